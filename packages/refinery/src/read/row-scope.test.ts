import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runProject } from '../run/runner.ts';
import {
  HEALTH,
  healthCsv,
  POLICE,
  policeCsv,
  type TinyProject,
  tinyPeople,
  tinyProject,
} from '../test-support/tiny-project.ts';
import { openStore } from './open-store.ts';
import { bitsScopeSql, entityScopeSql, type RowScope, seenRows, seesRow } from './row-scope.ts';
import type { StoreReader } from './store-reader.ts';

const people = tinyPeople(60);
const RESOURCES = ['police', 'health', 'clinic', 'moved', 'guian'];
/**
 * Where the police say that somebody lives; where a second register of theirs says; who was seen at a clinic of Weining that says nothing of where; who is on
 * a roll of Gui'an, whose land has no code: it names the county around.
 */
const movedTo = (i: number) => (i % 4 === 1 ? '520502' : null);
const atClinic = (i: number) => i % 6 === 2;
const atGuian = (i: number) => i % 7 === 3;
/** By the ID number: prefectures, then counties whose a person is. */
const whose = new Map(
  people.map(({ id }, i) => {
    const counties = new Set([id.slice(0, 6), ...(movedTo(i) ? ['520502'] : []), ...(atClinic(i) ? ['520526'] : [])]);
    const prefectures = new Set([...counties].map((code) => code.slice(0, 4)));
    return [id, [...[...prefectures].sort(), ...(atGuian(i) ? ['guian'] : []), ...[...counties].sort()]];
  }),
);
const COUNTIES = [...new Set([...whose.values()].flat().filter((code) => code.length === 6)), '520111'];

let project: TinyProject;
let reader: StoreReader;
beforeAll(async () => {
  project = await tinyProject(people);
  const { dir, store, write } = project;
  await write(
    'catalog/clinic.yaml',
    HEALTH.replace('health', 'clinic')
      .replace('卫生健康委', '威宁彝族回族苗族自治县卫生健康局')
      .replaceAll('health-', 'clinic-')
      .replace('authority: [mobile]\n', ''),
  );
  await write(
    'catalog/moved.yaml',
    POLICE.replace('police', 'moved')
      .replaceAll('police-', 'moved-')
      .replace('authority: [person_name, birth_date]\n', ''),
  );
  await write(
    'sources/clinic-2026-01.csv',
    `${healthCsv(people.filter((_, i) => atClinic(i)).map((p, i) => (i === 0 ? { ...p, phone: '13911112222' } : p)))}H9,x\n,,没有档案号,1990-01-01,\n`,
  );
  const moved = people.flatMap((p, i) => (movedTo(i) ? [p] : []));
  await write('sources/moved-2026-01.csv', policeCsv(moved).replace(/,52\d{4},/g, ',520502,'));
  await write(
    'catalog/guian.yaml',
    POLICE.replace('police', 'guian')
      .replaceAll('police-', 'guian-')
      .replace('公安厅', '贵安新区社会事业管理局')
      .replace('authority: [person_name, birth_date]\n', ''),
  );
  await write('sources/guian-2026-01.csv', `${policeCsv(people.filter((_, i) => atGuian(i)))}`);
  await runProject({ project: dir, store, asOf: '2026-01-31', threads: 2 });
  reader = openStore(store);
}, 120_000);
afterAll(async () => {
  reader?.close();
  await project?.remove();
});

const codes = fc.uniqueArray(fc.constantFrom('5201', '5202', '5203', '5204', '5205', '5226', 'guian', '9999'), {
  maxLength: 3,
});
const { scope: ofPrefectures } = fc.letrec<{ scope: RowScope }>((tie) => ({
  scope: fc.oneof(
    { maxDepth: 2, withCrossShrink: true },
    codes.map((territory): RowScope => ({ territory })),
    fc.boolean(),
    fc.array(tie('scope'), { maxLength: 3 }).map((all): RowScope => ({ all })),
    fc.array(tie('scope'), { maxLength: 3 }).map((any): RowScope => ({ any })),
    tie('scope').map((not): RowScope => ({ not })),
  ),
}));
/** As posts of a county have it: one county, in whatever way it is said. */
const ofCounty = fc
  .tuple(fc.constantFrom(...COUNTIES), fc.constantFrom('alone', 'any', 'all', 'twice'))
  .map(([county, how]): RowScope => {
    const leaf: RowScope = { territory: [county] };
    if (how === 'any') return { any: [leaf, false] };
    if (how === 'all') return { all: [leaf, true] };
    return how === 'twice' ? { any: [leaf, { territory: [county] }] } : leaf;
  });
