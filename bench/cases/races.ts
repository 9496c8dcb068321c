/** Many who move one case at the same moment: in each round exactly one wins, and every other is told who it was. */
import type { Principal } from '../../packages/server/src/policy/principal.ts';
import { checkHistory } from '../../packages/server/src/procedures/queries/case-view.ts';
import type { TestBench } from '../../packages/server/src/procedures/testing/start.ts';
import type { House } from './fill.ts';

export async function races(bench: TestBench, house: House, reviewers: readonly Principal[], rounds: number) {
  let told = 0;
  for (let round = 0; round < rounds; round++) {
    const { id } = await bench.cases.open(bench.as(house.steward), {
      procedure: 'permit',
      subject: { id: `race_${round}` },
      title: `第 ${round} 轮`,
      input: { purpose: '修路' },
    });
    await bench.cases.move(bench.as(house.head), id, { transition: 'submit' });
    // all three ways out of the state, with the revision that everybody saw and, every other round, without
    const all = await Promise.allSettled(
      reviewers.map((who, i) => {
        const seen = round % 2 === 0 ? { revision: 2 } : {};
        if (i % 3 === 0)
          return bench.cases.move(bench.as(who), id, { transition: 'grant', input: { until: '2027' }, ...seen });
        if (i % 3 === 1) return bench.cases.move(bench.as(who), id, { transition: 'deny', comment: '理由', ...seen });
        return bench.cases.move(bench.as(who), id, { transition: 'return', comment: '缺材料', ...seen });
      }),
    );
    const won = all.findIndex(({ status }) => status === 'fulfilled');
    const wins = all.filter(({ status }) => status === 'fulfilled').length;
    if (wins !== 1) throw new Error(`round ${round}: ${wins} of ${reviewers.length} won`);
    for (const answer of all) {
      if (answer.status === 'fulfilled') continue;
      const { code, detail } = answer.reason as { code?: string; detail?: { zh: string } };
      const expected = round % 2 === 0 ? 'conflict' : 'not_now';
      if (code !== expected) throw new Error(`round ${round}: refused with ${code}`, { cause: answer.reason });
      if (round % 2 === 0 && !detail?.zh.includes(reviewers[won]?.name ?? '?'))
        throw new Error(`round ${round}: not told who won: ${detail?.zh}`);
      told++;
    }
    const history = await checkHistory(bench.parts, bench.as(house.steward), id);
    if (!history.agrees || history.events !== 3) throw new Error(`round ${round}: ${JSON.stringify(history)}`);
  }
  return { rounds, atOnce: reviewers.length, won: rounds, told };
}
