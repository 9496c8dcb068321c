import type {
  BlockSummary,
  DiscrepanciesView,
  EntityHits,
  Overview,
  Problem,
  QuarantineView,
  ResourceView,
  Revealed,
} from '@kuaishu/api';
import type { StoreReader } from '@kuaishu/refinery';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Organisation } from '../identity/organisations/tree.ts';
import { placeOf } from '../identity/principal-of.ts';
import { newId } from '../ids.ts';
import { type Principal, VISITOR } from '../policy/principal.ts';
import type { Role } from '../policy/roles.ts';
import { NOW, startTestApp, type TestApp } from '../test/start-app.ts';
import { houses, type RefinedProvince, refineProvince } from './province-of-two.ts';

let refined: RefinedProvince;
let server: TestApp<StoreReader>;
let orgs: Readonly<Record<string, Organisation>>;
/** Every entity with whose it is, and every refused row, as the store has them. */
let entities: { entity: string; territories: readonly string[] }[];
beforeAll(async () => {
  refined = await refineProvince();
  server = await startTestApp(refined.store, { project: refined.project });
  orgs = await houses(server.database.db, NOW);
  const { hits } = await refined.store.search('person', '', { limit: 1000 });
  entities = await Promise.all(
    hits.map(async ({ entity }) => ({
      entity,
      territories: (await refined.store.entity('person', entity))?.territories ?? [],
    })),
  );
}, 180_000);
afterAll(async () => {
  await server?.close();
  await refined?.remove();
});

const person = (house: string, ...roles: Role[]): Principal => {
  const at = orgs[house];
  if (!at) throw new Error(`no ${house}`);
  return { ...VISITOR, kind: 'user', id: newId('user', NOW), name: house, ...placeOf(at, roles) };
};
const get = async <T>(as: Principal, url: string) => {
  const { status, body, text, headers } = await server.ask({ method: 'GET', url, as });
  return { status, body: body as T, text, headers };
};
const BLOCK = '/api/blocks/person';
const ROLES: readonly Role[] = [
  'steward',
  'head',
  'staff',
  'reviewer',
  'arbiter',
  'operator',
  'leader',
  'evaluator',
  'developer',
  'audit_admin',
];
const HOUSES = [
  'bureau',
  'police',
  'guiyangBureau',
  'clinic',
  'bijieBureau',
  'welfare',
  'qixingBureau',
  'school',
  'yunyanBureau',
  'guianBureau',
  'settlers',
];
const principals = fc
  .tuple(fc.constantFrom(...HOUSES), fc.uniqueArray(fc.constantFrom(...ROLES), { minLength: 1, maxLength: 2 }))
  .map(([house, roles]) => ({ house, roles }));
/** Whose land a house stands in; null = the province's people, who see all. */
const codeOf: Readonly<Record<string, string | null>> = {
  bureau: null,
  police: null,
  guiyangBureau: '5201',
  clinic: '5201',
  bijieBureau: '5205',
  welfare: '5205',
  qixingBureau: '520502',
  school: '520502',
  yunyanBureau: '520103',
  guianBureau: 'guian',
  settlers: 'guian',
};

/** The departments that a bureau watches over; a strip is called like the house that delivers it. */
const DEPARTMENTS_OF: Readonly<Record<string, readonly string[]>> = {
  guiyangBureau: ['clinic'],
  bijieBureau: ['welfare', 'school'],
  qixingBureau: ['school'],
  guianBureau: ['settlers'],
};

