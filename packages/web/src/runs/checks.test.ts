import type { CheckResult } from '@kuaishu/api';
import { describe, expect, it } from 'vitest';
import { checkRows, coveredNumbers } from './checks.ts';

const check = (rule: string, faults: number, broken = false): CheckResult => ({
  resource: 'hukou',
  rule,
  title: { zh: rule, en: rule },
  dimension: 'accurate',
  severity: 'fatal',
  rows: 100,
  faults,
  limit: { chart: 'p', centre: 0.01, lower: 0, upper: 0.02, runs: 8, broken },
});

describe('checkRows', () => {
  it('puts broken limits first, then the most faults', () => {
    const rows = checkRows([check('a', 5), check('b', 9), check('c', 1, true)], [], 'r3');
    expect(rows.map((row) => row.check.rule)).toEqual(['c', 'b', 'a']);
  });

  it('shows former runs only, and this one last', () => {
    const point = (run: string, faults: number) => ({ run, asOf: '2026-01-01', rows: 100, faults, broken: false });
    const history = {
      resource: 'hukou',
      rule: 'a',
      points: [point('r1', 1), point('r2', 2), point('r3', 3)],
      latest: check('a', 3),
    };
    const [row] = checkRows([check('a', 2)], [history], 'r2');
    expect(row?.points.map((one) => [one.run, one.value])).toEqual([
      ['r1', 0.01],
      ['r2', 0.02],
    ]);
  });
});

it('numbers that came covered are counted once, by the rule that tells of them', () => {
  const of = (rule: string, covered?: number): CheckResult => ({
    ...check(rule, 0),
    ...(covered === undefined ? {} : { covered }),
  });
  expect(coveredNumbers([of('valid:resident_id', 50), of('covered:resident_id', 50), of('covered:phone', 7)])).toBe(57);
  expect(coveredNumbers([of('valid:resident_id'), of('unique:key')])).toBe(0);
});
