import { expect, it } from 'vitest';
import { fit, table, visible, width } from './columns.ts';

it('counts a Chinese character as two columns', () => {
  expect(width('姓名ab')).toBe(6);
  expect(width('，（𠮷')).toBe(6);
});

it('aligns columns of both scripts', () => {
  const lines = table(
    [
      ['姓名', '7', 'x'],
      ['id', '1,024', 'y'],
    ],
    [1],
  );
  expect(lines).toEqual(['姓名      7  x', 'id    1,024  y']);
});

it('cuts what is too wide, and shows control characters as such', () => {
  expect(fit('户籍人口登记', 7)).toBe('户籍人…');
  expect(fit('abc', 3)).toBe('abc');
  expect(visible('a\x1b[31mb\r')).toBe('a\uFFFD[31mb\uFFFD');
});
