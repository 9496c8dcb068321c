import { type Engine, openDuckDb } from '@kuaishu/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { storePaths } from '../store/paths.ts';
import { cleanFile } from './clean-step.ts';
import { itemOf } from './testing.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb();
});
afterAll(() => engine.close());

const delivery = (sm3: string, path = `collections/r/${sm3}.parquet`) => ({
  id: sm3,
  file: 'sources/r.csv',
  sm3,
  bytes: 1,
  format: 'csv',
  collectedAt: '2026-01-31T00:00:00.000Z',
  rows: 1,
  rejected: 0,
  firstRow: 0,
  path,
  firstLine: 2,
  columns: ['x'],
  rejectsPath: null,
  replacedRows: [],
  replacedLines: [],
});
const named = (run: string, kind: 'text' | 'date', sm3: string, path?: string, region = '520000') => {
  const paths = storePaths('store');
  return paths.relative(
    cleanFile(
      { paths, folder: paths.run(run), engine, plan: { region } },
      { resource: 'r', items: [itemOf({ kind })] },
      delivery(sm3, path),
    ),
  );
};

it('names the same cleaning of the same delivery alike in every run, and any other apart', () => {
  const first = named('R1', 'text', 'aa');
  expect(first).toMatch(/^collections\/r\/aa\.[0-9a-f]{16}\.clean\.parquet$/);
  expect(named('R2', 'text', 'aa')).toBe(first);
  expect(named('R1', 'date', 'aa')).not.toBe(first);
  expect(named('R1', 'text', 'bb')).not.toBe(first);
  // names of divisions mean others in another province
  expect(named('R1', 'text', 'aa', undefined, '440000')).not.toBe(first);
  expect(named('R1', 'text', 'aa', undefined, '520100')).toBe(first);
});

it('keeps mended rows with the run that chose them', () => {
  expect(named('R1', 'text', 'aa', 'collections/r/aa-2.mended.parquet')).toBe('runs/R1/clean/r/aa.parquet');
});
