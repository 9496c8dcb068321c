import { describe, expect, test } from 'vitest';
import { statementNames } from './prepared.ts';

describe('names of statements that come again', () => {
  const thrice = (names: ReturnType<typeof statementNames>, text: string) => [1, 2, 3].map(() => names.of(text)).at(-1);

  test('a text has a name from its third time on, always the same', () => {
    const names = statementNames();
    expect([1, 2, 3, 4].map(() => names.of('SELECT $1'))).toEqual([undefined, undefined, 'ks0_0', 'ks0_0']);
  });
  test('two texts never share a name, nor a text of before a change of tables one of after it', () => {
    const names = statementNames();
    const [one, other] = [thrice(names, 'SELECT $1'), thrice(names, 'SELECT $1, $2')];
    names.renew();
    expect(new Set([one, other, thrice(names, 'SELECT $1'), thrice(names, 'SELECT $1, $2')]).size).toBe(4);
  });
  test('no more are kept than a connection has room for', () => {
    const names = statementNames(2);
    const named = Array.from({ length: 5 }, (_, i) => thrice(names, `SELECT $1 + ${i}`));
    expect(named).toEqual(['ks0_0', 'ks0_1', undefined, undefined, undefined]);
  });
});
