import { expect, it } from 'vitest';
import { wholeNumber } from './whole-number.ts';

it.each([
  ['17.0', '17'],
  ['-3.0', '-3'],
  ['17', null],
  ['17.50', null],
  ['17.00', null],
  ['v1.0', null],
  ['1.0.0', null],
])('%s: %s', (value, shown) => {
  expect(wholeNumber(value)).toBe(shown);
});
