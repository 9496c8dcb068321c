import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CLASS_VALUES, type ClassKind, classValue, kindOfDigit } from './class-values.ts';
import { classParts, lintCode } from './entry-class.ts';
import {
  type ClassParts,
  canonicalCode,
  formatClassCode,
  formatResourceCode,
  nextCode,
  parseResourceCode,
} from './resource-code.ts';

const digits = (min: number, max: number) => fc.stringMatching(new RegExp(`^\\d{${min},${max}}$`));
const parts: fc.Arbitrary<ClassParts> = fc.record({
  kind: fc.constantFrom('1', '2', '3'),
  category: digits(2, 2),
  subcategory: digits(3, 3),
  detail: digits(0, 9),
});
const codeOf = (text: string) => {
  const parsed = parseResourceCode(text);
  if (!parsed.ok) throw new Error(text);
  return parsed.code;
};

describe('a resource code', () => {
  it('reads back as it was written, whatever its parts', () => {
    fc.assert(
      fc.property(parts, fc.bigInt({ min: 1n, max: 10n ** 20n }), fc.nat({ max: 24 }), (of, serial, width) => {
        const code = { ...of, serial: String(serial).padStart(width, '0') };
        expect(codeOf(formatResourceCode(code))).toEqual(code);
        expect(canonicalCode(code)).toBe(`${formatClassCode(of)}/${serial}`);
      }),
    );
  });

  it('is read from full-width characters and blanks', () => {
    expect(codeOf(' ３５２０１２０１／０００１２３ ')).toEqual({
      kind: '3',
      category: '52',
      subcategory: '012',
      detail: '01',
      serial: '000123',
    });
  });

  it.each([
    ['352012', 'whole'],
    ['352012/1/2', 'whole'],
    ['452012/1', 'kind'],
    ['3A2012/1', 'category'],
    ['35201/1', 'subcategory'],
    ['352012x/1', 'detail'],
    ['352012/', 'serial'],
    ['352012/一', 'serial'],
    ['352012/000', 'serial'],
  ])('%s is none, because of its %s', (text, part) => {
    const parsed = parseResourceCode(text);
    expect(parsed.ok ? [] : parsed.faults.map((fault) => fault.part)).toContain(part);
  });
});

describe('the next code of a class', () => {
  it('is one more than the last, never one that was given out', () => {
    fc.assert(
      fc.property(parts, fc.integer({ min: 1, max: 60 }), fc.bigInt({ min: 0n, max: 10n ** 18n }), (of, n, from) => {
        const seen = new Set<string>();
        let last: string | bigint | null = from === 0n ? null : from;
        for (let i = 0; i < n; i++) {
          const code = codeOf(nextCode(of, last));
          expect(BigInt(code.serial)).toBe(BigInt(last ?? 0) + 1n);
          seen.add(canonicalCode(code));
          last = code.serial;
        }
        expect(seen.size).toBe(n);
      }),
    );
  });

  it('grows beyond six digits, and refuses what is no serial', () => {
    const of = { kind: '3', category: '52', subcategory: '012', detail: '01' };
    expect(nextCode(of, null)).toBe('35201201/000001');
    expect(nextCode(of, '999999')).toBe('35201201/1000000');
    expect(() => nextCode(of, 'x')).toThrow(RangeError);
    expect(() => nextCode(of, 1.5)).toThrow(RangeError);
    expect(() => nextCode({ ...of, kind: '7' }, 1)).toThrow(RangeError);
  });
});

it('every item of a class has digits and a name of its own', () => {
  for (const kind of Object.keys(CLASS_VALUES) as ClassKind[]) {
    const known = CLASS_VALUES[kind];
    expect(new Set(known.map(({ code }) => code)).size).toBe(known.length);
    const names = known.flatMap(({ zh, aliases }) => [zh, ...(aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
    for (const value of known) {
      expect(value).toMatchObject({ code: expect.stringMatching(/^\d{2}$/), en: expect.stringMatching(/./) });
      expect(classValue(kind, value.code)).toBe(value);
    }
  }
  expect(kindOfDigit('9')).toBeUndefined();
  expect(classValue('theme', '健康卫生')?.zh).toBe('健康保障');
});

it('the class of an entry becomes parts, from a class code or from the name of an item', () => {
  expect(classParts({ class: { kind: 'department', category: '35201201' } })).toEqual({
    kind: '3',
    category: '52',
    subcategory: '012',
    detail: '01',
  });
  expect(classParts({ class: { kind: 'base', category: '人口' } })).toMatchObject({ kind: '1', category: '01' });
  expect(classParts({ class: { kind: 'base', category: '352012' } })).toBeNull();
  expect(classParts({ class: { kind: 'theme' } })).toBeNull();
});

it('a code that does not fit its entry is told', () => {
  const faults = (code: string) =>
    lintCode({ code, class: { kind: 'department', category: '352012' } }).map((fault) => fault.code);
  expect(faults('352012/000123')).toEqual([]);
  expect(faults('152012/000123')).toEqual(['code_class_differs', 'code_category_unknown']);
  expect(faults('399012/000123')).toEqual(['code_category_unknown']);
  expect(faults('352012/1')).toEqual(['code_short']);
  expect(faults('852012/1')).toEqual(['resource_code']);
});
