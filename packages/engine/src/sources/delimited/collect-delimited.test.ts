import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openDuckDb } from '../../engine/duckdb-engine.ts';
import { readCsvSql } from '../raw-writer.ts';
import { lineOf } from '../shape.ts';
import { sniffFile } from '../sniff.ts';
import { csvText, encoded } from '../testing/csv-text.ts';
import { useScratch } from '../testing/scratch.ts';

const scratch = useScratch();

/** Text that every encoding here can hold: no lone surrogates, no NUL, and nothing from the private-use area, which GB18030 versions map differently. */
const characters = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...'张三,;|\t"\'\n\r %^~=+-@0123456789.é㵲㯊𠮷🀄　 ab'.match(/./gsu)!) },
  {
    weight: 1,
    arbitrary: fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((c) => !/[\0\uE000-\uF8FF\uFEFF\p{Surrogate}\u{F0000}-\u{10FFFF}]/u.test(c) && c !== '\uFFFD'),
  },
);
const cell = fc.option(
  fc.array(characters, { maxLength: 12 }).map((parts) => parts.join('')),
  { nil: null, freq: 8 },
);
const table = fc
  .integer({ min: 2, max: 6 })
  .chain((width) =>
    fc
      .array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 30 })
      .map((rows) => ({ width, rows })),
  );

