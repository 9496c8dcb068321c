/** 组织机构代码 GB 11714-1997: 8 characters and a check digit; printed with a hyphen (D2143569-X), kept without. */
import { orgCodeCheckDigit } from './check-digits.ts';
import { compact, empty, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

const shape = /^[0-9A-Z]{8}-?[0-9X]$/;

/** Why an organisation code is wrong. The printed form with a hyphen is right too; its normal form has none. */
export function validateOrgCode(value: string): Verdict {
  if (shape.test(value)) return judge(value.replace('-', ''));
  const bare = compact(value).replace(/[-‐–—_.·]/g, '');
  if (bare === '') return empty;
  if (bare.length === 8 && /^[0-9A-Z]{8}$/.test(bare)) {
    const repair = `${bare}${orgCodeCheckDigit(bare)}`;
    return wrong('length', `缺校验位，应为 ${repair}`, `the check digit is missing, write ${repair}`, repair);
  }
  if (bare.length !== 9)
    return wrong('length', `应为9位，实为${bare.length}位`, `must have 9 characters, has ${bare.length}`);
  if (!shape.test(bare))
    return wrong('characters', '前8位为数字或大写字母，末位为数字或X', 'eight digits or capitals, then a digit or X');
  const verdict = judge(bare);
  return verdict.ok ? misspelt(bare) : verdict;
}

function judge(bare: string): Verdict {
  return orgCodeCheckDigit(bare) === bare[8]
    ? right(bare)
    : wrong('check_digit', '校验位不符，至少一位写错', 'the check digit does not fit: at least one character is wrong');
}
