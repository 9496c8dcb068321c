import type { DeadlineView } from '@kuaishu/api';
import { expect, it } from 'vitest';
import { byTerm, standingOf } from './terms.ts';

const row = (id: string, effectiveFrom: string, current = false): DeadlineView => ({
  id,
  effectiveFrom,
  current,
  title: { zh: '时限', en: 'term' },
  value: 1,
  unit: 'day',
  source: 'house',
  basis: { zh: '依据', en: 'basis' },
  verified: true,
});

it('puts the values of one term together', () => {
  const rows = [row('a', '2027-01-01'), row('a', '2026-01-01', true), row('b', '2026-01-01', true)];
  expect(byTerm(rows).map((term) => term.map(({ effectiveFrom }) => effectiveFrom))).toEqual([
    ['2027-01-01', '2026-01-01'],
    ['2026-01-01'],
  ]);
});

it('tells what is to come from what was replaced before it came into force', () => {
  const rows = [
    row('a', '2027-01-01'),
    row('a', '2027-01-01'),
    row('a', '2026-06-01', true),
    row('a', '2026-06-01'),
    row('a', '2025-01-01'),
  ];
  expect(rows.map((_, n) => standingOf(rows, n, '2026-11-26'))).toEqual(['toCome', 'past', 'inForce', 'past', 'past']);
});