describe('a table of any strings written as RFC 4180', () => {
  it('comes back equal, whatever the delimiter, encoding and line end', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(',', '\t', ';', '|', '%', '^', '~', '，'),
        fc.constantFrom('utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'),
        fc.constantFrom(['\n'], ['\r\n'], ['\n', '\r\n']),
        async ({ width, rows }, delimiter, encoding, newlines) => {
          const headings = Array.from({ length: width }, (_, i) => `h${i}`);
          const path = scratch.file(
            'any.csv',
            encoded(
              [headings, ...rows].map((row, i) => csvText([row], delimiter, newlines[i % newlines.length])).join(''),
              encoding,
            ),
          );
          const taken = await scratch.collect(path, {
            format: 'csv',
            delimiter,
            quote: '"',
            headerRow: 1,
            encoding: encoding === 'utf-8-bom' ? 'utf-8' : encoding,
          });
          expect(taken.values).toEqual(rows);
          expect(taken).toMatchObject({ rows: rows.length, rejected: 0, total: rows.length, columns: headings });
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('what cannot be a row', () => {
  it('is rejected with its line and reason, and everything is counted', async () => {
    const path = scratch.file(
      'ragged.csv',
      '姓名,年龄,住址\n张三,30,贵阳\n李四,31\n王五,32,遵义,多\n赵六,33,安顺\n钱七,34,毕节,\n',
    );
    const taken = await scratch.collect(path);
    expect(taken.values).toEqual([
      ['张三', '30', '贵阳'],
      ['赵六', '33', '安顺'],
      // one empty field more is a delimiter at the end of the line
      ['钱七', '34', '毕节'],
    ]);
    expect(taken.rejects.map(({ line, raw, code }) => ({ line, raw, code }))).toEqual([
      { line: 3, raw: '李四,31', code: 'FEW_FIELDS' },
      { line: 4, raw: '王五,32,遵义,多', code: 'MANY_FIELDS' },
    ]);
    expect(taken.rejects[0]).toMatchObject({
      message_zh: expect.stringContaining('2 / 3'),
      message_en: expect.stringContaining('2 / 3'),
    });
    expect(taken).toMatchObject({ rows: 3, rejected: 2, total: 5 });
    expect([0, 1, 2].map((row) => lineOf(taken, row))).toEqual([2, 5, 6]);
  });

  it('is the same for both readers', async () => {
    const rows = Array.from({ length: 300 }, (_, i) =>
      i % 7 === 3 ? `${i},short` : i % 11 === 5 ? `${i},a,b,long,longer` : `${i},"v ${i}",x`,
    );
    const plain = scratch.file('plain.csv', `id,v,w\n${rows.join('\n')}\n`);
    // a quote inside an unquoted field sends the file to the own reader
    const odd = scratch.file('odd.csv', `id,v,w\n${rows.join('\n')}\n999,5" pipe,x\n`);
    const fast = await scratch.collect(plain);
    const own = await scratch.collect(odd);
    expect(own.values).toEqual([...fast.values, ['999', '5" pipe', 'x']]);
    expect(own.rejects).toEqual(fast.rejects);
    const linesOf = (taken: typeof own) => fast.values.map((_, row) => lineOf(taken, row));
    expect(linesOf(own)).toEqual(linesOf(fast));
    expect(linesOf(fast)).toEqual(fast.values.map((row) => Number(row[0]) + 2));
    expect(fast.rows + fast.rejected).toBe(300);
  });

  it('does not swallow what follows a stray quote', async () => {
    const path = scratch.file('stray.csv', 'a,b\n1,"open\n2,x\n3,"y"z\n4,"ok\nstill ok"\n5,w\n');
    const taken = await scratch.collect(path, { delimiter: ',', quote: '"', headerRow: 1 });
    expect(taken.values).toEqual([
      ['2', 'x'],
      ['4', 'ok\nstill ok'],
      ['5', 'w'],
    ]);
    expect(taken.rejects.map((reject) => [reject.line, reject.raw, reject.code])).toEqual([
      [2, '1,"open', 'BAD_QUOTE'],
      [4, '3,"y"z', 'BAD_QUOTE'],
    ]);
    expect([0, 1, 2].map((row) => lineOf(taken, row))).toEqual([3, 5, 7]);
  });

  it('holds bytes that are no characters, or NUL', async () => {
    const bytes = Buffer.concat([
      Buffer.from('姓名,住址\n张三,贵阳\n李'),
      Buffer.from([0xff, 0xfe]),
      Buffer.from(',遵义\n王五,安\0顺\n赵六,毕节\n'),
    ]);
    const taken = await scratch.collect(scratch.file('bytes.csv', bytes));
    expect(taken.values).toEqual([
      ['张三', '贵阳'],
      ['赵六', '毕节'],
    ]);
    expect(taken.rejects.map((reject) => [reject.line, reject.code])).toEqual([
      [3, 'ENCODING'],
      [4, 'NUL_BYTES'],
    ]);
  });

  it('is longer than the limit', async () => {
    const path = scratch.file('long.csv', `a,b\n1,x\n2,${'y'.repeat(300_000)}\n3,z\n`);
    const taken = await scratch.collect(path, {}, { lineBytes: 100_000 });
    expect(taken.values).toEqual([
      ['1', 'x'],
      ['3', 'z'],
    ]);
    expect(taken.rejects.map((reject) => [reject.line, reject.code, reject.raw.length])).toEqual([
      [3, 'LINE_TOO_LONG', 4096],
    ]);
  });
});

describe('NULL and empty', () => {
  it('differ: a bare empty field is NULL, quotes make an empty text', async () => {
    const taken = await scratch.collect(scratch.file('empty.csv', 'a,b,c\n,"",x\nNULL,null,NA\n'));
    expect(taken.values).toEqual([
      [null, '', 'x'],
      ['NULL', 'null', 'NA'],
    ]);
  });

  it('a blank line is no row, but in a table of one column it is a NULL', async () => {
    const wide = await scratch.collect(scratch.file('blank2.csv', 'a,b\n1,2\n\n\n3,4\n\n'));
    expect(wide.values).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect([lineOf(wide, 0), lineOf(wide, 1)]).toEqual([2, 5]);
    expect(wide.warnings.map((warning) => warning.code)).toContain('BLANK_LINES');
    const narrow = await scratch.collect(scratch.file('blank1.csv', '名称\n甲\n\n乙\n'));
    expect(narrow.values).toEqual([['甲'], [null], ['乙']]);
  });
});

describe('line ends', () => {
  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('%s', async (_, newline) => {
    const taken = await scratch.collect(scratch.file('ends.csv', ['a,b', '1,x', '2,"y"', '3,z'].join(newline)));
    expect(taken.values).toEqual([
      ['1', 'x'],
      ['2', 'y'],
      ['3', 'z'],
    ]);
  });

  it('mixed, with breaks inside fields', async () => {
    const taken = await scratch.collect(scratch.file('mixed.csv', 'a,b\r\n1,"x\ny"\n2,"p\r\nq"\r\n3,z\n'));
    expect(taken.values).toEqual([
      ['1', 'x\ny'],
      ['2', 'p\r\nq'],
      ['3', 'z'],
    ]);
    expect([0, 1, 2].map((row) => lineOf(taken, row))).toEqual([2, 4, 6]);
  });
});

describe('large text', () => {
  it('keeps order, count and lines over the parts it is read in', async () => {
    const size = 150_000;
    const lines = Array.from({ length: size }, (_, i) =>
      i % 50_000 === 777
        ? `${i},"break\nhere",行${i}`
        : i % 40_000 === 5
          ? `${i},one`
          : `${i},某街道办事处第${i}号,行${i}`,
    );
    const path = scratch.file('large.csv', encoded(`id,name,row\n${lines.join('\n')}\n`, 'gb18030'));
    const taken = await scratch.collect(path);
    expect(taken.encoding).toBe('gb18030');
    expect(taken.rejects.map((reject) => reject.raw)).toEqual(['5,one', '40005,one', '80005,one', '120005,one']);
    expect(taken.rows).toBe(size - 4);
    expect(taken.values.every((row, i, all) => i === 0 || Number(row[0]) > Number(all[i - 1]![0]))).toBe(true);
    const at = taken.values.findIndex((row) => row[0] === '149999');
    expect(lineOf(taken, at)).toBe(149_999 + 2 + 3);
    expect(taken.values.find((row) => row[0] === '50777')).toEqual(['50777', 'break\nhere', '行50777']);
  });
});

describe('lines that end in CRLF', () => {
  it('go to the reader of the engine: it finds every row, and refuses those of another width', async () => {
    const lines = Array.from({ length: 3000 }, (_, i) =>
      i === 1500 ? '坏行' : i % 2 ? `${i},"值,${i}"` : `${i},值${i}`,
    );
    const file = scratch.file('crlf.csv', `编号,名称\r\n${lines.join('\r\n')}\r\n`);
    const shape = await sniffFile(file);
    const read = readCsvSql({
      file,
      columns: 2,
      delimiter: ',',
      quote: '"',
      skip: 1,
      longestLine: 40,
      parallel: true,
      newline: 'crlf',
      rejects: { errors: 'crlf_errors', scans: 'crlf_scans' },
    });
    const engine = await openDuckDb({ threads: 2 });
    const [found] = await engine.query(`SELECT count(*) AS n, min(c1) AS least, max(c1) AS most FROM ${read}`);
    engine.close();
    expect(found).toEqual({ n: 2999, least: '值,1', most: '值998' });
    const taken = await scratch.collect(file);
    expect(shape.columns).toEqual(['编号', '名称']);
    expect([taken.rows, taken.values[1500]]).toEqual([2999, ['1501', '值,1501']]);
    expect(taken.rejects).toMatchObject([{ line: 1502, code: 'FEW_FIELDS' }]);
  });
});