const scopes = fc.oneof(ofPrefectures, ofCounty);
const resources = fc
  .uniqueArray(fc.constantFrom(...RESOURCES), { maxLength: 2 })
  .map((resource): RowScope => ({ resource }));
/** Of rows of strips: whose they are, and which strip's. */
const rowScopes = fc
  .tuple(scopes, resources, fc.boolean())
  .map(([scope, own, both]): RowScope => (both ? { all: [scope, own] } : { any: [scope, own] }));

it('an entity is of each prefecture and county that one of its records names, of the deliverer’s where a record names none, and of who has no code to name', async () => {
  const { hits } = await reader.search('person', '', { limit: 1000 });
  expect(hits).toHaveLength(people.length);
  for (const { entity } of hits) {
    const found = (await reader.entity('person', entity))!;
    const id = found.cells.find((cell) => cell.attribute === 'resident_id')?.value ?? '';
    expect(found.territories).toEqual(whose.get(id));
  }
});

it('whoever may see an entity finds it in the list, in the search, in the count and in the file, and nobody else does', async () => {
  const all = (await reader.search('person', '', { limit: 1000 })).hits;
  const placed = await Promise.all(all.map(async ({ entity }) => (await reader.entity('person', entity))!));
  await fc.assert(
    fc.asyncProperty(scopes, fc.constantFrom('', '王', '52010'), async (scope, q) => {
      const may = placed.filter(({ territories }) => seesRow(scope, { territories, resources: [] }));
      const matching = new Set((await reader.search('person', q, { limit: 1000 })).hits.map((hit) => hit.entity));
      const expected = may.filter(({ entity }) => matching.has(entity)).map(({ entity }) => entity);
      const found = await reader.search('person', q, { scope, limit: 1000 });
      expect(found.hits.map((hit) => hit.entity).sort()).toEqual(expected.sort());
      expect(found.total).toBe(expected.length);
      const file = await reader.search('person', q, { scope, limit: 1000, entities: all.map((hit) => hit.entity) });
      expect(file.total).toBe(expected.length);
      const block = (await reader.blocks(scope)).find((one) => one.block === 'person')!;
      expect(block.entities).toBe(may.length);
      expect(block.records).toBe(may.reduce((n, { records }) => n + records.length, 0));
      expect(Object.values(block.prefectures).reduce((n, count) => n + count, 0)).toBe(may.length);
      const filled = (attribute: string) =>
        may.filter((one) => (one.cells.find((cell) => cell.attribute === attribute)?.value ?? null) !== null).length;
      for (const { attribute, filled: counted } of block.attributes) expect(counted, attribute).toBe(filled(attribute));
      const same = await reader.diff('person', block.release, block.release, undefined, scope);
      expect(same).toMatchObject({ added: 0, removed: 0, changed: 0 });
    }),
    { numRuns: 10 },
  );
}, 180_000);

it('whoever may see a refused row finds it in the quarantine and in its counts, and nobody else does', async () => {
  const { rows } = await reader.quarantine({ limit: 1000 });
  expect(rows.length).toBeGreaterThan(3);
  // a line that is no row, and a row that says nothing of where, are the deliverer's
  const deliverers = ['5205', '520526'];
  expect(rows.filter((row) => row.resource === 'clinic').map((row) => row.territories)).toEqual([
    deliverers,
    deliverers,
  ]);
  const run = (await reader.runs())[0]!;
  const flow = (step: string, resource: string) =>
    run.steps.find((one) => one.name === step)?.flows.find((one) => one.resource === resource);
  await fc.assert(
    fc.asyncProperty(rowScopes, async (scope) => {
      const may = rows.filter((row) => seesRow(scope, { territories: row.territories, resources: [row.resource] }));
      const found = await reader.quarantine({ scope, limit: 1000 });
      expect(found.rows.map((row) => row.key)).toEqual(may.map((row) => row.key));
      expect(found.total).toBe(may.length);
      for (const resource of RESOURCES) {
        const count = may.filter((row) => row.resource === resource).length;
        expect(found.byResource[resource] ?? 0).toBe(count);
        const check = flow('check', resource);
        const seen = seenRows(scope, resource, {
          rows: check?.in ?? 0,
          rejected: flow('collect', resource)?.quarantined ?? 0,
          quarantined: check?.quarantined ?? 0,
          territories: check?.territories,
        });
        expect(seen.quarantined).toBe(count);
        if (scope === true) expect(seen.rows).toBe(flow('collect', resource)?.in);
      }
    }),
    { numRuns: 25 },
  );
}, 180_000);

