import { type EntryView, FindingAnswer } from '@kuaishu/api';
import { sql } from 'kysely';
import { Value } from 'typebox/value';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Caller } from '../../http/caller.ts';
import { openReconciler } from '../../ledger/reconcile/reconciler.ts';
import { openAuthority } from '../../policy/authority.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { populationEntry } from '../../test/population-entry.ts';
import { type SmallProvince, smallProvince } from '../../test/small-province.ts';
import { NOW, startTestApp, type TestApp } from '../../test/start-app.ts';
import { probeOf } from './probe-of.ts';

let app: TestApp;
let home: SmallProvince;
let police: Caller;
let health: Caller;
let reviewer: Caller;
let held: string;
let draft: string;

const items = [
  { name: '公民身份号码', element: 'resident_id', required: true },
  { name: '姓名', element: 'person_name' },
  { name: '性别', element: 'sex' },
  { name: '出生日期', element: 'birth_date' },
  { name: '户籍地址', element: 'household_address' },
];
const body = (resource: string, more: Record<string, unknown> = {}) =>
  populationEntry(resource, { items, authority: ['person_name'], ...more });
const copied = body('residents', { provider: { name: '乙市卫生健康局' }, authority: [] });
const reason = '我局登记的是来筑就医的流动人口，与户籍人口不是同一批人';

const found = async (caller: Caller, entry = draft, of: Record<string, unknown> = copied) =>
  (await app.platform.catalogue.lookUp.probe(caller, probeOf(entry, of))).findings.find(
    (finding) => finding.entry?.id === (entry === draft ? held : draft),
  );

/** Until the radar's thread has seen the last change. */
const seen = (caller: Caller, entry = draft, of?: Record<string, unknown>): Promise<void> =>
  vi.waitFor(async () => expect(await found(caller, entry, of)).toBeDefined(), { timeout: 30_000, interval: 50 });

beforeAll(async () => {
  app = await startTestApp();
  home = await smallProvince(app.database.db, new Date('2020-01-01T00:00:00.000Z'));
  app.platform.organisations.forget();
  const authority = openAuthority();
  police = home.caller(authority, home.police, ['steward']);
  health = home.caller(authority, home.health, ['steward']);
  reviewer = home.caller(authority, home.prefecture, ['reviewer']);
  const { catalogue } = app.platform.catalogue;
  held = (await catalogue.open(police, body('hukou'), 'form')).entry;
  await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
    app.platform.publish.publish(act, held),
  );
  draft = (await catalogue.open(health, copied, 'form')).entry;
  await seen(health);
}, 120_000);
afterAll(() => app?.close());

const say = (caller: Caller, text: string | null, entry = draft, other = held) =>
  app.platform.catalogue.answers.say(caller, entry, { other, reason: text });

