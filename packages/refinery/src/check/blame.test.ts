import { expect, test } from 'vitest';
import { blame, type Witness } from './blame.ts';

const says = (from: string, to: string, usual: string | null, rows: number): Witness => ({
  from: from.split('+'),
  to,
  usual,
  rows,
});

test('a cell that stands against its group is wrong, and most rows say what it should be', () => {
  expect(blame([says('hospital', 'city', 'Elba', 20), says('zip', 'city', 'Opp', 3)])).toEqual(
    new Map([['city', 'Elba']]),
  );
});

test('a value that another dependency confirms stays: Portland is in Oregon mostly, but this brewery is in Maine', () => {
  expect(blame([says('city', 'state', 'OR', 3), says('brewery', 'state', null, 12)])).toEqual(new Map());
});

test('one wrong state explains the wrong allowances that follow from it', () => {
  const row = [
    says('area', 'state', 'MA', 40),
    says('state+married', 'single', '20', 90),
    says('state+child', 'allowance', '20', 90),
  ];
  expect(blame(row)).toEqual(new Map([['state', 'MA']]));
});

test('two cells can be wrong in one row', () => {
  expect(blame([says('a', 'b', '1', 9), says('a', 'c', '2', 9), says('d', 'c', '2', 9)])).toEqual(
    new Map([
      ['c', '2'],
      ['b', '1'],
    ]),
  );
});
