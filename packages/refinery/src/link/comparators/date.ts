import { and, crossed, edits, either, equal, or, samePart, strayed, swappedNeighbours } from '../dual/tests.ts';
import { column, noBlank, part, replaceAll } from '../dual/text.ts';
import type { Comparator } from './comparator.ts';
import { lunarOf } from './lunar.ts';

const d = column('d');

/** Dates as ISO text; `1987` and `1987-05` are dates known in part. Birthdays may have been written by the lunar calendar (农历). */
export const date: Comparator = {
  base: 'd',
  parts: [
    { name: 'd', text: noBlank(replaceAll(column('v'), '[^0-9]', '')) },
    { name: 'm', text: part(d, 5, 2) },
    { name: 'a', text: part(d, 7, 2) },
    { name: 'y', text: noBlank(part(d, 1, 6)) },
    { name: 'z', text: noBlank(part(d, 5, 4)) },
    { name: 'u', text: lunarOf(d) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}d`) },
    {
      id: 'swapped',
      grade: 'near',
      test: or(and(samePart(`${p}d`, 1, 4), crossed(`${p}m`, `${p}a`)), swappedNeighbours(`${p}d`)),
    },
    { id: 'lunar', grade: 'near', test: strayed(`${p}d`, `${p}u`) },
    { id: 'digit', grade: 'near', test: edits(`${p}d`, 1) },
    { id: 'month', grade: 'near', test: samePart(`${p}d`, 1, 6) },
    { id: 'day', grade: 'near', test: samePart(`${p}d`, 5, 4) },
    // the first of January is written for "some day of that year"
    { id: 'unknown', grade: 'near', test: and(samePart(`${p}d`, 1, 4), either(`${p}z`, '0101')) },
    { id: 'year', grade: 'far', test: samePart(`${p}d`, 1, 4) },
    { id: 'two-digits', grade: 'far', test: edits(`${p}d`, 2) },
  ],
  keys: [
    { id: 'date', part: 'd' },
    { id: 'month', part: 'y' },
    { id: 'day', part: 'z' },
  ],
  frequencies: true,
  shared: false,
};
