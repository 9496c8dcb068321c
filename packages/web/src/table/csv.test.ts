import { expect, it } from 'vitest';
import { csvText } from './csv.ts';

it('quotes what must be, and neutralises formulas but not numbers', () => {
  expect(
    csvText([
      ['a,b', '"x"', null],
      ['=1+1', '-5', 7],
    ]),
  ).toBe(`\uFEFF"a,b","""x""",\r\n'=1+1,-5,7\r\n`);
});
