import { setTimeout as delay } from 'node:timers/promises';
import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SYSTEM } from '../../policy/principal.ts';
import { defineProcedure } from '../core/define-procedure.ts';
import { effectList } from '../queries/effect-list.ts';
import { retryEffect } from '../retry.ts';
import { startBench, type TestBench } from '../testing/start.ts';
import { defineEffect, EffectRefused } from './effect.ts';
import { openOutbox } from './outbox.ts';

const title = { zh: '名', en: 'name' };
const Payload = Type.Object({ n: Type.Integer() });
let broken = 0;
let hopeless = false;
const outside: { id: string; attempt: number }[] = [];
/** While it is there, those outside do not answer. */
let silence: Promise<void> | null = null;

const inline = defineEffect({
  name: 'test.inline',
  title,
  kind: 'inline',
  payload: Payload,
  async run(act, { n }) {
    await sql`INSERT INTO effect_written (what) VALUES ('inline')`.execute(act.trx);
    if (n === 13) throw new Error('unlucky');
    if (n === 14) throw new EffectRefused({ zh: '这个数不行', en: 'not that number' });
    return { n };
  },
});
const database = defineEffect({
  name: 'test.database',
  title,
  kind: 'database',
  payload: Payload,
  attempts: 3,
  async run(act, { n }) {
    await sql`INSERT INTO effect_written (what) VALUES ('database')`.execute(act.trx);
    if (broken > 0) {
      broken--;
      throw new Error('not yet');
    }
    return { n };
  },
});
const external = defineEffect({
  name: 'test.external',
  title,
  kind: 'external',
  payload: Payload,
  attempts: 4,
  async run({ n }, { id, attempt }) {
    outside.push({ id, attempt });
    await silence;
    if (hopeless) throw new EffectRefused({ zh: '对方不会接受', en: 'they will never take it' });
    return { n };
  },
});
const n = (of: { case: { data: Readonly<Record<string, unknown>> } }) => ({ n: of.case.data['n'] });
const thing = defineProcedure({
  id: 'thing',
  version: 1,
  title,
  subject: 'thing',
  initial: 'open',
  opens: { data: ({ comment }) => ({ n: Number(comment) }) },
  states: { open: { title, performers: ['head@owner'] }, shut: { title, final: 'done' } },
  transitions: {
    shut: {
      title,
      from: ['open'],
      to: 'shut',
      performers: ['head@owner'],
      effects: [
        { effect: 'test.inline', payload: n },
        { effect: 'test.database', payload: n },
        { effect: 'test.external', payload: n, when: ({ case: of }) => of.data['n'] !== 0 },
      ],
    },
  },
});

let bench: TestBench;
beforeAll(async () => {
  bench = await startBench({ procedures: [thing], effects: [inline, database, external] });
  await bench.owner('CREATE TABLE effect_written (what TEXT); GRANT ALL ON effect_written TO kuaishu_app');
});
afterAll(() => bench.close());

async function shut(number: number) {
  const { person, places } = bench.town;
  const head = bench.as(person(places.police, ['head']));
  await bench.database.db.deleteFrom('notice').execute();
  await bench.owner('TRUNCATE effect_written');
  outside.length = 0;
  const of = await bench.cases.open(head, {
    procedure: 'thing',
    subject: { id: 'thing_1' },
    title: '一件事',
    comment: String(number),
  });
  await bench.cases.move(head, of.id, { transition: 'shut' });
  await bench.outbox.settled();
  const effects = await bench.database.db
    .selectFrom('effect')
    .selectAll()
    .where('case_id', '=', of.id)
    .where('name', 'like', 'test.%')
    .orderBy('id')
    .execute();
  return { id: of.id, effects };
}
const written = async () =>
  (await sql<{ what: string }>`SELECT what FROM effect_written ORDER BY what`.execute(bench.database.db)).rows.map(
    ({ what }) => what,
  );

