import { expect, it } from 'vitest';
import { colsPattern } from '../table/columns.ts';
import { headingKey, headingsOf } from './headings.ts';

const row = (...headings: string[]) => ({
  cells: headings.map((heading) => ({ heading, value: null, covered: false, grade: 'green' as const })),
});

it('headings of several files are one list, in the order of the files', () => {
  expect(headingsOf([row('姓名', '电话'), row('姓名', '住址（现）')])).toEqual(['姓名', '电话', '住址（现）']);
});

it('any heading may stand in an address as a column', () => {
  for (const heading of ['姓名', '金额（元）', 'a,b', '']) expect(headingKey(heading)).toMatch(colsPattern);
});
