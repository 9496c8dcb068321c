import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityHit } from '@kuaishu/api';
import { readWorkbook } from '@kuaishu/engine';
import { expect, test } from 'vitest';
import { type HitColumn, hitsFile } from './hits-file.ts';

const hits: EntityHit[] = [
  {
    entity: 'E1',
    label: '=欧***',
    prefecture: '5203',
    records: 3,
    values: { sex: { value: '2', covered: false }, region_code: { value: '520304', covered: false } },
  },
  { entity: 'E2', label: '李*', prefecture: '0000', records: 1, values: {} },
];
const columns: HitColumn[] = [
  { attribute: 'sex', title: { zh: '性别', en: 'Sex' }, domain: { kind: 'code', table: 'sex' } },
  {
    attribute: 'region_code',
    title: { zh: '居住地', en: 'Residence' },
    domain: { kind: 'identifier', rule: 'region6' },
  },
];

test('codes stand in words of the language asked for, and nothing runs as a formula', async () => {
  const lines = (await hitsFile('csv', hits, columns, 'en')).toString('utf8').split('\r\n');
  expect(lines[0]).toBe('\uFEFFEntity,Sex,Residence,Prefecture,Records,Entity number');
  expect(lines[1]).toBe("'=欧***,female,Bozhou District,Zunyi,3,E1");
  expect(lines[2]).toBe('李*,,,Elsewhere or unknown,1,E2');
});

test('a workbook holds the same, as text', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kuaishu-hits-'));
  const path = join(dir, 'hits.xlsx');
  await writeFile(path, await hitsFile('xlsx', hits, columns, 'zh'));
  const [sheet] = await readWorkbook(path);
  await rm(dir, { recursive: true, force: true });
  expect(sheet?.name).toBe('主体');
  expect(sheet?.rows.map((row) => JSON.stringify(row))).toEqual([
    expect.stringContaining('性别'),
    expect.stringMatching(/=欧\*{3}.*女.*播州区.*遵义/),
    expect.stringContaining('李*'),
  ]);
});
