import { englishBodyName } from '@kuaishu/standards';
import { expect, it } from 'vitest';
import { makeOrganisations } from './organisations/organisations.ts';

const bodies = makeOrganisations().filter(
  ({ kind }) => kind === 'government' || kind === 'department' || kind === 'institution',
);

/** Part of another department; made up for the simulation. */
const NOT_READ = ['贵州省公安厅交通管理局', '贵州省综合医院', '贵州省综合大学'];

it('every government and department of the province has an English name by the standards alone, each its own, in Latin letters', () => {
  const read = bodies.map(({ name, region }) => ({ zh: name.zh, en: englishBodyName(name.zh, region) }));
  expect(read.filter(({ en }) => en === undefined).map(({ zh }) => zh)).toEqual(NOT_READ);
  const names = read.flatMap(({ en }) => en ?? []);
  for (const name of names) expect(name).toMatch(/^[A-Z][A-Za-z,' ü-]+$/);
  expect(new Set(names).size).toBe(names.length);
});
