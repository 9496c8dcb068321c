import { expect, it } from 'vitest';
import { ServerError } from '../../errors.ts';
import { placeOf } from '../principal-of.ts';
import { organisationUnder, rootOrganisation } from './service.ts';
import type { Organisation } from './tree.ts';

const NOW = new Date('2026-11-24T01:30:00.000Z');
const named = (name: string) => ({ name: { zh: name, en: name } });
const under = (parent: Organisation, name: string, own: Partial<Parameters<typeof organisationUnder>[1]>) =>
  organisationUnder(
    parent,
    { kind: 'department', level: parent.level, region: parent.region, ...named(name), ...own },
    NOW,
  );

const province = rootOrganisation({ ...named('甲省人民政府'), region: '520000' }, NOW);
const prefecture = under(province, '乙市人民政府', { kind: 'government', level: 'prefecture', region: '520100' });
const county = under(prefecture, '丙区人民政府', { kind: 'government', level: 'county', region: '520111' });
const school = under(county, '丙区教育局', {});

const whereRefused = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    if (error instanceof ServerError) return error.where;
    throw error;
  }
  return undefined;
};

it('a county’s people are of their prefecture, see the county, and watch over no more than it', () => {
  expect(school.territory).toBe(prefecture.id);
  expect(placeOf(school, ['steward'])).toMatchObject({ locality: county.id, purview: school.id });
  expect(placeOf(school, ['reviewer'])).toMatchObject({ locality: county.id, purview: county.id });
  expect(placeOf(county, ['leader'])).toMatchObject({ locality: county.id, level: 'county' });
  expect(placeOf(prefecture, ['reviewer'])).toMatchObject({ locality: prefecture.id, purview: prefecture.id });
});

it('nothing is set up from which another place’s rows would be seen', () => {
  // elsewhere than the body above
  expect(whereRefused(() => under(prefecture, '丁县教育局', { region: '520526' }))).toBe('region');
  expect(whereRefused(() => under(county, '戊区教育局', { region: '520112' }))).toBe('region');
  // a second government of the same place
  const again = { kind: 'government', level: 'prefecture', region: '520100' } as const;
  expect(whereRefused(() => under(prefecture, '乙市人民政府', again))).toBe('level');
  // of a county, and not under its government
  expect(whereRefused(() => under(prefecture, '乙市卫生局丙区分局', { level: 'county', region: '520111' }))).toBe(
    'level',
  );
  expect(whereRefused(() => under(prefecture, '乙市卫生局丙区分局', { region: '520111' }))).toBeUndefined();
});
