/** How the database goes about the statements that everybody asks all day, as it says itself. */

import { CompiledQuery } from 'kysely';
import type { Principal } from '../../packages/server/src/policy/principal.ts';
import { caseList } from '../../packages/server/src/procedures/queries/case-list.ts';
import { inbox, inboxCounts } from '../../packages/server/src/procedures/queries/inbox.ts';
import { dutiesOverview } from '../../packages/server/src/procedures/queries/overview.ts';
import type { TestBench } from '../../packages/server/src/procedures/testing/start.ts';

export async function plans(bench: TestBench, reviewer: Principal, leader: Principal): Promise<string> {
  const { db } = bench.database;
  const lines: string[] = [];
  const explain = async (name: string, ask: (parts: TestBench['parts']) => Promise<unknown>): Promise<void> => {
    const asked: CompiledQuery[] = [];
    const listening = db.withPlugin({
      transformQuery: ({ node }) => node,
      transformResult: async ({ result }) => result,
    });
    const executor = listening.getExecutor();
    const run = executor.executeQuery.bind(executor);
    executor.executeQuery = ((query: CompiledQuery, ...rest: []) => {
      asked.push(query);
      return run(query, ...rest);
    }) as typeof executor.executeQuery;
    await ask({ ...bench.parts, db: listening });
    for (const { sql, parameters } of asked) {
      const { rows } = await db.executeQuery<Record<string, string>>(
        CompiledQuery.raw(`EXPLAIN (ANALYZE, BUFFERS) ${sql}`, [...parameters]),
      );
      lines.push(`== ${name}`, sql, ...rows.map((row) => String(Object.values(row)[0])), '');
    }
  };
  const as = bench.as(reviewer);
  await explain('todo of a reviewer', (parts) => inbox(parts, as, {}));
  await explain('done of a reviewer', (parts) => inbox(parts, as, { box: 'done' }));
  await explain('counts of a reviewer', (parts) => inboxCounts(parts, as));
  await explain('list of a reviewer', (parts) => caseList(parts, as, {}));
  await explain('list of a reviewer, open and overdue', (parts) => caseList(parts, as, { open: true, overdue: true }));
  await explain('list by title', (parts) => caseList(parts, as, { q: '第 80100 号' }));
  await explain('overview of the province', (parts) => dutiesOverview(parts, bench.as(leader)));
  return lines.join('\n');
}
