import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { profileForeignKeys } from './foreign-keys.ts';
import { profileParquet } from './profile.ts';
import { profileFile } from './profile-file.ts';

let engine: Engine;
let dir: string;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
  dir = await mkdtemp(join(tmpdir(), 'kuaishu-profile-test-'));
});
afterAll(async () => {
  engine.close();
  await rm(dir, { recursive: true, force: true });
});

const column = <T extends { name: string }>(profile: { columns: readonly T[] }, name: string): T => {
  const found = profile.columns.find((c) => c.name === name);
  if (!found) throw new Error(`no column ${name}`);
  return found;
};

describe('the profile of a file', () => {
  it('counts each defect exactly when every row is read', async () => {
    const rows = Array.from({ length: 100 }, (_, i) => [
      String(i + 1),
      i < 3 ? '无' : i < 5 ? '' : `王${'芳伟静'[i % 3]}${i < 10 ? ' ' : ''}`,
      i < 7 ? '2024/1/5' : i === 7 ? '2023-02-30' : `2024-01-${String((i % 28) + 1).padStart(2, '0')}`,
      i < 4 ? '1,200' : String(1000 + i),
      i % 2 ? '男' : '女',
    ]);
    const file = join(dir, '名单.csv');
    await writeFile(
      file,
      [
        '编号,姓名,出生日期,工资,性别',
        ...rows.map((row) => row.map((cell) => (cell.includes(',') ? `"${cell}"` : cell)).join(',')),
        rows[99]?.join(','),
      ].join('\r\n'),
    );
    const profile = await profileFile(engine, file, { sampleRows: Number.POSITIVE_INFINITY, asOf: '2026-01-01' });
    expect(profile).toMatchObject({ file, encoding: 'utf-8', format: 'csv', rows: 101, sampled: 101 });
    const counts = (name: string) => Object.fromEntries(column(profile, name).defects.map((d) => [d.kind, d.count]));
    expect(counts('姓名')).toEqual({ null_word: 3, blank: 2, stray_whitespace: 5 });
    expect(counts('出生日期')).toEqual({ mixed_date_format: 7, impossible_date: 1 });
    expect(counts('工资')).toEqual({ number_as_text: 4 });
    expect(profile.defects.map((d) => [d.kind, d.count])).toEqual([['duplicate_rows', 1]]);
    expect(column(profile, '性别')).toMatchObject({ element: 'sex', type: 'text', distinct: 2, fill: 1 });
    expect(column(profile, '出生日期')).toMatchObject({ element: 'birth_date', type: 'date' });
    expect(column(profile, '姓名')).toMatchObject({ element: 'person_name', filled: 99 });
    expect(profile.keys[0]?.columns).toEqual(['编号']);
  });

  it('finds the one byte order mark of two joined files, which no sample need hold', async () => {
    const part = (from: number) =>
      `编号,单位\n${Array.from({ length: 9001 }, (_, i) => `${from + i},（集团）第${i}分公司`).join('\n')}\n`;
    const file = join(dir, '合并.csv');
    await writeFile(file, `\ufeff${part(1)}\ufeff${part(20_001)}`);
    const profile = await profileFile(engine, file);
    expect(profile.sampled).toBeLessThan(profile.rows);
    expect(profile.warnings.map((warning) => warning.code)).toContain('INNER_BOM');
    expect(column(profile, '编号').defects).toContainEqual(
      expect.objectContaining({ kind: 'byte_order_mark', count: 1, estimated: false, examples: ['\ufeff编号'] }),
    );
    expect(column(profile, '单位').defects.map((d) => d.kind)).not.toContain('byte_order_mark');
  });

  it('is the same each time, and its sample says that it is one', async () => {
    const file = join(dir, 'many.parquet');
    await engine.copy(
      `SELECT CAST(range AS VARCHAR) AS id, CASE WHEN range % 4 = 0 THEN '' ELSE 'v' || (range % 50) END AS word FROM range(60000)`,
      file,
    );
    const first = await profileParquet(engine, file, ['id', 'word'], { asOf: '2026-01-01' });
    expect(await profileParquet(engine, file, ['id', 'word'], { asOf: '2026-01-01' })).toEqual(first);
    expect(first.rows).toBe(60000);
    expect(first.sampled).toBe(4000);
    expect(column(first, 'word')).toMatchObject({ filled: 45000, distinctExact: false });
    expect(first.keys[0]).toMatchObject({ columns: ['id'], exact: false });
  });

  it('finds traditional characters, and leaves those that simplified names use', async () => {
    const file = join(dir, 'traditional.parquet');
    await engine.copy(`SELECT unnest(['歐陽修', '王乾', '张三', '張三']) AS name`, file);
    const profile = await profileParquet(engine, file, ['name']);
    expect(column(profile, 'name').defects).toMatchObject([
      { kind: 'traditional', count: 2, examples: ['張三', '歐陽修'] },
    ]);
  });

  it('takes hostile names and empty tables', async () => {
    const file = join(dir, 'hostile.parquet');
    const name = `"; DROP TABLE x; --'`;
    await engine.copy(`SELECT 'a' AS "${name.replaceAll('"', '""')}" WHERE FALSE`, file);
    const profile = await profileParquet(engine, file, [name]);
    expect(profile).toMatchObject({ rows: 0, keys: [], columns: [{ name, type: 'empty', fill: 0, histogram: null }] });
  });

  it('finds foreign keys between files by containment', async () => {
    const orders = join(dir, 'orders.parquet');
    const people = join(dir, 'people.parquet');
    await engine.copy(`SELECT 'P' || lpad(CAST(range AS VARCHAR), 5, '0') AS pid FROM range(300)`, people);
    await engine.copy(
      `SELECT 'P' || lpad(CAST(range * 7 % 300 AS VARCHAR), 5, '0') AS person, CAST(range AS VARCHAR) AS n FROM range(900)`,
      orders,
    );
    const tables = [
      { resource: 'people', parquet: people, profile: await profileParquet(engine, people, ['pid']) },
      { resource: 'orders', parquet: orders, profile: await profileParquet(engine, orders, ['person', 'n']) },
    ];
    expect(await profileForeignKeys(engine, tables)).toEqual([
      {
        from: { resource: 'orders', column: 'person' },
        to: { resource: 'people', column: 'pid' },
        contained: 1,
        sampled: 300,
      },
    ]);
  });
});
