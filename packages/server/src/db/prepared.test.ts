import { describe, expect, test } from 'vitest';
import { statementNames } from './prepared.ts';

describe('names of statements that come again', () => {
  test('a text has a name from its third time on, always the same', () => {
    const nameOf = statementNames();
    expect([1, 2, 3, 4].map(() => nameOf('SELECT $1'))).toEqual([undefined, undefined, 'ks_0', 'ks_0']);
  });
  test('two texts never share a name', () => {
    const nameOf = statementNames();
    const named = (text: string) => [1, 2, 3].map(() => nameOf(text)).at(-1);
    expect(named('SELECT $1')).not.toBe(named('SELECT $1, $2'));
  });
  test('no more are kept than a connection has room for', () => {
    const nameOf = statementNames(2);
    const named = Array.from({ length: 5 }, (_, i) => [1, 2, 3].map(() => nameOf(`SELECT $1 + ${i}`)).at(-1));
    expect(named).toEqual(['ks_0', 'ks_1', undefined, undefined, undefined]);
  });
});
