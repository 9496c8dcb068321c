import { expect, it } from 'vitest';
import { organisationsLike } from './search.ts';
import { organisationUnder, rootOrganisation } from './service.ts';
import type { Organisation } from './tree.ts';

const NOW = new Date('2026-11-24T01:30:00.000Z');
const TODAY = '2026-11-24';
const root = rootOrganisation({ name: { zh: '贵州省人民政府', en: 'Guizhou' }, region: '520000' }, NOW);
const body = (zh: string, more: Partial<Organisation> = {}, region = '520000'): Organisation => ({
  ...organisationUnder(root, { kind: 'department', level: 'province', region, name: { zh, en: `${zh} en` } }, NOW),
  ...more,
});
const education = body('贵阳市教育局', { short: { zh: '市教育局', en: 'Education' } }, '520100');
const old = body('贵阳市教育委员会', { activeUntil: '2020-01-01' }, '520100');
const centre = body('贵阳市教育局信息中心', {}, '520100');
const police = body('贵州省公安厅', { uscc: '11520000009390003A' });
const all = [root, old, centre, education, police];
const found = (text: string) => organisationsLike(all, text, TODAY).map(({ name }) => name.zh);

it('finds by name, short name, pinyin, initials and codes, the nearest first, the ended last', () => {
  expect(found('教育局')).toEqual(['贵阳市教育局', '贵阳市教育局信息中心']);
  expect(found('市教育局')[0]).toBe('贵阳市教育局');
  expect(found('贵阳市教育')).toEqual(['贵阳市教育局', '贵阳市教育局信息中心', '贵阳市教育委员会']);
  expect(found('gysjyj')).toEqual(['贵阳市教育局', '贵阳市教育局信息中心']);
  expect(found('guiyangshijiaoyuju')[0]).toBe('贵阳市教育局');
  expect(found('gat')).toEqual(['贵州省公安厅']);
  expect(found('11520000009390003a')).toEqual(['贵州省公安厅']);
  expect(found('520100')).toHaveLength(3);
  expect(found(education.id)).toEqual(['贵阳市教育局']);
  expect(found('education')).toEqual(['贵阳市教育局']);
});

it('words narrow one another, and what nothing is called finds nothing', () => {
  expect(found('贵阳 信息')).toEqual(['贵阳市教育局信息中心']);
  expect(found('贵阳 公安')).toEqual([]);
  expect(found('  ')).toHaveLength(all.length);
});
