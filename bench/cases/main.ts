/**
 * kuaishu bench cases: what the inbox, lists, counts, the overview of overdue duties, the timeline, the clocks and the steps cost with so many open cases on
 * record, and what becomes of one case that many move at once. Figures as JSON, milliseconds for one, with the processors' time on both sides.
 *
 *   npx kuaishu bench cases
 *   npx kuaishu bench cases --kills 200                  (nothing else then)
 *   npx kuaishu bench cases --open 100000 --closed 100000 --people 500 --alarms 2000 --rounds 100
 */
import { writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Principal } from '../../packages/server/src/policy/principal.ts';
import { caseList } from '../../packages/server/src/procedures/queries/case-list.ts';
import { caseView } from '../../packages/server/src/procedures/queries/case-view.ts';
import { inbox, inboxCounts } from '../../packages/server/src/procedures/queries/inbox.ts';
import { dutiesOverview } from '../../packages/server/src/procedures/queries/overview.ts';
import { tallyStore } from '../../packages/server/src/procedures/store/tally-store.ts';
import { permit } from '../../packages/server/src/procedures/testing/permit.ts';
import { writing } from '../../packages/server/src/procedures/testing/permit-writing.ts';
import { startBench } from '../../packages/server/src/procedures/testing/start.ts';
import { aProvince } from '../../packages/server/src/procedures/testing/town.ts';
import { fill, type House } from './fill.ts';
import { kills } from './kills.ts';
import { type Cost, cost, databaseCpu, round } from './measure.ts';
import { plans } from './plans.ts';
import { races } from './races.ts';

const { values } = parseArgs({
  options: {
    open: { type: 'string', default: '100000' },
    closed: { type: 'string', default: '100000' },
    people: { type: 'string', default: '500' },
    prefectures: { type: 'string', default: '10' },
    departments: { type: 'string', default: '6' },
    alarms: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '20' },
    plans: { type: 'string' },
    kills: { type: 'string', default: '0' },
  },
});
/** Who move one case at the same moment. */
const AT_ONCE = 32;
/** Requests that are under way at the same time when everybody asks. */
const TOGETHER = 20;
/** Events of a case that was talked about at length. */
const LONG = 500;

if (Number(values.kills) > 0) {
  print({ kills: await kills(Number(values.kills)) });
  process.exit();
}

