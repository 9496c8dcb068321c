import { describe, expect, it } from 'vitest';
import { codeTable } from '../codes/tables.ts';
import { pinyinInitials } from '../text/pinyin.ts';
import { element, elements } from './elements.ts';
import { elementByHeading, elementsByHeading, headingIndex, normaliseHeading } from './heading.ts';

const RELIED_ON =
  `resident_id person_name sex birth_date ethnicity marital_status education political_status mobile landline phone email address
household_address region_code household_region household_no relation_to_head death_date social_security_no employer_name employer_uscc
insurance_status insurance_date pension_base school_name student_no degree_date health_record_no blood_type disability_level low_income
subsidy_amount marriage_date spouse_name spouse_id plate driver_license_no bank_card passport height occupation nationality uscc org_name
org_code legal_rep_name legal_rep_id registered_capital established_date cancelled_date industry org_type business_scope reg_address
reg_region reg_status reg_authority tax_no taxpayer_type tax_amount employee_count credit_level org_phone property_unit_id parcel_area
land_use right_holder place_name place_address place_region region12 lng lat building_year floor_count postcode indicator_code
indicator_name stat_region stat_year stat_month indicator_value indicator_unit updated_at record_no remarks source_system`.split(
    /\s+/,
  );

describe('data elements', () => {
  it('are at least 200, each id once and snake_case', () => {
    const ids = elements.map(({ id }) => id);
    expect(ids.length).toBeGreaterThanOrEqual(200);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((id) => !/^[a-z][a-z0-9_]*$/.test(id))).toEqual([]);
  });

  it('hold every id that entries rely on', () => {
    expect(RELIED_ON.filter((id) => element(id) === undefined)).toEqual([]);
  });

  it('carry the initials of their Chinese name', () => {
    const wrong = elements.filter(({ name, initials }) => initials !== pinyinInitials(name.zh));
    expect(wrong.map(({ id, initials, name }) => [id, initials, pinyinInitials(name.zh)])).toEqual([]);
  });

  it('name only code tables that exist', () => {
    const missing = elements.filter(({ domain }) => domain.kind === 'code' && codeTable(domain.table) === undefined);
    expect(missing.map(({ id }) => id)).toEqual([]);
  });

  it('have names in both languages, a source, and no Chinese name twice', () => {
    for (const { name, source } of elements) expect(name.en !== '' && name.zh !== '' && source !== '').toBe(true);
    const names = elements.map(({ name }) => name.zh);
    expect(names.filter((name, nth) => names.indexOf(name) !== nth)).toEqual([]);
  });

  it('hold no code that fits no value of its table', () => {
    for (const { id, domain, length } of elements) {
      if (domain.kind !== 'code') continue;
      const longest = Math.max(...codeTable(domain.table)!.codes.map(({ code }) => code.length));
      expect([id, longest <= (length ?? 0)]).toEqual([id, true]);
    }
  });
});

describe('headings', () => {
  it.each([
    ['身份证号码*', 'resident_id'],
    ['公民身份号码', 'resident_id'],
    ['GMSFHM', 'resident_id'],
    ['sfzh', 'resident_id'],
    ['ID Card No.', 'resident_id'],
    ['证件号码（身份证）', 'resident_id'],
    ['1、姓名', 'person_name'],
    ['ＸＭ', 'person_name'],
    ['Date of Birth', 'birth_date'],
    ['date_of_birth', 'birth_date'],
    ['性别（男/女）', 'sex'],
    ['面积（㎡）', 'parcel_area'],
    ['注册资本(万元)', 'registered_capital'],
    ['统一社会信用代码', 'uscc'],
    ['法人代表', 'legal_rep_name'],
    ['given_name', 'given_name'],
    ['suburb', 'village_name'],
    ['soc_sec_id', 'social_security_no'],
    ['postcode', 'postcode'],
    ['更新时间', 'updated_at'],
  ])('%s names %s', (heading, id) => {
    expect(elementByHeading(heading)?.id).toBe(id);
  });

  it('name nothing where they are unknown', () => {
    expect(elementByHeading('卯榫结构参数甲')).toBeUndefined();
    expect(elementByHeading('')).toBeUndefined();
  });

  it('may name several elements, likeliest first', () => {
    expect(elementsByHeading('单位名称').map(({ id }) => id)).toEqual(['org_name', 'employer_name']);
  });

  it('are indexed in their normal form', () => {
    for (const heading of headingIndex().keys()) expect(normaliseHeading(heading)).toBe(heading);
  });
});