describe('that a finding is no duplicate', () => {
  it('is said by the house that compiles, with what the radar had found; the finding has it from then on', async () => {
    expect((await found(health))?.answer).toBeNull();
    const { items: answers } = await say(health, reason);
    expect(answers).toMatchObject([
      { other: { id: held, readable: true }, reason, version: 1, takenBackAt: null, at: NOW.toISOString() },
    ]);
    expect(answers[0]?.probability).toBeGreaterThan(0.5);
    expect(answers[0]?.shared).toBeGreaterThanOrEqual(4);
    expect(Value.Check(FindingAnswer, answers[0])).toBe(true);
    expect((await found(health))?.answer).toMatchObject({ own: true, reason });
  });

  it('is said by nobody else, of nothing that the radar does not find, and not without a version in work', async () => {
    const { catalogue } = app.platform.catalogue;
    for (const caller of [police, reviewer, home.caller(openAuthority(), home.health, ['head'])])
      await expect(say(caller, reason)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
    const other = await catalogue.open(
      health,
      body('beds', {
        name: { zh: '医院床位' },
        subject: 'organisation',
        authority: [],
        key: ['床位'],
        items: [{ name: '床位' }],
      }),
      'form',
    );
    await expect(say(health, reason, other.entry)).rejects.toMatchObject({ code: 'conflict', where: 'body.other' });
    await expect(say(police, reason, held, draft)).rejects.toMatchObject({ code: 'conflict', where: 'entry' });
    expect((await app.database.db.selectFrom('catalog_answer').selectAll().execute()).length).toBe(1);
  });

  it('is shown to whoever checks the entry, as its house was told, and to the other house once it may read the entry', async () => {
    await app.database.db.updateTable('catalog_entry').set({ state: 'submitted' }).where('id', '=', draft).execute();
    expect((await app.platform.catalogue.answers.list(reviewer, draft)).items).toHaveLength(1);
    expect((await found(reviewer))?.answer).toMatchObject({ own: true, reason });
    await app.database.db.updateTable('catalog_entry').set({ state: 'draft' }).where('id', '=', draft).execute();
    const asked = body('hukou');
    await seen(police, held, asked);
    // its draft is not theirs to read: neither is what it says
    expect((await found(police, held, asked))?.answer).toBeNull();
    await app.platform.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
      app.platform.publish.publish(act, draft),
    );
    expect((await found(police, held, asked))?.answer).toMatchObject({ own: false, reason });
  });

  it('holds for the next version too, is said anew or taken back, and stays on record either way', async () => {
    const { catalogue, answers } = app.platform.catalogue;
    await catalogue.revise(health, draft);
    expect((await found(health))?.answer).toMatchObject({ own: true });
    await say(health, '两处登记的人群不同，主管部门也不同');
    await say(health, null);
    expect((await found(health))?.answer).toBeNull();
    await expect(say(health, null)).rejects.toMatchObject({ code: 'conflict', where: 'body.other' });
    const { items: all } = await answers.list(health, draft);
    expect(all.map(({ version, takenBackAt }) => [version, takenBackAt !== null])).toEqual([
      [2, true],
      [1, true],
    ]);
  });

  it('is an act of its own: a record, a leaf with the digest of what was said, and one answer a pair at most', async () => {
    const { db } = app.database;
    await say(health, reason);
    const [answer] = await db.selectFrom('catalog_answer').selectAll().where('taken_back_at', 'is', null).execute();
    const leaves = await db
      .selectFrom('leaf_outbox')
      .select(['type', 'act', 'body'])
      .where('subject', '=', draft)
      .where('type', 'like', 'catalog.not-duplicate%')
      .orderBy('seq')
      .execute();
    expect(leaves.map(({ type }) => type.replace('catalog.not-duplicate', ''))).toEqual(['', '', '-taken-back', '']);
    expect(leaves.at(-1)?.body.toString('utf8')).toContain(answer?.digest);
    expect(leaves.every(({ body: text }) => !text.toString('utf8').includes('流动'))).toBe(true);
    const record = await db
      .selectFrom('audit_record')
      .selectAll()
      .where('id', '=', leaves.at(-1)?.act ?? '')
      .executeTakeFirstOrThrow();
    expect(record).toMatchObject({
      action: 'entry.draft',
      target: draft,
      detail: { answer: 'not_duplicate', other: held },
    });
    const twin = sql`INSERT INTO catalog_answer SELECT (jsonb_populate_record(NULL::catalog_answer, to_jsonb(a) || '{"id": "answer_twin"}')).*
      FROM catalog_answer a WHERE taken_back_at IS NULL`;
    await expect(twin.execute(db)).rejects.toThrow('catalog_answer_stands');
    await app.ledger.flow.settled();
    const reconciler = openReconciler({ ledger: app.ledger, db, acts: app.platform.acts, clock: () => NOW });
    expect((await reconciler.run('full', { action: 'ledger.reconcile', principal: SYSTEM })).faults).toEqual([]);
  });
});

describe('what follows from a draft', () => {
  it('is what the refinery and the interfaces will have, with the sources that stand on the ledger', async () => {
    const { derive, catalogue } = app.platform.catalogue;
    const view: EntryView = await catalogue.view(health, draft);
    const of = await derive(health, draft, view.working?.body ?? {});
    expect(of.template.csv.trim()).toBe('\uFEFF公民身份号码,姓名,性别,出生日期,户籍地址'.trim());
    expect(of.rules.find(({ id }) => id === 'required:resident_id')?.severity).toBe('fatal');
    expect(of.link.mode).toBe('records');
    expect(of.link.attributes.map(({ attribute, exclusive }) => (exclusive ? `${attribute}!` : attribute))).toEqual([
      'resident_id!',
      'person_name',
      'birth_date',
      'sex',
      'household_address',
    ]);
    expect(of.precedence.find(({ attribute }) => attribute === 'person_name')).toMatchObject({
      contested: false,
      order: [
        { entry: held, rank: 0 },
        { entry: null, rank: 1 },
      ],
    });
    expect(of.sources).toMatchObject([{ entry: held, owner: { name: { zh: '乙市公安局' } } }]);
    expect(of.masks.find(({ attribute }) => attribute === 'resident_id')?.shown).toBe(false);
    expect(of.interface.fields).toBe(5);
    // claimed by two, it is disputed
    const claiming = await derive(health, draft, { ...view.working?.body, authority: ['person_name'] });
    expect(claiming.precedence.find(({ attribute }) => attribute === 'person_name')?.contested).toBe(true);
  });

  it('follows while it is half written, and is nobody’s who may not read the entry', async () => {
    const { derive, catalogue } = app.platform.catalogue;
    const half = await catalogue.open(health, { resource: 'half', name: { zh: '半成品' }, items: [] }, 'form');
    expect((await derive(health, half.entry, { items: [] })).template.columns).toEqual([]);
    const of = await derive(health, half.entry, { items: [{ name: '' }, { name: '姓名', element: 'person_name' }] });
    expect(of.template.columns.map(({ item }) => item)).toEqual(['姓名']);
    await expect(derive(police, half.entry, {})).rejects.toMatchObject({ code: 'not_found' });
  });
});
