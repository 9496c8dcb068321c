import { openDuckDb } from '@kuaishu/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { linkRecords } from '../link.ts';

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

describe('linking projects by their titles', async () => {
  const engine = await openDuckDb({ threads: 1, memoryLimitMb: 500 });
  afterAll(() => engine.close());

  it('joins notices to the plan they go on from, not to the sister project, and leaves likeness to people', async () => {
    const rows = [
      ['2604-520115-04-01-811080', '观山湖区朱昌镇河道治理项目（一期）', '观山湖区水务局'],
      ['2604-520115-04-01-811081', '观山湖区朱昌镇河道治理项目', '观山湖区水务局'],
      [null, '观山湖区朱昌镇河道治理项目（一期）监理（二次）招标公告', '观山湖区水务局'],
      [null, '观山湖区朱昌镇河道治理项目设备采购招标公告', null],
      [null, '物业管理服务采购公告', '观山湖区水务局'],
      [null, '物业管理服务采购流标公告', '贵阳市观山湖区水务局'],
      [null, '物业管理服务采购公告', '南明区水务局'],
      [null, '新屯街道纳包村蔬菜种植基地建设项目', '望谟县新屯街道办事处'],
      [null, '新屯街道新屯村蔬菜种植基地建设项目', '望谟县新屯街道办事处'],
    ];
    const text = (value: string | null | undefined) => (value == null ? 'CAST(NULL AS VARCHAR)' : `'${value}'`);
    const values = rows.map((row, rec) => `(CAST(${rec} AS BIGINT), 1, ${row.map(text).join(', ')})`);
    await engine.run(
      `CREATE TABLE projects AS SELECT * FROM (VALUES ${values.join(', ')}) v(rec, src, project_no, project_name, tender_buyer)`,
    );
    const result = await linkRecords(engine, {
      table: 'projects',
      fields: [
        { attribute: 'project_no', kind: 'identifier', exclusive: true },
        { attribute: 'project_name', kind: 'text', exclusive: false },
        { attribute: 'tender_buyer', kind: 'org_name', exclusive: false },
      ],
    });
    const clusters = await engine.query<{ ent: number }>(`SELECT ent FROM ${result.clusters} ORDER BY rec`);
    expect(clusters.map((c) => c.ent)).toEqual([0, 1, 0, 1, 4, 4, 6, 7, 8]);
  });
});
