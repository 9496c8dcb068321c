import { describe, expect, it } from 'vitest';
import { resolveItems } from '../derive/items.ts';
import type { Entry } from '../entry.ts';
import { lintChecks } from './check-sql.ts';

function faultsOf(sql: string): string[] {
  const entry: Entry = {
    resource: 'x',
    name: { zh: '某' },
    provider: { name: '某' },
    subject: 'person',
    items: [
      { name: '开工', attribute: 'started', type: 'D' },
      { name: '竣工', attribute: 'ended', type: 'D' },
    ],
    checks: [{ id: 'a', title: { zh: '甲' }, sql, severity: 'warning' }],
  };
  return lintChecks(entry, resolveItems(entry)).map((fault) => fault.code);
}

describe('a check of ones own', () => {
  it.each([
    'ended >= started',
    "started > DATE '2000-01-01' AND ended IS NOT NULL",
    '"started" <= "ended" OR ended IS NULL',
    "CASE WHEN ended IS NULL THEN TRUE ELSE date_diff('day', started, ended) < 3650 END",
    "CAST(started AS VARCHAR) LIKE '19%' OR length(CAST(ended AS VARCHAR)) IN (10, 19)",
    "'a;b--c' <> CAST(started AS VARCHAR)",
  ])('may be %s', (sql) => {
    expect(faultsOf(sql)).toEqual([]);
  });

  it.each([
    ['finished >= started', 'check_unknown_attribute'],
    ['"开工" IS NOT NULL', 'check_unknown_attribute'],
    ["started > 'x", 'check_syntax'],
    ['(started > ended', 'check_syntax'],
    ['started > ended) OR (TRUE', 'check_syntax'],
    ['TRUE; SELECT 1', 'check_syntax'],
    ['started > ended -- ', 'check_syntax'],
    ['started IN (SELECT 1)', 'check_not_a_condition'],
    ["getenv('HOME') = 'x'", 'check_not_a_condition'],
  ])('may not be %s', (sql, code) => {
    expect(faultsOf(sql)).toContain(code);
  });
});

it('what a failing cell should be is an expression of the same kind, for an attribute that is there', () => {
  const faults = (mend: Record<string, string>) => {
    const entry: Entry = {
      resource: 'x',
      name: { zh: '某' },
      provider: { name: '某' },
      subject: 'person',
      items: [{ name: 'a' }],
      checks: [{ id: 'c', title: { zh: '甲' }, sql: 'a IS NOT NULL', severity: 'warning', mend }],
    };
    return lintChecks(entry, resolveItems(entry)).map(({ pointer, code }) => [pointer, code]);
  };
  expect(faults({ a: "replace(a, 'x', 'y')" })).toEqual([]);
  expect(faults({ b: "'y'" })).toEqual([['/checks/0/mend/b', 'check_unknown_attribute']]);
  expect(faults({ a: '(SELECT 1)' })).toEqual([['/checks/0/mend/a', 'check_not_a_condition']]);
});
