/**
 * Dates and date-times in the forms met in files: 2020-03-09, 20200309, 2020/3/9 0:00, 2020年3月9日, 25/12/2020, 9 Mar 2020, 二〇二〇年三月九日,
 * 民国109年3月9日, spreadsheet serials. Two cheap forms take nearly all rows; the rest is read by a dear expression over those rows alone.
 */
import { type CleanDomain, columns } from '../cell.ts';
import { cases, isNullWord, matches, tidied } from '../text.ts';

const ISO = '[12][0-9]{3}-[0-9]{2}-[0-9]{2}';
const COMPACT = '[12][0-9]{7}';
const SPLIT = '[12][0-9]{3}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}日?';

const TIME = '[0-9]{1,2}[:时].*';
/** Groups 1 to 3: year, month, day. */
const NUMERIC = `^([0-9]{4}) ?[-/.年\\\\] ?([0-9]{1,2}) ?[-/.月\\\\] ?([0-9]{1,2}) ?[日号]?(?:[T ] ?(?:[上下]午|星期.|周.)? ?${TIME}| ?(?:星期|周|[(]).*)?$`;
const DIGITS = '^([0-9]{4})([0-9]{2})([0-9]{2})(?:[0-9]{6}(?:[0-9]{3})?)?(?:[.]0+)?$';
const SMALL_FIRST = '^([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4})(?:[T ].*)?$';
const DAY_MONTH =
  '^(?:[A-Za-z]{3,9},? )?([0-9]{1,2})(?:st|nd|rd|th)?[ -]+([A-Za-z]{3})[A-Za-z]{0,6}[.]?[ ,-]+([0-9]{4})(?:[T ].*)?$';
const MONTH_DAY =
  '^(?:[A-Za-z]{3,9},? )?([A-Za-z]{3})[A-Za-z]{0,6}[.]? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})(?:[T ].*)?$';
const CHINESE =
  '^([〇○零一二三四五六七八九两]{4})年([〇零一二三四五六七八九十元正]{1,3})月([〇零一二三四五六七八九十廿卅初]{1,4})[日号]?$';
const REPUBLIC = '^(?:中华)?民国 ?([0-9]{1,3}) ?年 ?([0-9]{1,2}) ?月 ?([0-9]{1,2}) ?日?$';
const SERIAL = '^[0-9]{5}(?:[.][0-9]+)?$';

/** Text of a day, tidied, → text `Y-M-D` that a cast reads or refuses; NULL for other forms and for years before 1000. */
function dashed(text: string): string {
  const group = (pattern: string, n: number) => `regexp_extract(${text}, '${pattern}', ${n})`;
  const joined = (pattern: string, year: number, month: number, day: number) =>
    `${group(pattern, year)} || '-' || ${group(pattern, month)} || '-' || ${group(pattern, day)}`;
  const met = (pattern: string) => `regexp_matches(${text}, '${pattern}')`;
  const first = `CAST(${group(SMALL_FIRST, 1)} AS INTEGER)`;
  const second = `CAST(${group(SMALL_FIRST, 2)} AS INTEGER)`;
  return cases([
    [met(NUMERIC), joined(NUMERIC, 1, 2, 3)],
    [met(DIGITS), joined(DIGITS, 1, 2, 3)],
    // which of two small numbers is the month cannot be told: only when one is over 12, or both are the same
    [
      met(SMALL_FIRST),
      cases([
        [`${first} > 12`, joined(SMALL_FIRST, 3, 2, 1)],
        [`${second} > 12 OR ${first} = ${second}`, joined(SMALL_FIRST, 3, 1, 2)],
      ]),
    ],
    [
      met(DAY_MONTH),
      `${group(DAY_MONTH, 3)} || '-' || ${monthNumber(group(DAY_MONTH, 2))} || '-' || ${group(DAY_MONTH, 1)}`,
    ],
    [
      met(MONTH_DAY),
      `${group(MONTH_DAY, 3)} || '-' || ${monthNumber(group(MONTH_DAY, 1))} || '-' || ${group(MONTH_DAY, 2)}`,
    ],
    [
      met(CHINESE),
      `${chineseDigits(group(CHINESE, 1))} || '-' || ${chineseOrdinal(group(CHINESE, 2))} || '-' || ${chineseOrdinal(group(CHINESE, 3))}`,
    ],
    [
      met(REPUBLIC),
      `CAST(CAST(${group(REPUBLIC, 1)} AS INTEGER) + 1911 AS VARCHAR) || '-' || ${group(REPUBLIC, 2)} || '-' || ${group(REPUBLIC, 3)}`,
    ],
    // day 60 of spreadsheets is 1900-02-29, which never was
    [
      met(SERIAL),
      `CASE WHEN CAST(substr(${text}, 1, 5) AS INTEGER) >= 61 THEN CAST(CAST(DATE '1899-12-30' + CAST(substr(${text}, 1, 5) AS INTEGER) * INTERVAL 1 DAY AS DATE) AS VARCHAR) END`,
    ],
  ]);
}

