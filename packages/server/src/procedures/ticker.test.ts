import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inbox, inboxCounts } from './queries/inbox.ts';
import { dutiesOverview } from './queries/overview.ts';
import { calendarLacks, reckoning } from './reckon.ts';
import { caseStore } from './store/case-store.ts';
import { clockStore } from './store/clock-store.ts';
import { dutyStore } from './store/duty-store.ts';
import { permit, writingNothing } from './testing/permit.ts';
import { startBench, type TestBench } from './testing/start.ts';

let bench: TestBench;
beforeAll(async () => {
  bench = await startBench({ procedures: [permit], effects: [writingNothing] });
});
afterAll(() => bench.close());

async function reviewing() {
  bench.set('2026-11-02T02:00:00.000Z');
  const { person, places } = bench.town;
  const staff = {
    steward: person(places.police, ['steward']),
    head: person(places.police, ['head']),
    reviewer: person(places.west, ['reviewer']),
    arbiter: person(places.west, ['arbiter']),
  };
  const of = await bench.cases.open(bench.as(staff.steward), {
    procedure: 'permit',
    subject: { id: 'thing_1' },
    title: '一项许可',
    input: { purpose: '修路' },
  });
  await bench.cases.move(bench.as(staff.head), of.id, { transition: 'submit' });
  return { id: of.id, staff };
}
const kinds = async (id: string): Promise<string[]> =>
  (
    await bench.database.db.selectFrom('case_event').select('kind').where('case_id', '=', id).orderBy('seq').execute()
  ).map(({ kind }) => kind);

