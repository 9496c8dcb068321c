/** Custom conditions: what passes does what it says, what could reach beyond the row is refused. */
import { type Engine, openDuckDb } from '@kuaishu/engine';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { CheckError } from './check-error.ts';
import { customCondition } from './custom-sql.ts';

const ATTRIBUTES = new Set(['birth_date', 'death_date', 'pension_base', 'name', 'date']);
let engine: Engine;
beforeAll(async () => {
  engine = await openDuckDb({ threads: 1 });
});
afterAll(() => engine.close());

test.each([
  ['death_date IS NULL OR death_date >= birth_date', true],
  ["pension_base BETWEEN 0 AND 1e6 AND name NOT LIKE '测试%'", true],
  ["CASE WHEN length(name) > 1 THEN TRUE ELSE name IN ('丁', 'O''Neil') END", true],
  ["cast('not a number' AS INTEGER) > 3", null],
  ['extract(year FROM birth_date) = 1950', true],
  ['"date" IS DISTINCT FROM death_date', true],
  ["regexp_matches(name, '^[一-龥]+$')", true],
])('%s', async (sql, expected) => {
  const [row] = await engine.query(
    `SELECT ${customCondition('own', sql, ATTRIBUTES)} AS answer FROM (SELECT DATE '1950-01-02' AS birth_date, DATE '2020-01-01' AS death_date, 10.5 AS pension_base, '张三' AS name, DATE '2000-01-01' AS "date") AS c`,
  );
  expect(row?.['answer']).toBe(expected);
});

test.each([
  'name IN (SELECT name FROM x)',
  'TRUE; DROP TABLE x',
  "name = 'a' -- rest",
  '/* x */ TRUE',
  "read_text('/etc/passwd') IS NULL",
  "getenv('HOME') = ''",
  "getvariable('x') IS NULL",
  'EXISTS (SELECT 1)',
  'TRUE) OR (TRUE',
  '((TRUE)',
  'ghost > 1',
  '',
  "name = 'open",
  'name = $1',
  'count(*) > 1',
  "query('SELECT 1')",
  'name FROM x',
  'row_number() OVER () = 1',
])('refused: %s', (sql) => {
  expect(() => customCondition('own', sql, ATTRIBUTES)).toThrow(CheckError);
});

test('whatever is written, it is refused or it is one condition over the row', async () => {
  const words = [
    '(',
    ')',
    ',',
    ';',
    '--',
    "'",
    '"',
    'SELECT',
    'FROM',
    'name',
    'birth_date',
    'AND',
    'OR',
    'NOT',
    '=',
    '<',
    '1',
    "'x'",
    'read_csv',
    'length',
    'NULL',
    '汉',
    '\\',
    '*',
    '/',
    'UNION',
    'x',
  ];
  const made = fc.sample(fc.array(fc.constantFrom(...words), { maxLength: 8 }), { numRuns: 3000, seed: 3 });
  for (const text of made) {
    let condition: string;
    try {
      condition = customCondition('own', text.join(' '), ATTRIBUTES);
    } catch (error) {
      expect(error).toBeInstanceOf(CheckError);
      continue;
    }
    expect(condition.replace(/'(?:[^']|'')*'/g, "''")).not.toMatch(/;|--|\/\*|select|union|read_csv/i);
  }
});
