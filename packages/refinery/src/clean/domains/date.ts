/** Dates and date-times in the forms met in files: 2020-03-09, 20200309, 2020/3/9 0:00, 2020年3月9日, 25/12/2020, Excel serials. */
import { type CleanDomain, columns } from '../cell.ts';
import { cases, isNullWord, matches, tidied } from '../text.ts';

const ISO = '[0-9]{4}-[0-9]{2}-[0-9]{2}';
const COMPACT = '[0-9]{8}';
const SPLIT = '[0-9]{4}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?';
const CLOCK = '[0-9]{1,2}:[0-9]{1,2}(?::[0-9]{1,2}(?:[.][0-9]+)?)?';
/** Serial days of spreadsheets from 1927-05-18 to 2173: fewer digits are numbers of something else. */
const SERIAL = '[1-6][0-9]{4}(?:[.][0-9]+)?';
const DAY_FIRST = '[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{4}';

/** Text of a day → text `Y-M-D` that a guarded cast reads; NULL for other forms. */
function dashed(text: string): string {
  const part = (n: number) => `split_part(translate(${text}, '/.', '--'), '-', ${n})`;
  const first = `CAST(${part(1)} AS INTEGER)`;
  const second = `CAST(${part(2)} AS INTEGER)`;
  return cases([
    [matches(text, SPLIT), `translate(${text}, '/.年月日', '----')`],
    [matches(text, COMPACT), compact(text)],
    // which of two small numbers is the month cannot be told: only when one is over 12, or both are the same
    [
      matches(text, DAY_FIRST),
      `CASE WHEN ${first} > 12 OR ${first} = ${second} THEN ${part(3)} || '-' || ${part(2)} || '-' || ${part(1)} WHEN ${second} > 12 THEN ${part(3)} || '-' || ${part(1)} || '-' || ${part(2)} END`,
    ],
    [
      matches(text, SERIAL),
      `CAST(CAST(DATE '1899-12-30' + CAST(split_part(${text}, '.', 1) AS INTEGER) * INTERVAL 1 DAY AS DATE) AS VARCHAR)`,
    ],
  ]);
}

function compact(text: string): string {
  return `substr(${text}, 1, 4) || '-' || substr(${text}, 5, 2) || '-' || substr(${text}, 7, 2)`;
}

export const cleanDate: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, day } = columns(cell, 'quick', 'text', 'day');
  return {
    levels: [
      {
        [quick]: cases([
          [matches(raw, ISO), `try_cast(${raw} AS DATE)`],
          [matches(raw, COMPACT), `try_cast(${compact(raw)} AS DATE)`],
          [matches(raw, SPLIT), `try_cast(translate(${raw}, '/.年月日', '----') AS DATE)`],
        ]),
      },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
      { [text + 'n']: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${withoutClock(text)} END` },
      { [day]: `CASE WHEN ${text}n IS NOT NULL THEN try_cast(${dashed(`${text}n`)} AS DATE) END` },
    ],
    value: `coalesce(${quick}, ${day})`,
    repaired: 'FALSE',
    unparsed: `(${text}n IS NOT NULL AND ${day} IS NULL)`,
  };
};

/** `2020-3-9 0:00:00.0`, `2020-03-09T00:00:00Z`, `20200309000000` → the day's text. */
function withoutClock(text: string): string {
  return cases(
    [
      [matches(text, '[0-9]{14}'), `substr(${text}, 1, 8)`],
      [
        matches(text, `[0-9]{4}[^ T:]{2,8}[ T]+${CLOCK}(?: ?(?:Z|[+-][0-9:]{2,5}))?`),
        `regexp_extract(${text}, '^([^ T]+)[ T]', 1)`,
      ],
      [matches(text, `${DAY_FIRST} +${CLOCK}`), `split_part(${text}, ' ', 1)`],
    ],
    text,
  );
}

export const cleanDateTime: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, known, time } = columns(cell, 'quick', 'text', 'known', 'time');
  const day = withoutClock(known);
  const clock = cases(
    [
      [
        matches(known, '[0-9]{14}'),
        `substr(${known}, 9, 2) || ':' || substr(${known}, 11, 2) || ':' || substr(${known}, 13, 2)`,
      ],
      [matches(known, `.*[ T]${CLOCK}.*`), `regexp_extract(${known}, '[ T]+(${CLOCK})', 1)`],
    ],
    `'00:00:00'`,
  );
  return {
    levels: [
      {
        [quick]: `CASE WHEN ${matches(raw, `${ISO}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}`)} THEN try_cast(${raw} AS TIMESTAMP) END`,
      },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${tidied(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      {
        [`${time}d`]: `CASE WHEN ${known} IS NOT NULL THEN try_cast(${dashed(`(${day})`)} AS DATE) END`,
        [`${time}c`]: `CASE WHEN ${known} IS NOT NULL THEN ${clock} END`,
      },
      {
        [time]: `CASE WHEN ${time}d IS NOT NULL THEN try_cast(CAST(${time}d AS VARCHAR) || ' ' || ${paddedClock(`${time}c`)} AS TIMESTAMP) END`,
      },
    ],
    value: `coalesce(${quick}, ${time})`,
    repaired: 'FALSE',
    unparsed: `(${known} IS NOT NULL AND ${time} IS NULL)`,
  };
};

function paddedClock(clock: string): string {
  const part = (n: number) => `split_part(${clock}, ':', ${n})`;
  return `lpad(${part(1)}, 2, '0') || ':' || lpad(${part(2)}, 2, '0') || ':' || CASE WHEN ${part(3)} = '' THEN '00' WHEN length(split_part(${part(3)}, '.', 1)) = 1 THEN '0' || ${part(3)} ELSE ${part(3)} END`;
}