/** `Y-M-D` → DATE, NULL when there is no such day; years 1000 to 2999. */
function dayOf(text: string): string {
  return `CASE WHEN regexp_matches(${text}, '^[12][0-9]{3}-[0-9]{1,2}-[0-9]{1,2}$') THEN try_cast(${text} AS DATE) END`;
}

/** Mar → 3; 0 for a word that is no month, so that the cast refuses it. */
function monthNumber(word: string): string {
  return `CAST(ks_idiv(strpos('jan feb mar apr may jun jul aug sep oct nov dec', lower(${word})) + 3, 4) AS VARCHAR)`;
}

function chineseDigits(text: string): string {
  return `translate(${text}, '〇○零一二三四五六七八九两', '00012345678902')`;
}

/** 元 1, 初九 9, 十二 12, 二十九 29, 廿三 23. */
function chineseOrdinal(text: string): string {
  const plain = `replace(replace(translate(${text}, '〇零一二三四五六七八九元正初', '0012345678911'), '廿', '2十'), '卅', '3十')`;
  return cases(
    [
      [`${plain} = '十'`, `'10'`],
      [`starts_with(${plain}, '十')`, `'1' || substr(${plain}, 2)`],
      [`right(${plain}, 1) = '十'`, `substr(${plain}, 1, 1) || '0'`],
    ],
    `replace(${plain}, '十', '')`,
  );
}

/** Blanks in runs are one; the dashes of print are plain. */
function readable(text: string): string {
  return `ks_re_all(translate(${tidied(text)}, '－–—', '---'), ' +', ' ')`;
}

/** The forms that need no preparation. */
function quickDay(raw: string): string {
  return cases([
    [matches(raw, ISO), `try_cast(${raw} AS DATE)`],
    [
      matches(raw, COMPACT),
      `try_cast(substr(${raw}, 1, 4) || '-' || substr(${raw}, 5, 2) || '-' || substr(${raw}, 7, 2) AS DATE)`,
    ],
    [matches(raw, SPLIT), `try_cast(translate(${raw}, '/.年月日', '----') AS DATE)`],
  ]);
}

