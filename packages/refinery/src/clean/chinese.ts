/** Guards and forms for text in 汉字: the dear `translate`s run only on rows that hold a character they change. */
import { literal } from '@kuaishu/engine';
import { traditional } from './facts.ts';

/** Anything a name or address is not written with when it is clean: blanks, widths, invisible characters, dots of other alphabets. */
const UNTIDY = '\\s！-～\u0085\u00a0\u00ad\u1680\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff•‧・．﹒';

/** TRUE when the text may need more than trimming: untidy characters or traditional ones. One pass of one automaton. */
export function needsMending(text: string, extra = ''): string {
  return `regexp_matches(${text}, ${literal(`[${UNTIDY}${extra}${traditional.from}]`)})`;
}

/** Traditional → simplified; guarded, since `translate` builds its map anew for each row. */
export function simplified(text: string): string {
  return `CASE WHEN regexp_matches(${text}, ${literal(`[${traditional.from}]`)}) THEN translate(${text}, ${literal(traditional.from)}, ${literal(traditional.to)}) ELSE ${text} END`;
}

export const HAN = '[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007]';
