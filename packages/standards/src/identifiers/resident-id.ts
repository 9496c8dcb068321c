/** 公民身份号码 GB 11643-1999: 6 region + 8 birth date + 3 sequence (odd male, even female) + check digit. */

import { currentRegion, knownIdPrefix } from '../regions/region.ts';
import { isRealDate } from '../values/date.ts';
import { residentIdCheckDigit } from './check-digits.ts';
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { FaultCode, Verdict } from './verdict.ts';

const EARLIEST_YEAR = 1850;

/** First rule that 18 characters break, or null where all hold. */
function firstFault(id: string): FaultCode | null {
  for (let i = 0; i < 17; i += 1) {
    const at = id.charCodeAt(i);
    if (at < 48 || at > 57) return 'characters';
  }
  const last = id.charCodeAt(17);
  if ((last < 48 || last > 57) && last !== 88) return 'characters';
  if (!knownPrefix(id)) return 'region';
  if (!realBirthDate(id.slice(6, 14))) return 'date';
  return residentIdCheckDigit(id) === id[17] ? null : 'check_digit';
}

/** Also the permanent residence card of 2023 for foreigners: 9, province, three digits of nationality [unverified against the standard]. */
function knownPrefix(id: string): boolean {
  const prefix = id.slice(0, 6);
  return knownIdPrefix(prefix) || (prefix.startsWith('9') && knownIdPrefix(`${prefix.slice(1, 3)}0000`));
}

function realBirthDate(digits: string): boolean {
  const day = Number(digits);
  const year = Math.floor(day / 10_000);
  return year >= EARLIEST_YEAR && isRealDate(year, Math.floor(day / 100) % 100, day % 100) && day <= today();
}

/** Today in China as YYYYMMDD. */
function today(): number {
  const now = new Date(Date.now() + 8 * 3_600_000);
  return now.getUTCFullYear() * 10_000 + (now.getUTCMonth() + 1) * 100 + now.getUTCDate();
}

const otherX = /[×✕✖ΧХ*]$/u;
const separators = /[-‐–—_.·,，]/g;

/** Why a resident identity number is wrong, and what it must have been where only one number can be meant. */
export function validateResidentId(value: string): Verdict {
  if (value.length === 18) {
    const fault = firstFault(value);
    if (fault === null) return right(value);
  }
  const bare = compact(value).replace(/\.0+$/, '').replace(separators, '').replace(otherX, 'X');
  if (bare === '') return empty;
  if (/^\d(?:\d{0,17})E\+?1[5-8]$/.test(bare))
    return wrong(
      'format',
      '被电子表格写成了科学计数法，后几位已丢失，请从原表重新导出为文本',
      'a spreadsheet turned it into scientific notation and lost its last digits: export it again as text',
    );
  const read = `${lettersToDigits(bare.slice(0, 17))}${bare.slice(17, 18) === 'X' ? 'X' : lettersToDigits(bare.slice(17))}`;
  switch (read.length) {
    case 18:
      return judge18(value, bare, read);
    case 17:
      return judge17(read);
    case 15:
      return judge15(read);
    default:
      return wrong('length', `应为18位，实为${bare.length}位`, `must have 18 characters, has ${bare.length}`);
  }
}

function judge18(value: string, bare: string, read: string): Verdict {
  const fault = firstFault(read);
  if (fault === null)
    return bare === read
      ? misspelt(read)
      : wrong('characters', `含有字母O、I等误写，应为 ${read}`, `letters stand for digits, write ${read}`, read);
  const swapped = `${read.slice(0, 10)}${read.slice(12, 14)}${read.slice(10, 12)}${read.slice(14)}`;
  const repair =
    (fault === 'date' || fault === 'check_digit') && swapped !== read && firstFault(swapped) === null
      ? swapped
      : undefined;
  if (repair !== undefined)
    return wrong(
      fault,
      `出生日期的月和日颠倒，应为 ${repair}`,
      `day and month of birth are swapped, write ${repair}`,
      repair,
    );
  return explain(fault, read, value);
}

function judge17(read: string): Verdict {
  if (!/^\d{17}$/.test(read)) return wrong('length', '应为18位，实为17位', 'must have 18 characters, has 17');
  const repair = `${read}${residentIdCheckDigit(read)}`;
  const fault = firstFault(repair);
  return fault === null
    ? wrong('length', `缺校验位，应为 ${repair}`, `the check digit is missing, write ${repair}`, repair)
    : wrong(
        'length',
        '应为18位，实为17位，且补上校验位后仍不符',
        'must have 18 characters, has 17, and adding a check digit does not mend it',
      );
}

/** Numbers of 15 digits (until 1999): no century, no check digit. The sequences 996–999 were kept for people born before 1900. */
function judge15(read: string): Verdict {
  if (!/^\d{15}$/.test(read))
    return wrong('characters', '15位旧号码应全为数字', 'an old number of 15 characters must be all digits');
  const repair = upgradeResidentId(read);
  const fault = firstFault(repair);
  return fault === null
    ? wrong('length', `15位旧号码，应为 ${repair}`, `an old number of 15 digits, write ${repair}`, repair)
    : explain(fault, repair, read);
}

/** 15 digits → 18: century 19 (18 for the sequences 996–999) and the check digit. The result may still be wrong elsewhere. */
export function upgradeResidentId(id15: string): string {
  const century = id15.slice(12) >= '996' ? '18' : '19';
  const body = `${id15.slice(0, 6)}${century}${id15.slice(6)}`;
  return `${body}${residentIdCheckDigit(body)}`;
}

function explain(fault: FaultCode, id: string, value: string): Verdict {
  switch (fault) {
    case 'characters':
      return wrong(fault, '前17位应为数字，末位为数字或X', 'the first 17 must be digits, the last a digit or X');
    case 'region':
      return wrong(
        fault,
        `前6位 ${id.slice(0, 6)} 不是任何年份的行政区划代码`,
        `its first six digits ${id.slice(0, 6)} are no region code of any year`,
      );
    case 'date':
      return wrong(
        fault,
        `第7至14位 ${id.slice(6, 14)} 不是真实的出生日期`,
        `digits 7 to 14, ${id.slice(6, 14)}, are no real date of birth`,
      );
    default:
      return value.endsWith('000')
        ? wrong(
            fault,
            '校验位不符，末三位为000，疑为电子表格丢失精度，请从原表重新导出为文本',
            'the check digit does not fit; it ends in 000, as after a spreadsheet lost precision: export it again as text',
          )
        : wrong(
            fault,
            '校验位不符，至少一位写错，请核对证件',
            'the check digit does not fit: at least one digit is wrong, compare with the card',
          );
  }
}

export interface ResidentIdParts {
  /** Six digits as they stand in the number: the code of the year of issue. */
  readonly region: string;
  /** What that code is today, null where not known. */
  readonly currentRegion: string | null;
  /** YYYY-MM-DD. */
  readonly birthDate: string;
  /** GB/T 2261.1: '1' male, '2' female. */
  readonly sex: '1' | '2';
}

/** What a right number of 18 says of its holder; null for any other text. */
export function residentIdParts(id: string): ResidentIdParts | null {
  if (id.length !== 18 || firstFault(id) !== null) return null;
  return {
    region: id.slice(0, 6),
    currentRegion: currentRegion(id.slice(0, 6))?.code ?? null,
    birthDate: `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`,
    sex: (id.charCodeAt(16) - 48) % 2 === 1 ? '1' : '2',
  };
}
