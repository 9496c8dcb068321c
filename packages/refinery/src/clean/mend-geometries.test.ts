import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ResolvedItem } from '@kuaishu/catalog';
import { literal, openDuckDb } from '@kuaishu/engine';
import { expect, it } from 'vitest';
import { mendGeometries } from './mend-geometries.ts';

it('geometries of a file are repaired row by row, in order, and what was done and what could not be read is marked', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kuaishu-geometries-'));
  const engine = await openDuckDb({ threads: 1 });
  try {
    const item = (index: number, attribute: string, kind: 'text' | 'geometry') =>
      ({ index, attribute, domain: { kind } }) as unknown as ResolvedItem;
    const items = [item(0, 'name', 'text'), item(1, 'boundary', 'geometry')];
    const [plain, file] = [join(folder, 'plain.parquet'), join(folder, 'file.parquet')];
    const square = '{"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,1],[1,0],[0,0]]]}';
    const rows = [
      ['a', literal(square), 1],
      ['b', "'POLYGON'", 0],
      ['c', 'NULL', 0],
    ].map(([name, boundary, repaired]) => `('${name}', ${boundary}, ${repaired})`);
    await engine.copy(
      `SELECT name, CAST(boundary AS VARCHAR) AS boundary, CAST(NULL AS VARCHAR) AS boundary_repairs, CAST(NULL AS DOUBLE) AS boundary_area, CAST(repaired AS BIGINT) AS _repaired, CAST(0 AS BIGINT) AS _unparsed FROM (VALUES ${rows.join(', ')}) v(name, boundary, repaired)`,
      plain,
    );
    expect(await mendGeometries(engine, { items, geometries: items.slice(1), plain, file })).toBe(3);
    const mended = await engine.query(
      `SELECT name, boundary IS NULL AS gone, boundary_repairs AS repairs, round(boundary_area) AS area, _repaired AS repaired, _unparsed AS unparsed FROM read_parquet(${literal(file)})`,
    );
    expect(mended).toEqual([
      { name: 'a', gone: false, repairs: '重复点 1，改走向 1', area: 12_364, repaired: 1 + 2, unparsed: 0 },
      { name: 'b', gone: true, repairs: null, area: null, repaired: 0, unparsed: 2 },
      { name: 'c', gone: true, repairs: null, area: null, repaired: 0, unparsed: 0 },
    ]);
  } finally {
    engine.close();
    await rm(folder, { recursive: true, force: true });
  }
});
