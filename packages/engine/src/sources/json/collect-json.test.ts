import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../shape.ts';
import { encoded } from '../testing/csv-text.ts';
import { useScratch } from '../testing/scratch.ts';
import { JsonWalker } from './walker.ts';

const scratch = useScratch();

describe('JSON', () => {
  it('keeps numbers as written, flattens one level, and takes every key', async () => {
    const taken = await scratch.collect(
      scratch.file(
        'a.json',
        '[{"id":520102199001011234,"v":4.00,"e":1e3,"t":"1.0, 2.50"},{"id":2,"a":{"b":true,"c":[1.50,{"d":null}]},"n":null,"o":{}}]',
      ),
    );
    expect(taken.columns).toEqual(['id', 'v', 'e', 't', 'a.b', 'a.c', 'n', 'o']);
    expect(taken.values).toEqual([
      ['520102199001011234', '4.00', '1e3', '1.0, 2.50', null, null, null, null],
      ['2', null, null, null, 'true', '[1.50,{"d":null}]', null, '{}'],
    ]);
    expect(taken).toMatchObject({ total: 2, rejected: 0, firstLine: null });
  });

  it.each([
    [
      'rows of an answer',
      '{"code":0,"fields":[{"x":1},{"x":2}],"data":{"total":2,"rows":[{"a":1},{"a":2}]}}',
      [['1'], ['2']],
    ],
    ['an empty table beside others', '{"msg":"ok","list":[{"a":"甲"}],"tags":["x"]}', [['甲']]],
    [
      'rows as arrays',
      '[["甲",1],["乙",2]]',
      [
        ['甲', '1'],
        ['乙', '2'],
      ],
    ],
    ['a single object', '{"a":"甲","b":[1,2]}', [['甲', '[1,2]']]],
  ])('%s', async (_, content, values) => {
    expect((await scratch.collect(scratch.file('b.json', content))).values).toEqual(values);
  });

  it('GeoJSON: properties, then geometry as text', async () => {
    const content =
      '{"type":"FeatureCollection","features":[{"type":"Feature","id":"520102","properties":{"name":"南明区","geometry":"x"},"geometry":{"type":"Point","coordinates":[106.7100,26.5]}}]}';
    const taken = await scratch.collect(scratch.file('c.geojson', content));
    expect(taken.columns).toEqual(['name', 'geometry', 'id', 'feature.geometry']);
    expect(taken.values[0]).toEqual(['南明区', 'x', '520102', '{"type":"Point","coordinates":[106.7100,26.5]}']);
  });

  it('elements that are no objects, or no JSON, are rejected with their place', async () => {
    const taken = await scratch.collect(scratch.file('d.json', '[{"a":1},7,{"a":tru},null,{"a":"\\ud800"},{"a":2}]'));
    expect(taken.values).toEqual([['1'], ['2']]);
    expect(taken.rejects.map((reject) => [reject.line, reject.code])).toEqual([
      [2, 'NOT_AN_OBJECT'],
      [3, 'BAD_JSON'],
      [4, 'NOT_AN_OBJECT'],
      [5, 'ENCODING'],
    ]);
    expect(taken.total).toBe(6);
  });

  it('NDJSON, by extension or not, with lines', async () => {
    const content = '{"a":1}\n\n{"a":2}\r\nnonsense\n{"b":"乙"}';
    const taken = await scratch.collect(scratch.file('e.ndjson', content));
    expect(taken.values).toEqual([
      ['1', null],
      ['2', null],
      [null, '乙'],
    ]);
    expect(taken.rejects).toMatchObject([{ line: 4, code: 'BAD_JSON', raw: 'nonsense' }]);
    expect([0, 1, 2].map((row) => lineOf(taken, row))).toEqual([1, 3, 5]);
    expect((await scratch.collect(scratch.file('f.json', '{"a":1}\n{"a":2}\n'))).format).toBe('ndjson');
  });

  it('NDJSON keeps order and lines where plain records, others, bad ones and blank lines take turns, over many parts of the file', async () => {
    const pad = '长'.repeat(400);
    const lines = Array.from({ length: 6000 }, (_, i) =>
      i % 7 === 3
        ? `{"n":${i},"t":"\\u8d35${pad}"}`
        : i % 97 === 5
          ? ''
          : i % 101 === 9
            ? `{"n":${i}`
            : `{"n":${i},"t":"${pad}"}`,
    );
    const expected = lines.flatMap((line, i) =>
      line === '' || !line.endsWith('}') ? [] : [[String(i), i % 7 === 3 ? `贵${pad}` : pad]],
    );
    const taken = await scratch.collect(scratch.file('turns.ndjson', lines.join('\n')));
    expect(taken.values).toEqual(expected);
    expect(lineOf(taken, taken.rows - 1)).toBe(6000);
    expect(taken.rejects[0]).toMatchObject({ line: 10, code: 'BAD_JSON' });
    // one byte that is no character: all lines but its own are still taken
    const spoilt = Buffer.from(lines.join('\n'));
    spoilt[spoilt.length - 10] = 0xff;
    const rest = await scratch.collect(scratch.file('spoilt.ndjson', spoilt), { encoding: 'utf-8' });
    expect(rest.values).toEqual(expected.slice(0, -1));
    expect(rest.rejects.at(-1)).toMatchObject({ line: 6000, code: 'ENCODING' });
  });

  it('in GB18030 and with a byte order mark', async () => {
    expect((await scratch.collect(scratch.file('g.json', encoded('[{"名":"㵲"}]', 'gb18030')))).values).toEqual([
      ['㵲'],
    ]);
    expect((await scratch.collect(scratch.file('h.json', encoded('[{"名":"㵲"}]', 'utf-8-bom')))).columns).toEqual([
      '名',
    ]);
  });
});

