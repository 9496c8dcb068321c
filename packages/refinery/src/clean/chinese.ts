/** Guards and forms for text in 汉字: the dear `translate`s run only on rows that hold a character they change. */
import { literal } from '@kuaishu/engine';
import { NULL_WORD_PATTERN } from './text.ts';
import { commonCharacters, inCommonCharacters } from './traditional.ts';

/** Anything a name or address is not written with when it is clean: blanks, widths, invisible characters, dots of other alphabets. */
const UNTIDY =
  '\\s！-～\u0085\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u2e80-\u2fdf\u2800\u3000\u3164\uf900-\ufaff\ufe00-\ufe0f\ufeff\uffa0•‧∙・．﹒●';

/** TRUE when the text may need more than copying: untidy characters, uncommon ones, a null word. One pass of one automaton. */
export function needsMending(text: string, extra = ''): string {
  return `regexp_matches(${text}, ${literal(`[${UNTIDY}${extra}${commonCharacters().from}]|${NULL_WORD_PATTERN}`)})`;
}

/** Traditional → simplified, guarded. */
export function simplified(text: string): string {
  return `CASE WHEN regexp_matches(${text}, ${literal(`[${commonCharacters().from}]`)}) THEN ${inCommonCharacters(text)} ELSE ${text} END`;
}

export const HAN = '[\u3400-\u4dbf\u4e00-\u9fff\u3007]';
