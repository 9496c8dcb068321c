import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDuckDb } from '../engine/duckdb-engine.ts';
import { literal } from '../sql.ts';
import { csvAsWas, csvAsWasSql, csvLine, csvSafe } from './csv-safe.ts';
import { storeRaw } from './store-raw.ts';
import { noise } from './testing/hostile.ts';
import { useScratch } from './testing/scratch.ts';

const scratch = useScratch();

describe('raw bytes', () => {
  it('are kept under their SM3 digest; twice is once', async () => {
    const bytes = noise(9_000_000);
    const path = scratch.file('数据.CSV', bytes);
    const raw = join(scratch.folder, 'raw');
    const first = await storeRaw(path, raw);
    expect(first).toMatchObject({
      sm3: createHash('sm3').update(bytes).digest('hex'),
      bytes: bytes.length,
      changed: true,
    });
    expect(first.path).toBe(join(raw, `${first.sm3}.csv`));
    expect(readFileSync(first.path).equals(bytes)).toBe(true);
    expect(await storeRaw(path, raw)).toEqual({ ...first, changed: false });
    expect(readdirSync(raw)).toEqual([`${first.sm3}.csv`]);
  });

  it('replace a half-written copy', async () => {
    const path = scratch.file('b.csv', 'a,b\n1,2\n');
    const raw = join(scratch.folder, 'raw-b');
    const stored = await storeRaw(path, raw);
    writeFileSync(stored.path, 'a,b');
    expect(await storeRaw(path, raw)).toEqual(stored);
    expect(readFileSync(stored.path, 'utf8')).toBe('a,b\n1,2\n');
  });

  it('of a file that changes meanwhile are refused', async () => {
    const path = scratch.file('growing.csv', noise(32 * 1024 * 1024));
    const raw = join(scratch.folder, 'raw-c');
    const storing = storeRaw(path, raw);
    // grows as long as it is read
    const timer = setInterval(() => appendFileSync(path, 'more\n'), 1);
    await expect(storing.finally(() => clearInterval(timer))).rejects.toMatchObject({ code: 'CHANGED_WHILE_READ' });
    expect(readdirSync(raw)).toEqual([]);
  });

  it('cannot be those of a folder or of nothing', async () => {
    await expect(storeRaw(scratch.folder, join(scratch.folder, 'raw-d'))).rejects.toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
    });
    await expect(storeRaw(join(scratch.folder, 'none.csv'), join(scratch.folder, 'raw-d'))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

/** What such cells are made of. */
const SIGNS = [..."'=+-@\t\r＝＋－＠1,.a甲 "];

describe('export for spreadsheets', () => {
  it('neutralises formulas and leaves numbers alone', () => {
    expect(
      ["=cmd|' /C calc'!A0", '+1+1', '@SUM(A1)', '-2+3', '\t=1', '＝1', '-3.5', '+86', '-1,234.50', '张三', ''].map(
        csvSafe,
      ),
    ).toEqual([
      "'=cmd|' /C calc'!A0",
      "'+1+1",
      "'@SUM(A1)",
      "'-2+3",
      "'\t=1",
      "'＝1",
      '-3.5',
      '+86',
      '-1,234.50',
      '张三',
      '',
    ]);
    expect(csvLine(['a,b', null, '', '"', '=1'])).toBe('"a,b",,"","""",\'=1\r\n');
  });

  it('leaves no cell that runs, and is undone when the file comes back, whatever stood there (property)', async () => {
    const seen: string[] = [];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...SIGNS), maxLength: 6 }), (value) => {
        const out = csvSafe(value);
        expect(/^[=+\-@\t\r＝＋－＠]/.test(out) && !/^[+-]?\d[\d,]*(?:\.\d+)?$/.test(out)).toBe(false);
        expect(csvAsWas(out)).toBe(value);
        seen.push(value);
      }),
      { numRuns: 500 },
    );
    const engine = await openDuckDb({ threads: 1 });
    const cells = seen.map((value, i) => `(${i}, ${literal(csvSafe(value))})`).join(', ');
    const rows = await engine.query<{ v: string }>(
      `SELECT ${csvAsWasSql('c')} AS v FROM (VALUES ${cells}) t(i, c) ORDER BY i`,
      'test',
    );
    await engine.close();
    expect(rows.map(({ v }) => v)).toEqual(seen);
  });
});
