import { openDuckDb } from '@kuaishu/engine';
import { afterAll, describe, expect, it } from 'vitest';
import { joinPlaceVariants } from './place-variants.ts';

describe('places that registers name otherwise', async () => {
  const engine = await openDuckDb({ threads: 1 });
  afterAll(() => engine.close());

  const join = async (rows: readonly (readonly [res: number, region: string, name: string])[]) => {
    const values = rows.map(([res, region, name], rec) => `(CAST(${rec} AS BIGINT), ${res}, '${region}', '${name}')`);
    await engine.run(
      `CREATE OR REPLACE TABLE places AS SELECT * FROM (VALUES ${values.join(', ')}) v(rec, res, place_region, place_name)`,
    );
    await engine.run(
      `CREATE OR REPLACE TABLE c AS SELECT rec, min(rec) OVER (PARTITION BY place_region, place_name) AS ent FROM places`,
    );
    await joinPlaceVariants(engine, { records: 'places', clusters: 'c', region: 'place_region', name: 'place_name' });
    return (await engine.query<{ ent: number }>('SELECT ent FROM c ORDER BY rec')).map((row) => row.ent);
  };

  it('are one where each stands for the other and for none else', async () => {
    const ents = await join([
      [1, '520324', '桴㯊镇'],
      [1, '520324', '土坪镇'],
      [2, '520324', '土坪镇'],
      [2, '520324', '桴焉镇'],
      [3, '520324', '桴㯊镇'],
    ]);
    expect(ents).toEqual([0, 1, 1, 0, 0]);
  });

  it('are two where one register has both, where two fit, or in two counties', async () => {
    expect(
      await join([
        [1, '520324', '新场乡'],
        [1, '520324', '新场镇'],
        [2, '520324', '新场镇'],
      ]),
    ).toEqual([0, 1, 1]);
    expect(
      await join([
        [1, '520324', '新场乡'],
        [2, '520324', '新场镇'],
        [2, '520324', '新场街道'],
      ]),
    ).toEqual([0, 1, 2]);
    expect(
      await join([
        [1, '520324', '新场乡'],
        [2, '520325', '新场镇'],
      ]),
    ).toEqual([0, 1]);
  });
});
