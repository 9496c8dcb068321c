/** Rules over cleaned rows, from raw text through the real clean step to fault bits. */
import type { ResolvedItem, Rule } from '@kuaishu/catalog';
import { type Engine, ident, openDuckDb } from '@kuaishu/engine';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cleanSql } from '../clean/clean-sql.ts';
import { prepareLookups } from '../clean/lookups.ts';
import { itemOf, rawTable } from '../clean/testing.ts';
import { inEntry } from './check-error.ts';
import { checkSql, countFaultsSql, decodeFaults } from './check-sql.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
  await prepareLookups(engine);
});
afterAll(() => engine.close());

const title = { zh: '规则', en: 'rule' };
const base = { title, dimension: 'accurate', severity: 'warning' } as const;
const rule = (
  kind: 'readable' | 'required' | 'valid' | 'range' | 'length' | 'not_future',
  attribute: string,
): Rule => ({ ...base, id: `${kind}:${attribute}`, kind, attribute });

/** Faulty rows: row → ids of the rules it fails, in the rules' order. */
async function faults(
  items: readonly ResolvedItem[],
  rules: readonly Rule[],
  columns: Readonly<Record<string, readonly (string | null)[]>>,
): Promise<Record<number, string[]>> {
  await rawTable(engine, 'raw_rows', Object.entries(columns));
  await engine.run(
    `CREATE OR REPLACE TABLE cleaned AS SELECT *, CAST(row_number() OVER () - 1 AS BIGINT) AS "row" FROM (${cleanSql(items, (item) => ident(item.attribute), 'raw_rows')})`,
  );
  const sql = checkSql(rules, items, { clean: 'cleaned', asOf: '2026-03-01', rows: 0 });
  const found = await engine.query<{ row: number; faults: number | bigint; fatal: boolean }>(
    `SELECT * FROM (${sql}) ORDER BY "row"`,
  );
  await engine.run(`CREATE OR REPLACE TABLE checked AS ${sql}`);
  const [counts] = await engine.query(countFaultsSql(rules, 'checked'));
  const decoded = found.map((row) => [row.row, decodeFaults(rules, BigInt(row.faults)).map(({ id }) => id)] as const);
  rules.forEach((each, k) => {
    expect(counts?.[`f${k}`]).toBe(decoded.filter(([, ids]) => ids.includes(each.id)).length);
  });
  return Object.fromEntries(decoded);
}

test('a text that cannot be read is unreadable, not missing; a null word is missing', async () => {
  const items = [itemOf({ kind: 'date' }, 'd')];
  expect(
    await faults(items, [rule('readable', 'd'), rule('required', 'd')], { d: ['2020-01-01', 'soon', '无', null] }),
  ).toEqual({ 1: ['readable:d'], 2: ['required:d'], 3: ['required:d'] });
});

test('a name is one name: no number, no two names; parts of a foreign name are one', async () => {
  const items = [itemOf({ kind: 'person_name' }, 'n')];
  const names = [
    '欧阳小芳',
    '阿卜杜拉·买买提',
    'Smith, John',
    null,
    '吴丽芳、吴小芳',
    '520203197204143681',
    '王芳/李娜',
  ];
  expect(Object.keys(await faults(items, [rule('readable', 'n')], { n: names })).map(Number)).toEqual([4, 5, 6]);
});

test('identifiers: the check digit, and a birth date after the day of the run', async () => {
  const items = [itemOf({ kind: 'identifier', rule: 'resident_id' }, 'id')];
  // a month after the as-of date, day and month alike so that no swap can mend it
  const later = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'X'].map((last) => `52010220260404123${last}`);
  const found = await faults(items, [rule('valid', 'id')], {
    id: ['11010519491231002X', '110105194912310021', null, ...later],
  });
  expect(Object.keys(found)).toEqual(['1', ...later.map((_, i) => String(i + 3))]);
});

