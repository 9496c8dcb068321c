/** Names of persons, organisations and places. */
import { literal } from '@kuaishu/engine';
import { type CleanDomain, columns } from '../cell.ts';
import { HAN, needsMending, simplified } from '../chinese.ts';
import { cases, isNullWord, NULL_WORD_PATTERN } from '../text.ts';

/**
 * 姓名: blanks between 汉字 go, one blank stays between words of Latin letters, dots between parts become · (U+00B7), traditional → simplified.
 */
export const cleanPersonName: CleanDomain = mendedText('.', (text) => {
  const dotted = `translate(${text}, '•‧・．﹒.', '······')`;
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ${`ks_re_all(${dotted}, ' +', '')`} ELSE ks_re_all(${text}, ' +', ' ') END`;
});

/** 单位名称: brackets full width, blanks between 汉字 out, traditional → simplified. */
export const cleanOrgName: CleanDomain = mendedText('()\\[\\]【】〔〕', (text) => {
  const brackets = `translate(${text}, '()[]【】〔〕', '（）（）（）（）')`;
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ks_re_all(${brackets}, ' +', '') ELSE ks_re_all(${text}, ' +', ' ') END`;
});

export const cleanPlaceName: CleanDomain = mendedText('', (text) => {
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ks_re_all(${text}, ' +', '') ELSE ks_re_all(${text}, ' +', ' ') END`;
});

/** `mend` gives the form of a tidied text; it runs only where the text holds a character that calls for it. */
export function mendedText(extra: string, mend: (text: string) => string): CleanDomain {
  return (cell) => {
    const { raw } = cell;
    const { dirty, text, plain, mended, value } = columns(cell, 'dirty', 'text', 'plain', 'mended', 'value');
    return {
      levels: [
        { [dirty]: `coalesce(${needsMending(raw, extra)}, FALSE)` },
        { [text]: `CASE WHEN ${dirty} THEN ks_tidy(${raw}) ELSE ${raw} END` },
        {
          [plain]: cases(
            [
              [`NOT ${dirty}`, text],
              [isNullWord(text), 'NULL'],
            ],
            text,
          ),
        },
        { [mended]: `CASE WHEN ${dirty} THEN ${mend(plain)} END` },
        { [value]: `CASE WHEN ${dirty} THEN ${simplified(mended)} ELSE ${plain} END` },
      ],
      value,
      repaired: `(CASE WHEN ${dirty} THEN ${value} <> ks_trim(${raw}) ELSE FALSE END)`,
      unparsed: 'FALSE',
    };
  };
}

const EDGES = '[\\s\u0085\u00a0\u2000-\u200f\u2028-\u202f\u205f-\u2064\u3000\ufeff]';

/** Free text: trimmed, null words out, nothing else. */
export const cleanText: CleanDomain = (cell) => {
  const { raw } = cell;
  const { dirty, text } = columns(cell, 'dirty', 'text');
  return {
    levels: [
      { [dirty]: `coalesce(regexp_matches(${raw}, ${literal(`^${EDGES}|${EDGES}$|${NULL_WORD_PATTERN}`)}), FALSE)` },
      { [text]: `CASE WHEN ${dirty} THEN ks_trim(${raw}) ELSE ${raw} END` },
    ],
    value: cases(
      [
        [`NOT ${dirty}`, text],
        [isNullWord(text), 'NULL'],
      ],
      text,
    ),
    repaired: 'FALSE',
    unparsed: 'FALSE',
  };
};
