import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EvidenceView } from '@kuaishu/api';
import { provincePlan, writeDemo } from '@kuaishu/demo';
import { openDuckDb } from '@kuaishu/engine';
import { openStore, runProject } from '@kuaishu/refinery';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Caller } from '../../http/caller.ts';
import { openAuthority } from '../../policy/authority.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { openProject } from '../../project/project-reader.ts';
import { type SmallProvince, smallProvince } from '../../test/small-province.ts';
import { NOW, startTestApp } from '../../test/start-app.ts';
import { digestOf } from '../digest.ts';

/** Two strips of the demonstration: who is registered where, and who is insured; what they say of people differs as departments' data do. */
const [REGISTER, INSURED] = ['ga_hukou', 'rs_insured'];

let dir: string;
let home: SmallProvince;
let app: Awaited<ReturnType<typeof startApp>>;
let steward: Caller;
let other: Caller;
let arbiter: Caller;
const entries: Record<string, string> = {};

const startApp = () => startTestApp(openStore(join(dir, 'store')), { project: openProject(dir) });

async function publish(caller: Caller, body: Record<string, unknown>): Promise<string> {
  const saved = await app.platform.catalogue.catalogue.open(caller, body, 'form');
  await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
    app.platform.publish.publish(act, saved.entry),
  );
  return saved.entry;
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-evidence-'));
  await writeDemo({ dir, people: 300, months: 1 });
  for (const file of await readdir(join(dir, 'catalog')))
    if (file !== `${REGISTER}.yaml` && file !== `${INSURED}.yaml`) await rm(join(dir, 'catalog', file));
  await runProject({ project: dir, store: join(dir, 'store'), asOf: '2025-11-30', threads: 2 });
  app = await startApp();
  const authority = openAuthority();
  home = await smallProvince(app.database.db, NOW);
  steward = home.caller(authority, home.police, ['steward']);
  other = home.caller(authority, home.health, ['steward']);
  // the bureau of the parties' level
  arbiter = home.caller(authority, home.prefecture, ['arbiter']);
  const plan = provincePlan();
  const bodyOf = (resource: string) =>
    plan.acts.find((act) => act.kind === 'draft' && act.entry === resource)?.data?.entry as Record<string, unknown>;
  entries['hukou'] = await publish(steward, bodyOf(REGISTER ?? ''));
  entries['insured'] = await publish(other, bodyOf(INSURED ?? ''));
  entries['nothing'] = await publish(other, { ...bodyOf(REGISTER ?? ''), resource: 'wj_copy', authority: [] });
  await app.platform.sketches.look();
}, 120_000);
afterAll(async () => {
  await app?.close();
  await rm(dir, { recursive: true, force: true });
});

/** Of the people in both, whose numbers check out, the share that has the same name: counted from the cleaned rows themselves. */
async function truth(): Promise<{ common: number; equal: number }> {
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 512 });
  const names = (resource: string) =>
    `(SELECT resident_id AS id, min(person_name) AS name FROM read_parquet('${join(dir, 'store', 'collections', resource)}/*.clean.parquet') WHERE resident_id_ok GROUP BY 1 HAVING count(DISTINCT person_name) = 1)`;
  try {
    const [row] = await engine.query<{ common: number; equal: number }>(
      `SELECT count(*) AS common, count(*) FILTER (a.name = b.name) AS equal FROM ${names(REGISTER ?? '')} a JOIN ${names(INSURED ?? '')} b ON a.id = b.id`,
    );
    return { common: Number(row?.common), equal: Number(row?.equal) };
  } finally {
    engine.close();
  }
}

it('a ruling shows who holds what by which law, how often the values agree, and keeps what it was decided on', async () => {
  const { cases } = app.platform.procedures;
  const opened = await cases.open(steward, {
    procedure: 'source_ruling',
    subject: { id: entries['hukou'] ?? '' },
    title: '姓名数源裁定',
    input: {
      attribute: 'person_name',
      claimants: [entries['hukou'], entries['insured'], entries['nothing']],
      holders: [home.police.id, home.health.id],
      duty: '《中华人民共和国户口登记条例》第三条',
    },
  });
  await cases.move(other, opened.id, {
    transition: 'state',
    input: { entry: entries['insured'], duty: '《中华人民共和国社会保险法》第五十七条', claims: false },
  });
  const { evidence } = app.platform.catalogue;
  const seen = await evidence.view(steward, opened.id);
  expect(seen).toMatchObject({ attribute: 'person_name', subject: 'person', digest: null });
  const [register, insured, copy] = seen.holders;
  expect(register).toMatchObject({
    owner: { id: home.police.id },
    source: true,
    statement: { duty: '《中华人民共和国户口登记条例》第三条', claims: true },
    cadence: 'monthly',
    data: { origin: 'delivery' },
  });
  expect(register?.data?.filled).toBeGreaterThan(250);
  expect(register?.grounds.length).toBeGreaterThan(0);
  expect(register?.quality).toBeGreaterThan(0.5);
  expect(register?.quality).toBeLessThanOrEqual(1);
  expect(insured).toMatchObject({
    source: false,
    statement: { claims: false },
    data: { subjects: [{ identifier: 'resident_id' }] },
  });
  expect(copy).toMatchObject({ statement: null, data: null });

  const { common, equal } = await truth();
  expect(equal).toBeLessThan(common);
  const between = (a: string | undefined, b: string | undefined) =>
    seen.pairs.find((pair) => pair.a === a && pair.b === b);
  const agreement = between(entries['hukou'], entries['insured'])?.agreement;
  expect(agreement).toMatchObject({ identifier: 'resident_id', complete: true, compared: common, equal });
  expect(agreement?.low).toBeLessThan(equal / common);
  expect(agreement?.high).toBeGreaterThan(equal / common);
  expect(between(entries['hukou'], entries['nothing'])).toMatchObject({ agreement: null, why: { code: 'no_data' } });

  await cases.move(steward, opened.id, { transition: 'refer' });
  await cases.move(arbiter, opened.id, {
    transition: 'decide',
    input: { source: entries['hukou'], reason: '户口登记机关依法登记姓名，参保库为转录。' },
  });
  const kept = await evidence.view(arbiter, opened.id);
  const { digest, ...body } = kept;
  expect(digestOf(body)).toBe(digest);
  expect(kept.pairs).toEqual(seen.pairs);
  const leaf = await app.database.db
    .selectFrom('leaf_outbox')
    .select('body')
    .where('type', '=', 'catalog.source-decided')
    .executeTakeFirstOrThrow();
  expect(Buffer.from(leaf.body).toString()).toContain(digest ?? 'none');
  await expect(app.database.db.deleteFrom('ruling_evidence').execute()).rejects.toThrow();

  // by the route, as everyone asks, and by nobody who may not read the case
  const answer = await app.ask({ method: 'GET', url: `/api/cases/${opened.id}/evidence`, as: arbiter.principal });
  expect(answer.status).toBe(200);
  expect((answer.body as EvidenceView).digest).toBe(digest);
  const stranger = home.person(home.health, ['staff']);
  const refused = await app.ask({
    method: 'GET',
    url: `/api/cases/${opened.id}/evidence`,
    as: { ...stranger, organisation: home.bureau.id, path: home.bureau.path, purview: home.bureau.id },
  });
  expect(refused.status).toBeGreaterThanOrEqual(403);
});