test('ranges, lengths and the future', async () => {
  const items = [
    itemOf({ kind: 'number', unit: '人', min: 0, max: 100, scale: 0 }, 'n', 0),
    itemOf({ kind: 'coordinate', axis: 'lng' }, 'lng', 1),
    { ...itemOf({ kind: 'text' }, 't', 2), element: { id: 't', length: 3 } as NonNullable<ResolvedItem['element']> },
    itemOf({ kind: 'date' }, 'd', 3),
    itemOf({ kind: 'month' }, 'm', 4),
  ];
  const rules = [
    rule('range', 'n'),
    rule('range', 'lng'),
    rule('length', 't'),
    rule('not_future', 'd'),
    rule('not_future', 'm'),
  ];
  expect(
    await faults(items, rules, {
      n: ['5', '-1', '101', '1.5', null],
      lng: ['106.7', '26.6', '106', '106', null],
      t: ['三个字', '四个字了', '', 'abc', null],
      d: ['2026-03-01', '2026-03-02', '1849-12-31', '1999-01-01', null],
      m: ['2026-03', '2026-04', '2020-01', '2020-01', null],
    }),
  ).toEqual({
    1: ['range:n', 'range:lng', 'length:t', 'not_future:d', 'not_future:m'],
    2: ['range:n'],
    3: ['range:n'],
  });
});

test('doubles are the second and later rows of a key; a NULL key doubles nothing', async () => {
  const items = [itemOf({ kind: 'text' }, 'a', 0), itemOf({ kind: 'text' }, 'b', 1)];
  const unique: Rule = { ...base, id: 'unique:a+b', kind: 'unique', attributes: ['a', 'b'] };
  expect(
    await faults(items, [unique], { a: ['x', 'x', 'x', null, null, ' x '], b: ['1', '1', '2', '1', '1', '1'] }),
  ).toEqual({ 1: ['unique:a+b'], 5: ['unique:a+b'] });
});

test('a row against two thirds of its group fails a dependency; groups that are split or have a NULL say nothing', async () => {
  const items = [itemOf({ kind: 'text' }, 'zip', 0), itemOf({ kind: 'text' }, 'city', 1)];
  const depends: Rule = { ...base, id: 'depends:zip~city', kind: 'depends', from: ['zip'], attribute: 'city' };
  expect(
    await faults(items, [depends], {
      zip: ['1', '1', '1', '2', '2', '3', '3', '3', '3', null, null, null, '1'],
      city: ['a', 'a', 'b', 'x', 'y', 'p', 'p', 'q', 'q', 'm', 'm', 'n', null],
    }),
  ).toEqual({ 2: ['depends:zip~city'] });
});

test('pairs that must agree', async () => {
  const items = [
    itemOf({ kind: 'identifier', rule: 'resident_id' }, 'id', 0),
    itemOf({ kind: 'date' }, 'birth', 1),
    itemOf({ kind: 'code', table: 'sex' }, 'sex', 2),
    itemOf({ kind: 'identifier', rule: 'region6' }, 'region', 3),
    itemOf({ kind: 'address' }, 'address', 4),
    itemOf({ kind: 'date' }, 'died', 5),
  ];
  const agrees = (pair: Extract<Rule, { kind: 'agrees' }>['pair'], attributes: readonly [string, string]): Rule => ({
    ...base,
    id: pair,
    kind: 'agrees',
    pair,
    attributes,
  });
  const rules = [
    agrees('birth_date~resident_id', ['birth', 'id']),
    agrees('sex~resident_id', ['sex', 'id']),
    agrees('region~address', ['region', 'address']),
    agrees('date_order', ['birth', 'died']),
  ];
  expect(
    await faults(items, rules, {
      id: ['11010519491231002X', '11010519491231002X', '110105194912310021', null],
      birth: ['1949-12-31', '1949-12-30', '1950-01-01', '1950-01-01'],
      sex: ['女', '男', '男', '男'],
      region: ['520102', '520100', '520103', '520000'],
      address: ['贵阳市南明区1号', '贵阳市南明区1号', '贵阳市南明区1号', '北京市朝阳区1号'],
      died: ['1990-01-01', null, '1949-01-01', '1950-01-01'],
    }),
  ).toEqual({
    1: ['birth_date~resident_id', 'sex~resident_id'],
    2: ['region~address', 'date_order'],
    3: ['region~address'],
  });
});

