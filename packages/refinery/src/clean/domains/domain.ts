/** Which cleaning a value domain gets, and the type of its column. One line a domain: to add one, add it here. */
import type { IdentifierRule, ValueDomain } from '@kuaishu/standards';
import type { CleanDomain, SqlType } from '../cell.ts';
import { codeSpellings, codeWordTable } from '../codes.ts';
import { cleanAddress } from './address.ts';
import { cleanBoolean } from './boolean.ts';
import { cleanCode } from './code.ts';
import { cleanDate, cleanDateTime } from './date.ts';
import { cleanOrgName, cleanPersonName, cleanPlaceName, cleanText } from './names.ts';
import { cleanNumber } from './number.ts';
import { cleanMonth, cleanYear } from './period.ts';
import { cleanLandline, cleanMobile, cleanPhone } from './phone.ts';
import { cleanRegion } from './region.ts';
import { cleanResidentId } from './resident-id.ts';
import {
  cleanBankCard,
  cleanEmail,
  cleanOrgCode,
  cleanPassport,
  cleanPlate,
  cleanPostcode,
  cleanPropertyUnit,
  cleanRegion12,
} from './simple-identifiers.ts';
import { cleanTaxNo, cleanUscc } from './uscc.ts';

const identifiers: Readonly<Record<IdentifierRule, CleanDomain>> = {
  resident_id: cleanResidentId,
  uscc: cleanUscc,
  tax_no: cleanTaxNo,
  org_code: cleanOrgCode,
  mobile: cleanMobile,
  landline: cleanLandline,
  phone: cleanPhone,
  bank_card: cleanBankCard,
  plate: cleanPlate,
  postcode: cleanPostcode,
  property_unit: cleanPropertyUnit,
  passport: cleanPassport,
  email: cleanEmail,
  region6: cleanRegion,
  region12: cleanRegion12,
};

export interface DomainCleaning {
  readonly type: SqlType;
  readonly clean: CleanDomain;
}

export function domainCleaning(domain: ValueDomain): DomainCleaning {
  switch (domain.kind) {
    case 'identifier':
      return { type: 'VARCHAR', clean: identifiers[domain.rule] };
    case 'code': {
      const spellings = codeSpellings(domain.table);
      // a table the standards do not hold cannot be read as codes: its values stay text
      if (!spellings) return { type: 'VARCHAR', clean: cleanText };
      return { type: 'VARCHAR', clean: cleanCode(domain.table, spellings, codeWordTable(domain.table)) };
    }
    case 'date':
      return { type: 'DATE', clean: cleanDate };
    case 'datetime':
      return { type: 'TIMESTAMP', clean: cleanDateTime };
    case 'year':
      return { type: 'BIGINT', clean: cleanYear };
    case 'month':
      return { type: 'VARCHAR', clean: cleanMonth };
    case 'number':
      return { type: 'DOUBLE', clean: cleanNumber(domain.unit, 'DOUBLE') };
    case 'money':
      return { type: 'DECIMAL(18,2)', clean: cleanNumber('元', 'DECIMAL(18,2)') };
    case 'coordinate':
      return { type: 'DOUBLE', clean: cleanNumber('°', 'DOUBLE') };
    case 'person_name':
      return { type: 'VARCHAR', clean: cleanPersonName };
    case 'org_name':
      return { type: 'VARCHAR', clean: cleanOrgName };
    case 'place_name':
      return { type: 'VARCHAR', clean: cleanPlaceName };
    case 'address':
      return { type: 'VARCHAR', clean: cleanAddress };
    case 'boolean':
      return { type: 'BOOLEAN', clean: cleanBoolean };
    // repaired row by row behind the statement, see `mend-geometries.ts`
    case 'geometry':
    case 'text':
      return { type: 'VARCHAR', clean: cleanText };
  }
}
