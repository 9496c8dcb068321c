/** Names of persons, organisations and places. */
import type { CleanDomain } from '../cell.ts';
import { HAN, needsMending, simplified } from '../chinese.ts';
import { isNullWord } from '../text.ts';

/**
 * 姓名: blanks between 汉字 go, one blank stays between words of Latin letters, dots between parts become · (U+00B7), traditional → simplified.
 */
export const cleanPersonName: CleanDomain = mendedText('', (text) => {
  const dotted = `translate(${text}, '•‧・．﹒.', '······')`;
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ${`ks_re_all(${dotted}, ' *', '')`} ELSE ks_re_all(${text}, ' +', ' ') END`;
});

/** 单位名称: brackets full width, blanks between 汉字 out, traditional → simplified. */
export const cleanOrgName: CleanDomain = mendedText('()\\[\\]【】〔〕', (text) => {
  const brackets = `translate(${text}, '()[]【】〔〕', '（）（）（）（）')`;
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ks_re_all(${brackets}, ' *', '') ELSE ks_re_all(${text}, ' +', ' ') END`;
});

export const cleanPlaceName: CleanDomain = mendedText('', (text) => {
  return `CASE WHEN regexp_matches(${text}, '${HAN}') THEN ks_re_all(${text}, ' *', '') ELSE ks_re_all(${text}, ' +', ' ') END`;
});

/** `mend` gives the form of a tidied text; it runs only where the text holds a character that calls for it. */
export function mendedText(extra: string, mend: (text: string) => string): CleanDomain {
  return ({ raw, at }) => {
    const [dirty, text, plain, mended, value] = ['g', 't', 'p', 'm', 'v'].map(at) as [
      string,
      string,
      string,
      string,
      string,
    ];
    return {
      levels: [
        { [dirty]: `coalesce(${needsMending(raw, extra)}, FALSE)` },
        { [text]: `CASE WHEN ${dirty} THEN ks_tidy(${raw}) ELSE ${raw} END` },
        { [plain]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
        { [mended]: `CASE WHEN ${dirty} THEN ${mend(plain)} END` },
        { [value]: `CASE WHEN ${dirty} THEN ${simplified(mended)} ELSE ${plain} END` },
      ],
      value,
      repaired: `(CASE WHEN ${dirty} THEN ${value} <> ks_trim(${raw}) ELSE FALSE END)`,
      unparsed: 'FALSE',
    };
  };
}

/** Free text: trimmed, null words out, nothing else. */
export const cleanText: CleanDomain = ({ raw, at }) => {
  const [text] = [at('t')];
  return {
    levels: [
      {
        [text]: `CASE WHEN regexp_matches(${raw}, '^[\\s\u3000\ufeff\u00a0]|[\\s\u3000\ufeff\u00a0]$') THEN ks_trim(${raw}) ELSE ${raw} END`,
      },
    ],
    value: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END`,
    repaired: 'FALSE',
    unparsed: 'FALSE',
  };
};
