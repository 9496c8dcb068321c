import { expect, it } from 'vitest';
import { dateIn } from './date-forms.ts';

it.each([
  ['1990年3月7日', '1990-03-07'],
  ['1990.3.7', '1990-03-07'],
  ['32939', '1990-03-07'],
  ['900307', '19900307'],
  ['120307', '20120307'],
  // known in part
  ['1990.03', '199003'],
  ['1990年3月', '199003'],
  ['199003', '199003'],
  ['1990', '1990'],
  // days of the lunar calendar keep their numbers: the comparator knows both calendars
  ['农历1950年正月初三', '19500103'],
  ['农历一九六二年闰四月廿三', '19620423'],
  ['1950年腊月二十', '19501220'],
])('%s', (cell, date) => {
  expect(dateIn(cell, false)).toBe(date);
});

it('of 03/09/2020 the column says which is the day', () => {
  expect(dateIn('03/09/2020', true)).toBe('2020-09-03');
  expect(dateIn('03/09/2020', false)).toBe('2020-03-09');
});
