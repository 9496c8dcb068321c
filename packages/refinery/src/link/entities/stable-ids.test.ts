import { type Engine, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stableIds } from './stable-ids.ts';

type Assignment = Readonly<Record<string, number>>;
let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => engine.close());

/** Runs one delivery: record key → cluster. `rows` gives the order in which records arrive. */
async function deliver(prior: string | null, run: string, clusters: Assignment, rows = Object.keys(clusters)) {
  const first = new Map<number, number>();
  const values = rows.map((key, rec) => {
    const cluster = clusters[key] ?? 0;
    if (!first.has(cluster)) first.set(cluster, rec);
    return { key, rec, ent: first.get(cluster) ?? rec };
  });
  await engine.run('CREATE OR REPLACE TABLE c (rec BIGINT, ent BIGINT)');
  await engine.run('CREATE OR REPLACE TABLE k (rec BIGINT, record_key VARCHAR)');
  if (values.length) {
    await engine.run(`INSERT INTO c VALUES ${values.map((v) => `(${v.rec}, ${v.ent})`).join(', ')}`);
    await engine.run(`INSERT INTO k VALUES ${values.map((v) => `(${v.rec}, '${v.key}')`).join(', ')}`);
  }
  await stableIds(engine, {
    clusters: 'c',
    recordKeys: 'k',
    prior: prior ? { map: `${prior}_map`, entities: `${prior}_entities` } : null,
    prefix: `${run}_`,
    run,
  });
  const map = await engine.query<{ record_key: string; entity_id: string }>(
    `SELECT * FROM ${run}_map ORDER BY record_key`,
  );
  const events = await engine.query(`SELECT * FROM ${run}_events ORDER BY kind, from_id, to_id`);
  const entities = await engine.query<{ entity_id: string; state: string; successor: string | null }>(
    `SELECT * FROM ${run}_entities ORDER BY entity_id`,
  );
  return { map: new Map(map.map((m) => [m.record_key, m.entity_id])), events, entities };
}

const assignment = fc.dictionary(fc.constantFrom(...'abcdefghijkl'), fc.integer({ min: 0, max: 4 }), {
  minKeys: 1,
  maxKeys: 12,
});

describe('entity ids', () => {
  it('keep the larger part at a split and at a merge, and the swallowed id names its successor', async () => {
    const one = await deliver(null, 'one', { a: 1, b: 1, c: 1, d: 2, e: 2 });
    const two = await deliver('one', 'two', { a: 1, b: 1, c: 3, d: 2, e: 2 });
    expect(two.map.get('a')).toBe(one.map.get('a'));
    expect(two.map.get('c')).not.toBe(one.map.get('a'));
    expect(two.events).toEqual([{ kind: 'split', from_id: one.map.get('a'), to_id: two.map.get('c') }]);
    const three = await deliver('two', 'three', { a: 1, b: 1, c: 1, d: 1, e: 1 });
    expect(new Set(three.map.values()).size).toBe(1);
    expect(three.events.map((e) => e.kind)).toEqual(['merge', 'merge']);
    for (const entity of three.entities) {
      if (entity.state === 'merged') expect(entity.successor).toBe(three.map.get('a'));
    }
  });

  it('sleep without members and wake when the record they were named after returns', async () => {
    const one = await deliver(null, 'one', { a: 1, b: 2 });
    const two = await deliver('one', 'two', { b: 2 });
    expect(two.events).toEqual([{ kind: 'dormant', from_id: one.map.get('a'), to_id: null }]);
    const three = await deliver('two', 'three', { a: 1, b: 2 });
    expect(three.map.get('a')).toBe(one.map.get('a'));
    expect(three.events.map((e) => e.kind)).toEqual(['revive']);
  });

  it('depend on neither the order of rows nor repetition, and never name two clusters alike', async () => {
    await fc.assert(
      fc.asyncProperty(assignment, assignment, fc.integer(), async (before, after, seed) => {
        await deliver(null, 'one', before);
        const keys = Object.keys(after);
        const shuffled = keys
          .map((key, i) => [Math.sin(seed + i * 7.3), key] as const)
          .sort((x, y) => x[0] - y[0])
          .map(([, key]) => key);
        const two = await deliver('one', 'two', after);
        const again = await deliver('one', 'again', after, shuffled);
        expect(again.map).toEqual(two.map);
        expect(again.events).toEqual(two.events);
        const rerun = await deliver('two', 'rerun', after, shuffled);
        expect(rerun.map).toEqual(two.map);
        expect(rerun.events).toEqual([]);
        const clusterOf = new Map<string, number>();
        for (const [key, id] of two.map) {
          const cluster = after[key] ?? -1;
          expect(clusterOf.get(id) ?? cluster).toBe(cluster);
          clusterOf.set(id, cluster);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('of equal rows that are kept apart differ, and stay when the same rows come again', async () => {
    const many = 500;
    const rows = Array.from({ length: many }, (_, rec) => `(${rec}, ${rec})`).join(', ');
    const ids = async (prior: string | null, run: string) => {
      await engine.run(`CREATE OR REPLACE TABLE c AS SELECT * FROM (VALUES ${rows}) v(rec, ent)`);
      await engine.run(`CREATE OR REPLACE TABLE k AS SELECT rec, 'equal' AS record_key FROM c`);
      await stableIds(engine, {
        clusters: 'c',
        recordKeys: 'k',
        prior: prior ? { map: `${prior}_map`, entities: `${prior}_entities` } : null,
        prefix: `${run}_`,
        run,
      });
      return engine.query<{ entity_id: string }>(`SELECT entity_id FROM ${run}_ids ORDER BY ent`);
    };
    const one = await ids(null, 'one');
    expect(new Set(one.map((row) => row.entity_id)).size).toBe(many);
    expect(await ids('one', 'two')).toEqual(one);
    expect(await engine.query('SELECT * FROM two_events')).toEqual([]);
  });
});