export const cleanDate: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, known, split, day } = columns(cell, 'quick', 'text', 'known', 'split', 'day');
  return {
    levels: [
      { [quick]: quickDay(raw) },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${readable(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      { [split]: `CASE WHEN ${known} IS NOT NULL THEN ${dashed(known)} END` },
      { [day]: `CASE WHEN ${split} IS NOT NULL THEN ${dayOf(split)} END` },
    ],
    value: `coalesce(${quick}, ${day})`,
    repaired: 'FALSE',
    unparsed: `(${known} IS NOT NULL AND ${day} IS NULL)`,
  };
};

/** Groups 1 to 6: half of the day, hour, minute, second, am or pm, zone. The zone is the writer's: it is dropped. */
const CLOCK =
  '(?:^|[T 日])(上午|下午|晚上|凌晨)? ?([0-9]{1,2})[:时]([0-9]{1,2})(?:[:分]([0-9]{1,2})(?:[.][0-9]+)?秒?)? ?(am|pm|AM|PM)? ?(?:[zZ]|[+-][0-9]{2}:?[0-9]{2})?$';

export const cleanDateTime: CleanDomain = (cell) => {
  const { raw } = cell;
  const { quick, text, known, split, clock, moment } = columns(
    cell,
    'quick',
    'text',
    'known',
    'split',
    'clock',
    'moment',
  );
  return {
    levels: [
      {
        [quick]: `CASE WHEN ${matches(raw, `${ISO}[ T](?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]`)} THEN try_cast(replace(${raw}, 'T', ' ') AS TIMESTAMP) END`,
      },
      { [text]: `CASE WHEN ${quick} IS NULL THEN ${readable(raw)} END` },
      { [known]: `CASE WHEN ${isNullWord(text)} THEN NULL ELSE ${text} END` },
      {
        [split]: `CASE WHEN ${known} IS NOT NULL THEN ${dashed(known)} END`,
        [clock]: `CASE WHEN ${known} IS NOT NULL THEN ${clockOf(known)} END`,
      },
      {
        [moment]: cases([
          // epoch seconds and milliseconds, in China's time
          [
            matches(known, '[0-9]{10}|1[0-9]{12}'),
            `CAST(TIMESTAMP '1970-01-01 08:00:00' + CAST(substr(${known}, 1, 10) AS BIGINT) * INTERVAL 1 SECOND AS TIMESTAMP)`,
          ],
          [
            `${split} IS NOT NULL AND ${dayOf(split)} IS NOT NULL AND ${clock} IS NOT NULL`,
            `try_cast(CAST(${dayOf(split)} AS VARCHAR) || ' ' || ${clock} AS TIMESTAMP)`,
          ],
        ]),
      },
    ],
    value: `coalesce(${quick}, ${moment})`,
    repaired: 'FALSE',
    unparsed: `(${known} IS NOT NULL AND ${moment} IS NULL)`,
  };
};

/** Time of day as HH:MM:SS; midnight when none is written, NULL when one is written that is none. */
function clockOf(text: string): string {
  const group = (n: number) => `regexp_extract(${text}, '${CLOCK}', ${n})`;
  const hour = `CAST(${group(2)} AS INTEGER)`;
  const halved = `(${group(1)} <> '' OR ${group(5)} <> '')`;
  const afternoon = `(${group(1)} IN ('下午', '晚上') OR lower(${group(5)}) = 'pm')`;
  const hours = `CASE WHEN ${halved} THEN ${hour} % 12 + CASE WHEN ${afternoon} THEN 12 ELSE 0 END ELSE ${hour} END`;
  const second = `CASE WHEN ${group(4)} = '' THEN '0' ELSE ${group(4)} END`;
  return cases(
    [
      [
        `regexp_matches(${text}, '^[0-9]{14}')`,
        `substr(${text}, 9, 2) || ':' || substr(${text}, 11, 2) || ':' || substr(${text}, 13, 2)`,
      ],
      [
        `regexp_matches(${text}, '${CLOCK}')`,
        `CASE WHEN ${hours} < 24 THEN lpad(CAST(${hours} AS VARCHAR), 2, '0') || ':' || lpad(${group(3)}, 2, '0') || ':' || lpad(${second}, 2, '0') END`,
      ],
      [`regexp_matches(${text}, '[:时]')`, 'NULL'],
    ],
    `'00:00:00'`,
  );
}

/** For years and months: a whole day in any form, as text `Y-M-D`. */
export { dashed as dayText, dayOf, readable as readableText };
