import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IdentifierRule } from '../elements/element.ts';
import {
  luhnValid,
  mod3736CheckDigit,
  orgCodeCheckDigit,
  residentIdCheckDigit,
  USCC_ALPHABET,
  usccCheckDigit,
} from './check-digits.ts';
import { residentIdParts } from './resident-id.ts';
import { validate } from './validate.ts';
import { validators } from './validators.ts';

/** Rule, value, 'ok' or the fault, repair. */
type Case = readonly [rule: IdentifierRule, value: string, expected: string, repair?: string];

const cases: readonly Case[] = [
  // The examples of GB 11643-1999; 440524 was retired before any table on the network begins.
  ['resident_id', '11010519491231002X', 'ok'],
  ['resident_id', '440524188001010014', 'ok'],
  ['resident_id', '52010219900101123X', 'ok'],
  ['resident_id', '522622198506150040', 'ok'],
  ['resident_id', '810000199408230021', 'ok'],
  ['resident_id', '52010219900101123x', 'format', '52010219900101123X'],
  ['resident_id', '５２０１０２１９９００１０１１２３Ｘ', 'format', '52010219900101123X'],
  ['resident_id', ' 520102 19900101 123X', 'format', '52010219900101123X'],
  ['resident_id', '5201021990O1O1123X', 'characters', '52010219900101123X'],
  ['resident_id', '520l02l990010ll23X', 'characters', '52010219900101123X'],
  ['resident_id', '52010219900101123', 'length', '52010219900101123X'],
  ['resident_id', '520102900101123', 'length', '52010219900101123X'],
  ['resident_id', '11010519493112002X', 'date', '11010519491231002X'],
  ['resident_id', '520102199013011230', 'date'],
  ['resident_id', '520102209901011230', 'date'],
  ['resident_id', '520102199001011230', 'check_digit'],
  ['resident_id', '520102199001011000', 'check_digit'],
  ['resident_id', '999999199001011230', 'region'],
  ['resident_id', '5.20102E+17', 'format'],
  ['resident_id', '5201021990', 'length'],
  ['resident_id', '52010219900A011230', 'characters'],
  ['resident_id', '', 'empty'],
  ['uscc', '91350100M000100Y43', 'ok'],
  ['uscc', '11520000000012343A', 'ok'],
  ['uscc', '11520000009390001X', 'nested_code'],
  ['uscc', '91350100M000100Y44', 'check_digit'],
  ['uscc', '91350100m000100y43', 'format', '91350100M000100Y43'],
  ['uscc', '9135O1OOM0001OOY43', 'characters', '91350100M000100Y43'],
  ['uscc', '91350100M000100Y4', 'length', '91350100M000100Y43'],
  ['uscc', '94350100M000100Y43', 'category'],
  ['uscc', '520102000012345', 'length'],
  ['tax_no', '91350100M000100Y43', 'ok'],
  ['tax_no', '520102D2143569X', 'ok'],
  ['tax_no', '522221d2143569-x', 'format', '522221D2143569X'],
  ['tax_no', '999999D2143569X', 'region'],
  ['tax_no', '520102D21435690', 'nested_code'],
  ['tax_no', '5201020000123', 'length'],
  ['org_code', 'D2143569-X', 'ok'],
  ['org_code', 'M000100Y4', 'ok'],
  ['org_code', 'D21435691', 'check_digit'],
  ['org_code', 'd2143569x', 'format', 'D2143569X'],
  ['org_code', 'D2143569', 'length', 'D2143569X'],
  ['mobile', '13812345678', 'ok'],
  ['mobile', '+86 138-1234-5678', 'format', '13812345678'],
  ['mobile', '1381234567O', 'format', '13812345670'],
  ['mobile', '13812345678.0', 'format', '13812345678'],
  ['mobile', '12812345678', 'prefix'],
  ['mobile', '1381234567', 'length'],
  ['landline', '0851-85951234', 'ok'],
  ['landline', '085185951234', 'format', '0851-85951234'],
  ['landline', '（0851）85951234转12', 'format', '0851-85951234-12'],
  ['landline', '85951234', 'prefix'],
  ['landline', '12345', 'ok'],
  ['phone', '010-12345678', 'ok'],
  ['phone', '13812345678/0851-85951234', 'format'],
  ['bank_card', '6212264020001234560', 'ok'],
  ['bank_card', '6228 4804 0256 4890 018', 'format', '6228480402564890018'],
  ['bank_card', '6228480402564890019', 'check_digit'],
  ['plate', '贵A12345', 'ok'],
  ['plate', '贵AD12345', 'ok'],
  ['plate', '贵A12345F', 'ok'],
  ['plate', '贵A1234学', 'ok'],
  ['plate', '贵a·12345', 'format', '贵A12345'],
  ['plate', '贵A1234I', 'characters', '贵A12341'],
  ['plate', '贵Z12345', 'prefix'],
  ['postcode', '550001', 'ok'],
  ['postcode', '50000', 'length', '050000'],
  ['postcode', '990001', 'prefix'],
  ['property_unit', '520102001002GB00003F00010001', 'ok'],
  ['property_unit', '520102 001002 GB00003 F00010001', 'ok'],
  ['property_unit', '520102001002gb00003f00010001', 'format', '520102001002GB00003F00010001'],
  ['property_unit', '520102001002GB00003W00010001', 'format'],
  ['property_unit', '990102001002GB00003F00010001', 'region'],
  ['property_unit', '520102001002QB00003F00010001', 'category'],
  ['passport', 'E12345678', 'ok'],
  ['passport', 'EA1234567', 'ok'],
  ['passport', 'e12345678', 'format', 'E12345678'],
  ['passport', 'E1234567O', 'characters', 'E12345670'],
  ['email', 'name@example.com', 'ok'],
  ['email', 'name＠Example。com', 'format', 'name@example.com'],
  ['email', 'name.example.com', 'format'],
  ['region6', '520115', 'ok'],
  ['region6', '520321', 'region', '520304'],
  ['region6', '520202', 'region', '520281'],
  ['region6', '观山湖区', 'format', '520115'],
  ['region6', '5201', 'format', '520100'],
  ['region6', '999999', 'unknown_code'],
  ['region12', '520102001003', 'ok'],
  ['region12', '520321001003', 'region'],
  ['region12', '520102001', 'length', '520102001000'],
];

