import { equal, nearBy } from '../dual/tests.ts';
import { column, extract, noBlank, replaceAll } from '../dual/text.ts';
import type { Comparator } from './comparator.ts';

const n = column('n');

/** Longitude or latitude in degrees: 0.0002° are about twenty metres. Everything in one building shares them. */
export const coordinate: Comparator = {
  base: 'n',
  parts: [
    { name: 'n', text: noBlank(replaceAll(column('v'), '[^0-9.-]', '')) },
    { name: 'k', text: extract(n, '^-?[0-9]+[.][0-9]{3}') },
    { name: 'q', text: extract(n, '^-?[0-9]+[.][0-9]{2}') },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    { id: 'metres', grade: 'same', test: nearBy(`${p}n`, 0.0002) },
    { id: 'street', grade: 'far', test: nearBy(`${p}n`, 0.002) },
    { id: 'quarter', grade: 'far', test: nearBy(`${p}n`, 0.02) },
  ],
  keys: [
    { id: 'grid', part: 'k' },
    { id: 'wide-grid', part: 'q' },
  ],
  frequencies: false,
  shared: true,
};
