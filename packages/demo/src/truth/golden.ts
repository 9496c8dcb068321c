/**
 * The true attribute values of entities, in the form that cleaned data has: codes, ISO dates, yuan, square metres, full addresses.
 * A golden cell stands only where some delivered record states it rightly (or with a fault that the cell alone reveals and mends);
 * where no department knows a thing, no machine can find it.
 */
import { iso, lastDay } from '../base/dates.ts';
import type { DefectClass } from '../defects/classes.ts';
import { addressText } from '../world/address.ts';
import { companyNameAt } from '../world/company.ts';
import {
  allowance,
  bankCard,
  bloodType,
  disabilityLevel,
  healthRecordNo,
  insuredSince,
  pensionBase,
  plate,
  socialSecurityNo,
  studentNo,
} from '../world/facts.ts';
import { type Home, homeOfHousehold } from '../world/home.ts';
import { FIRST_YEAR, INDICATORS, indicatorValue } from '../world/indicators.ts';
import { at, homeOf, maritalAt } from '../world/person.ts';
import type { Block } from '../world/population.ts';
import { loadRegions } from '../world/regions.ts';
import type { Company, Person } from '../world/subjects.ts';

export type Subject = 'person' | 'organisation' | 'place' | 'indicator';

interface Attribute<T> {
  readonly element: string;
  readonly value: (subject: T, month: number) => string;
}
const attribute = <T>(element: string, value: Attribute<T>['value']): Attribute<T> => ({ element, value });

const died = (p: Person, month: number): string =>
  p.died !== undefined && p.died <= lastDay(month) ? iso(p.died) : '';

/** Codes of the blood type table, which the strip writes in words. */
const BLOOD_TYPE_CODES: Readonly<Record<string, string>> = { A: '1', B: '2', O: '3', AB: '4' };

export const PERSON: readonly Attribute<Person>[] = [
  attribute('resident_id', (p) => p.id),
  attribute('person_name', (p, month) => at(p.names, month)),
  attribute('sex', (p) => String(p.sex)),
  attribute('birth_date', (p) => iso(p.born)),
  attribute('ethnicity', (p) => p.ethnicity),
  attribute('marital_status', (p, month) => maritalAt(p, lastDay(month))),
  attribute('household_address', (p) => addressText(p.household.registered, 'full')),
  attribute('household_region', (p) => p.household.registered.county.code),
  attribute('household_no', (p) => p.household.householdNo),
  attribute('address', (p, month) => addressText(homeOf(p, month), 'full')),
  attribute('region_code', (p, month) => homeOf(p, month).county.code),
  attribute('mobile', (p, month) => at(p.mobiles, month)),
  attribute('education', (p) => p.education),
  attribute('death_date', died),
  attribute('social_security_no', socialSecurityNo),
  attribute('insurance_date', (p) => iso(insuredSince(p))),
  attribute('pension_base', pensionBase),
  attribute('employer_uscc', (p) => p.employer?.uscc ?? ''),
  attribute('employer_name', (p, month) => (p.employer ? companyNameAt(p.employer, month) : '')),
  attribute('health_record_no', healthRecordNo),
  attribute('blood_type', (p) => BLOOD_TYPE_CODES[bloodType(p)] ?? ''),
  attribute('disability_level', disabilityLevel),
  attribute('student_no', studentNo),
  attribute('subsidy_amount', (p) => String(allowance(p.household) || '')),
  attribute('plate', plate),
  attribute('bank_card', bankCard),
  attribute('marriage_date', (p) => (p.married === undefined ? '' : iso(p.married))),
  attribute('spouse_id', (p) => p.spouse?.id ?? ''),
];

const cancelled = (c: Company, month: number): boolean => c.cancelled !== undefined && c.cancelled <= lastDay(month);

export const ORGANISATION: readonly Attribute<Company>[] = [
  attribute('uscc', (c) => c.uscc),
  attribute('org_name', companyNameAt),
  attribute('legal_rep_name', (c, month) => at(c.legalRep.names, month)),
  attribute('legal_rep_id', (c) => c.legalRep.id),
  attribute('registered_capital', (c) => c.capital.toFixed(2)),
  attribute('established_date', (c) => iso(c.established)),
  attribute('cancelled_date', (c, month) => (cancelled(c, month) ? iso(c.cancelled!) : '')),
  attribute('reg_address', (c) => addressText(c.address, 'full')),
  attribute('reg_region', (c) => c.address.county.code),
  attribute('reg_status', (c, month) => (cancelled(c, month) ? '3' : '1')),
  attribute('org_phone', (c) => c.phone),
  attribute('employee_count', (c) => String(c.employees)),
];