const town = aProvince(Number(values.prefectures), Number(values.departments));
const bench = await startBench({ procedures: [permit], effects: [writing], town });
try {
  await bench.owner(
    'CREATE TABLE permit_written (case_id TEXT, until TEXT); GRANT ALL ON permit_written TO kuaishu_app',
  );
  bench.set('2026-11-20T02:00:00.000Z');
  const reviewers = new Map(town.prefectures.map((place) => [place.id, town.person(place, ['reviewer'])] as const));
  const houses = town.departments.map(
    (place): House => ({
      steward: town.person(place, ['steward']),
      head: town.person(place, ['head']),
      reviewer: reviewers.get(place.territory) as Principal,
    }),
  );
  await fill(bench.database.db, houses, { open: Number(values.open), closed: Number(values.closed) }, bench.now());
  // as the clocks' look does once a minute
  await tallyStore(bench.database.db).gather();
  await bench.owner('VACUUM ANALYZE');
  process.stderr.write('filled\n');
  const province = town.person(town.places.province, ['arbiter', 'reviewer']);
  const leader = town.person(town.places.province, ['leader']);
  const people = Array.from({ length: Number(values.people) }, (_, i): Principal => {
    const house = houses[i % houses.length] as House;
    return i % 10 === 0 ? house.reviewer : i % 3 === 0 ? house.head : house.steward;
  });
  const { parts, dataDir } = bench;
  const as = (who: Principal) => bench.as(who);
  const some = (await caseList(parts, as(province), { limit: 200 })).items.map(({ id }) => id);

  const figures: Record<string, unknown> = {};
  const ask = async (
    name: string,
    who: readonly Principal[],
    what: (who: Principal, n: number) => Promise<unknown>,
    times = Math.max(60, who.length),
  ): Promise<void> => {
    await what(who[0] as Principal, 0);
    figures[name] = await cost(dataDir, times, (n) => what(who[n % who.length] as Principal, n));
    process.stderr.write(`${name}: ${JSON.stringify(figures[name])}\n`);
  };
  const crowd = people.slice(0, 120);
  const bureaus = [...reviewers.values()];
  await ask('todo', crowd, (who) => inbox(parts, as(who), {}));
  await ask('todoOfReviewers', bureaus, (who) => inbox(parts, as(who), {}));
  await ask('todoNextPage', bureaus, async (who) => {
    const { next } = await inbox(parts, as(who), { limit: 20 });
    return next && inbox(parts, as(who), { limit: 20, after: next });
  });
  await ask('done', crowd, (who) => inbox(parts, as(who), { box: 'done' }));
  await ask('copies', crowd, (who) => inbox(parts, as(who), { box: 'copies' }));
  await ask('counts', crowd, (who) => inboxCounts(parts, as(who)));
  await ask('countsOfReviewers', bureaus, (who) => inboxCounts(parts, as(who)));
  await ask('list', [province, ...crowd], (who) => caseList(parts, as(who), {}));
  await ask('listOpenOverdue', [province, ...crowd], (who) => caseList(parts, as(who), { open: true, overdue: true }));
  await ask('listByTitle', [province, ...crowd], (who, n) => caseList(parts, as(who), { q: `第 ${n * 801} 号` }));
  await ask('case', [province], (who, n) => caseView(parts, as(who), some[n % some.length] ?? ''));
  await ask('overview', [leader, province, ...bureaus], (who) => dutiesOverview(parts, as(who)), 24);
  if (values.plans) await writeFile(values.plans, await plans(bench, bureaus[0] as Principal, leader));

  // everybody: each opens the inbox with its counts; then only the counts, as open pages ask for them
  const together = async (what: (who: Principal) => Promise<unknown>) => {
    const began = performance.now();
    const spent = await cost(dataDir, people.length, (n) => what(people[n] as Principal), TOGETHER);
    return {
      people: people.length,
      perSecond: Math.round(people.length / ((performance.now() - began) / 1000)),
      ...spent,
    };
  };
  figures['everybodyAtOnce'] = await together((who) =>
    Promise.all([inbox(parts, as(who), {}), inboxCounts(parts, as(who))]),
  );
  figures['everybodyCounts'] = await together((who) => inboxCounts(parts, as(who)));

  // a case of many words, with many notices of it
  const talked = houses[0] as House;
  const { id: long } = await bench.cases.open(as(talked.steward), {
    procedure: 'permit',
    subject: { id: 'thing_long' },
    title: '长谈',
    input: { purpose: '修路' },
  });
  for (let i = 0; i < LONG; i++)
    await bench.cases.comment(as(i % 2 ? talked.steward : talked.head), long, { comment: `第 ${i} 句` });
  await ask(`timelineOf${LONG}`, [talked.steward], (who) => caseView(parts, as(who), long));
  await bench.outbox.settled();

  const waiting = await sql<{ id: string; owner: string }>`
    SELECT id, owner FROM case_record WHERE state = 'filed' LIMIT 400`.execute(bench.database.db);
  const byOwner = new Map(houses.map((house) => [house.head.organisation, house.head]));
  const began = performance.now();
  const steps: Cost = await cost(
    dataDir,
    waiting.rows.length,
    async (n) => {
      const row = waiting.rows[n] as { id: string; owner: string };
      await bench.cases.move(as(byOwner.get(row.owner) as Principal), row.id, { transition: 'submit' });
    },
    8,
  );
  figures['steps'] = { perSecond: Math.round(waiting.rows.length / ((performance.now() - began) / 1000)), ...steps };
  process.stderr.write(`steps: ${JSON.stringify(figures['steps'])}\n`);
  await bench.outbox.settled();

  figures['tick'] = await ticks(Number(values.alarms));
  process.stderr.write(`tick: ${JSON.stringify(figures['tick'])}\n`);
  const crowdOfReviewers = Array.from({ length: AT_ONCE }, (_, i) =>
    town.person(town.prefectures[0] as (typeof town.prefectures)[number], ['reviewer'], `审核员${i}号`),
  );
  figures['oneCase'] = await races(bench, houses[0] as House, crowdOfReviewers, Number(values.rounds));
  if (bench.faults.length > 0) throw new Error('faults in the background', { cause: bench.faults[0] });

  const counts = await sql<Record<string, string>>`
    SELECT (SELECT count(*) FROM case_record) AS cases, (SELECT count(*) FROM case_record WHERE closed_at IS NULL) AS open,
      (SELECT count(*) FROM case_event) AS events, (SELECT count(*) FROM case_duty WHERE done_at IS NULL) AS duties`.execute(
    bench.database.db,
  );
  print({ rows: counts.rows[0], people: town.departments.length * 2 + reviewers.size, ...figures });
} finally {
  await bench.close();
}

/** The clocks' look with nothing due, and with so many alarms at once. Alarms of the fill beyond those are taken as given. */
async function ticks(alarms: number) {
  const now = bench.now();
  const held = `case_id IN (SELECT case_id FROM case_clock WHERE state = 'running' AND overdue_at IS NULL AND due_at <= '${now.toISOString()}' ORDER BY due_at LIMIT ${alarms})`;
  await bench.owner(`UPDATE case_clock SET warned_at = now() WHERE state = 'running' AND warned_at IS NULL`);
  await bench.owner(
    `UPDATE case_clock SET overdue_at = now() WHERE state = 'running' AND overdue_at IS NULL AND due_at <= '${now.toISOString()}' AND NOT (${held})`,
  );
  const before = await databaseCpu(bench.dataDir);
  const spent = process.cpuUsage();
  const from = performance.now();
  const touched = await bench.ticker.tick();
  const seconds = (performance.now() - from) / 1000;
  const { user, system } = process.cpuUsage(spent);
  const database = (await databaseCpu(bench.dataDir)) - before;
  const idle = await cost(bench.dataDir, 60, () => bench.ticker.tick());
  return {
    alarms: touched,
    perSecond: Math.round(touched / seconds),
    nodeCpuOfOne: round((user + system) / 1000 / touched),
    databaseCpuOfOne: round((database * 1000) / touched),
    nothingDue: idle,
  };
}

function print(figures: Readonly<Record<string, unknown>>): void {
  const machine = { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) };
  const result = { name: 'cases', machine, versions: { node: process.version }, figures, ratios: {} };
  process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}
