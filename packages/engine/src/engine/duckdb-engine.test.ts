import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckDb } from './duckdb-engine.ts';
import { type Engine, joinedAbreast } from './engine.ts';

let engine: Engine;
const folder = mkdtempSync(join(tmpdir(), 'kuaishu-engine-'));
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2 });
});
afterAll(() => {
  engine.close();
  rmSync(folder, { recursive: true });
});

const setting = async (of: Engine) =>
  (await of.query<{ value: string }>("SELECT current_setting('disabled_optimizers') AS value"))[0]?.value;

it('plans little while a long statement of any session runs, and fully afterwards', async () => {
  const beside = await engine.beside();
  const third = await engine.beside();
  if (!beside || !third) throw new Error('no session');
  const copy = (of: Engine, rows: number) =>
    of.copy(`SELECT * FROM range(${rows}) AS t(n)`, join(folder, `${rows}.parquet`), { longStatement: true });
  let running = true;
  const long = copy(engine, 20_000_000).finally(() => {
    running = false;
  });
  await copy(beside, 10);
  expect(running).toBe(true);
  expect(await setting(third)).toContain('join_order');
  expect(await long).toBe(20_000_000);
  expect(await setting(third)).toBe('');
  await expect(beside.copy('SELECT nothing', join(folder, 'none.parquet'), { longStatement: true })).rejects.toThrow();
  expect(await setting(third)).toBe('');
  beside.close();
  third.close();
});

it('lays tables of one order side by side as joining them would', async () => {
  const rows = 300_000;
  const tables = [7, 11, 13].map((step, i) => {
    const name = `t${i}`;
    return {
      name,
      sql: `SELECT CAST((n * ${step}) % ${rows} AS INTEGER) AS place, n AS v${i} FROM range(${rows}) AS t(n)`,
    };
  });
  for (const { name, sql } of tables)
    await engine.run(`CREATE OR REPLACE TEMP TABLE ${name} AS SELECT * FROM (${sql}) ORDER BY place`);
  const names = tables.map((t) => t.name);
  const read = (from: string) => `SELECT t0.place AS place, v0, v1, v2 FROM ${from}`;
  const [side, joined] = [read(engine.abreast(names, 'place')), read(joinedAbreast(names, 'place'))];
  const [odd] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM ((${side} EXCEPT ALL ${joined}) UNION ALL (${joined} EXCEPT ALL ${side}))`,
  );
  expect(odd?.n).toBe(0);
  const files = await engine.copyPartitioned(
    `SELECT place, v2, CASE WHEN place < 1000 THEN 'a' ELSE 'b' END AS part FROM (${side})`,
    folder,
    'part',
    null,
  );
  expect(files.map((f) => f.rows)).toEqual([1000, rows - 1000]);
  for (const { path } of files) {
    const [turned] = await engine.query<{ n: number }>(
      `SELECT count(*) AS n FROM (SELECT place, lag(place) OVER (ORDER BY file_row_number) AS before FROM read_parquet('${path}', file_row_number = true)) WHERE before >= place`,
    );
    expect(turned?.n).toBe(0);
  }
});

it('reads a file that was written anew as it is now, though it keeps footers', async () => {
  const keeping = await openDuckDb({ threads: 1, keepFooters: true });
  try {
    const path = join(folder, 'anew.parquet');
    for (let rows = 1; rows < 20; rows++) {
      await engine.copy(`SELECT range AS n, '${rows}' AS t${rows % 3} FROM range(${rows})`, path);
      const [found] = await keeping.query<{ n: number; t: string }>(
        `SELECT count(*) AS n, max(t${rows % 3}) AS t FROM read_parquet('${path}')`,
      );
      expect(found).toEqual({ n: rows, t: String(rows) });
    }
  } finally {
    keeping.close();
  }
});

it('spills into a folder of its own that nobody else may read, and leaves none', async () => {
  const own = await openDuckDb({ threads: 1, memoryLimitMb: 60 });
  const [row] = await own.query<{ at: string }>("SELECT current_setting('temp_directory') AS at");
  const at = row?.at ?? '';
  expect(at.startsWith(tmpdir())).toBe(true);
  if (process.platform !== 'win32') expect(statSync(at).mode & 0o77).toBe(0);
  // more than the memory holds: it can only be answered by spilling
  await own.run('CREATE TABLE big AS SELECT n, hash(n)::VARCHAR || hash(n + 1)::VARCHAR AS t FROM range(3000000) r(n)');
  const [spilt] = await own.query<{ n: number }>('SELECT count(*) AS n FROM duckdb_temporary_files()');
  expect(spilt?.n).toBeGreaterThan(0);
  own.close();
  expect(existsSync(at)).toBe(false);
});
