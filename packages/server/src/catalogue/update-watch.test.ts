import type { RunManifest } from '@kuaishu/refinery';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../http/caller.ts';
import { openReconciler } from '../ledger/reconcile/reconciler.ts';
import { openAuthority } from '../policy/authority.ts';
import { SYSTEM } from '../policy/principal.ts';
import { caseList } from '../procedures/queries/case-list.ts';
import { inbox } from '../procedures/queries/inbox.ts';
import { dutiesOverview } from '../procedures/queries/overview.ts';
import { aManifest } from '../test/manifest.ts';
import { memoryStore } from '../test/memory-store.ts';
import { populationEntry } from '../test/population-entry.ts';
import { type SmallProvince, smallProvince } from '../test/small-province.ts';
import { startTestApp, type TestApp } from '../test/start-app.ts';

let now = new Date('2026-03-02T02:00:00.000Z');
let app: TestApp;
let home: SmallProvince;
let steward: Caller;
let head: Caller;
let reviewer: Caller;
let entry: string;
const runs: RunManifest[] = [];

const body = (more: Record<string, unknown> = {}) =>
  populationEntry('hukou', {
    name: { zh: '户籍人口信息', en: 'Registered population' },
    sharing: { type: 2, condition: '用于行政审批核验', method: 'platform_database' },
    ...more,
  });

/** A run that took a delivery of the resource in at that time. */
function delivered(run: string, at: string, file = `sources/hukou-${run}.csv`): void {
  const [resource] = aManifest().resources;
  const [delivery] = resource?.deliveries ?? [];
  if (!resource || !delivery) throw new Error('no resource in the manifest');
  runs.push(
    aManifest({ run, resources: [{ ...resource, deliveries: [{ ...delivery, id: run, file, collectedAt: at }] }] }),
  );
}

async function publish(more: Record<string, unknown> = {}): Promise<string> {
  const { catalogue } = app.platform.catalogue;
  const saved = entry
    ? await catalogue
        .revise(steward, entry)
        .then(async (begun) => catalogue.save(steward, entry, body(more), begun.revision))
    : await catalogue.open(steward, body(more), 'form');
  await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
    app.platform.publish.publish(act, saved.entry),
  );
  return saved.entry;
}

const at = async (time: string): Promise<void> => {
  now = new Date(time);
  await app.platform.procedures.ticker.tick();
};
const cases = () =>
  app.database.db
    .selectFrom('case_record')
    .select(['id', 'state', 'data', 'closed_at'])
    .where('procedure', '=', 'update_duty')
    .orderBy('opened_at')
    .execute();
const events = async (id: string): Promise<string[]> =>
  (
    await app.database.db
      .selectFrom('case_event')
      .select(['kind', 'body'])
      .where('case_id', '=', id)
      .orderBy('seq')
      .execute()
  ).map(({ kind, body: text }) => (JSON.parse(text) as { transition: string | null }).transition ?? kind);

beforeAll(async () => {
  const store = memoryStore();
  app = await startTestApp({ ...store, runs: async () => runs }, { clock: () => now });
  home = await smallProvince(app.database.db, new Date('2020-01-01T00:00:00.000Z'));
  app.platform.organisations.forget();
  const authority = openAuthority();
  steward = home.caller(authority, home.police, ['steward']);
  head = home.caller(authority, home.police, ['head']);
  reviewer = home.caller(authority, home.prefecture, ['reviewer']);
  delivered('R1', '2025-11-30T00:00:00.000Z');
  entry = await publish();
}, 120_000);
afterAll(() => app?.close());

