import type { Discrepancy } from '@kuaishu/api';
import { expect, it } from 'vitest';
import { keyOf, parseKey } from './pair-key.ts';

it('a difference is found again by its key', () => {
  const side = (record: number) => ({ source: { record } });
  const difference = { entity: 'P~1', attribute: 'birth_date', a: side(4), b: side(17) } as unknown as Discrepancy;
  expect(parseKey(keyOf(difference))).toEqual({ entity: 'P~1', attribute: 'birth_date', records: [4, 17] });
  expect(parseKey('P1')).toBeNull();
});
