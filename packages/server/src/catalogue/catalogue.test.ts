import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Acts, openActs } from '../acts/acts.ts';
import { type Database, openDatabase } from '../db/database.ts';
import type { Caller } from '../http/caller.ts';
import { newId } from '../ids.ts';
import { type Authority, openAuthority } from '../policy/authority.ts';
import { SYSTEM } from '../policy/principal.ts';
import { populationEntry } from '../test/population-entry.ts';
import { type SmallProvince, smallProvince } from '../test/small-province.ts';
import { answerStore } from './answers/store.ts';
import { changeFeed, LEAVES_PER_NODE, leafOf, nodeAt } from './changes.ts';
import { draftKeeper } from './drafts.ts';
import { type CatalogueIndex, openCatalogueIndex } from './index/catalogue-index.ts';
import { catalogueLookUp } from './look-up.ts';
import { placesOf } from './places.ts';
import { type Publisher, publisher } from './publish.ts';
import { resolver } from './resolve.ts';
import { resolveExamples } from './resolve-examples.ts';
import { type CatalogueService, catalogueService } from './service.ts';
import { sketchStore } from './sketches/store.ts';
import { catalogueStore } from './store.ts';

let dataDir: string;
let database: Database;
let acts: Acts;
let catalogue: CatalogueService;
let publish: Publisher;
let index: CatalogueIndex;
let authority: Authority;
let home: SmallProvince;
let steward: Caller;
/** Cases that are being signed off or checked. */
const inReview = new Set<string>();
const now = new Date('2026-11-24T02:00:00.000Z');

