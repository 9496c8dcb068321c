import { spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, mkdirSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { collectFile } from './collect-file.ts';
import { sniffFile } from './sniff.ts';
import { SourceError } from './source-error.ts';
import { csvText, encoded } from './testing/csv-text.ts';
import { HOSTILE_NAMES, longLineFile, noise, xlsxWith, zip } from './testing/hostile.ts';
import { useScratch } from './testing/scratch.ts';

const scratch = useScratch();

async function refusal(work: Promise<unknown>): Promise<SourceError> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(SourceError);
  const refused = error as SourceError;
  for (const message of [refused.text, refused.mend]) {
    expect(message.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(message.en).toMatch(/^[A-Z].*\.$/);
  }
  expect(refused.place.source).not.toBe('');
  return refused;
}

const row = (n: number, cells: string) => `<row r="${n}">${cells}</row>`;
const text = (ref: string, value: string) => `<c r="${ref}" t="inlineStr"><is><t>${value}</t></is></c>`;
const sheet = (rows: string) =>
  `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;
const SMALL = sheet(row(1, text('A1', '姓名') + text('B1', '年龄')) + row(2, text('A2', '张三') + text('B2', '30')));

describe('each broken file ends in its own error', () => {
  const cases: [string, string, string, () => Buffer | string][] = [
    ['an empty file', 'a.csv', 'EMPTY_FILE', () => ''],
    ['a file of blank lines', 'b.csv', 'EMPTY_FILE', () => '\n\r\n \n'],
    ['an empty XLSX sheet', 'c.xlsx', 'EMPTY_FILE', () => xlsxWith(sheet(''))],
    ['noise', 'd.csv', 'BINARY_FILE', () => noise(100_000)],
    [
      'an old XLS',
      'e.xls',
      'UNSUPPORTED_FORMAT',
      () => Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), Buffer.alloc(600)]),
    ],
    ['a PDF called CSV', 'f.csv', 'UNSUPPORTED_FORMAT', () => '%PDF-1.7\n1 0 obj\n'],
    ['a ZIP that is no workbook', 'g.xlsx', 'UNSUPPORTED_FORMAT', () => zip({ 'readme.txt': 'hello' })],
    ['an XLSX cut in the middle', 'h.xlsx', 'TRUNCATED', () => xlsxWith(SMALL).subarray(0, 700)],
    [
      'an XLSX whose sheet claims another size',
      'i.xlsx',
      'TRUNCATED',
      () => xlsxWith(SMALL, {}, { 'xl/worksheets/sheet1.xml': 99_999 }),
    ],
    ['a sheet that is no sheet', 'j.xlsx', 'DAMAGED', () => xlsxWith('<html></html>')],
    ['JSON that does not end', 'k.json', 'TRUNCATED', () => '[{"a":1},{"a":'],
    ['JSON with crossed brackets', 'l.json', 'DAMAGED', () => '[{"a":1}}'],
    ['Parquet cut in the middle', 'm.parquet', 'TRUNCATED', () => Buffer.concat([Buffer.from('PAR1'), noise(500)])],
    [
      'neither UTF nor GB',
      'n.csv',
      'ENCODING',
      () =>
        Buffer.concat([
          Buffer.from('nom,ville\n'),
          ...Array.from({ length: 20 }, () => Buffer.from('Ren\xe9,Besan\xe7on \xff\xe0\n', 'latin1')),
        ]),
    ],
    [
      'NUL bytes in the heading',
      'o.csv',
      'NUL_BYTES',
      () => 'id,na\0me\n1,some longer text so that it is no binary\n2,some longer text again\n',
    ],
    ['a single line without end', 'p.csv', 'LINE_TOO_LONG', () => 'x'.repeat(1_200_000)],
    [
      '10,000 columns',
      'q.csv',
      'TOO_MANY_COLUMNS',
      () =>
        csvText([Array.from({ length: 10_000 }, (_, i) => `c${i}`), Array.from({ length: 10_000 }, (_, i) => `${i}`)]),
    ],
    [
      'a DBF that ends early',
      'r.dbf',
      'TRUNCATED',
      () =>
        Buffer.concat([
          Buffer.from([3, 126, 1, 1, 255, 0, 0, 0, 65, 0, 12, 0]),
          Buffer.alloc(20),
          Buffer.from('NAME\0\0\0\0\0\0\0C\0\0\0\0\x0b'),
          Buffer.alloc(15),
          Buffer.from('\r'),
        ]),
    ],
    ['a password-protected or unknown gzip', 's.gz', 'TRUNCATED', () => Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3])],
  ];
  it.each(cases)('%s', async (_, name, code, content) => {
    const path = scratch.file(name, content());
    const error = await refusal(collectFile(scratch.engine(), path, { to: join(scratch.folder, 'never.parquet') }));
    expect(error.code).toBe(code);
    expect(readdirSync(scratch.folder).filter((file) => /never|\.collect-|\.tmp/.test(file))).toEqual([]);
  });

  it('a missing file, a folder, a link to nowhere', async () => {
    expect((await refusal(sniffFile(join(scratch.folder, '没有.csv')))).code).toBe('NOT_FOUND');
    expect((await refusal(sniffFile(scratch.folder))).code).toBe('UNSUPPORTED_FORMAT');
    symlinkSync(join(scratch.folder, 'nowhere'), join(scratch.folder, 'link.csv'));
    expect((await refusal(sniffFile(join(scratch.folder, 'link.csv')))).code).toBe('NOT_FOUND');
  });

  it('a file that may not be read', async () => {
    const path = scratch.file('secret.csv', 'a,b\n1,2\n');
    chmodSync(path, 0);
    if (process.getuid?.() !== 0) {
      expect((await refusal(sniffFile(path))).code).toBe('NO_PERMISSION');
      return;
    }
    // to root every file is readable: a child without root's rights tries instead
    const script = `process.setgid(65534); process.setuid(65534); const { sniffFile } = await import(${JSON.stringify(join(import.meta.dirname, 'sniff.ts'))}); await sniffFile(${JSON.stringify(path)}).catch((e) => console.log(e.code));`;
    chmodSync(scratch.folder, 0o755);
    const child = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
    // where the sources themselves lie in a folder of root alone, the child cannot even start: that shows nothing
    if (!/EACCES|ERR_MODULE_NOT_FOUND/.test(child.stderr)) expect(child.stdout.trim()).toBe('NO_PERMISSION');
  });

  it('a zip bomb, whatever its directory claims', async () => {
    const bomb = Buffer.concat([
      Buffer.from(sheet('').slice(0, -24)),
      Buffer.alloc(80 * 1024 * 1024, '<row r="1"/>'),
      Buffer.from('</sheetData></worksheet>'),
    ]);
    for (const claim of [undefined, { 'xl/worksheets/sheet1.xml': 1000 }]) {
      const path = scratch.file('bomb.xlsx', xlsxWith(bomb, {}, claim));
      expect(statSync(path).size).toBeLessThan(1024 * 1024);
      expect(
        (
          await refusal(
            collectFile(scratch.engine(), path, {
              to: join(scratch.folder, 'never.parquet'),
              limits: { unpackedRatio: 200 },
            }),
          )
        ).code,
      ).toBe('ZIP_BOMB');
    }
  });

  it('an encoding in the hints that cannot be, or does not exist', async () => {
    const rows = Array.from({ length: 200 }, (_, i) => [`${i}`, '花果园㵲阳路']);
    const path = scratch.file('wrong.csv', encoded(csvText([['编号', '地址'], ...rows]), 'gb18030'));
    expect((await refusal(scratch.collect(path, { encoding: 'euc-jp' }))).code).toBe('ENCODING');
    expect((await refusal(scratch.collect(path, { encoding: 'klingon' }))).code).toBe('ENCODING');
  });
});

describe('what can be taken is taken, nothing lost', () => {
  it('a line far over the limit among good ones', async () => {
    const path = join(scratch.folder, 'long.csv');
    longLineFile(path, 36 * 1024 * 1024);
    const taken = await scratch.collect(path);
    expect(taken.values).toEqual([
      ['1', 'first'],
      ['3', 'last'],
    ]);
    expect(taken.rejects).toMatchObject([{ line: 3, code: 'LINE_TOO_LONG' }]);
    expect(taken.total).toBe(3);
  });

  it.each(['utf-8', 'gb18030', 'utf-16le'] as const)('a file that is %s, whatever the hints say', async (encoding) => {
    const rows = Array.from({ length: 50 }, (_, i) => [`${i}`, '贵阳市㵲阳']);
    const path = scratch.file('said.csv', encoded(csvText([['编号', '地址'], ...rows]), encoding));
    for (const said of ['utf-8', 'gbk', 'utf-16le']) {
      const taken = await scratch.collect(path, { encoding: said });
      expect(taken.values).toEqual(rows);
      expect(taken.encoding).toBe(encoding);
    }
  });

  it('a field of megabytes within the limit', async () => {
    const path = scratch.file('wide.csv', `id,text\n1,"${'长'.repeat(1_500_000)}"\n2,x\n`);
    const taken = await scratch.collect(path);
    expect(taken.values.map((cells) => cells[1]!.length)).toEqual([1_500_000, 1]);
  });

  it('formulas are data', async () => {
    const cells = ["=cmd|' /C calc'!A0", '+1+1', '-2', '@SUM(A1)', '=HYPERLINK("http://x","y")'];
    const taken = await scratch.collect(
      scratch.file('formula.csv', csvText([['id', 'v'], ...cells.map((cell, i) => [`${i}`, cell])])),
    );
    expect(taken.values.map((values) => values[1])).toEqual(cells);
  });

  it('hostile names of columns', async () => {
    const names = HOSTILE_NAMES.filter((name) => !name.includes('\n'));
    const path = scratch.file(
      'names.csv',
      csvText([names, names.map((_, i) => `v${i}`), names.map(() => "'); DROP TABLE x; --")]),
    );
    const taken = await scratch.collect(path, { delimiter: ',', headerRow: 1 });
    expect(taken.columns).toEqual(names.map((name) => (name === 'file_row_number' ? 'file_row_number_2' : name)));
    expect(taken.values[0]).toEqual(names.map((_, i) => `v${i}`));
    const broken = await scratch.collect(scratch.file('broken-name.csv', 'id,"line\nbreak"\n1,x\n'));
    expect(broken.columns).toEqual(['id', 'line break']);
    expect(broken.values).toEqual([['1', 'x']]);
  });

  it.each([
    "it's; DROP TABLE x --.csv",
    '数据 “引号” 😀.csv',
    'a*b?[c].csv',
    '%2e%2e.csv',
    '$(touch x).csv',
    "a'b''c.csv",
  ])('a file called %s', async (name) => {
    const folder = join(scratch.folder, "it's [a] folder*");
    mkdirSync(folder, { recursive: true });
    // these would match if names were taken for patterns
    writeFileSync(join(folder, 'aXbYc.csv'), 'a,b\n9,9\n');
    const path = join(folder, name);
    writeFileSync(path, 'a,b\n1,2\n');
    const taken = await scratch.collect(path);
    expect(taken.values).toEqual([['1', '2']]);
    expect(taken.rejected).toBe(0);
  });

  it('4,096 columns', async () => {
    const width = 4096;
    const taken = await scratch.collect(
      scratch.file(
        'columns.csv',
        csvText([Array.from({ length: width }, (_, i) => `c_${i}`), Array.from({ length: width }, (_, i) => `v${i}`)]),
      ),
    );
    expect(taken.columns).toHaveLength(width);
    expect(taken.values[0]!.at(-1)).toBe('v4095');
  });

  it('a heading without rows', async () => {
    const taken = await scratch.collect(scratch.file('heading.csv', '姓名,年龄\n'));
    expect(taken).toMatchObject({ rows: 0, rejected: 0, total: 0, columns: ['姓名', '年龄'] });
    appendFileSync(join(scratch.folder, 'heading.csv'), '张三,30');
    expect((await scratch.collect(join(scratch.folder, 'heading.csv'))).values).toEqual([['张三', '30']]);
  });
});
