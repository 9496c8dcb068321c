import { expect, test } from 'vitest';
import type { CheckResult, Dimension } from '../run/manifest.ts';
import { composite, DIMENSION_WEIGHTS, qualityScores } from './quality.ts';

const result = (resource: string, dimension: Dimension, rows: number, faults: number): CheckResult => ({
  resource,
  rule: dimension,
  title: { zh: '', en: '' },
  dimension,
  severity: 'warning',
  rows,
  faults,
});

test('the weights sum to one', () => {
  expect(Object.values(DIMENSION_WEIGHTS).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
});

test('a score is the share of elements without fault, and missing dimensions weigh nothing', () => {
  const [a, b] = qualityScores([
    result('a', 'complete', 100, 10),
    result('a', 'complete', 100, 30),
    result('a', 'accurate', 100, 0),
    result('b', 'timely', 0, 0),
  ]);
  expect(a?.scores).toEqual({
    normative: null,
    complete: 0.8,
    accurate: 1,
    consistent: null,
    timely: null,
    accessible: null,
  });
  expect(a?.total).toBeCloseTo((0.2 * 0.8 + 0.25 * 1) / 0.45, 12);
  expect(b).toMatchObject({ resource: 'b', total: 1 });
});

test('all dimensions at x give x', () => {
  expect(
    composite({ normative: 0.7, complete: 0.7, accurate: 0.7, consistent: 0.7, timely: 0.7, accessible: 0.7 }),
  ).toBeCloseTo(0.7, 12);
});
