import { expect, it } from 'vitest';
import { colsOf, shownKeys } from './columns.ts';

const all = [
  { key: 'name', title: 'Name' },
  { key: 'rows', title: 'Rows' },
  { key: 'sex', title: 'Sex', extra: true },
];

it('shows the usual columns without a choice, the chosen ones with one, the first always', () => {
  expect(shownKeys(all, undefined)).toEqual(['name', 'rows']);
  expect(shownKeys(all, 'sex')).toEqual(['name', 'sex']);
  expect(shownKeys(all, 'nonsense')).toEqual(['name']);
});

it('leaves the address alone where the choice is the usual one', () => {
  expect(colsOf(all, ['rows', 'name'])).toBeUndefined();
  expect(colsOf(all, undefined)).toBeUndefined();
  expect(colsOf(all, ['sex', 'name'])).toBe('name,sex');
});
