import { edits, equal, or, swappedNeighbours } from '../dual/tests.ts';
import { column, noBlank, part, replaceAll, upper } from '../dual/text.ts';
import type { Comparator } from './comparator.ts';

const n = column('n');

/** Identifiers: equal, one or two characters wrong, two neighbours changed round. */
export const identifier: Comparator = {
  base: 'n',
  parts: [
    { name: 'n', text: noBlank(upper(replaceAll(column('v'), '[^\\p{L}\\p{N}]', ''))) },
    { name: 'h', text: part(n, 1, 14) },
    { name: 'e', text: part(n, -6) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    { id: 'digit', grade: 'near', test: or(edits(`${p}n`, 1), swappedNeighbours(`${p}n`)) },
    { id: 'two-digits', grade: 'far', test: edits(`${p}n`, 2) },
  ],
  keys: [
    { id: 'number', part: 'n' },
    { id: 'number-head', part: 'h' },
    { id: 'number-end', part: 'e' },
  ],
  frequencies: false,
  shared: false,
};
