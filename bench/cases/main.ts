/**
 * kuaishu bench cases: what the inbox, lists, counts and the overview of overdue duties cost with so many cases on record and so many people asking at the
 * same time, and how many steps a second are taken. Figures as JSON, milliseconds.
 *
 *   npx kuaishu bench cases
 *   npx kuaishu bench cases --cases 300000 --people 500
 */
import { cpus, totalmem } from 'node:os';
import { parseArgs } from 'node:util';
import { sql } from 'kysely';
import type { Principal } from '../../packages/server/src/policy/principal.ts';
import { caseList } from '../../packages/server/src/procedures/queries/case-list.ts';
import { caseView } from '../../packages/server/src/procedures/queries/case-view.ts';
import { inbox, inboxCounts } from '../../packages/server/src/procedures/queries/inbox.ts';
import { dutiesOverview } from '../../packages/server/src/procedures/queries/overview.ts';
import { permit } from '../../packages/server/src/procedures/testing/permit.ts';
import { writing } from '../../packages/server/src/procedures/testing/permit-writing.ts';
import { startBench } from '../../packages/server/src/procedures/testing/start.ts';
import { aProvince } from '../../packages/server/src/procedures/testing/town.ts';
import { fill, type House } from './fill.ts';

const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    people: { type: 'string', default: '500' },
    prefectures: { type: 'string', default: '10' },
    departments: { type: 'string', default: '6' },
  },
});
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
  await fill(bench.database.db, houses, Number(values.cases), bench.now());
  await bench.owner('VACUUM ANALYZE');
  const province = town.person(town.places.province, ['arbiter', 'reviewer']);
  const leader = town.person(town.places.province, ['leader']);
  const people = Array.from({ length: Number(values.people) }, (_, i): Principal => {
    const house = houses[i % houses.length] as House;
    return i % 10 === 0 ? house.reviewer : i % 3 === 0 ? house.head : house.steward;
  });
  const { parts } = bench;
  const as = (who: Principal) => bench.as(who);
  const some = (await caseList(parts, as(province), { limit: 200 })).items.map(({ id }) => id);

  const figures: Record<string, unknown> = {};
  const ask = async (
    name: string,
    who: readonly Principal[],
    what: (who: Principal, n: number) => Promise<unknown>,
  ): Promise<void> => {
    await what(who[0] as Principal, 0);
    const spent: number[] = [];
    for (let n = 0; n < Math.max(60, who.length); n++) {
      const from = performance.now();
      await what(who[n % who.length] as Principal, n);
      spent.push(performance.now() - from);
    }
    figures[name] = summary(spent);
  };
  const crowd = people.slice(0, 120);
  await ask('todo', crowd, (who) => inbox(parts, as(who), {}));
  await ask('todoOfReviewers', [...reviewers.values()], (who) => inbox(parts, as(who), {}));
  await ask('todoNextPage', [...reviewers.values()], async (who) => {
    const { next } = await inbox(parts, as(who), { limit: 20 });
    return next && inbox(parts, as(who), { limit: 20, after: next });
  });
  await ask('done', crowd, (who) => inbox(parts, as(who), { box: 'done' }));
  await ask('copies', crowd, (who) => inbox(parts, as(who), { box: 'copies' }));
  await ask('counts', crowd, (who) => inboxCounts(parts, as(who)));
  await ask('list', [province, ...crowd], (who) => caseList(parts, as(who), {}));
  await ask('listOpenOverdue', [province, ...crowd], (who) => caseList(parts, as(who), { open: true, overdue: true }));
  await ask('listByTitle', [province, ...crowd], (who, n) => caseList(parts, as(who), { q: `第 ${n * 801} 号` }));
  await ask('case', [province], (who, n) => caseView(parts, as(who), some[n % some.length] ?? ''));
  await ask('overview', [leader, province, ...reviewers.values()], (who) => dutiesOverview(parts, as(who)));

  // everybody at once: each opens the inbox with its counts
  const from = performance.now();
  const cpu = process.cpuUsage();
  const spent = await Promise.all(
    people.map(async (who) => {
      const begun = performance.now();
      await Promise.all([inbox(parts, as(who), {}), inboxCounts(parts, as(who))]);
      return performance.now() - begun;
    }),
  );
  const used = process.cpuUsage(cpu);
  figures['everybodyAtOnce'] = {
    people: people.length,
    seconds: round((performance.now() - from) / 1000),
    perSecond: Math.round(people.length / ((performance.now() - from) / 1000)),
    nodeCpuSeconds: round((used.user + used.system) / 1e6),
    ...summary(spent),
  };

  const waiting = await sql<{ id: string }>`SELECT id FROM case_record WHERE state = 'filed' LIMIT 200`.execute(
    bench.database.db,
  );
  const byOwner = new Map(houses.map((house) => [house.head.organisation, house.head]));
  const steps: number[] = [];
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async (_, worker) => {
      for (let i = worker; i < waiting.rows.length; i += 8) {
        const id = waiting.rows[i]?.id ?? '';
        const row = await bench.database.db
          .selectFrom('case_record')
          .select('owner')
          .where('id', '=', id)
          .executeTakeFirstOrThrow();
        const begun = performance.now();
        await bench.cases.move(bench.as(byOwner.get(row.owner) as Principal), id, { transition: 'submit' });
        steps.push(performance.now() - begun);
      }
    }),
  );
  figures['steps'] = { perSecond: Math.round(steps.length / ((performance.now() - began) / 1000)), ...summary(steps) };

  const counts = await sql<Record<string, string>>`
    SELECT (SELECT count(*) FROM case_record) AS cases, (SELECT count(*) FROM case_event) AS events,
      (SELECT count(*) FROM case_duty WHERE done_at IS NULL) AS duties`.execute(bench.database.db);
  process.stdout.write(
    `${JSON.stringify(
      {
        name: 'cases',
        machine: { cores: cpus().length, memoryGiB: Math.round(totalmem() / 2 ** 30) },
        versions: { node: process.version },
        figures: { rows: counts.rows[0], people: town.departments.length * 2 + reviewers.size, ...figures },
        ratios: {},
      },
      null,
      2,
    )}\n`,
  );
} finally {
  await bench.close();
}

function summary(spent: readonly number[]) {
  const sorted = [...spent].sort((a, b) => a - b);
  const at = (share: number): number =>
    round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { p50: at(0.5), p95: at(0.95), most: at(1) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
