/** Mobile and landline numbers (电信网编号计划): +86, blanks, dashes, brackets, extensions, decimals left by spreadsheets. */
import type { CleanDomain } from '../cell.ts';
import { cases, lettersToDigits, matches } from '../text.ts';
import { shaped } from './simple-identifiers.ts';

const MOBILE = '1[3-9][0-9]{9}';
/** Area code, number and extension; 400 and 800 numbers; service numbers. */
const LANDLINE =
  '(?:0(?:10|2[0-9])-[0-9]{8}|0[3-9][0-9]{2}-[0-9]{7,8}|[48]00-[0-9]{3}-[0-9]{4}|(?:95|96|12|10|11)[0-9]{1,4})(?:-[0-9]{1,6})?';

export const cleanMobile: CleanDomain = phone(MOBILE);
export const cleanLandline: CleanDomain = phone(LANDLINE);
export const cleanPhone: CleanDomain = phone(`${MOBILE}|${LANDLINE}`);

function phone(canonical: string): CleanDomain {
  const mended = (read: string, number: string) => `replace(${read}, '-', '') <> translate(${number}, '#-', '')`;
  return shaped({ canonical, bare, read: grouped, mended });
}

/** Digits without separators, country code and what a spreadsheet adds; an extension stays after `#`. */
function bare(text: string): string {
  // a dash after seven or eight digits leads to an extension
  const marked = `ks_re_all(upper(${text}), ' *(?:转|分机|EXT[.]?|X|#)+ *', '#')`;
  const whole = cases(
    [
      [matches(text, '[0-9]+[.]0+'), `split_part(${text}, '.', 1)`],
      [matches(text, '.*[0-9]{7}[-–—][0-9]{1,6}'), dashed(text)],
    ],
    marked,
  );
  const digits = `translate(${whole}, ' -‐–—−_().·''"‘’“”（）', '')`;
  return `CASE WHEN ${matches(digits, '(?:[+]|00)?86[01][0-9#]{9,}')} THEN regexp_extract(${digits}, '^(?:[+]|00)?86(.*)$', 1) ELSE ${digits} END`;
}

function dashed(text: string): string {
  return `regexp_extract(${text}, '^(.*[0-9]{7})[-–—][0-9]{1,6}$', 1) || '#' || regexp_extract(${text}, '[-–—]([0-9]{1,6})$', 1)`;
}

/** `085188776655` → `0851-88776655`; a zero before a mobile number goes. */
function grouped(text: string): string {
  const digits = lettersToDigits(text);
  const area = (length: number) =>
    `substr(${digits}, 1, ${length}) || '-' || replace(substr(${digits}, ${length + 1}), '#', '-')`;
  return cases(
    [
      [matches(digits, `0?${MOBILE}`), `right(${digits}, 11)`],
      [matches(digits, '0(?:10|2[0-9])[0-9]{8}(?:#[0-9]{1,6})?'), area(3)],
      [matches(digits, '0[3-9][0-9]{2}[0-9]{7,8}(?:#[0-9]{1,6})?'), area(4)],
      [
        matches(digits, '[48]00[0-9]{7}(?:#[0-9]{1,6})?'),
        `substr(${digits}, 1, 3) || '-' || substr(${digits}, 4, 3) || '-' || replace(substr(${digits}, 7), '#', '-')`,
      ],
    ],
    `replace(${digits}, '#', '-')`,
  );
}
