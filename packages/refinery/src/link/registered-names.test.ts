import { openDuckDb } from '@kuaishu/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { linkRecords } from './link.ts';

const GUIYANG = 1;
const ZUNYI = 2;
const USCC = ['91110000100005220B', '91110000600037341L'];

describe('linking bodies by their names alone', async () => {
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
  afterAll(() => engine.close());

  const link = async (rows: readonly (readonly [number, string, (string | null)?, (string | null)?])[]) => {
    const values = rows.map(([src, name, uscc = null, person = null], rec) => {
      const text = (value: string | null) => (value === null ? 'CAST(NULL AS VARCHAR)' : `'${value}'`);
      return `(CAST(${rec} AS BIGINT), ${src}, ${text(uscc)}, '${name}', ${text(person)})`;
    });
    await engine.run(
      `CREATE OR REPLACE TABLE bodies AS SELECT * FROM (VALUES ${values.join(', ')}) v(rec, src, uscc, org_name, legal_rep_name)`,
    );
    const result = await linkRecords(engine, {
      table: 'bodies',
      fields: [
        { attribute: 'uscc', kind: 'identifier', exclusive: true },
        { attribute: 'org_name', kind: 'org_name', exclusive: false },
        { attribute: 'legal_rep_name', kind: 'person_name', exclusive: false },
      ],
      places: { [GUIYANG]: '520100', [ZUNYI]: '520300' },
    });
    const clusters = await engine.query<{ ent: number }>(`SELECT ent FROM ${result.clusters} ORDER BY rec`);
    const edges = await engine.query<{ a: number; b: number; kind: string }>(
      `SELECT a, b, kind FROM ${result.edges} ORDER BY a, b`,
    );
    return { clusters: clusters.map((c) => c.ent), edges, stats: result.stats };
  };

  it('joins spellings of one body, and keeps two cities’ bureaus of one name apart', async () => {
    const { clusters, edges } = await link([
      [GUIYANG, '贵阳市教育局'],
      [GUIYANG, '市教育局'],
      [ZUNYI, '市教育局'],
      [ZUNYI, '贵州省遵义市教育局'],
      [ZUNYI, '遵义市档案馆（市地方志办）'],
      [ZUNYI, '遵义市地方志办公室'],
    ]);
    expect(clusters).toEqual([0, 0, 2, 2, 4, 4]);
    expect(edges.map((edge) => edge.kind)).toEqual(['name', 'name', 'name']);
  });

  it('links a name that a thousand records bear as surely as a rare one', async () => {
    const { clusters, stats } = await link(
      Array.from({ length: 1000 }, () => [GUIYANG, '贵阳市大数据发展管理局'] as const),
    );
    expect(new Set(clusters)).toEqual(new Set([0]));
    expect(stats.nameLinks).toBe(999);
  });

  it('does not decide between two registered companies of one name', async () => {
    const { clusters } = await link([
      [GUIYANG, '贵阳恒通科技有限公司', USCC[0]],
      [ZUNYI, '贵阳恒通科技有限公司', USCC[1]],
      [ZUNYI, '贵阳恒通科技有限公司'],
    ]);
    expect(new Set(clusters).size).toBe(3);
  });

  it('asks the rest of two records before it trusts their name', async () => {
    const { clusters } = await link([
      [GUIYANG, '贵阳恒通科技有限公司', null, '王建国'],
      [ZUNYI, '贵阳恒通科技有限公司', null, '欧阳小敏'],
      [ZUNYI, '贵阳恒通科技有限公司', null, '王建国'],
    ]);
    expect(clusters).toEqual([0, 1, 0]);
  });
});
