import { sql } from 'kysely';
import { Type } from 'typebox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerError } from '../errors.ts';
import type { CaseState } from './core/case-state.ts';
import { defineEffect } from './effects/effect.ts';
import { permit } from './testing/permit.ts';
import { startBench, type TestBench } from './testing/start.ts';

let bench: TestBench;
const written: string[] = [];
const write = defineEffect({
  name: 'permit.write',
  title: { zh: '登记许可', en: 'Write down the permit' },
  kind: 'database',
  payload: Type.Object({ case: Type.String(), until: Type.String() }),
  async run(act, payload) {
    await sql`INSERT INTO permit_written (case_id, until) VALUES (${payload.case}, ${payload.until})`.execute(act.trx);
    written.push(payload.case);
    return { until: payload.until };
  },
});

beforeAll(async () => {
  bench = await startBench({ procedures: [permit], effects: [write] });
  await bench.owner(
    'CREATE TABLE permit_written (case_id TEXT, until TEXT); GRANT ALL ON permit_written TO kuaishu_app',
  );
});
afterAll(() => bench.close());

async function filed(): Promise<{ of: CaseState; staff: ReturnType<typeof people> }> {
  const staff = people();
  const of = await bench.cases.open(bench.as(staff.steward), {
    procedure: 'permit',
    subject: { id: 'thing_1' },
    title: '一项许可',
    input: { purpose: '修路' },
  });
  return { of, staff };
}
function people() {
  const { person, places } = bench.town;
  return {
    steward: person(places.police, ['steward'], '张'),
    head: person(places.police, ['head'], '李'),
    reviewer: person(places.west, ['reviewer'], '王'),
    arbiter: person(places.west, ['arbiter'], '赵'),
    stranger: person(places.farms, ['head', 'steward'], '钱'),
    colleague: person(places.west, ['staff'], '孙'),
  };
}
const refusal = async (of: Promise<unknown>): Promise<ServerError> => {
  const error = await of.then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof ServerError)) throw new Error(`not refused: ${String(error)}`);
  return error;
};

