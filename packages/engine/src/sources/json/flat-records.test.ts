import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FlatRecords } from './flat-records.ts';
import { cellOf, isObject, parseJson } from './parse.ts';

const KEYS = ['a', '名称', 'b c', 'd'];

/** The record as the reader writes it; null: left to the parser. */
function flat(text: string): string | null {
  const reader = new FlatRecords(new Map(KEYS.map((key, place) => [key, place])));
  const bytes = Buffer.from(text);
  // other bytes before and behind, as in a file
  const file = Buffer.concat([Buffer.from('{"x":"1"}\n'), bytes, Buffer.from('\n"}5,')]);
  if (!reader.read(file, 10, 10 + bytes.length)) return null;
  const out = Buffer.alloc(reader.most);
  return out.toString('utf8', 0, reader.write(out, 0));
}

/** The same by the parser. */
function parsed(text: string): string | undefined {
  const value = parseJson(text);
  if (!isObject(value)) return undefined;
  const cells = KEYS.map((key) => cellOf(value[key]));
  return `${cells.map((cell) => (cell === null ? '' : `"${cell}"`)).join(',')}\n`;
}

it.each([
  ['{"a":"x","名称":"贵阳市","b c":1.50,"d":null}', '"x","贵阳市","1.50",\n'],
  [' { "d" : true , "a" : -0 } \r', '"-0",,,"true"\n'],
  ['{"a":520102199001011234567,"b c":1e-3,"a":false}', '"false",,"1e-3",\n'],
  ['{"a":"10:00, 007"}', '"10:00, 007",,,\n'],
  ['{}', ',,,\n'],
])('%s', (text, line) => {
  expect(flat(text)).toBe(line);
});

it.each([
  ...['{"a":"\\u8d35"}', '{"a":"a\tb"}', '{"a":{"b":1}}', '{"a":[1]}', '{"new":1}', '[1]', '7', ''],
  ...[
    '{"a":01}',
    '{"a":1.}',
    '{"a":.5}',
    '{"a":+1}',
    '{"a":nul}',
    '{"a":1e}',
    '{"a":"x}',
    '{"a" 1}',
    '{"a":1,}',
    '{"a":1',
  ],
  ...['{"a":1}}', '{"a":1}x', '{"a":"x"y}', '{a:1}', '{,"a":1}', '{"a":truefalse}', '{"a":-}'],
])('leaves %s to the parser', (text) => {
  expect(flat(text)).toBeNull();
});

it('reads what it reads as the parser does, and nothing that is no JSON', () => {
  const value = fc.oneof(
    fc.constantFrom('null', 'true', 'false', '0', '-1.50', '1E5', '00', '1.', '"', '{', '"x":'),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
    fc.string({ unit: 'grapheme' }).map((text) => JSON.stringify(text)),
  );
  const blank = fc.constantFrom('', '', '', ' ', '\t');
  const member = fc
    .tuple(blank, fc.constantFrom(...KEYS, 'e', '"'), blank, value)
    .map(([a, key, b, v]) => `${a}"${key}"${b}:${v}${b}`);
  const record = fc
    .tuple(fc.array(member, { maxLength: 5 }), fc.constantFrom('', '', '}', ','))
    .map(([members, tail]) => `{${members.join(',')}${tail}}`);
  let read = 0;
  fc.assert(
    fc.property(record, (text) => {
      const line = flat(text);
      if (line === null) return;
      read++;
      expect(line).toBe(parsed(text));
    }),
    { numRuns: 3000 },
  );
  expect(read).toBeGreaterThan(300);
});
