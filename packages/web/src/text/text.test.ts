import { describe, expect, it } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** Paths of all words in a table. */
function paths(table: object, at = ''): string[] {
  return Object.entries(table).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? paths(value as object, `${at}${key}.`)
      : [`${at}${key}`],
  );
}
const words = (table: object): string[] =>
  Object.values(table).flatMap((value) =>
    typeof value === 'string' ? [value] : typeof value === 'object' && value !== null ? words(value as object) : [],
  );

describe('the words of the pages', () => {
  it('exist in both languages under the same names', () => {
    expect(paths(en).toSorted()).toEqual(paths(zh).toSorted());
  });

  it('are English in English, but for the name of the other language', () => {
    expect(words(en).filter((word) => /[\u4e00-\u9fff]/.test(word))).toEqual(['中文']);
  });

  it('take full-width punctuation in Chinese', () => {
    for (const word of words(zh)) expect(word, word).not.toMatch(/[\u4e00-\u9fff][,;:?!]/);
  });

  it('take as many arguments in both', () => {
    const arity = (table: object): [string, number][] =>
      Object.entries(table).flatMap(([key, value]) =>
        typeof value === 'function'
          ? [[key, value.length] as [string, number]]
          : typeof value === 'object' && value !== null
            ? arity(value as object)
            : [],
      );
    for (const [key, count] of arity(en))
      expect(count, key).toBeLessThanOrEqual(
        Math.max(
          ...arity(zh)
            .filter(([name]) => name === key)
            .map(([, n]) => n),
        ),
      );
  });
});
