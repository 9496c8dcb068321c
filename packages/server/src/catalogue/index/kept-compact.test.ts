import { setImmediate } from 'node:timers/promises';
import type { SearchDocument } from '@kuaishu/catalog';
import { expect, it } from 'vitest';
import { keptCompact } from './kept-compact.ts';

const document = (n: number, round: number): SearchDocument => ({
  id: `entry_${n}`,
  title: `第${round}次保存的人口信息`,
  provider: '贵阳市公安局',
  items: [{ name: `项目${round}` }, { name: '姓名' }],
  updated: round,
  labels: { owner: [`org_${n % 3}`] },
});

it('holds few dead documents however often drafts are saved, answers all along, and loses no change', async () => {
  const faults: unknown[] = [];
  // a slice is over at once: something happens between any two documents
  const kept = keptCompact((error) => faults.push(error), 20, 0);
  const first = kept.index;
  let most = 0;
  let answers = 0;
  for (let round = 0; round < 60; round++) {
    for (let n = 0; n < 10; n++) {
      if ((round + n) % 7 === 0) kept.index.remove(`entry_${n}`);
      else kept.index.put(document(n, round));
      kept.look();
      most = Math.max(most, kept.index.dead);
      const { hits, total } = kept.index.search({ query: '人口', limit: 100 });
      expect(total).toBe(kept.index.size);
      answers += hits.length;
      for (let turn = 0; turn < 3; turn++) await setImmediate();
    }
  }
  await kept.settled();
  expect(faults).toEqual([]);
  expect(answers).toBeGreaterThan(0);
  expect(kept.index).not.toBe(first);
  // 20 dead begin the work, ten documents are carried over, and what is saved meanwhile dies too
  expect(most).toBeLessThan(60);
  for (let n = 0; n < 10; n++) {
    const gone = (59 + n) % 7 === 0;
    expect(kept.index.get(`entry_${n}`)?.title).toBe(gone ? undefined : '第59次保存的人口信息');
  }
  const owned = kept.index.search({ query: '', scope: { field: 'owner', in: ['org_1'] }, limit: 100 });
  expect(owned.hits.map(({ id }) => id).sort()).toEqual(
    [1, 4, 7].filter((n) => (59 + n) % 7 !== 0).map((n) => `entry_${n}`),
  );
});