describe('a case', () => {
  it('goes from hand to hand to its end, and its effect runs', async () => {
    const { of, staff } = await filed();
    expect(of).toMatchObject({ state: 'filed', revision: 1, data: { purpose: '修路' }, clocks: {} });
    const submitted = await bench.cases.move(bench.as(staff.head), of.id, { transition: 'submit', revision: 1 });
    expect(submitted).toMatchObject({ state: 'reviewing', revision: 2 });
    const granted = await bench.cases.move(bench.as(staff.reviewer), of.id, {
      transition: 'grant',
      revision: 2,
      input: { until: '2027-01-01' },
    });
    expect(granted).toMatchObject({ state: 'granted', data: { purpose: '修路', until: '2027-01-01' } });
    await bench.outbox.settled();
    const { rows } = await sql`SELECT until FROM permit_written WHERE case_id = ${of.id}`.execute(bench.database.db);
    expect(rows).toEqual([{ until: '2027-01-01' }]);
    const effects = await bench.database.db
      .selectFrom('effect')
      .selectAll()
      .where('case_id', '=', of.id)
      .where('name', '=', 'permit.write')
      .execute();
    expect(effects).toMatchObject([{ state: 'done', attempts: 1, result: { until: '2027-01-01' }, seq: 3 }]);
    const open = await bench.database.db
      .selectFrom('case_duty')
      .selectAll()
      .where('case_id', '=', of.id)
      .where('done_at', 'is', null)
      .execute();
    expect(open).toEqual([]);
  });

  it('leaves a leaf for each event, with the head of its history', async () => {
    const { of, staff } = await filed();
    await bench.cases.comment(bench.as(staff.steward), of.id, { comment: '请尽快' });
    const leaves = await bench.database.db
      .selectFrom('leaf_outbox')
      .select(['type', 'body'])
      .where('subject', '=', of.id)
      .orderBy('seq')
      .execute();
    const events = await bench.database.db
      .selectFrom('case_event')
      .select('digest')
      .where('case_id', '=', of.id)
      .orderBy('seq')
      .execute();
    expect(leaves.map(({ type }) => type)).toEqual(['case.opened', 'case.noted']);
    expect(leaves.map(({ body }) => JSON.parse(body.toString()).document)).toEqual(events.map(({ digest }) => digest));
  });

  it('is moved by nobody whom its procedure does not name, nor by one who moved it already where four eyes are asked', async () => {
    const { of, staff } = await filed();
    for (const who of [staff.steward, staff.stranger, staff.reviewer])
      expect((await refusal(bench.cases.move(bench.as(who), of.id, { transition: 'submit' }))).code).toBe('forbidden');
    const { person, places } = bench.town;
    const both = person(places.west, ['head', 'reviewer']);
    const own = await bench.cases.open(bench.as(both), {
      procedure: 'permit',
      subject: { id: 'thing_2' },
      title: '自己的',
      input: { purpose: '自用' },
    });
    await bench.cases.move(bench.as(both), own.id, { transition: 'submit' });
    const judged = bench.cases.move(bench.as(both), own.id, { transition: 'grant', input: { until: '2027' } });
    expect((await refusal(judged)).code).toBe('forbidden');
  });

  it('asks for what a step needs, and says what is wrong with it', async () => {
    const { of, staff } = await filed();
    const reviewer = bench.as(staff.reviewer);
    const early = await refusal(bench.cases.move(reviewer, of.id, { transition: 'grant' }));
    expect(early).toMatchObject({ code: 'not_now' });
    expect(early.detail.zh).toContain('已提交');
    await bench.cases.move(bench.as(staff.head), of.id, { transition: 'submit' });
    expect(await refusal(bench.cases.move(reviewer, of.id, { transition: 'grant', input: {} }))).toMatchObject({
      code: 'bad_request',
      where: 'body.until',
    });
    expect(await refusal(bench.cases.move(reviewer, of.id, { transition: 'deny' }))).toMatchObject({
      code: 'bad_request',
      where: 'body.comment',
    });
    const guarded = bench.cases.move(reviewer, of.id, { transition: 'grant', input: { until: 'never' } });
    expect(await refusal(guarded)).toMatchObject({ code: 'not_now', where: 'body.until' });
  });

  it('returned to its applicant comes back to where it was, and the same reviewer may go on', async () => {
    const { of, staff } = await filed();
    await bench.cases.move(bench.as(staff.head), of.id, { transition: 'submit' });
    const back = await bench.cases.move(bench.as(staff.reviewer), of.id, { transition: 'return', comment: '缺材料' });
    expect(back).toMatchObject({ state: 'returned', resumes: 'reviewing' });
    expect(back.clocks['review']?.pauses).toHaveLength(1);
    const again = await bench.cases.move(bench.as(staff.steward), of.id, {
      transition: 'resubmit',
      input: { purpose: '修桥' },
    });
    expect(again).toMatchObject({ state: 'reviewing', data: { purpose: '修桥' } });
    const end = await bench.cases.move(bench.as(staff.reviewer), of.id, {
      transition: 'grant',
      input: { until: '2027' },
    });
    expect(end.state).toBe('granted');
  });

  it('is delegated to a colleague until a day, and no longer', async () => {
    const { of, staff } = await filed();
    await bench.cases.move(bench.as(staff.head), of.id, { transition: 'submit' });
    const to = (id: string) => ({ to: id, until: '2026-03-05T16:00:00.000Z' });
    expect((await refusal(bench.cases.delegate(bench.as(staff.arbiter), of.id, to(staff.stranger.id)))).where).toBe(
      'body.to',
    );
    await bench.cases.delegate(bench.as(staff.arbiter), of.id, to(staff.colleague.id));
    bench.set('2026-03-05T17:00:00.000Z');
    const late = bench.cases.move(bench.as(staff.colleague), of.id, { transition: 'deny', comment: '理由' });
    expect((await refusal(late)).code).toBe('forbidden');
    bench.set('2026-03-05T02:00:00.000Z');
    await bench.cases.move(bench.as(staff.colleague), of.id, { transition: 'deny', comment: '理由' });
    bench.set('2026-03-02T02:00:00.000Z');
  });

  it('is not changed behind the back of its history', async () => {
    const { of } = await filed();
    for (const change of [`UPDATE case_event SET body = body || ' '`, 'DELETE FROM case_event']) {
      const statement = `${change} WHERE case_id = '${of.id}'`;
      await expect(sql.raw(statement).execute(bench.database.db)).rejects.toThrow(/permission denied/);
      // not even the owner of the tables
      await expect(bench.owner(statement)).rejects.toThrow(/only ever added/);
    }
  });
});

describe('several who act at the same time', () => {
  it('exactly one wins, and the others are told who', async () => {
    const { of, staff } = await filed();
    await bench.cases.move(bench.as(staff.head), of.id, { transition: 'submit' });
    const { person, places } = bench.town;
    const reviewers = Array.from({ length: 8 }, (_, i) => person(places.west, ['reviewer'], `审核员${i}`));
    const all = await Promise.allSettled(
      reviewers.map((who, i) =>
        bench.cases.move(bench.as(who), of.id, {
          transition: i % 2 ? 'deny' : 'grant',
          revision: 2,
          comment: '理由',
          ...(i % 2 ? {} : { input: { until: '2027' } }),
        }),
      ),
    );
    const won = all.findIndex(({ status }) => status === 'fulfilled');
    expect(all.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of all)
      if (answer.status === 'rejected') {
        expect(answer.reason).toMatchObject({ code: 'conflict' });
        expect((answer.reason as ServerError).detail.zh).toContain(`审核员${won}`);
      }
    const events = await bench.database.db
      .selectFrom('case_event')
      .select('kind')
      .where('case_id', '=', of.id)
      .execute();
    expect(events).toHaveLength(3);
  });
});