describe('the clock of a case', () => {
  it('warns before and alarms after, once each, however often it is looked at; what is overdue goes up', async () => {
    const { id, staff } = await reviewing();
    await bench.ticker.tick();
    expect(await kinds(id)).toEqual(['opened', 'moved']);
    // due on Monday the 16th, warned from Thursday the 12th on
    bench.set('2026-11-12T01:00:00.000Z');
    await Promise.all([bench.ticker.tick(), bench.ticker.tick()]);
    expect(await kinds(id)).toEqual(['opened', 'moved', 'warned']);
    bench.set('2026-11-16T15:59:00.000Z');
    await bench.ticker.tick();
    expect(await kinds(id)).toEqual(['opened', 'moved', 'warned']);
    bench.set('2026-11-16T16:00:00.000Z');
    await Promise.all([bench.ticker.tick(), bench.ticker.tick(), bench.ticker.tick()]);
    await bench.ticker.tick();
    expect(await kinds(id)).toEqual(['opened', 'moved', 'warned', 'overdue', 'escalated']);
    const mine = await inbox(bench.parts, bench.as(staff.arbiter), {});
    expect(mine.items).toMatchObject([
      { id, overdue: true, daysLeft: -1, due: '2026-11-16', performer: { word: 'arbiter@territory' } },
    ]);
    await bench.outbox.settled();
    expect(await inboxCounts(bench.parts, bench.as(staff.arbiter))).toMatchObject({ todo: 1, overdue: 1 });
    const overview = await dutiesOverview(bench.parts, bench.as(staff.arbiter));
    expect(overview.items).toMatchObject([{ organisation: { name: { zh: '西州' } }, open: 1, overdue: 1 }]);
  });

  it('stands still while the applicant owes something, and nobody is late meanwhile', async () => {
    const { id, staff } = await reviewing();
    await bench.cases.move(bench.as(staff.reviewer), id, { transition: 'return', comment: '缺图纸' });
    bench.set('2026-12-30T02:00:00.000Z');
    await bench.ticker.tick();
    expect(await kinds(id)).not.toContain('overdue');
    const back = await bench.cases.move(bench.as(staff.steward), id, { transition: 'resubmit' });
    expect(back.clocks['review']?.pauses).toEqual([
      { from: '2026-11-02T02:00:00.000Z', to: '2026-12-30T02:00:00.000Z' },
    ]);
    const { items } = await inbox(bench.parts, bench.as(staff.reviewer), { procedure: 'permit' });
    expect(items.find((one) => one.id === id)).toMatchObject({ daysLeft: 9, paused: false });
  });

  it('is extended once, within the limit, with the consent of another', async () => {
    const { id, staff } = await reviewing();
    const ask = (days: number) =>
      bench.cases.askExtension(bench.as(staff.reviewer), id, { clock: 'review', days, comment: '情况复杂' });
    await expect(ask(11)).rejects.toMatchObject({ code: 'bad_request', where: 'body.days' });
    await ask(5);
    await expect(ask(5)).rejects.toMatchObject({ where: 'extension_used' });
    const decide = (who: typeof staff.arbiter) =>
      bench.cases.decideExtension(bench.as(who), id, { clock: 'review', grant: true, comment: '同意' });
    await expect(decide(staff.reviewer)).rejects.toMatchObject({ code: 'forbidden' });
    const { items } = await inbox(bench.parts, bench.as(staff.arbiter), {});
    expect(items.find((one) => one.id === id)).toMatchObject({ reason: 'consent' });
    await decide(staff.arbiter);
    const { items: after } = await inbox(bench.parts, bench.as(staff.reviewer), {});
    expect(after.find((one) => one.id === id)).toMatchObject({ due: '2026-11-23', daysLeft: 15 });
  });

  it('is heard although another case cannot be carried on', async () => {
    const [stuck, fine] = [await reviewing(), await reviewing()];
    const { db } = bench.database;
    await db.updateTable('case_record').set({ version: 99 }).where('id', '=', stuck.id).execute();
    bench.set('2026-11-17T02:00:00.000Z');
    const before = bench.faults.length;
    await bench.ticker.tick();
    expect(await kinds(fine.id)).toContain('overdue');
    expect(await kinds(stuck.id)).not.toContain('overdue');
    expect(bench.faults.slice(before).map(String)).toEqual([expect.stringContaining(stuck.id)]);
    // nothing of the attempt stays behind
    const acts = await db.selectFrom('audit_record').select('id').where('target', '=', stuck.id).execute();
    await bench.ticker.tick();
    expect(await db.selectFrom('audit_record').select('id').where('target', '=', stuck.id).execute()).toEqual(acts);
    await db.updateTable('case_record').set({ version: 1 }).where('id', '=', stuck.id).execute();
    await bench.ticker.tick();
    expect(await kinds(stuck.id)).toContain('overdue');
  });

  it('is reckoned anew when the holidays of its year become known, and rings by the new day alone', async () => {
    const { id } = await reviewing();
    const { db } = bench.database;
    const due = async () => {
      const [of, duty, clock] = await Promise.all([
        db.selectFrom('case_record').select('due_at').where('id', '=', id).executeTakeFirstOrThrow(),
        db.selectFrom('case_duty').select('due_at').where('case_id', '=', id).where('done_at', 'is', null).execute(),
        db.selectFrom('case_clock').select('due_at').where('case_id', '=', id).executeTakeFirstOrThrow(),
      ]);
      return [of.due_at, ...duty.map(({ due_at }) => due_at), clock.due_at].map((at) => at?.toISOString());
    };
    const right = '2026-11-16T16:00:00.000Z';
    expect(new Set(await due())).toEqual(new Set([right]));
    // as by a calendar in which two of the days were not known to be holidays
    const early = '2026-11-12T16:00:00.000Z';
    await bench.owner(`UPDATE case_record SET due_at = '${early}' WHERE id = '${id}'`);
    await bench.owner(`UPDATE case_duty SET due_at = '${early}' WHERE case_id = '${id}'`);
    await bench.owner(`UPDATE case_clock SET due_at = '${early}', warned_at = now() WHERE case_id = '${id}'`);
    bench.set('2026-11-13T02:00:00.000Z');
    await bench.ticker.tick();
    expect(await kinds(id)).not.toContain('overdue');
    expect(new Set(await due())).toEqual(new Set([right]));

    // all at once, at the first look of a program with another calendar
    await bench.owner(`UPDATE case_record SET due_at = '${early}' WHERE id = '${id}'`);
    await bench.owner(`UPDATE case_clock SET due_at = '${early}' WHERE case_id = '${id}'`);
    const parts = {
      db,
      acts: bench.acts,
      clock: bench.now,
      registry: bench.registry,
      cases: caseStore(db),
      clocks: clockStore(db),
      duties: dutyStore(),
    };
    expect(await reckoning(parts).all()).toBeNull();
    expect(await reckoning(parts, { text: 'with the notice of another year', until: 2027 }).all()).toBe(1);
    expect(new Set(await due())).toEqual(new Set([right]));
    expect(await reckoning(parts, { text: 'with the notice of another year', until: 2027 }).all()).toBeNull();
  });

  it('is known to be uncertain where the program has no holidays of the year', () => {
    const lacks = (at: string) => calendarLacks(new Date(at), 2026);
    expect(lacks('2026-11-14T15:59:59.000Z')).toBeNull();
    // China's day counts: in UTC it is still the fourteenth
    expect(lacks('2026-11-14T16:00:00.000Z')).toBe(2027);
    expect(lacks('2027-03-01T00:00:00.000Z')).toBe(2027);
    expect(lacks('2027-11-20T00:00:00.000Z')).toBe(2028);
  });

  it('ends a delegation on its day', async () => {
    const { id, staff } = await reviewing();
    const { person, places } = bench.town;
    const colleague = person(places.west, ['staff']);
    await bench.cases.delegate(bench.as(staff.arbiter), id, { to: colleague.id, until: '2026-11-04' });
    bench.set('2026-11-04T15:59:00.000Z');
    await bench.ticker.tick();
    expect((await inbox(bench.parts, bench.as(colleague), {})).items).toMatchObject([
      { id, performer: { word: 'assignee' } },
    ]);
    bench.set('2026-11-04T16:00:00.000Z');
    await Promise.all([bench.ticker.tick(), bench.ticker.tick()]);
    expect(await kinds(id)).toEqual(['opened', 'moved', 'delegated', 'undelegated']);
    expect((await inbox(bench.parts, bench.as(colleague), {})).items).toEqual([]);
  });
});
