/** Comparators of plain values: divisions, categories, numbers, short texts. */

import { and, begins, bothLong, edits, equal, nearNumber, or, samePart, within } from '../dual/tests.ts';
import { column, lower, noBlank, nothing, part, replaceAll, sorted, where } from '../dual/text.ts';
import type { Comparator } from './comparator.ts';

const v = column('v');
const n = column('n');

/** GB/T 2260 codes: county, prefecture, province. */
export const region: Comparator = {
  base: 'n',
  parts: [{ name: 'n', text: noBlank(part(v, 1, 6)) }],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    { id: 'prefecture', grade: 'far', test: samePart(`${p}n`, 1, 4) },
    { id: 'province', grade: 'far', test: samePart(`${p}n`, 1, 2) },
  ],
  keys: [{ id: 'region', part: 'n' }],
  frequencies: false,
  shared: true,
};

export const category: Comparator = {
  base: 'n',
  parts: [{ name: 'n', text: noBlank(lower(replaceAll(v, '[^\\p{L}\\p{N}]+', ''))) }],
  levels: (p) => [{ id: 'exact', grade: 'same', test: equal(`${p}n`) }],
  keys: [{ id: 'category', part: 'n' }],
  frequencies: true,
  shared: false,
};

export const number: Comparator = {
  base: 'n',
  // equal values are always at the first level: what is no number is missing
  parts: [
    { name: 't', text: noBlank(replaceAll(v, '[^0-9.-]', '')) },
    { name: 'n', text: where(column('t'), '^-?[0-9]+([.][0-9]+)?$', column('t'), nothing) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: nearNumber(`${p}n`, 1e-9) },
    { id: 'one-percent', grade: 'near', test: nearNumber(`${p}n`, 0.01) },
    { id: 'ten-percent', grade: 'far', test: nearNumber(`${p}n`, 0.1) },
    { id: 'third', grade: 'far', test: nearNumber(`${p}n`, 0.33) },
  ],
  keys: [{ id: 'number', part: 'n' }],
  frequencies: false,
  shared: false,
};

/** Short texts, by characters and by words in any order. */
export const shortText: Comparator = {
  base: 'n',
  parts: [
    { name: 's', text: noBlank(replaceAll(replaceAll(lower(v), '[^\\p{L}\\p{N}]+', ' '), '^ +| +$', '')) },
    { name: 'n', text: noBlank(replaceAll(column('s'), ' ', '')) },
    { name: 'o', text: sorted(column('s'), ' ') },
    { name: 'h', text: part(n, 1, 4) },
    { name: 'e', text: part(n, -4) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    { id: 'order', grade: 'near', test: equal(`${p}o`) },
    { id: 'character', grade: 'near', test: and(bothLong(`${p}n`, 3), edits(`${p}n`, 1)) },
    { id: 'letters', grade: 'near', test: and(bothLong(`${p}n`, 5), edits(`${p}n`, 2)) },
    {
      id: 'part',
      grade: 'far',
      test: or(begins(`${p}n`, 4), within(`${p}n`, 5), and(bothLong(`${p}n`, 8), edits(`${p}n`, 3))),
    },
  ],
  keys: [
    { id: 'text', part: 'n' },
    { id: 'words', part: 'o' },
    { id: 'text-head', part: 'h' },
    { id: 'text-end', part: 'e' },
  ],
  frequencies: true,
  shared: false,
};