describe('a block', () => {
  it('is cut by one policy: what may be opened is what is listed, counted, exported and revealed', async () => {
    await fc.assert(
      fc.asyncProperty(principals, fc.nat({ max: 30 }), async ({ house, roles }, from) => {
        const asker = person(house, ...roles);
        const list = await get<EntityHits>(asker, `${BLOCK}/search?limit=200`);
        const listed = list.status === 200 ? list.body.items.map((hit) => hit.entity) : [];
        if (list.status === 200) {
          const code = codeOf[house] ?? null;
          expect(listed.length).toBe(entities.filter((one) => code === null || one.territories.includes(code)).length);
          expect(list.body.total).toBe(listed.length);
          const file = await get(asker, `${BLOCK}/search/export`);
          expect(file.headers['x-kuaishu-rows']).toBe(`${listed.length}/${listed.length}`);
          for (const { entity } of entities) expect(file.text.includes(entity)).toBe(listed.includes(entity));
          const one = await get<EntityHits>(asker, `${BLOCK}/search?q=${entities[from % entities.length]?.entity}`);
          expect(one.body.total).toBe(listed.includes(entities[from % entities.length]?.entity ?? '') ? 1 : 0);
          const blocks = await get<{ items: BlockSummary[] }>(asker, '/api/blocks');
          expect(blocks.body.items[0]?.entities).toBe(listed.length);
          const overview = await get<Overview>(asker, '/api/overview');
          expect(overview.body.blocks).toEqual(blocks.body.items);
          expect(overview.body.prefectures.reduce((n, one) => n + (one.entities['person'] ?? 0), 0)).toBe(
            listed.length,
          );
        } else expect(list.status).toBe(403);
        for (const { entity } of [0, 1, 2].flatMap((k) => entities[(from + k) % entities.length] ?? [])) {
          const single = await get(asker, `${BLOCK}/entities/${entity}`);
          expect(single.status).toBe(listed.includes(entity) ? 200 : 403);
          const revealed = await server.ask({
            method: 'POST',
            url: `${BLOCK}/entities/${entity}/reveal`,
            payload: { purpose: '核实身份信息', caseNumber: 'A-1', attributes: ['person_name'] },
            as: asker,
          });
          const mayReveal = listed.includes(entity) && roles.some((role) => role === 'steward' || role === 'operator');
          expect(revealed.status).toBe(mayReveal && !roles.includes('audit_admin') ? 200 : 403);
          if (revealed.status === 200) expect((revealed.body as Revealed).values[0]?.value).toBeTruthy();
        }
      }),
      { numRuns: 14 },
    );
  }, 180_000);

  it('of a county is a part of its prefecture’s', async () => {
    const listed = async (house: string) =>
      (await get<EntityHits>(person(house, 'steward'), `${BLOCK}/search?limit=200`)).body.items.map(
        (hit) => hit.entity,
      );
    const [prefecture, county] = [await listed('welfare'), await listed('school')];
    expect(county.length).toBeGreaterThan(0);
    expect(county.length).toBeLessThan(prefecture.length);
    for (const entity of county) expect(prefecture).toContain(entity);
    const { body } = await get<Overview>(person('qixingBureau', 'reviewer'), '/api/overview');
    expect(body.territory?.zh).toBe('丁区人民政府');
  });

  it('refuses a record of another prefecture in words that say who has it, and puts the refusal on record', async () => {
    const theirs = entities.find(({ territories }) => !territories.includes('5201'))?.entity ?? '';
    const asker = person('clinic', 'steward');
    const { status, body, text } = await get<Problem>(asker, `${BLOCK}/entities/${theirs}`);
    expect(status).toBe(403);
    expect(body.type).toBe('urn:kuaishu:problem:forbidden');
    expect(`${JSON.stringify(body)}`).toContain('不在你的岗位所管的范围内');
    expect(body.mend?.zh).toMatch(/所属市州、县.*数据专员.*安全管理员/);
    expect(body.mend?.en).toMatch(/prefecture, county.*Data steward.*security administrator/);
    expect(text).not.toMatch(/王|李|张|杨|吴|石|罗|潘/);
    const record = await server.database.db
      .selectFrom('audit_record')
      .selectAll()
      .where('actor', '=', asker.id)
      .executeTakeFirstOrThrow();
    expect(record).toMatchObject({ action: 'entity.read', target: theirs });
    // nobody at all is not found, whoever asks
    expect((await get(asker, `${BLOCK}/entities/E404`)).status).toBe(404);
  });

  it('of an area whose land has no code is what its own departments delivered, wherever it says that this stands', async () => {
    const { body } = await get<EntityHits>(person('guianBureau', 'operator'), `${BLOCK}/search?limit=200`);
    const delivered = await Promise.all(
      entities.map(async ({ entity }) => {
        const found = await refined.store.entity('person', entity);
        return found?.records.some(({ source }) => source.resource === 'settlers') ? [entity] : [];
      }),
    );
    expect(body.items.map((hit) => hit.entity).sort()).toEqual(delivered.flat().sort());
    expect(body.total).toBeGreaterThan(0);
    // the county around has them too, as they name it
    for (const entity of delivered.flat())
      expect(entities.find((one) => one.entity === entity)?.territories).toEqual(
        expect.arrayContaining(['5201', '520111', 'guian']),
      );
  });

  it('is compared within what one sees of it', async () => {
    const asker = person('guiyangBureau', 'reviewer');
    const { body } = await get<{ items: BlockSummary[] }>(asker, `${BLOCK}/releases`);
    const release = body.items[0]?.release;
    const diff = await get(asker, `${BLOCK}/diff?from=${release}&to=${release}`);
    expect(diff.body).toMatchObject({ added: 0, removed: 0, changed: 0 });
  });
});

