import { openDuckDb } from '@kuaishu/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { linkRecords } from '../link.ts';

const FIELDS = [
  { attribute: 'resident_id', kind: 'identifier', exclusive: true },
  { attribute: 'person_name', kind: 'person_name', exclusive: false },
  { attribute: 'birth_date', kind: 'date', exclusive: false },
  { attribute: 'phone', kind: 'phone', exclusive: false },
] as const;
const ID = '11010119800307566X';
const MOTHER = [ID, '李秀英', '1980-03-07', '13800001111'];
const CHILD = [ID, '王浩然', '2012-09-21', '13800001111'];
/** The insurer's list has numbers only. */
const NAMELESS = [ID, null, null, null];

describe('clusters that contradict themselves through a third record', async () => {
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
  afterAll(() => engine.close());

  const link = async (rows: readonly (readonly (string | null)[])[]) => {
    const others = Array.from({ length: 300 }, (_, i) => [
      null,
      `陈${String.fromCharCode(0x4e00 + i * 7)}${String.fromCharCode(0x5000 + i * 3)}`,
      `19${50 + (i % 50)}-0${1 + (i % 9)}-1${i % 10}`,
      `139${String(10_000_000 + i * 7919)}`,
    ]);
    const value = (v: string | null) => (v ? `'${v}'` : 'CAST(NULL AS VARCHAR)');
    await engine.run(
      `CREATE OR REPLACE TABLE people AS SELECT * FROM (VALUES ${[...rows, ...others].map((r, i) => `(CAST(${i} AS BIGINT), ${i % 5}, ${r.map(value).join(', ')})`).join(', ')}) v(rec, src, resident_id, person_name, birth_date, phone)`,
    );
    const result = await linkRecords(engine, { table: 'people', fields: FIELDS, prefix: 'cut_' });
    const clusters = await engine.query<{ ent: number }>(
      `SELECT ent FROM ${result.clusters} WHERE rec < ${rows.length} ORDER BY rec`,
    );
    const review = await engine.query<{ a: number; b: number; kind: string }>(
      `SELECT a, b, kind FROM ${result.review} WHERE b < ${rows.length} ORDER BY a, b`,
    );
    const edges = await engine.query<{ a: number; b: number }>(
      `SELECT a, b FROM ${result.edges} WHERE b < ${rows.length} ORDER BY a, b`,
    );
    return { clusters: clusters.map((c) => c.ent), review, edges };
  };

  it('fall apart at their weakest link, which is kept for a person to see', async () => {
    const { clusters, review, edges } = await link([NAMELESS, MOTHER, CHILD, MOTHER, CHILD]);
    const [nameless, mother, child, again, childAgain] = clusters;
    expect(again).toBe(mother);
    expect(childAgain).toBe(child);
    expect(child).not.toBe(mother);
    // the number alone stays with one of the two
    expect([mother, child]).toContain(nameless);
    expect(review.some(({ kind }) => kind === 'refused')).toBe(true);
    // every link that is left is inside a cluster
    for (const { a, b } of edges) expect(clusters[a]).toBe(clusters[b]);
  });

  it('stay whole where a third record has the name of the one and the birth date of the other', async () => {
    const misnamed = [ID, '周丽', '1980-03-07', '13800001111'];
    const misdated = [ID, '李秀英', '2011-11-30', '13800001111'];
    const { clusters } = await link([MOTHER, misnamed, misdated]);
    expect(new Set(clusters).size).toBe(1);
  });
});
