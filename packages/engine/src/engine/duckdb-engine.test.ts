import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDuckDb } from './duckdb-engine.ts';
import type { Engine } from './engine.ts';

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
