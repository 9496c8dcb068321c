/** Years and months of statistics: 2020, 2020年, 2020年度, 二〇二〇年; 2020-03, 202003, 2020年3月; also a whole day in any form. */
import { type CleanDomain, columns } from '../cell.ts';
import { cases, isNullWord, matches } from '../text.ts';
import { dayOf, dayText, readableText } from './date.ts';

export const cleanYear: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, known, split, year } = columns(cell, 'quick', 'text', 'known', 'split', 'year');
  const chinese = '[〇○零一二三四五六七八九两]{4}年';
  return {
    levels: [
      { [quick]: `CASE WHEN ${matches(raw, '[12][0-9]{3}')} THEN CAST(${raw} AS BIGINT) END` },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${readableText(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      {
        [split]: cases([
          [matches(known, '[12][0-9]{3}(?:[.]0+)? ?(?:年度?)?'), `substr(${known}, 1, 4) || '-1-1'`],
          [matches(known, `${chinese}度?`), dayText(`(substr(${known}, 1, 5) || '一月一日')`)],
          [matches(known, '[0-9]{5}(?:[.][0-9]+)?'), 'NULL'],
          [`${known} IS NOT NULL`, dayText(known)],
        ]),
      },
      { [year]: `CASE WHEN ${split} IS NOT NULL THEN CAST(extract(year FROM ${dayOf(split)}) AS BIGINT) END` },
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
  const written = '^([0-9]{4}) ?[-/.年]? ?([0-9]{1,2}) ?月?(?:[.]0+)?$';
  return {
    levels: [
      { [quick]: `CASE WHEN ${matches(raw, '[12][0-9]{3}-(?:0[1-9]|1[0-2])')} THEN ${raw} END` },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${readableText(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      {
        [split]: cases([
          // five digits alone are a serial or a slip, not a month
          [matches(known, '[0-9]{5}(?:[.][0-9]+)?'), 'NULL'],
          [
            `regexp_matches(${known}, '${written}')`,
            `regexp_extract(${known}, '${written}', 1) || '-' || regexp_extract(${known}, '${written}', 2) || '-1'`,
          ],
          [
            matches(known, '[〇○零一二三四五六七八九两]{4}年[〇零一二三四五六七八九十元正]{1,3}月'),
            dayText(`(${known} || '一日')`),
          ],
          [`${known} IS NOT NULL`, dayText(known)],
        ]),
      },
      { [month]: `CASE WHEN ${split} IS NOT NULL THEN substr(CAST(${dayOf(split)} AS VARCHAR), 1, 7) END` },
    ],
    value: `coalesce(${quick}, ${month})`,
    repaired: 'FALSE',
    unparsed: `(${known} IS NOT NULL AND ${month} IS NULL)`,
  };
};
