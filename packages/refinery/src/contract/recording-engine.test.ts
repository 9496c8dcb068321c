import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDuckDb } from '@kuaishu/engine';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Recording, RecordingEngine } from './recording-engine.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-record-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps each statement with its rows and with the tables it read as they stood', async () => {
  const recording = new Recording(folder);
  const engine = new RecordingEngine(await openDuckDb({ threads: 1 }), recording);
  await engine.run('CREATE OR REPLACE TABLE "甲" AS SELECT 1 AS x');
  await engine.run('INSERT INTO "甲" SELECT x + 1 FROM "甲"');
  const answer = await engine.query('SELECT x FROM "甲" ORDER BY x');
  await engine.copy('SELECT count(*) AS n FROM "甲"', join(folder, 'out.parquet'));
  await engine.query(`SELECT n FROM read_parquet('${join(folder, 'out.parquet')}')`);
  await engine.run('DROP TABLE "甲"');
  expect(answer).toEqual([{ x: 1 }, { x: 2 }]);
  expect(recording.statements.map((s) => [s.act, s.name])).toEqual([
    ['table', '甲'],
    ['insert', '甲'],
    ['query', undefined],
    ['file', undefined],
    ['query', undefined],
  ]);
  const [, inserted, queried, , read] = recording.statements;
  const rows = (file: string | undefined) => engine.query(`SELECT * FROM read_parquet('${join(folder, file ?? '')}')`);
  expect(await rows(inserted?.reads?.['甲'])).toEqual([{ x: 1 }]);
  expect(await rows(inserted?.answer)).toEqual([{ '(x + 1)': 2 }]);
  expect(await rows(queried?.reads?.['甲'])).toEqual([{ x: 1 }, { x: 2 }]);
  expect(read?.select).toContain(join(folder, 'files'));
  engine.close();
});

it('keeps few of many statements that differ in names and numbers alone, and says how many it left', async () => {
  const recording = new Recording(folder);
  const engine = new RecordingEngine(await openDuckDb({ threads: 1 }), recording);
  for (let i = 0; i < 5; i++) await engine.query(`SELECT ${i} AS "列${i}"`);
  expect(recording.statements).toHaveLength(1);
  expect(recording.left.alike).toBe(4);
  engine.close();
});

it('refuses a statement that no other engine has', async () => {
  const engine = new RecordingEngine(await openDuckDb({ threads: 1 }), new Recording(folder));
  await expect(engine.run('SET threads = 2')).rejects.toThrow('no statement that every engine runs');
  engine.close();
});