it('what stands is not made again, and nothing in the database is a value', async () => {
  const { db } = app.database;
  const made = () => db.selectFrom('catalog_sample').select(['entry', 'made_at', 'digest']).orderBy('entry').execute();
  const before = await made();
  expect(before.map(({ entry }) => entry).sort()).toEqual([entries['hukou'], entries['insured']].sort());
  await app.platform.sketches.look();
  expect(await made()).toEqual(before);

  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 512 });
  const people = await engine.query<{ id: string; name: string }>(
    `SELECT resident_id AS id, person_name AS name FROM read_parquet('${join(dir, 'store', 'collections', INSURED ?? '')}/*.clean.parquet') WHERE resident_id IS NOT NULL AND person_name IS NOT NULL`,
  );
  engine.close();
  expect(people.length).toBeGreaterThan(50);
  const tables = ['catalog_sample', 'catalog_sketch', 'catalog_subject_sample', 'catalog_value_sample'] as const;
  const written = JSON.stringify(
    await Promise.all(tables.map((table) => db.selectFrom(table).selectAll().execute())),
    (_, value) => (value?.type === 'Buffer' ? Buffer.from(value.data).toString('utf8') : value),
  );
  for (const { id, name } of people) {
    expect(written).not.toContain(id);
    expect(written).not.toContain(name);
  }
});

it('the radar finds by its content a draft whose headings say nothing, and tells nothing of content to who may not read', async () => {
  const { lookUp, catalogue, samples } = app.platform.catalogue;
  // the register's own file under headings of one's own
  const [file = ''] = (await readdir(join(dir, 'sources'))).filter((name) => name.startsWith(`${REGISTER}-`));
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 512 });
  const blind = join(dir, 'blind.csv');
  const clean = `${join(dir, 'store', 'collections', REGISTER ?? '')}/*.clean.parquet`;
  await engine.run(
    `COPY (SELECT resident_id AS k1, person_name AS k2, mobile AS k3, household_address AS k4 FROM read_parquet('${clean}')) TO '${blind}' (HEADER, DELIMITER ',')`,
  );
  engine.close();
  expect(file).not.toBe('');
  const items = ['k1', 'k2', 'k3', 'k4'].map((name) => ({ name }));
  const saved = await catalogue.open(
    other,
    { resource: 'blind', name: { zh: '工作台账' }, subject: 'person', items: [...items, { name: 'k5' }] },
    'form',
  );
  const draft = { entry: saved.entry, title: '工作台账', subject: 'person', items };
  const heldBy = async (caller: Caller) =>
    (await lookUp.probe(caller, draft)).findings.find(({ entry }) => entry?.id === entries['hukou']);
  expect(await heldBy(other)).toBeUndefined();
  await expect(
    samples.take(other, saved.entry, { name: 'strange.csv', bytes: Buffer.from('a,b\n1,2\n') }),
  ).rejects.toMatchObject({ code: 'bad_request' });
  await expect(
    samples.take(steward, saved.entry, { name: 'blind.csv', bytes: await readFile(blind) }),
  ).rejects.toMatchObject({ code: 'not_found' });
  const taken = await samples.take(other, saved.entry, { name: 'blind.csv', bytes: await readFile(blind) });
  expect(taken).toMatchObject({ spare: [], missing: ['k5'], sample: { origin: 'file', run: null } });
  expect(taken.sample.columns.map(({ item }) => item)).toEqual(['k1', 'k2', 'k3', 'k4']);
  expect(await samples.list(other, saved.entry)).toEqual([taken.sample]);
  await vi.waitFor(
    async () =>
      expect((await heldBy(other))?.pairs).toContainEqual(
        expect.objectContaining({ own: 'k1', reason: 'same_values', valuesShared: 1 }),
      ),
    { timeout: 30_000, interval: 100 },
  );
  // who may not read the draft has none of its content compared
  expect(await heldBy(steward)).toBeUndefined();
});
