/** Years and months of statistics: 2020, 2020年, 2020年度; 2020-03, 202003, 2020年3月. */
import { type CleanDomain, columns } from '../cell.ts';
import { cases, isNullWord, matches, tidied } from '../text.ts';

export const cleanYear: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, known, year } = columns(cell, 'quick', 'text', 'known', 'year');
  return {
    levels: [
      { [quick]: `CASE WHEN ${matches(raw, '[12][0-9]{3}')} THEN CAST(${raw} AS BIGINT) END` },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      {
        [year]: `CASE WHEN ${matches(known, '[12][0-9]{3}(?:[.]0+| ?年(?:度)?|[-/]12[-/]31|[-/]0?1[-/]0?1)?')} THEN CAST(substr(${known}, 1, 4) AS BIGINT) END`,
      },
    ],
    value: `coalesce(${quick}, ${year})`,
    repaired: 'FALSE',
    unparsed: `(${known} IS NOT NULL AND ${year} IS NULL)`,
  };
};

/** Text `YYYY-MM`. */
export const cleanMonth: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, known, split, month } = columns(cell, 'quick', 'text', 'known', 'split', 'month');
  return {
    levels: [
      { [quick]: `CASE WHEN ${matches(raw, '[12][0-9]{3}-(?:0[1-9]|1[0-2])')} THEN ${raw} END` },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      {
        [split]: cases([
          [matches(known, '[12][0-9]{3}(?:0[1-9]|1[0-2])'), `substr(${known}, 1, 4) || '-' || substr(${known}, 5, 2)`],
          [
            matches(known, '[12][0-9]{3} ?[-/.年] ?[0-9]{1,2}(?: ?月(?:份)?)?(?:[-/.][0-9]{1,2}(?: [0-9:.]+)?)?'),
            `substr(${known}, 1, 4) || '-' || lpad(regexp_extract(${known}, '^[0-9]{4} ?[-/.年] ?([0-9]{1,2})', 1), 2, '0')`,
          ],
        ]),
      },
      { [month]: `CASE WHEN ${matches(split, '[12][0-9]{3}-(?:0[1-9]|1[0-2])')} THEN ${split} END` },
    ],
    value: `coalesce(${quick}, ${month})`,
    repaired: 'FALSE',
    unparsed: `(${known} IS NOT NULL AND ${month} IS NULL)`,
  };
};
