import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collectFile, type Engine, openDuckDb } from '@kuaishu/engine';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { cleanColumns } from './clean-columns.ts';
import { columnFacts } from './column-facts.ts';
import { recognise } from './recognise.ts';

let engine: Engine;
let folder: string;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 2, memoryLimitMb: 500 });
  folder = await mkdtemp(join(tmpdir(), 'clean-columns-'));
});
afterAll(async () => {
  engine.close();
  await rm(folder, { recursive: true, force: true });
});

/** Rows of one file as they are compared, by attribute. */
async function cleaned(lines: readonly string[]): Promise<Record<string, string | null>[]> {
  const csv = join(folder, 'list.csv');
  const parquet = join(folder, 'list.parquet');
  await writeFile(csv, `${lines.join('\n')}\n`);
  const { columns, rows } = await collectFile(engine, csv, { to: parquet });
  const found = recognise([await columnFacts(engine, parquet, columns, rows)], [null], new Map());
  await cleanColumns(engine, [parquet], found, [null], 'cleaned');
  return engine.query(`SELECT * FROM cleaned ORDER BY rec`);
}

it('what stands in the wrong column, or two in one cell, is put where it belongs', async () => {
  const rows = await cleaned([
    '姓名,证号,出生,电话,住址',
    '张伟,520102199003078219,1990-03-07,13812345678,贵阳市云岩区中山路12号3栋',
    '王小芳 13912345678,5.20102E+17,32939,,贵阳市云岩区延安路7号',
    '贵阳市南明区瑞金路5号2单元,52O102199003O78219,1990年3月,15812345678、0851-85551234,李静',
    '"赵敏（13712345678）",\'520102900307821,19900307,18612345678.0,贵阳市花溪区清溪路9号',
    '陈强1,520102199003078000,1990.3.7,1.38123E+10,贵阳市花溪区清溪路11号',
    '周杰,身份证520102199003078219,农历1950年正月初三,无,贵阳市花溪区清溪路3号',
  ]);
  const of = (attribute: string) => rows.map((row) => row[attribute]);
  const id = '520102199003078219';
  expect(of('person_name').map((name) => name?.replace(/（.*/, ''))).toEqual([
    '张伟',
    '王小芳',
    '李静',
    '赵敏',
    '陈强',
    '周杰',
  ]);
  expect(of('resident_id')).toEqual([id, null, id, id, null, id]);
  expect(of('birth_date')).toEqual(['1990-03-07', '1990-03-07', '199003', '1990-03-07', '1990-03-07', '19500103']);
  expect(of('phone')).toEqual(['13812345678', '13912345678', '15812345678/085185551234', '18612345678', null, null]);
  expect(of('address')[2]).toBe('贵阳市南明区瑞金路5号2单元');
});
