import { expect, it } from 'vitest';
import { PairList } from './pair-list.ts';

it('a list of pairs keeps them in order while it grows, and those that pass', () => {
  const list = new PairList();
  for (let i = 0; i < 5000; i++) list.push({ a: i, b: i + 1, bits: i / 2, kind: i % 3 });
  const column = (of: PairList, name: string) => [...(of.columns().find((c) => c.name === name)?.values ?? [])];
  expect(column(list, 'a')).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  expect(column(list, 'bits')[4999]).toBe(2499.5);
  const even = list.filter((a) => a % 2 === 0);
  expect(even.length).toBe(2500);
  expect(column(even, 'kind').slice(0, 4)).toEqual([0, 2, 1, 0]);
});
