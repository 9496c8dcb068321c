/** 护照号码: ordinary passports E or G with 8 digits, E and a letter with 7, official kinds (D, S, P, SE, DE, PE); passes of Hong Kong, Macao, Taiwan. */
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

const shape =
  /^(?:[EG]\d{8}|E[A-HJ-NP-Z]\d{7}|[DSP]\d{7,8}|(?:SE|DE|PE)\d{7}|1[45]\d{7}|[CHM][\dA-Z]\d{7}|[HM]\d{10})$/;

/** Why a passport number is wrong. */
export function validatePassport(value: string): Verdict {
  if (shape.test(value)) return right(value);
  const bare = compact(value).replace(/[-‐–—_.·]/g, '');
  if (bare === '') return empty;
  if (shape.test(bare)) return misspelt(bare);
  const read = `${bare.slice(0, 2)}${lettersToDigits(bare.slice(2))}`;
  if (shape.test(read))
    return wrong('characters', `数字误写成字母，应为 ${read}`, `letters stand for digits, write ${read}`, read);
  return bare.length === 9
    ? wrong(
        'format',
        '不符合护照编号规则，例如 E12345678、EA1234567',
        'does not follow the rule of passports, such as E12345678 or EA1234567',
      )
    : wrong('length', `应为9位，实为${bare.length}位`, `must have 9 characters, has ${bare.length}`);
}