describe('a missed update', () => {
  it('opens a case by itself, once, when the last day has passed; the steward finds it in the inbox, with its clock', async () => {
    await at('2026-04-02T15:00:00.000Z');
    expect(await cases()).toEqual([]);
    now = new Date('2026-04-03T01:00:00.000Z');
    const { ticker } = app.platform.procedures;
    await Promise.all([ticker.tick(), ticker.tick(), ticker.tick()]);
    await ticker.tick();
    const all = await cases();
    expect(all).toMatchObject([
      {
        state: 'missed',
        data: {
          cadence: 'monthly',
          due: '2026-04-02',
          delivered: '2025-11-30',
          run: 'R1',
          deadline: 'catalogue.update_monthly',
        },
      },
    ]);
    const { items } = await inbox(app.platform.procedures.parts, steward, { procedure: 'update_duty' });
    // five working days over the Qingming holiday
    expect(items).toMatchObject([{ id: all[0]?.id, due: '2026-04-13', overdue: false }]);
    const [line] = await app.platform.catalogue.lists.duties(steward);
    expect(line).toMatchObject({
      case: all[0]?.id,
      update: { state: 'late', dueBy: '2026-04-02', daysLate: 1, run: 'R1', deadline: 'catalogue.update_monthly' },
    });
  });

  it('is opened by nobody else, and its own steps are taken by nobody else', async () => {
    const { cases: doing } = app.platform.procedures;
    const [of] = await cases();
    await expect(
      doing.open(steward, { procedure: 'update_duty', subject: { id: entry }, title: 'x', input: {} }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    await expect(
      doing.move(steward, of?.id ?? '', { transition: 'deliver', input: { newDelivery: '2026-04-03', newRun: 'R9' } }),
    ).rejects.toMatchObject({ code: 'forbidden' });
    // and the database itself holds no second one beside an open one
    const twin = sql`INSERT INTO case_record SELECT (jsonb_populate_record(NULL::case_record, to_jsonb(c) || '{"id": "case_twin"}')).*
      FROM case_record c WHERE procedure = 'update_duty'`;
    await expect(twin.execute(app.database.db)).rejects.toThrow('case_open_update_duty');
  });

  it('warns, alarms and goes up; counts as overdue of the house, and as its failure', async () => {
    const [of] = await cases();
    await at('2026-04-10T02:00:00.000Z');
    await at('2026-04-14T02:00:00.000Z');
    expect(await events(of?.id ?? '')).toEqual(['opened', 'warned', 'overdue', 'escalated']);
    const seen = await inbox(app.platform.procedures.parts, head, { procedure: 'update_duty' });
    expect(seen.items).toMatchObject([{ id: of?.id, overdue: true }]);
    expect((await dutiesOverview(app.platform.procedures.parts, reviewer)).items).toMatchObject([
      { organisation: { name: { zh: '乙市公安局' } }, overdue: 1 },
    ]);
    // the figure opens the very cases that it counts
    const counted = { holder: home.police.id, overdue: true, open: true };
    const behind = await caseList(app.platform.procedures.parts, reviewer, counted);
    expect(behind.items).toMatchObject([{ id: of?.id, overdue: true }]);
    const elsewhere = await caseList(app.platform.procedures.parts, reviewer, { ...counted, holder: home.health.id });
    expect(elsewhere.items).toEqual([]);
    const { items } = await app.platform.accountability.view(head, {});
    expect(items.map(({ kind, dueBy, doneAt }) => [kind, dueBy, doneAt]).sort()).toEqual([
      ['term', '2026-04-13', null],
      ['update', '2026-04-02', null],
    ]);
  });

  it('is explained; refused it is owed again, accepted it is deferred until the day that was named, and no longer', async () => {
    const { cases: doing } = app.platform.procedures;
    const [{ id } = { id: '' }] = await cases();
    const explain = (until: string) =>
      doing.move(steward, id, { transition: 'explain', input: { reason: '系统升级，接口中断', until } });
    await expect(explain('2026-04-14')).rejects.toMatchObject({ where: 'body.until' });
    await explain('2026-04-17');
    await expect(doing.move(reviewer, id, { transition: 'refuse' })).rejects.toMatchObject({ code: 'bad_request' });
    await doing.move(reviewer, id, { transition: 'refuse', comment: '理由不充分' });
    await explain('2026-04-24');
    expect((await doing.move(reviewer, id, { transition: 'accept' })).state).toBe('deferred');
    await at('2026-04-24T08:00:00.000Z');
    expect(await cases()).toHaveLength(1);
    await at('2026-04-27T08:00:00.000Z');
    expect(await cases()).toMatchObject([{ state: 'deferred' }, { state: 'missed', data: { due: '2026-04-24' } }]);
  });

  it('closes by itself with the next delivery that a run took in, not with mended rows or a run that read the same again', async () => {
    delivered('R2', '2025-11-30T00:00:00.000Z');
    delivered('R3', '2026-04-27T09:00:00.000Z', 'sources/mended/hukou/q.csv');
    await at('2026-04-28T02:00:00.000Z');
    expect((await cases()).map(({ state }) => state)).toEqual(['deferred', 'missed']);
    delivered('R4', '2026-04-28T03:00:00.000Z');
    await at('2026-04-28T02:59:00.000Z');
    expect((await cases()).map(({ state }) => state)).toEqual(['deferred', 'missed']);
    await at('2026-04-28T04:00:00.000Z');
    expect(await cases()).toMatchObject([
      { state: 'deferred' },
      { state: 'delivered', data: { newDelivery: '2026-04-28', newRun: 'R4' } },
    ]);
    // as its own page says it, with every delivery once and the run that took it in, not a later one
    expect(await app.platform.catalogue.updates(steward, entry)).toMatchObject({
      cadence: 'monthly',
      term: { value: 1, unit: 'month' },
      update: { state: 'in_time', run: 'R4' },
      case: null,
      deliveries: [
        { at: '2026-04-28T03:00:00.000Z', run: 'R4' },
        { at: '2025-11-30T00:00:00.000Z', run: 'R1' },
      ],
    });
    const { items } = await app.platform.accountability.view(head, { kind: 'update' });
    expect(items.map(({ outcome, evidence, daysLate }) => [outcome?.en, evidence.run, daysLate])).toEqual([
      ['Deferred', 'R1', 7],
      ['Delivered', 'R4', 2],
    ]);
    expect((await app.platform.accountability.workbook(head, {}, 'zh')).bytes.length).toBeGreaterThan(1_000);
  });

  it('closes when a revision with a cadence that is not overdue is published, and when the entry is taken off the ledger', async () => {
    await at('2026-06-01T02:00:00.000Z');
    expect((await cases()).at(-1)).toMatchObject({ state: 'missed', data: { due: '2026-05-28', run: 'R4' } });
    await publish({ cadence: 'yearly' });
    await at('2026-06-01T03:00:00.000Z');
    expect((await cases()).at(-1)).toMatchObject({ state: 'changed' });
    await publish({ cadence: 'daily' });
    await at('2026-06-04T02:00:00.000Z');
    expect((await cases()).at(-1)).toMatchObject({ state: 'missed', data: { due: '2026-06-02' } });
    await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
      app.platform.publish.withdraw(act, entry),
    );
    await at('2026-06-04T03:00:00.000Z');
    expect((await cases()).map(({ state }) => state)).toEqual(['deferred', 'delivered', 'changed', 'stopped']);
  });

  it('leaves in all of it acts and leaves that agree with the log', async () => {
    const { ledger, platform, database } = app;
    await ledger.flow.settled();
    const reconciler = openReconciler({ ledger, db: database.db, acts: platform.acts, clock: () => now });
    const result = await reconciler.run('full', { action: 'ledger.reconcile', principal: SYSTEM });
    expect(result.faults).toEqual([]);
    expect(result.leaves).toBeGreaterThan(20);
  });
});
