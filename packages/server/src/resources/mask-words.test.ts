import { expect, it } from 'vitest';
import { maskWords } from './mask-words.ts';

const cover = (head: number, tail: number) => maskWords('yellow', { method: 'cover', head, tail });

it('a cover names only the ends that it keeps', () => {
  expect(cover(6, 4)).toEqual({
    zh: '保留前 6 位、后 4 位，其余遮盖',
    en: 'All but the first 6 and last 4 characters covered',
  });
  expect(cover(1, 0)).toEqual({ zh: '保留前 1 位，其余遮盖', en: 'All but the first character covered' });
  expect(cover(0, 4).zh).toBe('保留后 4 位，其余遮盖');
  expect(cover(0, 0).zh).toBe('全部遮盖');
});

it('what is green or kept is shown, what is red never', () => {
  expect(maskWords('green', { method: 'cover', head: 1, tail: 1 }).zh).toBe('原样显示');
  expect(maskWords('red', { method: 'keep' }).en).toMatch(/shown/i);
});