describe('rows of strips', () => {
  it('are seen by their department and by the bureau of their territory; what is listed is what is counted and exported', async () => {
    const all = (await refined.store.quarantine({ limit: 1000 })).rows;
    expect(all.length).toBeGreaterThan(6);
    await fc.assert(
      fc.asyncProperty(principals, async ({ house, roles }) => {
        const asker = person(house, ...roles);
        const list = await get<QuarantineView>(asker, '/api/quarantine?limit=200');
        const keys = list.status === 200 ? list.body.items.map((row) => row.key) : [];
        if (list.status === 200) {
          expect(list.body.total).toBe(keys.length);
          expect(list.body.byResource.reduce((n, one) => n + one.rows, 0)).toBe(keys.length);
          const is = (...some: Role[]) => roles.some((role) => some.includes(role));
          const code = codeOf[house] ?? null;
          const own = is('steward', 'head', 'staff');
          const watches = is('reviewer', 'arbiter', 'operator');
          const may = all.filter(
            ({ resource, territories }) =>
              ((own || watches || is('leader', 'evaluator')) && resource === house) ||
              (watches && DEPARTMENTS_OF[house]?.includes(resource)) ||
              ((watches || is('leader', 'evaluator')) && (code === null || territories.includes(code))),
          );
          expect(new Set(keys)).toEqual(new Set(may.map((row) => row.key)));
          const overview = await get<Overview>(asker, '/api/overview');
          expect(overview.body.strips.reduce((n, strip) => n + strip.quarantined, 0)).toBe(keys.length);
          expect(overview.body.equation).toMatchObject({
            in: overview.body.strips.reduce((n, strip) => n + strip.rows, 0),
            quarantined: keys.length,
          });
          const resources = await get<{ items: ResourceView[] }>(asker, '/api/resources');
          expect(resources.body.items.reduce((n, one) => n + (one.latest?.quarantined ?? 0), 0)).toBe(keys.length);
        }
        for (const resource of ['police', 'clinic', 'welfare', 'school', 'settlers']) {
          const file = await get(
            asker,
            `/api/quarantine/export?resource=${resource}&purpose=${encodeURIComponent('退回更正')}`,
          );
          if (file.status !== 200) expect(file.status).toBe(403);
          else {
            const its = all.filter((row) => row.resource === resource).length;
            expect(file.headers['x-kuaishu-rows']).toBe(`${its}/${its}`);
            expect(keys.filter((key) => key.startsWith(`${resource}~`))).toHaveLength(its);
          }
          const profile = await get(asker, `/api/runs/R1/profile/${resource}`);
          expect([403, 404]).toContain(profile.status);
        }
      }),
      { numRuns: 18 },
    );
  }, 180_000);

  it('that disagree are seen by the two departments and by the bureau where their subject stands', async () => {
    const seenBy = async (house: string, role: Role) =>
      (await get<DiscrepanciesView>(person(house, role), `${BLOCK}/discrepancies?limit=200`)).body;
    const all = await seenBy('bureau', 'operator');
    expect(all.total).toBeGreaterThan(4);
    for (const view of [
      await seenBy('welfare', 'steward'),
      await seenBy('clinic', 'steward'),
      await seenBy('police', 'steward'),
    ]) {
      expect(view.total).toBe(view.items.length);
      expect(view.counts.reduce((n, count) => n + count.differ, 0)).toBe(view.total);
    }
    const welfare = await seenBy('welfare', 'steward');
    expect(welfare.total).toBe(
      all.items.filter(({ a, b }) => [a, b].some((side) => side.source.resource === 'welfare')).length,
    );
    const guiyang = await seenBy('guiyangBureau', 'reviewer');
    expect(guiyang.total).toBeGreaterThan(0);
    expect(guiyang.total).toBeLessThan(all.total);
    expect(guiyang.counts.reduce((n, count) => n + count.differ, 0)).toBe(guiyang.total);
    const file = (house: string, role: Role, resource: string) =>
      get(
        person(house, role),
        `${BLOCK}/discrepancies/export?all=true&resource=${resource}&purpose=${encodeURIComponent('退回更正')}`,
      );
    expect((await file('welfare', 'steward', 'welfare')).status).toBe(200);
    expect((await file('bijieBureau', 'operator', 'welfare')).status).toBe(200);
    expect((await file('welfare', 'steward', 'police')).status).toBe(403);
    expect((await file('guiyangBureau', 'operator', 'welfare')).status).toBe(403);
  });

  it('a run, whose figures are of all of them, is the province’s', async () => {
    const refused = await get<Problem>(person('guiyangBureau', 'operator'), '/api/runs');
    expect(refused.status).toBe(403);
    // not that operators have it: that is what they are
    expect(refused.body.mend?.zh).toContain('管辖范围更大的岗位');
    expect(refused.body.mend?.en).toContain('posts of a wider territory');
    expect((await get(person('bureau', 'operator'), '/api/runs')).status).toBe(200);
    const { body } = await get<Overview>(person('guiyangBureau', 'arbiter'), '/api/overview');
    expect(body).toMatchObject({ runs: [], trend: [], fault: null });
  });
});
