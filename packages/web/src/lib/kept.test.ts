import { beforeEach, expect, test } from 'vitest';
import { forget, forgetAll, forgetOld, KEPT_DAYS, keep, keptCount, keptOf } from './kept.ts';

/** Storage as browsers have it, that holds at most so many characters a value. */
function aStore(most = Number.POSITIVE_INFINITY): Storage {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem(key, value) {
      if (value.length > most) throw new DOMException('full', 'QuotaExceededError');
      values.set(key, value);
    },
    removeItem: (key) => void values.delete(key),
    key: (i) => [...values.keys()][i] ?? null,
    clear: () => values.clear(),
    get length() {
      return values.size;
    },
  };
}

const NOW = Date.parse('2026-11-26T09:00:00Z');
let at = aStore();
beforeEach(() => {
  at = aStore();
});

test('what was typed is given back to whoever typed it, and to nobody else', () => {
  keep('user_a', 'step case_1', { comment: '第一行\n第二行' }, { at, now: NOW });
  expect(keptOf('user_a', 'step case_1', { at, now: NOW + 86_400_000 })).toEqual({
    at: '2026-11-26T09:00:00.000Z',
    value: { comment: '第一行\n第二行' },
  });
  expect(keptOf('user_b', 'step case_1', { at, now: NOW })).toBeNull();
  expect(keptOf('user_a', 'step case_2', { at, now: NOW })).toBeNull();
});

test('what was sent is forgotten, and so is what is a fortnight old', () => {
  keep('user_a', 'one', 1, { at, now: NOW });
  forget('user_a', 'one', { at });
  expect(keptOf('user_a', 'one', { at, now: NOW })).toBeNull();
  keep('user_a', 'two', 2, { at, now: NOW });
  const late = NOW + KEPT_DAYS * 86_400_000;
  expect(keptOf('user_a', 'two', { at, now: late })).toBeNull();
  keep('user_b', 'three', 3, { at, now: late });
  at.setItem('kuaishu.theme', 'dark');
  forgetOld({ at, now: late });
  expect(keptCount('user_a', { at })).toBe(0);
  expect(keptCount('user_b', { at })).toBe(1);
  expect(at.getItem('kuaishu.theme')).toBe('dark');
});

test('one person’s forms are forgotten together', () => {
  for (const user of ['user_a', 'user_b']) for (const key of ['x', 'y']) keep(user, key, 1, { at });
  forgetAll('user_a', { at });
  expect([keptCount('user_a', { at }), keptCount('user_b', { at })]).toEqual([0, 2]);
});

test('what does not fit any more is not given back in an older state', () => {
  at = aStore(60);
  keep('user_a', 'x', 'short', { at });
  keep('user_a', 'x', 'long '.repeat(40), { at });
  expect(keptOf('user_a', 'x', { at })).toBeNull();
});

test('what somebody else wrote under the name is not taken for a form', () => {
  at.setItem('kuaishu.kept.user_a.x', '{"at"');
  at.setItem('kuaishu.kept.user_a.y', '3');
  expect([keptOf('user_a', 'x', { at }), keptOf('user_a', 'y', { at })]).toEqual([null, null]);
});
