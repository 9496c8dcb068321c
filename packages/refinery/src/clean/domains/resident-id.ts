/**
 * 公民身份号码, GB 11643-1999: 6 region, 8 birth date, 3 sequence, 1 check character (ISO 7064 MOD 11-2).
 * The arithmetic stands on two INTEGERs, the first eight and the next nine digits: 17 `ascii(substr())` cost three times as much.
 */
import { type CleanDomain, type Cleaned, columns } from '../cell.ts';
import { orCovered } from '../covered.ts';
import { regionKnown } from '../regions.ts';
import { cases, compacted, isNullWord, lettersToDigits, matches, tidied } from '../text.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';
const CANONICAL = '[1-9][0-9]{16}[0-9X]';

/** Check character of 17 digits given as INTEGERs of the first eight and the last nine. */
function residentCheck(high: string, low: string): string {
  const sum = WEIGHTS.map((weight, i) => `${i < 8 ? digit(high, 7 - i) : digit(low, 16 - i)} * ${weight}`).join(' + ');
  return `substr('${CHECKS}', CAST((${sum}) % 11 AS INTEGER) + 1, 1)`;
}

/** Digit of a whole number at a power of ten. */
export function digit(number: string, power: number): string {
  const shifted = power === 0 ? number : `ks_idiv(${number}, ${10n ** BigInt(power)})`;
  return `(${shifted} % 10)`;
}

/** TRUE when year·10000 + month·100 + day is a real date of 1850 or later. */
function realDay(ymd: string): string {
  const year = `ks_idiv(${ymd}, 10000)`;
  const month = `(ks_idiv(${ymd}, 100) % 100)`;
  const day = `(${ymd} % 100)`;
  const leap = `(${year} % 4 = 0 AND (${year} % 100 <> 0 OR ${year} % 400 = 0))`;
  // all months have 28 days: the rest is asked of few
  const last = `CASE WHEN ${day} <= 28 THEN 28 WHEN ${month} = 2 THEN CASE WHEN ${leap} THEN 29 ELSE 28 END WHEN ${month} IN (4, 6, 9, 11) THEN 30 ELSE 31 END`;
  return `(${year} >= 1850 AND ${month} BETWEEN 1 AND 12 AND ${day} BETWEEN 1 AND ${last})`;
}

export const cleanResidentId: CleanDomain = (cell) => {
  const { raw } = cell;
  const { fast, text, compact, bare, read, full, high, low, ymd, check, own, swapped, proven } = columns(
    cell,
    ...([
      'fast',
      'text',
      'compact',
      'bare',
      'read',
      'full',
      'high',
      'low',
      'ymd',
      'check',
      'own',
      'swapped',
      'proven',
    ] as const),
  );
  // residence cards of foreigners (2023): 9, province, nationality
  const region = `CASE WHEN ${high} >= 90000000 THEN ks_idiv(${high}, 100000) % 100 * 10000 ELSE ks_idiv(${high}, 100) END`;
  const fits = `(${own} AND substr(${full}, 18, 1) = ${check})`;
  // 15 and 17 digits carry no check character to prove them: region and date must
  const short = `(${own} AND length(${full}) < 18)`;
  // positions 11 to 14, month and day, are the first of the second nine after two digits of the year
  const month = `(ks_idiv(${low}, 100000) % 100)`;
  const day = `(ks_idiv(${low}, 1000) % 100)`;
  const swappedLow = `(${low} + (${day} - ${month}) * 99000)`;
  const swappedDay = `(${ymd} + (${day} - ${month}) * 99)`;
  const cleaned: Cleaned = {
    levels: [
      { [fast]: `coalesce(${matches(raw, CANONICAL)}, FALSE)` },
      // NULL where the number is as it should be, until `full`: a text that only passes through would be copied at each level
      { [text]: `CASE WHEN NOT ${fast} THEN ${tidied(raw)} END` },
      { [compact]: `CASE WHEN NOT ${fast} THEN ${squeezed(text)} END` },
      // asked of the squeezed form, so that "N / A" is none either
      {
        [bare]: `CASE WHEN NOT ${fast} AND NOT ${isNullWord(compact)} THEN ${compact} END`,
      },
      { [read]: `CASE WHEN ${bare} IS NOT NULL THEN ${digitsRead(bare)} END` },
      {
        // letters become digits only where a number of a known length comes out
        [full]: `CASE WHEN ${fast} THEN ${raw} WHEN NOT ${matches(read, '[0-9]{17}[0-9X]|[0-9]{17}|[0-9]{15}')} THEN ${bare} ELSE ${read} END`,
      },
      {
        [high]: cases([
          [fast, `CAST(substr(${full}, 1, 8) AS INTEGER)`],
          [matches(full, '[1-9][0-9]{16}[0-9X]?'), `CAST(substr(${full}, 1, 8) AS INTEGER)`],
          [
            matches(full, '[1-9][0-9]{14}'),
            `CAST(substr(${full}, 1, 6) || CASE WHEN substr(${full}, 13, 3) >= '996' THEN '18' ELSE '19' END AS INTEGER)`,
          ],
        ]),
        [low]: cases([
          [fast, `CAST(substr(${full}, 9, 9) AS INTEGER)`],
          [matches(full, '[1-9][0-9]{16}[0-9X]?'), `CAST(substr(${full}, 9, 9) AS INTEGER)`],
          [matches(full, '[1-9][0-9]{14}'), `CAST(substr(${full}, 7, 9) AS INTEGER)`],
        ]),
      },
      { [ymd]: `(${high} % 100) * 1000000 + ks_idiv(${low}, 1000)` },
      { [check]: residentCheck(high, low), [own]: `coalesce(${realDay(ymd)} AND ${regionKnown(region)}, FALSE)` },
      {
        // month and day changed places, with proof: only the changed date makes the check character right
        [swapped]: `CASE WHEN ${high} IS NOT NULL AND length(${full}) = 18 AND NOT ${fits} THEN
          CASE WHEN ${realDay(swappedDay)} AND ${regionKnown(region)} AND substr(${full}, 18, 1) = ${residentCheck(high, swappedLow)}
          THEN substr(${full}, 1, 10) || substr(${full}, 13, 2) || substr(${full}, 11, 2) || substr(${full}, 15, 4) END END`,
      },
      {
        [proven]: cases([
          [fits, full],
          [short, `CAST(${high} AS VARCHAR) || lpad(CAST(${low} AS VARCHAR), 9, '0') || ${check}`],
          [`${swapped} IS NOT NULL`, swapped],
        ]),
      },
    ],
    value: `coalesce(${proven}, ${full})`,
    repaired: `(CASE WHEN ${fast} THEN ${swapped} IS NOT NULL ELSE ${proven} <> ${raw} END)`,
    unparsed: 'FALSE',
    ok: `${proven} IS NOT NULL`,
  };
  return orCovered(cell, cleaned, { text, level: 1 });
};

/** Upper case without blanks and separators; the point and zeros of a spreadsheet go, signs like × at the end are X. */
function squeezed(text: string): string {
  return `regexp_replace(${compacted(`regexp_replace(${text}, '[.]0+$', '')`)}, '[×✕✖ΧХ*]$', 'X')`;
}

/** Letters as the digits they are read for, but for an X at the end. */
function digitsRead(bare: string): string {
  const last = `CASE WHEN substr(${bare}, 18, 1) = 'X' THEN 'X' ELSE ${lettersToDigits(`substr(${bare}, 18)`)} END`;
  return `${lettersToDigits(`substr(${bare}, 1, 17)`)} || ${last}`;
}
