import { expect, test } from 'vitest';
import { figuresOf } from './figures.ts';

const of = (id: string, failures: number, open: number) => ({
  organisation: { id, name: { zh: id, en: id } },
  failures,
  open,
  daysLate: failures,
});

test('what is not open any more was done late, in one organisation and in all', () => {
  const rows = [of('org_a', 5, 3), of('org_b', 2, 0)];
  expect(figuresOf(rows, undefined)).toEqual({ all: 7, open: 3, late: 4 });
  expect(figuresOf(rows, 'org_b')).toEqual({ all: 2, open: 0, late: 2 });
  expect(figuresOf(rows, 'org_gone')).toEqual({ all: 0, open: 0, late: 0 });
});