const body = (resource: string, more: Record<string, unknown> = {}): Record<string, unknown> =>
  populationEntry(resource, {
    authority: ['person_name'],
    items: [
      { name: '公民身份号码', element: 'resident_id', required: true },
      { name: '姓名', element: 'person_name' },
      { name: '性别', element: 'sex' },
      { name: '出生日期', element: 'birth_date' },
      { name: '户籍地址', element: 'household_address' },
    ],
    ...more,
  });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-catalogue-'));
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  authority = openAuthority();
  home = await smallProvince(database.db, now);
  acts = openActs(database.db, () => now);
  const store = catalogueStore(database.db);
  publish = publisher(store);
  catalogue = catalogueService({
    store,
    drafts: draftKeeper(store, async (id) => id !== null && inReview.has(id)),
    feed: changeFeed(database.db),
    organisations: home.directory,
    acts,
    openCase: async () => newId('case'),
  });
  steward = home.caller(authority, home.police, ['steward']);
  index = openCatalogueIndex({ url: database.url, onFault: (error) => console.error(error) });
  await index.ready;
});
afterAll(async () => {
  await index.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

const publishIt = (entry: string) =>
  acts.run({ action: 'case.act', principal: SYSTEM }, (act) => publish.publish(act, entry));

/** Until the thread of the indexes has seen the last change. */
async function eventually(check: () => Promise<void>): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return await check();
    } catch (error) {
      if (tries > 600) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

describe('compiling', () => {
  it('saves what is half done, says what is wrong with it, and keeps it in the house', async () => {
    const half = { resource: 'half', name: { zh: '半成品' }, items: [{ name: '姓名' }] };
    const saved = await catalogue.open(steward, half, 'form');
    expect(saved.faults.some((fault) => fault.severity === 'error')).toBe(true);
    expect((await catalogue.view(steward, saved.entry)).working?.body).toMatchObject(half);
    const neighbour = home.caller(authority, home.health, ['steward']);
    await expect(catalogue.view(neighbour, saved.entry)).rejects.toMatchObject({ code: 'not_found' });
    expect((await catalogue.list(neighbour, { limit: 10, offset: 0 })).total).toBe(0);
    await expect(catalogue.save(neighbour, saved.entry, half, 1)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('keeps what was submitted as its head signs it, until it is sent back', async () => {
    const saved = await catalogue.open(steward, body('signed'), 'form');
    expect((await catalogue.view(steward, saved.entry)).working?.inReview).toBe(false);
    inReview.add(saved.caseId ?? '');
    expect((await catalogue.view(steward, saved.entry)).working?.inReview).toBe(true);
    await expect(
      catalogue.save(steward, saved.entry, body('signed', { cadence: 'daily' }), saved.revision),
    ).rejects.toMatchObject({ code: 'conflict' });
    inReview.delete(saved.caseId ?? '');
    await catalogue.save(steward, saved.entry, body('signed', { cadence: 'daily' }), saved.revision);
  });

  it('says that the house has an entry of a name already, at the first save and at a later one', async () => {
    await catalogue.open(steward, body('mine_1'), 'form');
    const second = await catalogue.open(steward, body('mine_2'), 'form');
    const taken = { code: 'conflict', where: 'body.resource' };
    await expect(catalogue.open(steward, body('mine_1'), 'form')).rejects.toMatchObject(taken);
    await expect(catalogue.save(steward, second.entry, body('mine_1'), second.revision)).rejects.toMatchObject(taken);
  });

  it('lets the second of two who edit at once know, and keeps what the first wrote', async () => {
    const saved = await catalogue.open(steward, body('twice'), 'form');
    await catalogue.save(steward, saved.entry, body('twice', { cadence: 'daily' }), 1);
    await expect(catalogue.save(steward, saved.entry, body('twice', { cadence: 'weekly' }), 1)).rejects.toMatchObject({
      code: 'conflict',
    });
    expect((await catalogue.view(steward, saved.entry)).working?.body['cadence']).toBe('daily');
  });

  it('is the steward’s work, and of one’s own house', async () => {
    for (const roles of [['staff'], ['head'], ['reviewer'], ['security_admin']] as const)
      await expect(
        catalogue.open(home.caller(authority, home.police, roles), body('no'), 'form'),
      ).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('the ledger', () => {
  it('gives a code once, in order, and never again', async () => {
    const first = await catalogue.open(steward, body('coded'), 'form');
    const { code } = await publishIt(first.entry);
    expect(code).toBe('352012/000001');
    await acts.run({ action: 'case.act', principal: SYSTEM }, (act) => publish.withdraw(act, first.entry));
    const second = await catalogue.open(steward, body('coded_again'), 'form');
    expect((await publishIt(second.entry)).code).toBe('352012/000002');
    await expect(database.db.deleteFrom('catalog_code').execute()).rejects.toThrow();
  });

  it('publishes nothing that has faults', async () => {
    const saved = await catalogue.open(steward, body('faulty', { sharing: { type: 3 }, authority: [] }), 'form');
    await expect(publishIt(saved.entry)).rejects.toMatchObject({ code: 'conflict' });
    expect((await catalogue.view(steward, saved.entry)).entry.state).toBe('draft');
  });

  it('has one source for an attribute of a subject in a territory', async () => {
    const other = home.caller(authority, home.health, ['steward']);
    const rival = await catalogue.open(other, body('rival', { provider: { name: '乙市卫生健康局' } }), 'form');
    await expect(publishIt(rival.entry)).rejects.toMatchObject({ code: 'conflict', where: 'body.authority' });
    await catalogue.save(other, rival.entry, body('rival', { authority: [] }), 1);
    await publishIt(rival.entry);
    const seen = await catalogue.view(other, rival.entry);
    expect(seen.authority.find((one) => one.attribute === 'person_name')).toMatchObject({ own: false });
  });

  it('keeps every version, and says what a revision breaks', async () => {
    const saved = await catalogue.open(steward, body('revised', { authority: [] }), 'form');
    await publishIt(saved.entry);
    const revision = await catalogue.revise(steward, saved.entry);
    await catalogue.save(
      steward,
      saved.entry,
      body('revised', { authority: [], items: (body('x')['items'] as object[]).slice(0, 4) }),
      revision.revision,
    );
    await publishIt(saved.entry);
    const view = await catalogue.view(steward, saved.entry);
    expect(view.versions.map(({ version, state }) => [version, state])).toEqual([
      [2, 'published'],
      [1, 'superseded'],
    ]);
    const { changes } = await catalogue.diff(steward, saved.entry, 1, 2);
    expect(changes.some(({ effect, where }) => effect === 'breaking' && where.includes('户籍地址'))).toBe(true);
  });

  it('tells its changes in one order without gaps, tombstones among them, each with the digest of what it says', async () => {
    const { items } = await catalogue.changes(steward, 0, 1_000);
    expect(items.map((item) => item.seq)).toEqual(items.map((_, i) => i + 1));
    expect(items.filter((item) => item.kind === 'withdrawn').every((item) => item.body === null)).toBe(true);
    const { next } = await catalogue.changes(steward, 0, 2);
    expect((await catalogue.changes(steward, next, 1)).items[0]?.seq).toBe(3);
  });

  it('leaves a leaf with each publication, in the act that made it', async () => {
    const leaves = await database.db.selectFrom('leaf_outbox').selectAll().where('type', 'like', 'catalog.%').execute();
    const changes = await database.db.selectFrom('catalog_change').selectAll().execute();
    expect(leaves.length).toBe(changes.length);
  });
});

describe('two catalogues', () => {
  const ledger = Array.from({ length: 500 }, (_, i) => leafOf(`entry_${i}`, 1, `sm3:${i}`)).sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );

  it('have one root exactly where they hold the same', () => {
    expect(nodeAt([...ledger], '').hash).toBe(nodeAt(ledger, '').hash);
    for (const changed of [ledger.slice(1), ledger.map((leaf, i) => (i === 77 ? { ...leaf, version: 2 } : leaf))])
      expect(nodeAt(changed, '').hash).not.toBe(nodeAt(ledger, '').hash);
  });

  it('find in a few questions what differs', () => {
    const other = ledger.map((leaf, i) => (i === 311 ? { ...leaf, digest: 'sm3:changed' } : leaf));
    let prefix = '';
    for (let questions = 1; ; questions++) {
      expect(questions).toBeLessThan(5);
      const [ours, theirs] = [nodeAt(ledger, prefix), nodeAt(other, prefix)];
      if (ours.children.length === 0) {
        expect(ours.leaves.length).toBeLessThanOrEqual(LEAVES_PER_NODE);
        expect(theirs.leaves.filter((leaf, i) => leaf.digest !== ours.leaves[i]?.digest)).toHaveLength(1);
        return;
      }
      prefix = ours.children.find((child, i) => child.hash !== theirs.children[i]?.hash)?.prefix ?? '';
    }
  });
});

describe('looking up', () => {
  const lookUp = () =>
    catalogueLookUp({
      index,
      store: catalogueStore(database.db),
      sketches: sketchStore(database.db),
      answers: answerStore(database.db),
      organisationOf: catalogue.organisationOf,
      places: () => placesOf(home.directory),
    });

  it('finds by pinyin what the reader may see, and counts no more than that', async () => {
    const stranger = home.caller(authority, home.bureau, ['staff']);
    await eventually(async () => {
      const own = await lookUp().search(steward, { q: 'changzhurenkou' });
      expect(own.total).toBeGreaterThan(2);
      const others = await lookUp().search(stranger, { q: 'changzhurenkou' });
      expect(others.total).toBe(others.items.length);
      expect(others.items.every(({ entry }) => ['published', 'withdrawn'].includes(entry.state))).toBe(true);
      expect(others.total).toBeLessThan(own.total);
    });
  });

  it('tells whoever compiles the same again who has it already', async () => {
    const other = home.caller(authority, home.health, ['steward']);
    await eventually(async () => {
      const { findings } = await lookUp().probe(other, {
        title: '常住人口基本信息',
        subject: 'person',
        items: ['身份证号', 'XM', '性别', '出生年月日', '户口所在地'].map((name) => ({ name })),
      });
      expect(
        findings.some(
          (finding) =>
            ['duplicate', 'contained', 'contains'].includes(finding.kind) && finding.entry?.owner.id === home.police.id,
        ),
      ).toBe(true);
    });
  });

  it('resolves a need to its one source and names the copies', async () => {
    const resolve = resolver(database.db, catalogue.organisationOf);
    const { items } = await resolve({
      subject: 'person',
      asked: ['姓名', 'no_such_thing'],
      territories: [home.prefecture.id],
    });
    expect(items[0]).toMatchObject({ element: 'person_name', source: { owner: { id: home.police.id } } });
    expect(items[0]?.copies.length).toBeGreaterThan(0);
    expect(items[1]).toMatchObject({ source: null, copies: [] });
  });

  it('offers what has a source in the territory, by how many entries hold it, each found again by what it is asked with', async () => {
    const territories = [home.prefecture.id];
    const { subjects } = await resolveExamples(database.db, () => new Date())(territories);
    const person = subjects.find(({ subject }) => subject === 'person');
    expect(person?.elements).toContainEqual(expect.objectContaining({ asked: '姓名' }));
    const holders = person?.elements.map((one) => one.holders) ?? [];
    expect(holders).toEqual(holders.toSorted((a, b) => b - a));
    const asked = person?.elements.map((one) => one.asked) ?? [];
    const { items } = await resolver(database.db, catalogue.organisationOf)({ subject: 'person', asked, territories });
    for (const item of items) expect(item.source, item.asked).not.toBeNull();
    expect(await resolveExamples(database.db, () => new Date())(['org_nowhere'])).toEqual({ subjects: [] });
  });

  it('names the holders that reading through all of them names: the source, then the nearest, however an item is spelled', async () => {
    const { db } = database;
    const near = ['org_near', 'org_far'];
    const entries = Array.from({ length: 90 }, (_, n) => ({ id: `entry_h${String(n).padStart(3, '0')}`, n }));
    await db
      .insertInto('catalog_entry')
      .values(
        entries.map(({ id, n }) => ({
          id,
          resource: `held_${n}`,
          owner: `org_${n}`,
          path: [],
          territory: ['org_far', 'org_near', 'org_elsewhere'][n % 3] as string,
          level: 'prefecture',
          state: 'published' as const,
          code: null,
          version: 1,
          digest: '',
          title: `持有 ${n}`,
          subject: 'house',
          class: '',
          category: '',
          sharing: '1',
          open: false,
          grade: 'green',
          cadence: '',
          items: 1,
          created_at: now,
          changed_at: now,
        })),
      )
      .execute();
    const items = entries.map(({ id, n }) => ({
      entry: id,
      position: 0,
      name: `项 ${n}`,
      element: n % 5 === 0 ? null : 'house_number',
      attribute: ['house_number', 'door', 'door_plate'][n % 4] ?? 'house_number',
      subject: 'house',
      grade: 'green',
      sharing: '1',
      territory: ['org_far', 'org_near', 'org_elsewhere'][n % 3] as string,
    }));
    await db.insertInto('catalog_item').values(items).execute();
    const source = items.find(
      (item) => item.attribute === 'door' && item.element !== null && item.territory === near[1],
    );
    await db
      .insertInto('catalog_authority')
      .values({
        territory: near[1] as string,
        subject: 'house',
        attribute: 'door',
        entry: source?.entry as string,
        decided_by: null,
        since: now,
      })
      .execute();
    const ranked = items
      .filter((item) => near.includes(item.territory))
      .filter((item) => item.element === 'house_number' || item.attribute === 'house_number')
      .map((item) => ({
        entry: item.entry,
        rank: (item.entry === source?.entry ? 0 : 1000) + near.indexOf(item.territory),
      }))
      .sort((a, b) => a.rank - b.rank || (a.entry < b.entry ? -1 : 1));
    const { items: answers } = await resolver(
      db,
      catalogue.organisationOf,
    )({ subject: 'house', asked: ['house_number'], territories: near });
    expect(answers[0]?.source?.entry).toBe(ranked[0]?.entry);
    expect(answers[0]?.copies.map((copy) => copy.entry)).toEqual(ranked.slice(1, 21).map(({ entry }) => entry));
  });
});
