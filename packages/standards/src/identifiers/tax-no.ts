/**
 * 纳税人识别号. Since the merger of registrations (2015-10) the unified social credit code; before, 15 characters: 6 region of the tax office's place
 * and the organisation code of GB 11714 (国税发〔2013〕41号). Those who never registered anew keep the old one.
 */
import { knownIdPrefix } from '../regions/region.ts';
import { orgCodeCheckDigit } from './check-digits.ts';
import { compact, misspelt, right, wrong } from './fault.ts';
import { validateUscc } from './uscc.ts';
import type { Verdict } from './verdict.ts';

const old = /^\d{6}[0-9A-Z]{8}[0-9X]$/;

/** Why a taxpayer number is wrong. */
export function validateTaxNo(value: string): Verdict {
  const bare = compact(value).replace(/[-‐–—_.·,，/\\]/g, '');
  if (!old.test(bare)) return validateUscc(value);
  if (!knownIdPrefix(bare.slice(0, 6)))
    return wrong(
      'region',
      `前6位 ${bare.slice(0, 6)} 不是行政区划代码`,
      `its first six digits ${bare.slice(0, 6)} are no region code`,
    );
  if (orgCodeCheckDigit(bare.slice(6, 14)) !== bare[14])
    return wrong(
      'nested_code',
      '后9位不是正确的组织机构代码',
      'its last nine characters are no right organisation code',
    );
  return bare === value ? right(bare) : misspelt(bare);
}