export const PLACE: readonly Attribute<Home>[] = [
  attribute('property_unit_id', (h) => h.unitId),
  attribute('place_address', (h) => addressText(h.address, 'full')),
  attribute('place_region', (h) => h.address.county.code),
  attribute('parcel_area', (h) => h.area.toFixed(2)),
  attribute('land_use', (h) => h.landUse),
  attribute('right_holder', (h) => h.holder),
  attribute('building_year', (h) => String(h.built)),
  attribute('floor_count', (h) => String(h.floors)),
  attribute('lng', (h) => String(h.lng)),
  attribute('lat', (h) => String(h.lat)),
];

/** Defects that a cell alone reveals and of which the true value can be told. */
export const MENDABLE: ReadonlySet<DefectClass> = new Set([
  'fullwidth',
  'blank_inside',
  'traditional',
  'letter_for_digit',
  'id_15',
  'lost_check',
  'retired_code',
]);

/** Which attributes of which entities the block's rows have stated rightly: a bit for each golden column (at most 31). */
export class Stated {
  private readonly bits = new Map<string, number>();

  /** `mask`: bits of the attributes that one row states. */
  note(entity: string, mask: number): void {
    this.bits.set(entity, (this.bits.get(entity) ?? 0) | mask);
  }

  /** undefined: no record of the entity was delivered. */
  of(entity: string): number | undefined {
    return this.bits.get(entity);
  }

  clear(): void {
    this.bits.clear();
  }
}

export const personEntity = (p: Person): string => `P${String(p.entity).padStart(10, '0')}`;
export const companyEntity = (c: Company): string => `O${String(c.entity).padStart(9, '0')}`;
export const indicatorEntity = (code: string, county: string, year: number): string => `I${code}-${county}-${year}`;

function lines<T>(
  attributes: readonly Attribute<T>[],
  subjects: readonly T[],
  entityOf: (subject: T) => string,
  month: number,
  stated: Stated,
  emit: (cells: readonly string[]) => void,
): void {
  for (const subject of subjects) {
    const entity = entityOf(subject);
    const bits = stated.of(entity);
    if (bits === undefined) continue;
    emit([entity, ...attributes.map(({ value }, i) => ((bits >>> i) & 1 ? value(subject, month) : ''))]);
  }
}

export const GOLDEN_COLUMNS: Readonly<Record<Subject, readonly string[]>> = {
  person: ['entity', ...PERSON.map(({ element }) => element)],
  organisation: ['entity', ...ORGANISATION.map(({ element }) => element)],
  place: ['entity', ...PLACE.map(({ element }) => element)],
  indicator: ['entity', 'indicator_code', 'stat_region', 'stat_year', 'indicator_value'],
};

/** Bit of `indicator_value` among the golden columns. */
const INDICATOR_VALUE = 1 << 3;

/** Golden rows of a block's entities of one subject. */
export function goldenRows(
  subject: Subject,
  block: Block,
  month: number,
  stated: Stated,
  emit: (cells: readonly string[]) => void,
): void {
  if (subject === 'person') lines(PERSON, block.people, personEntity, month, stated, emit);
  else if (subject === 'organisation') lines(ORGANISATION, block.companies, companyEntity, month, stated, emit);
  else if (subject === 'place') {
    const homes = block.households.flatMap((household) => homeOfHousehold(household) ?? []);
    lines(PLACE, homes, (home) => home.entity, month, stated, emit);
  } else if (block.number === 0) {
    for (const indicator of INDICATORS) {
      for (const county of loadRegions().counties) {
        for (let year = FIRST_YEAR; year < 2026; year++) {
          const entity = indicatorEntity(indicator.code, county.code, year);
          if ((stated.of(entity) ?? 0) & INDICATOR_VALUE)
            emit([
              entity,
              indicator.code,
              county.code,
              String(year),
              indicatorValue(block.seed, indicator, county, year),
            ]);
        }
      }
    }
  }
}
