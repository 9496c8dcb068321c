import { addWorkingDays, dayOf, endOfDay, workingDaysBetween } from '@kuaishu/standards';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Principal } from '../../policy/principal.ts';
import { scopeSql } from '../../policy/scope.ts';
import { CASE_COLUMNS } from '../facts.ts';
import { tallyStore } from '../store/tally-store.ts';
import { permit } from '../testing/permit.ts';
import { writing } from '../testing/permit-writing.ts';
import { startBench, type TestBench } from '../testing/start.ts';
import { dutiesOverview } from './overview.ts';

let bench: TestBench;
let people: Readonly<Record<'steward' | 'head' | 'reviewer' | 'farmer' | 'farmHead' | 'east', Principal>>;
let readers: readonly Principal[];
const cases: string[] = [];

beforeAll(async () => {
  bench = await startBench({ procedures: [permit], effects: [writing] });
  await bench.owner(
    'CREATE TABLE permit_written (case_id TEXT, until TEXT); GRANT ALL ON permit_written TO kuaishu_app',
  );
  const { person, places } = bench.town;
  people = {
    steward: person(places.police, ['steward']),
    head: person(places.police, ['head']),
    reviewer: person(places.west, ['reviewer']),
    farmer: person(places.farms, ['steward']),
    farmHead: person(places.farms, ['head']),
    east: person(places.east, ['reviewer']),
  };
  readers = [
    ...Object.values(people),
    person(places.province, ['leader']),
    person(places.west, ['leader']),
    person(places.province, ['arbiter', 'reviewer']),
    person(places.province, ['security_admin']),
    person(places.health, ['staff', 'steward']),
    // reviews in one prefecture, and acts as applicant in another
    { ...people.farmer, roles: ['steward', 'reviewer'], organisation: places.west.id, purview: places.west.id },
  ];
});
afterAll(() => bench.close());

/** Every case that the reader may read, looked at one by one. */
async function oneByOne(reader: Principal) {
  const now = bench.now();
  const { rows } = await sql<{ organisation: string; first: Date | null }>`
    SELECT d.organisation, min(d.due_at) AS first FROM case_duty d JOIN case_record ON case_record.id = d.case_id
    WHERE d.done_at IS NULL AND case_record.closed_at IS NULL AND ${scopeSql(bench.as(reader).scope('case.read', 'Case'), CASE_COLUMNS)}
    GROUP BY d.organisation, d.case_id`.execute(bench.database.db);
  const soon = endOfDay(addWorkingDays(dayOf(now), 2));
  return [...Map.groupBy(rows, (row) => row.organisation)]
    .map(([organisation, found]) => {
      const late = found.flatMap(({ first }) => (first && first <= now ? [first.getTime()] : []));
      const oldest = Math.min(...late);
      return {
        organisation,
        open: found.length,
        dueSoon: found.filter(({ first }) => first && first > now && first <= soon).length,
        overdue: late.length,
        longest: late.length === 0 ? 0 : workingDaysBetween(dayOf(new Date(oldest - 1)), dayOf(now)),
      };
    })
    .sort(byOrganisation);
}

async function overview(reader: Principal) {
  const { items } = await dutiesOverview(bench.parts, bench.as(reader));
  return items.map((item) => ({ ...item, organisation: item.organisation.id })).sort(byOrganisation);
}
const byOrganisation = (a: { organisation: string }, b: { organisation: string }): number =>
  a.organisation < b.organisation ? -1 : 1;

