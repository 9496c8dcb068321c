/** Division codes (GB/T 2260) given as a code or as a name; retired codes become their successor. */
import type { CleanDomain } from '../cell.ts';
import { simplified } from '../chinese.ts';
import { answerSql } from '../lists.ts';
import { REGION_LISTS, REGION_NAMES, regionNow } from '../regions.ts';
import { cases, isNullWord, matches, tidied, widthMended } from '../text.ts';

export const cleanRegion: CleanDomain = ({ raw, at }) => {
  const [fast, text, known, code, key, named, now] = ['f', 't', 'n', 'c', 'k', 'a', 'w'].map(at) as [
    string,
    string,
    string,
    string,
    string,
    string,
    string,
  ];
  return {
    levels: [
      { [fast]: `coalesce(${matches(raw, '[1-9][0-9]{5}')}, FALSE)` },
      { [text]: `CASE WHEN ${fast} THEN ${raw} ELSE ${tidied(raw)} END` },
      {
        [known]: cases(
          [
            [fast, raw],
            [isNullWord(text), 'NULL'],
          ],
          `ks_re_all(${text}, '[ />,-]+', '')`,
        ),
      },
      {
        // a statistics code of 9 or 12 digits begins with the county's; a spreadsheet adds .0
        [code]: cases([
          [fast, known],
          [matches(known, '[1-9][0-9]{5}(?:[0-9]{3}|[0-9]{6}|[.]0+)'), `substr(${known}, 1, 6)`],
        ]),
      },
      {
        [`${key}s`]: `CASE WHEN ${code} IS NULL AND ${known} IS NOT NULL THEN ${simplified(known)} END`,
      },
      { [key]: `CASE WHEN ${key}s IS NOT NULL THEN ks_key64(${key}s) END` },
      {
        [named]: answerSql(REGION_NAMES, `${key}s`, key),
        [now]: `CASE WHEN ${code} IS NOT NULL THEN ${regionNow(`CAST(${code} AS INTEGER)`)} END`,
      },
    ],
    value: `coalesce(CAST(${now} AS VARCHAR), ${named}, ${known})`,
    repaired: `(CASE WHEN ${now} IS NOT NULL AND CAST(${now} AS VARCHAR) <> ${code} THEN TRUE WHEN ${fast} THEN FALSE ELSE ${widthMended(raw, text)} END)`,
    unparsed: 'FALSE',
    ok: `CASE WHEN ${known} IS NULL THEN NULL ELSE ${now} IS NOT NULL OR ${named} IS NOT NULL END`,
    lists: [...REGION_LISTS, ...REGION_NAMES.lists],
  };
};
