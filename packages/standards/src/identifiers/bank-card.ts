/** 银行卡号 (JR/T 0008, ISO/IEC 7812-1): 13 to 19 digits with a Luhn check digit. */
import { luhnValid } from './check-digits.ts';
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

const shape = /^\d{13,19}$/;

/** Why a bank card number is wrong. Company accounts have no check digit: do not use this rule for them. */
export function validateBankCard(value: string): Verdict {
  if (shape.test(value) && luhnValid(value)) return right(value);
  const bare = lettersToDigits(
    compact(value)
      .replace(/[-‐–—_·]/g, '')
      .replace(/\.0+$/, ''),
  );
  if (bare === '') return empty;
  if (/E\+?1\d$/.test(bare))
    return wrong(
      'format',
      '被写成了科学计数法，后几位已丢失，请从原表重新导出为文本',
      'scientific notation lost its last digits: export it again as text',
    );
  if (!/^\d+$/.test(bare)) return wrong('characters', '应全为数字', 'must be all digits');
  if (!shape.test(bare))
    return wrong('length', `应为13至19位，实为${bare.length}位`, `must have 13 to 19 digits, has ${bare.length}`);
  if (luhnValid(bare)) return misspelt(bare);
  return wrong(
    'check_digit',
    '校验位不符，至少一位写错，请核对银行卡',
    'the check digit does not fit: at least one digit is wrong, compare with the card',
  );
}