test('a fatal rule makes its rows fatal, and rules beyond the 62nd have a word of their own', async () => {
  const items = Array.from({ length: 70 }, (_, i) => itemOf({ kind: 'date' }, `a${i}`, i));
  const rules = items.map(
    (item): Rule => ({ ...rule('readable', item.attribute), severity: item.index === 65 ? 'fatal' : 'warning' }),
  );
  const columns = items.map(
    (item) => [item.attribute, [item.index === 65 ? 'x' : null, item.index === 3 ? 'x' : null]] as const,
  );
  await rawTable(engine, 'wide_rows', columns);
  await engine.run(
    `CREATE OR REPLACE TABLE cleaned AS SELECT *, CAST(row_number() OVER () - 1 AS BIGINT) AS "row" FROM (${cleanSql(items, (item) => ident(item.attribute), 'wide_rows')})`,
  );
  expect(
    await engine.query(
      `SELECT * FROM (${checkSql(rules, items, { clean: 'cleaned', asOf: '2026-03-01', rows: 2 })}) ORDER BY "row"`,
    ),
  ).toEqual([
    { row: 0, faults: 0, faults_1: 8, fatal: true },
    { row: 1, faults: 8, faults_1: 0, fatal: false },
  ]);
  expect(decodeFaults(rules, [0n, 8n]).map(({ id }) => id)).toEqual(['readable:a65']);
});

test('a rule about an attribute that the entry lacks says so', () => {
  expect(() =>
    checkSql([rule('valid', 'ghost')], [itemOf({ kind: 'date' }, 'd')], { clean: 'c', asOf: '2026-03-01', rows: 0 }),
  ).toThrow(/ghost/);
  expect(() =>
    inEntry('hukou', () =>
      checkSql([rule('valid', 'ghost')], [itemOf({ kind: 'date' }, 'd')], { clean: 'c', asOf: '2026-03-01', rows: 0 }),
    ),
  ).toThrow(/Entry hukou: .*ghost/);
});

test('no rules, no rows', async () => {
  expect(await faults([itemOf({ kind: 'date' }, 'd')], [], { d: ['x'] })).toEqual({});
});

test('covered numbers: neither right nor wrong, nobody’s double; what is visible must agree with the row', async () => {
  const id = itemOf({ kind: 'identifier', rule: 'resident_id' }, 'resident_id', 0);
  const birth = itemOf({ kind: 'date' }, 'birth_date', 1);
  const sex = itemOf({ kind: 'code', table: 'sex' }, 'sex', 2);
  const name = itemOf({ kind: 'text' }, 'name', 3);
  const rules: Rule[] = [
    rule('valid', 'resident_id'),
    rule('required', 'resident_id'),
    { ...base, id: 'key', kind: 'unique', attributes: ['resident_id'] },
    { ...base, id: 'born', kind: 'agrees', pair: 'birth_date~resident_id', attributes: ['birth_date', 'resident_id'] },
    { ...base, id: 'sex', kind: 'agrees', pair: 'sex~resident_id', attributes: ['sex', 'resident_id'] },
    { ...base, id: 'named', kind: 'depends', from: ['resident_id'], attribute: 'name' },
  ];
  const rows: readonly (readonly [string, string, string, string])[] = [
    ['520102********0774', '1990-01-01', '1', '甲'],
    ['520102********0774', '1991-01-01', '1', '甲'],
    ['520102********0774', '1991-01-01', '2', '乙'],
    ['522***19900101****', '1990-01-01', '2', '甲'],
    ['522***19900101****', '1990-01-02', '2', '甲'],
    ['522***1990**01****', '1990-05-01', '2', '甲'],
    ['522***1990**01****', '1990-05-02', '2', '甲'],
    ['529902********0774', '1990-05-02', '1', '甲'],
    ['522***20991231****', '1990-05-02', '1', '甲'],
    ['******************', '1990-05-02', '1', '甲'],
  ];
  expect(
    await faults([id, birth, sex, name], rules, {
      resident_id: rows.map((row) => row[0]),
      birth_date: rows.map((row) => row[1]),
      sex: rows.map((row) => row[2]),
      name: rows.map((row) => row[3]),
    }),
  ).toEqual({
    2: ['sex'],
    4: ['born'],
    6: ['born'],
    7: ['valid:resident_id'],
    8: ['valid:resident_id', 'born'],
    9: ['required:resident_id'],
  });
});
