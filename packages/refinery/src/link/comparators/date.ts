import type { Comparator } from '../comparator.ts';
import {
  and,
  column,
  constant,
  crossed,
  daysApart,
  edits,
  equal,
  joined,
  noBlank,
  or,
  part,
  replaceAll,
  samePart,
  swappedNeighbours,
} from '../dual.ts';

const v = column('v');
const d = column('d');

/** Dates as ISO text; `1987` and `1987-05` are dates known in part. */
export const date: Comparator = {
  base: 'd',
  parts: [
    { name: 'd', text: noBlank(replaceAll(v, '[^0-9]', '')) },
    { name: 'i', text: joined(part(d, 1, 4), constant('-'), part(d, 5, 2), constant('-'), part(d, 7, 2)) },
    { name: 'm', text: part(d, 5, 2) },
    { name: 'a', text: part(d, 7, 2) },
    { name: 'y', text: noBlank(part(d, 1, 6)) },
    { name: 'z', text: noBlank(part(d, 5, 4)) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}d`) },
    {
      id: 'swapped',
      grade: 'near',
      test: or(and(samePart(`${p}d`, 1, 4), crossed(`${p}m`, `${p}a`)), swappedNeighbours(`${p}d`)),
    },
    { id: 'digit', grade: 'near', test: edits(`${p}d`, 1) },
    { id: 'month', grade: 'near', test: samePart(`${p}d`, 1, 6) },
    { id: 'day', grade: 'near', test: samePart(`${p}d`, 5, 4) },
    { id: 'weeks', grade: 'near', test: daysApart(`${p}i`, 60) },
    { id: 'year', grade: 'far', test: samePart(`${p}d`, 1, 4) },
    { id: 'two-digits', grade: 'far', test: edits(`${p}d`, 2) },
  ],
  keys: [
    { id: 'date', part: 'd' },
    { id: 'month', part: 'y' },
    { id: 'day', part: 'z' },
  ],
  frequencies: true,
  distinct: true,
  shared: false,
};