describe('validators', () => {
  it.each(cases.map((each) => [...each] as const))('%s: %s is %s (%s)', (...[rule, value, expected, repair]) => {
    const verdict = validators[rule](value);
    expect(verdict.ok ? 'ok' : verdict.code).toBe(expected);
    expect(verdict.ok ? undefined : verdict.repair).toBe(repair);
  });

  it('never throw, and repair only to what is right', () => {
    const rules = Object.keys(validators) as IdentifierRule[];
    const sample = fc.oneof(
      fc.string(),
      fc.constantFrom(...cases.map(([, value]) => value)),
      fc.stringMatching(/^[0-9A-Za-z OIl-]{0,30}$/),
    );
    fc.assert(
      fc.property(fc.constantFrom(...rules), sample, (rule, value) => {
        const verdict = validators[rule](value);
        if (verdict.ok) return validators[rule](verdict.value).ok;
        expect(verdict.message.zh).not.toBe('');
        expect(verdict.message.en).not.toBe('');
        return verdict.repair === undefined || validators[rule](verdict.repair).ok;
      }),
      { numRuns: 3000 },
    );
  });
});

const birth = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true })
  .map((day) => day.toISOString().slice(0, 10).replaceAll('-', ''));
const residentId = fc
  .tuple(fc.constantFrom('520102', '522121', '110105', '440524', '510202'), birth, fc.integer({ min: 1, max: 995 }))
  .map(([region, day, sequence]) => {
    const body = `${region}${day}${String(sequence).padStart(3, '0')}`;
    return `${body}${residentIdCheckDigit(body)}`;
  });

describe('resident identity numbers', () => {
  it('are told apart from any number with one digit changed', () => {
    fc.assert(
      fc.property(residentId, fc.nat(16), fc.integer({ min: 1, max: 9 }), (id, at, by) => {
        const digit = (Number(id[at]) + by) % 10;
        return !validators.resident_id(`${id.slice(0, at)}${digit}${id.slice(at + 1)}`).ok;
      }),
    );
  });

  it('come back from 17 digits and, for births since 1900, from 15', () => {
    fc.assert(
      fc.property(residentId, (id) => {
        const verdict = validators.resident_id(id.slice(0, 17));
        expect(!verdict.ok && verdict.repair).toBe(id);
        if (id.slice(6, 8) !== '19') return;
        const old = validators.resident_id(`${id.slice(0, 6)}${id.slice(8, 17)}`);
        expect(!old.ok && old.repair).toBe(id);
      }),
    );
  });

  it('say where and when their holder was registered and born, and which sex', () => {
    expect(residentIdParts('522121198506150043')).toBeNull();
    expect(residentIdParts('522622198506150040')).toEqual({
      region: '522622',
      currentRegion: '522622',
      birthDate: '1985-06-15',
      sex: '2',
    });
  });
});

describe('check digits', () => {
  it('follow the standards’ vectors', () => {
    expect(residentIdCheckDigit('11010519491231002')).toBe('X');
    expect(usccCheckDigit('91350100M000100Y4')).toBe('3');
    expect(orgCodeCheckDigit('D2143569')).toBe('X');
    expect(luhnValid('79927398713')).toBe(true);
    expect(luhnValid('79927398714')).toBe(false);
    expect(mod3736CheckDigit('A12425GABC1234002')).toBe('M');
  });

  it('of credit codes tell any changed character', () => {
    const right = '91350100M000100Y43';
    for (let at = 0; at < 18; at += 1) {
      for (const char of USCC_ALPHABET) {
        if (char !== right[at])
          expect(validators.uscc(`${right.slice(0, at)}${char}${right.slice(at + 1)}`).ok).toBe(false);
      }
    }
  });
});

describe('domains', () => {
  it.each([
    [{ kind: 'date' }, '2020年3月9日', '2020-03-09'],
    [{ kind: 'code', table: 'sex' }, '男', '1'],
    [{ kind: 'money', currency: 'CNY' }, '9万元', '90000'],
    [{ kind: 'boolean' }, '否', 'false'],
    [{ kind: 'year' }, '2020年度', '2020'],
    [{ kind: 'month' }, '202003', '2020-03'],
    [{ kind: 'text' }, '　a　b ', 'a b'],
  ] as const)('%o takes %s as %s', (domain, value, normal) => {
    expect(validate(domain, value)).toEqual({ ok: true, value: normal });
  });

  it.each([
    [{ kind: 'date' }, '2020-02-30', 'date'],
    [{ kind: 'code', table: 'sex' }, '甲', 'unknown_code'],
    [{ kind: 'number', min: 0, max: 10 }, '11', 'range'],
    [{ kind: 'coordinate', axis: 'lat' }, '106.7', 'range'],
    [{ kind: 'person_name' }, '张3', 'characters'],
    [{ kind: 'date' }, '暂无', 'empty'],
    [{ kind: 'identifier', rule: 'uscc' }, '/', 'empty'],
  ] as const)('%o refuses %s: %s', (domain, value, code) => {
    const verdict = validate(domain, value);
    expect(!verdict.ok && verdict.code).toBe(code);
  });
});
