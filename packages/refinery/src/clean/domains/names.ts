/** Names of persons, organisations and places. */
import { literal } from '@kuaishu/engine';
import { type CleanDomain, columns } from '../cell.ts';
import { HAN, needsMending } from '../chinese.ts';
import { cases, isNullWord, NULL_WORD_PATTERN } from '../text.ts';
import { inCommonCharacters } from '../traditional.ts';

/** 姓名: no blanks where it has 汉字, dots between parts as · (U+00B7); traditional → simplified. The standards' `normalisePersonName`. */
export const cleanPersonName: CleanDomain = mendedText('.·', (text) =>
  hanOrLatin(text, `ks_re_all(ks_re_all(translate(${text}, '•・∙‧●.', '······'), ' +', ''), '^·+|·+$', '')`),
);

/** 单位名称: brackets full width, no blanks beside 汉字, traditional → simplified. */
export const cleanOrgName: CleanDomain = mendedText('()\\[\\]【】〔〕〈〉', (text) =>
  hanOrLatin(text, `ks_re_all(translate(${text}, '()[]【】〔〕〈〉', '（）（）（）（）（）'), ' +', '')`),
);

/** 地名: no blanks where it has 汉字. */
export const cleanPlaceName: CleanDomain = mendedText('', (text) => hanOrLatin(text, `ks_re_all(${text}, ' +', '')`));

export function hanOrLatin(text: string, han: string): string {
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ${han} ELSE ks_re_all(${text}, ' +', ' ') END`;
}

/** `mend` gives the form of a tidied text; it runs only where the text holds a character that calls for it. */
export function mendedText(extra: string, mend: (text: string) => string): CleanDomain {
  return (cell) => {
    const { raw } = cell;
    const { dirty, text, plain, common, value } = columns(cell, 'dirty', 'text', 'plain', 'common', 'value');
    return {
      levels: [
        { [dirty]: `coalesce(${needsMending(raw, extra)}, FALSE)` },
        // NULL where nothing is to be mended: a text that only passes through would be copied at each level
        { [text]: `CASE WHEN ${dirty} THEN ks_tidy(${raw}) END` },
        { [plain]: `CASE WHEN ${dirty} AND NOT ${isNullWord(text)} THEN ${text} END` },
        { [common]: `CASE WHEN ${dirty} THEN ${inCommonCharacters(plain)} END` },
        { [value]: `CASE WHEN ${dirty} THEN nullif(${mend(common)}, '') ELSE ${raw} END` },
      ],
      value,
      repaired: `(CASE WHEN ${dirty} THEN ${value} <> ${raw} ELSE FALSE END)`,
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