describe('an effect', () => {
  it('runs once, with its result on record', async () => {
    const { effects } = await shut(1);
    expect(effects.map(({ name, state, attempts, result }) => [name, state, attempts, result])).toEqual([
      ['test.inline', 'done', 1, { n: 1 }],
      ['test.database', 'done', 1, { n: 1 }],
      ['test.external', 'done', 1, { n: 1 }],
    ]);
    expect(await written()).toEqual(['database', 'inline']);
  });

  it('is ordered only where its condition holds', async () => {
    expect((await shut(0)).effects.map(({ name }) => name)).toEqual(['test.inline', 'test.database']);
  });

  it('in the step itself undoes the step where it fails', async () => {
    await expect(shut(13)).rejects.toThrow('unlucky');
    const { rows } = await sql<{ state: string }>`SELECT state FROM case_record ORDER BY id DESC LIMIT 1`.execute(
      bench.database.db,
    );
    expect(rows).toEqual([{ state: 'open' }]);
    expect(await written()).toEqual([]);
  });

  it('in the step itself that refuses says so in the answer, by its name, and the step does not happen', async () => {
    await expect(shut(14)).rejects.toMatchObject({
      code: 'not_now',
      where: 'test.inline',
      detail: {
        zh: expect.stringMatching(/“.+”不能进行：这个数不行。/),
        en: expect.stringContaining('not that number'),
      },
    });
    expect(await written()).toEqual([]);
  });

  it('in the database that failed leaves nothing, and is tried again', async () => {
    broken = 2;
    const { effects } = await shut(2);
    expect(effects.find(({ name }) => name === 'test.database')).toMatchObject({
      state: 'done',
      attempts: 3,
      error: null,
    });
    expect(await written()).toEqual(['database', 'inline']);
  });

  it('is given up after its attempts, seen by who answers for it, and retried by hand', async () => {
    broken = 3;
    const { id } = await shut(3);
    const { person, places } = bench.town;
    const reviewer = bench.as(person(places.west, ['reviewer']));
    const seen = await effectList(bench.parts, reviewer, { state: 'dead', case: id });
    expect(seen.items).toMatchObject([{ name: 'test.database', attempts: 3, error: 'not yet', caseTitle: '一件事' }]);
    const dead = seen.items[0]?.id ?? '';
    const stranger = bench.as(person(places.farms, ['reviewer']));
    const parts = { ...bench.parts, acts: bench.acts, outbox: bench.outbox };
    await expect(retryEffect(parts, stranger, dead)).rejects.toMatchObject({ code: 'forbidden' });
    expect((await effectList(bench.parts, stranger, { case: id })).items).toEqual([]);
    await retryEffect(parts, reviewer, dead);
    await bench.outbox.settled();
    expect((await effectList(bench.parts, reviewer, { case: id, state: 'dead' })).items).toEqual([]);
    await expect(retryEffect(parts, reviewer, dead)).rejects.toMatchObject({ code: 'not_now' });
    expect(await written()).toEqual(['database', 'inline']);
  });

  it('outside that is refused for good is not tried again', async () => {
    hopeless = true;
    const { effects } = await shut(4);
    hopeless = false;
    await delay(100);
    expect(outside).toEqual([{ id: effects[2]?.id, attempt: 0 }]);
    expect(effects[2]).toMatchObject({
      state: 'dead',
      error: 'they will never take it',
      reason: { zh: '对方不会接受', en: 'they will never take it' },
    });
  });

  it('outside that gives no answer keeps none in the database waiting', async () => {
    let answer = (): void => {};
    silence = new Promise((resolve) => {
      answer = resolve;
    });
    const { person, places } = bench.town;
    const head = bench.as(person(places.police, ['head']));
    // more than are run at the same time
    for (let i = 0; i < 6; i++) {
      const of = await bench.cases.open(head, {
        procedure: 'thing',
        subject: { id: 'thing_2' },
        title: '一件事',
        comment: '7',
      });
      await bench.cases.move(head, of.id, { transition: 'shut' });
    }
    const { db } = bench.database;
    const waiting = async () =>
      (await db.selectFrom('effect').select('name').where('state', '=', 'waiting').execute()).map(({ name }) => name);
    await expect.poll(waiting, { timeout: 20_000 }).toEqual(Array(6).fill('test.external'));
    answer();
    silence = null;
    await bench.outbox.settled();
    expect(await waiting()).toEqual([]);
  });

  it('that this version does not define is given up with its reason, and holds up no other', async () => {
    const { id } = await shut(5);
    const { db } = bench.database;
    const { effect } = await bench.acts.run({ action: 'case.act', principal: SYSTEM }, async (act) => {
      const [effect = ''] = await bench.outbox.order(act, [
        { case: id, seq: null, effect: 'test.database', payload: { n: 5 } },
      ]);
      await act.trx.updateTable('effect').set({ name: 'test.removed' }).where('id', '=', effect).execute();
      return { effect };
    });
    bench.outbox.wake();
    await bench.outbox.settled();
    const row = await db.selectFrom('effect').selectAll().where('id', '=', effect).executeTakeFirstOrThrow();
    expect(row).toMatchObject({ state: 'dead', error: expect.stringContaining('does not define "test.removed"') });
    const { person, places } = bench.town;
    const reviewer = bench.as(person(places.west, ['reviewer']));
    const parts = { ...bench.parts, acts: bench.acts, outbox: bench.outbox };
    await expect(retryEffect(parts, reviewer, effect)).rejects.toMatchObject({ code: 'not_now' });
    expect((await shut(6)).effects.every(({ state }) => state === 'done')).toBe(true);
  });

  it('that lost its job while its server was killed gets another at the next start', async () => {
    const { id } = await shut(7);
    const [effect = ''] = await bench.acts.run({ action: 'case.act', principal: SYSTEM }, (act) =>
      bench.outbox.order(act, [{ case: id, seq: null, effect: 'test.database', payload: { n: 7 } }]),
    );
    await bench.owner(`DELETE FROM pgboss.job WHERE data->>'effect' = '${effect}'`);
    await bench.owner(`UPDATE effect SET state = 'waiting' WHERE id = '${effect}'`);
    await bench.outbox.close();
    const later = new Date(bench.now().getTime() + 3_600_000);
    const again = await openOutbox({
      queueUrl: bench.database.queueUrl,
      db: bench.database.db,
      acts: bench.acts,
      registry: bench.registry,
      clock: () => later,
      onError: (error) => bench.faults.push(error),
      retrySeconds: 0,
      pollMs: 50,
    });
    await again.settled();
    await again.close();
    const row = await bench.database.db
      .selectFrom('effect')
      .selectAll()
      .where('id', '=', effect)
      .executeTakeFirstOrThrow();
    expect(row.state).toBe('done');
  });
});

it('an effect that nobody defined stops the start', async () => {
  await expect(startBench({ procedures: [thing], effects: [inline] })).rejects.toThrow(
    /test.database, which nobody defined/,
  );
});