it('whoever may see a disagreement finds it in the list, in the counts and in the file to mend, and nobody else does', async () => {
  const all = (await reader.discrepancies('person', { limit: 500 }))!;
  expect(all.total).toBeGreaterThan(3);
  const places = new Map(
    await Promise.all(
      [...new Set(all.items.map((item) => item.entity))].map(
        async (entity) => [entity, (await reader.entity('person', entity))!.territories] as const,
      ),
    ),
  );
  await fc.assert(
    fc.asyncProperty(rowScopes, async (scope) => {
      const may = all.items.filter((item) =>
        seesRow(scope, {
          territories: places.get(item.entity) ?? [],
          resources: [item.a.source.resource, item.b.source.resource],
        }),
      );
      const found = (await reader.discrepancies('person', { scope, limit: 500 }))!;
      expect(found.items).toEqual(may);
      expect(found.total).toBe(may.length);
      expect(found.counts.reduce((n, count) => n + count.differ, 0)).toBe(may.length);
      for (const resource of RESOURCES) {
        const own = may.flatMap(({ a, b }) =>
          [a, b].filter((side) => side.source.resource === resource).map((side) => side.source.record),
        );
        const file = await reader.disagreeing('person', { resource, all: true, scope, limit: 500, offset: 0 });
        expect(file.total).toBe(new Set(own).size);
      }
    }),
    { numRuns: 10 },
  );
}, 180_000);

it('lists follow any scope; figures are kept for one county, and a scope that would add up several is refused', async () => {
  const { hits } = await reader.search('person', '', { limit: 1000 });
  const placed = await Promise.all(hits.map(async ({ entity }) => (await reader.entity('person', entity))!));
  const some = fc.uniqueArray(fc.constantFrom(...COUNTIES, '5201', 'guian'), { minLength: 2, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(some, fc.boolean(), async (territory, not) => {
      const scope: RowScope = not ? { not: { territory } } : { territory };
      const may = placed.filter(({ territories }) => seesRow(scope, { territories, resources: [] }));
      const found = await reader.search('person', '52', { scope, limit: 1000 });
      expect(found.hits.map((hit) => hit.entity).sort()).toEqual(may.map(({ entity }) => entity).sort());
      if (territory.some((code) => code.length === 6)) await expect(reader.blocks(scope)).rejects.toThrow(/no figures/);
    }),
    { numRuns: 10 },
  );
  await expect(reader.blocks({ not: { territory: ['520502'] } })).rejects.toThrow(/no figures/);
});

it('what a former version published, which does not say whose it is, is seen by whoever may see all, and of strips by whose they are', () => {
  const release = {};
  expect(entityScopeSql(release, true)).toBeNull();
  expect(entityScopeSql(release, { territory: ['5201'] })).toBe('FALSE');
  const own: RowScope = { any: [{ territory: ['5201'] }, { resource: ['police'] }] };
  expect(bitsScopeSql(release, own, undefined, () => 'res = 0')).toBe('(FALSE OR res = 0)');
  // one that told prefectures and no counties shows prefectures theirs and counties nothing
  const former = { territories: { codes: ['5201', '5205'], groups: [] } };
  expect(entityScopeSql(former, { territory: ['5205'] })).toBe('((territories & 2) <> 0)');
  expect(entityScopeSql(former, { territory: ['520502'] })).toBe('FALSE');
  const groups = [{ territories: ['5205'], rows: 90, quarantined: 5 }];
  const told = { rows: 90, rejected: 2, quarantined: 5, territories: { deliverer: '5205', groups } };
  expect(seenRows({ territory: ['5205'] }, 'police', told)).toEqual({ rows: 92, quarantined: 7 });
  expect(seenRows({ territory: ['520502'] }, 'police', told)).toEqual({ rows: 0, quarantined: 0 });
  const run = { rows: 90, rejected: 2, quarantined: 5 };
  expect(seenRows(own, 'police', run)).toEqual({ rows: 92, quarantined: 7 });
  expect(seenRows(own, 'health', run)).toEqual({ rows: 0, quarantined: 0 });
});
