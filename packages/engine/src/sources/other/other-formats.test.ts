import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sniffFile } from '../sniff.ts';
import { dbfFile } from '../testing/dbf-file.ts';
import { useScratch } from '../testing/scratch.ts';

const scratch = useScratch();

describe('DBF', () => {
  const fields = [
    { name: '姓名', type: 'C', length: 10 },
    { name: '年龄', type: 'N', length: 5 },
    { name: '出生', type: 'D', length: 8 },
    { name: '婚否', type: 'L', length: 1 },
    { name: '备注', type: 'M', length: 10 },
    { name: 'ID', type: 'I', length: 4 },
    { name: '长文', type: 'C', length: 300 },
  ] as const;
  const rows = [
    ['张三', '30', '19900131', 'T', '1', '-7', '长'.repeat(150)],
    ['㵲阳', '4.50', '', '?', '', '2147483647', ''],
    ['王五', '9', '20000101', 'F', '', '0', 'x'],
  ];

  it('gives text by type; deleted rows are rejected, memos announced', async () => {
    const taken = await scratch.collect(scratch.file('a.dbf', dbfFile(fields, rows, new Set([2]))));
    expect(taken.columns).toEqual(fields.map((field) => field.name));
    expect(taken.values).toEqual([
      ['张三', '30', '1990-01-31', 'T', null, '-7', '长'.repeat(150)],
      ['㵲阳', '4.50', null, null, null, '2147483647', null],
    ]);
    expect(taken.rejects).toMatchObject([{ line: 3, code: 'DELETED' }]);
    expect(taken).toMatchObject({ encoding: 'gb18030', total: 3, rows: 2, rejected: 1 });
    expect(taken.warnings.map((warning) => warning.code)).toEqual(['MEMO']);
  });
});

describe('Parquet', () => {
  it('comes out as text, with its names and order', async () => {
    const path = join(scratch.folder, 'in.parquet');
    await scratch
      .engine()
      .copy(
        `SELECT range AS n, DATE '2026-01-02' AS "日期", 1.50::DECIMAL(9,2) AS d, NULL::INTEGER AS x, struct_pack(a := 1, b := [1, 2]) AS s, TRUE AS b FROM range(3)`,
        path,
      );
    expect(await sniffFile(path)).toMatchObject({ format: 'parquet', columns: ['n', '日期', 'd', 'x', 's', 'b'] });
    const taken = await scratch.collect(path);
    expect(taken.values.map((row) => row[0])).toEqual(['0', '1', '2']);
    expect(taken.values[0]).toEqual(['0', '2026-01-02', '1.50', null, "{'a': 1, 'b': [1, 2]}", 'true']);
    expect(taken).toMatchObject({ total: 3, rejected: 0, firstLine: null });
    const types = await scratch
      .engine()
      .query<{ column_type: string }>(
        `DESCRIBE SELECT * FROM read_parquet('${join(scratch.folder, 'out-2.parquet')}')`,
      );
    expect(new Set(types.map((type) => type.column_type))).toEqual(new Set(['VARCHAR']));
  });
});

describe('gzip', () => {
  it('is opened on the way, with a limit', async () => {
    const path = scratch.file('plans.csv.gz', gzipSync('a,b\n1,贵阳\n'));
    expect((await scratch.collect(path)).values).toEqual([['1', '贵阳']]);
    const bomb = scratch.file('bomb.csv.gz', gzipSync(Buffer.alloc(70 * 1024 * 1024, 'a,b\n')));
    await expect(sniffFile(bomb, {}, { unpackedRatio: 100 })).rejects.toMatchObject({
      code: 'ZIP_BOMB',
      place: { source: bomb },
    });
  });
});