type Work = () => Promise<unknown>;
/** What may happen to cases: by acts, by time, and past the program in the database itself. */
const works: Readonly<Record<string, (n: number) => Work>> = {
  open: (n) => async () => {
    const who = n % 3 === 0 ? people.farmer : people.steward;
    const parties = n % 5 === 0 ? { parties: [bench.town.places.health.id] } : {};
    const { id } = await bench.cases.open(bench.as(who), {
      procedure: 'permit',
      subject: { id: `thing_${n}` },
      title: '一项许可',
      input: { purpose: '修路' },
      ...parties,
    });
    cases.push(id);
  },
  submit: (n) => () =>
    bench.cases.move(bench.as(n % 2 ? people.head : people.farmHead), of(n), { transition: 'submit' }),
  grant: (n) => () =>
    bench.cases.move(bench.as(n % 2 ? people.reviewer : people.east), of(n), {
      transition: 'grant',
      input: { until: '2027-01-01' },
    }),
  return: (n) => () =>
    bench.cases.move(bench.as(n % 2 ? people.reviewer : people.east), of(n), { transition: 'return', comment: '缺' }),
  resubmit: (n) => () =>
    bench.cases.move(bench.as(n % 2 ? people.steward : people.farmer), of(n), { transition: 'resubmit' }),
  withdraw: (n) => () =>
    bench.cases.move(bench.as(n % 2 ? people.steward : people.farmer), of(n), { transition: 'withdraw' }),
  extend: (n) => () =>
    bench.cases.askExtension(bench.as(n % 2 ? people.reviewer : people.east), of(n), {
      clock: 'review',
      days: 1 + (n % 5),
      comment: '复杂',
    }),
  time: (n) => async () => {
    bench.set(new Date(bench.now().getTime() + (n % 9) * DAY_MS).toISOString());
    await bench.ticker.tick();
  },
  gather: () => () => tallyStore(bench.database.db).gather(),
  twin: (n) => () =>
    sql`INSERT INTO case_duty (case_id, performer, holder, organisation, reason, clock, four_eyes, state, since, due_at)
      SELECT case_id, performer, holder, organisation, reason, ${`twin${n}`}, four_eyes, state, since, due_at - interval '1 day' * ${n % 4}
      FROM case_duty WHERE case_id = ${of(n)} LIMIT 2`.execute(bench.database.db),
  done: (n) => () =>
    sql`UPDATE case_duty SET done_at = now() WHERE id IN (SELECT id FROM case_duty WHERE case_id = ${of(n)} ORDER BY id DESC LIMIT ${1 + (n % 2)})`.execute(
      bench.database.db,
    ),
  again: (n) => () =>
    sql`UPDATE case_duty SET done_at = NULL, due_at = due_at + interval '1 day' WHERE case_id = ${of(n)}`.execute(
      bench.database.db,
    ),
  delete: (n) => () => sql`DELETE FROM case_duty WHERE case_id = ${of(n)}`.execute(bench.database.db),
  owner: (n) => () =>
    sql`UPDATE case_record SET territory = ${bench.town.places[n % 2 ? 'west' : 'east'].id} WHERE id = ${of(n)}`.execute(
      bench.database.db,
    ),
};
const DAY_MS = 86_400_000;
const of = (n: number): string => cases[n % Math.max(1, cases.length)] ?? 'case_none';

it('counts exactly what each reader would find case by case, whatever is done at the same time', async () => {
  const work = fc.record({ what: fc.constantFrom(...Object.keys(works)), n: fc.nat({ max: 40 }) });
  const rounds = fc.array(fc.array(work, { minLength: 1, maxLength: 8 }), { minLength: 2, maxLength: 6 });
  let found = 0;
  await fc.assert(
    fc.asyncProperty(rounds, async (each) => {
      await Promise.all([1, 2, 3, 6].map((n) => works['open']?.(n)()));
      // what the rules refuse changes nothing; the rest happens at once
      for (const round of each) await Promise.allSettled(round.map(({ what, n }) => works[what]?.(n)()));
      for (const reader of readers) {
        const expected = await oneByOne(reader);
        expect(await overview(reader)).toEqual(expected);
        found += expected.length;
      }
    }),
    { numRuns: 20 },
  );
  expect(found).toBeGreaterThan(0);
}, 120_000);
