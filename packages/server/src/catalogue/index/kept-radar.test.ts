import { setImmediate } from 'node:timers/promises';
import type { RadarEntry } from '@kuaishu/catalog';
import { createRadar } from '@kuaishu/catalog';
import { expect, it } from 'vitest';
import { keptRadar } from './kept-radar.ts';

const entry = (n: number, round: number): RadarEntry => ({
  id: `entry_${n}`,
  title: `第${n}局人口基本信息`,
  organisation: { id: `org_${n}`, name: `第${n}局` },
  items: [{ name: '姓名' }, { name: `正在输入${round}的${n}` }],
  state: 'draft',
});

it('forgets the names that nobody uses any more, answers all along, and loses no change that comes while it is read', async () => {
  const ledger = new Map<string, RadarEntry>();
  const faults: unknown[] = [];
  const kept = keptRadar({
    async *readAll() {
      const ids = [...ledger.keys()];
      for (let from = 0; from < ids.length; from += 3) {
        // as it stood when it was read; it may be saved again before it is taken in
        const batch = ids.slice(from, from + 3).map((id) => [id, ledger.get(id) ?? null] as const);
        await setImmediate();
        yield batch.map(([id, found]) => [id, () => found] as const);
      }
    },
    onError: (error) => faults.push(error),
    leastReplaced: 40,
    sliceMs: 0,
  });
  const first = kept.radar;
  for (let round = 0; round < 40; round++)
    for (let n = 0; n < 12; n++) {
      const saved = (round + n) % 7 === 0 ? null : entry(n, round);
      if (saved) ledger.set(`entry_${n}`, saved);
      else ledger.delete(`entry_${n}`);
      kept.take(`entry_${n}`, saved);
      kept.look();
      expect(kept.radar.size).toBe(ledger.size);
      await setImmediate();
    }
  await kept.settled();
  expect(faults).toEqual([]);
  expect(kept.radar).not.toBe(first);
  // 480 saves brought some 400 names
  expect(kept.radar.counts()['names']).toBeLessThan(200);
  const anew = createRadar();
  for (const one of ledger.values()) anew.put(one);
  for (let n = 0; n < 12; n++) {
    const draft = { ...entry(n, 39), id: 'draft' };
    expect(kept.radar.probe(draft)).toEqual(anew.probe(draft));
  }
});
