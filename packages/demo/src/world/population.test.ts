import { beforeAll, describe, expect, test } from 'vitest';
import { withIdCheck, withOrgCheck, withUsccCheck } from '../base/check-digits.ts';
import { civil, lastDay, monthOf } from '../base/dates.ts';
import { ageAt, type Block, population } from './population.ts';
import { codeInYear } from './region-history.ts';
import { loadRegions, OUTSIDE_CODES } from './regions.ts';
import type { Person } from './subjects.ts';

let blocks: Block[];
let people: Person[];
beforeAll(() => {
  blocks = [...population({ seed: 11, people: 12000 }, loadRegions())];
  people = blocks.flatMap((block) => block.people);
});

describe('the simulated population', () => {
  test('has as many persons at the base month as asked for, and is the same for the same seed', () => {
    expect(people.filter((p) => p.born <= lastDay(0))).toHaveLength(12000);
    const again = [...population({ seed: 11, people: 12000 }, loadRegions())].flatMap((block) => block.people);
    expect(again.map((p) => p.id)).toEqual(people.map((p) => p.id));
    const other = [...population({ seed: 12, people: 500 }, loadRegions())].flatMap((block) => block.people);
    expect(other[0]!.id).not.toBe(people[0]!.id);
  });

  test('ID numbers are unique, check out, and carry birth date, sex and a region code of their time', () => {
    expect(new Set(people.map((p) => p.id)).size).toBe(people.length);
    const regions = loadRegions().counties.map((county) => county.code);
    for (const p of people) {
      expect(withIdCheck(p.id.slice(0, 17))).toBe(p.id);
      const { year, month, day } = civil(p.born);
      expect(Number(p.id.slice(6, 14))).toBe(year * 10000 + month * 100 + day);
      expect(Number(p.id[16]) % 2).toBe(p.sex === 1 ? 1 : 0);
      const code = p.id.slice(0, 6);
      expect(
        OUTSIDE_CODES.includes(code) || regions.some((county) => codeInYear(county, Math.max(1985, year)) === code),
      ).toBe(true);
    }
    const retired = people.filter((p) => /^522[1245]/.test(p.id)).length / people.length;
    expect(retired).toBeGreaterThan(0.25);
  });

  test('ages, twins, marriages and deaths are those of a province', () => {
    const today = lastDay(0);
    const ages = people.filter((p) => p.born <= today).map((p) => ageAt(p, today));
    const share = (low: number, high: number): number =>
      ages.filter((age) => age >= low && age <= high).length / ages.length;
    expect(share(0, 14)).toBeGreaterThan(0.14);
    expect(share(0, 14)).toBeLessThan(0.32);
    expect(share(60, 120)).toBeGreaterThan(0.1);
    expect(share(60, 120)).toBeLessThan(0.25);
    for (const p of people) if (p.spouse) expect([p.spouse.spouse, p.spouse.married]).toEqual([p, p.married]);
    const twins = people.filter((p) => p.twin && monthOf(p.born) <= 0);
    expect(twins.length).toBeGreaterThan(10);
    for (const twin of twins) expect(twin.household.members.some((p) => p !== twin && p.born === twin.born)).toBe(true);
    expect(people.filter((p) => monthOf(p.born) >= 1).length).toBeGreaterThan(60);
    expect(people.filter((p) => p.died !== undefined && monthOf(p.died) >= 1).length).toBeGreaterThan(20);
  });

  test('companies have codes that check out and owners of age', () => {
    const companies = blocks.flatMap((block) => block.companies);
    expect(new Set(companies.map((c) => c.uscc)).size).toBe(companies.length);
    for (const c of companies) {
      expect(withUsccCheck(c.uscc.slice(0, 17))).toBe(c.uscc);
      expect(withOrgCheck(c.uscc.slice(8, 16))).toBe(c.uscc.slice(8, 17));
      expect(ageAt(c.legalRep, lastDay(0))).toBeGreaterThan(17);
    }
  });
});
