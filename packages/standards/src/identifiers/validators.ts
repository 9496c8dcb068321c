/** All identifier rules by name. */
import type { IdentifierRule } from '../elements/element.ts';
import { validateBankCard } from './bank-card.ts';
import { validateEmail } from './email.ts';
import { validateOrgCode } from './org-code.ts';
import { validatePassport } from './passport.ts';
import { validateLandline, validateMobile, validatePhone } from './phone.ts';
import { validatePlate } from './plate.ts';
import { validatePostcode } from './postcode.ts';
import { validatePropertyUnit } from './property-unit.ts';
import { validateRegion6, validateRegion12 } from './region-code.ts';
import { validateResidentId } from './resident-id.ts';
import { validateTaxNo } from './tax-no.ts';
import { validateUscc } from './uscc.ts';
import type { Validator } from './verdict.ts';

/**
 * A validator says ok only of an identifier in its normal form (or its printed one, where the standard has one). Anything else is wrong
 * with a reason, and carries a repair where exactly one right value can be meant.
 */
export const validators: Readonly<Record<IdentifierRule, Validator>> = {
  resident_id: validateResidentId,
  uscc: validateUscc,
  tax_no: validateTaxNo,
  org_code: validateOrgCode,
  mobile: validateMobile,
  landline: validateLandline,
  phone: validatePhone,
  bank_card: validateBankCard,
  plate: validatePlate,
  postcode: validatePostcode,
  property_unit: validatePropertyUnit,
  passport: validatePassport,
  email: validateEmail,
  region6: validateRegion6,
  region12: validateRegion12,
};