describe('the walker', () => {
  it('gives out the elements of the array asked for, however the text is cut (property)', () => {
    const leaf = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.integer(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('"', '\\', '\\"', '[{', '}]', 'a,b'),
    );
    const element = fc.oneof(
      leaf,
      fc.dictionary(fc.string(), fc.oneof(leaf, fc.array(leaf), fc.dictionary(fc.string(), leaf))),
      fc.array(leaf),
    );
    fc.assert(
      fc.property(
        fc.array(element),
        fc.array(element),
        fc.integer({ min: 1, max: 9 }),
        fc.boolean(),
        (rows, others, size, pretty) => {
          const text = JSON.stringify({ 'x/y': others, deep: { rows, n: 1 }, last: 'z' }, null, pretty ? 1 : 0);
          const walker = new JsonWalker('/deep/rows', 1_000_000);
          const found: unknown[] = [];
          for (let at = 0; at < text.length; at += size)
            for (const part of walker.push(text.slice(at, at + size))) found.push(JSON.parse(part));
          expect(found).toEqual(JSON.parse(JSON.stringify(rows)));
          expect(walker.complete).toBe(true);
          expect(walker.arrays.map((array) => [array.pointer, array.elements])).toEqual([
            ['/x~1y', others.length],
            ['/deep/rows', rows.length],
          ]);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('columns that only late records have', () => {
  it('are taken: the file is read again from its start', async () => {
    const lines = Array.from({ length: 1500 }, (_, i) =>
      JSON.stringify(i < 1200 ? { a: i } : { a: i, 'b.c': { d: i } }),
    );
    const taken = await scratch.collect(scratch.file('late.ndjson', lines.join('\n')));
    expect(taken.columns).toEqual(['a', 'b.c.d']);
    expect([taken.rows, taken.values[0], taken.values[1200]]).toEqual([1500, ['0', null], ['1200', '1200']]);
    expect(lineOf(taken, 1200)).toBe(1201);
  });
});
