import { edits, equal, or, swappedNeighbours } from '../dual/tests.ts';
import { column, noBlank, part, replaceAll } from '../dual/text.ts';
import type { Comparator } from './comparator.ts';

/** Phone numbers, without +86 and separators: the last eleven digits. A household or an office shares one. */
export const phone: Comparator = {
  base: 'n',
  parts: [{ name: 'n', text: noBlank(part(replaceAll(column('v'), '[^0-9]', ''), -11)) }],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    { id: 'digit', grade: 'near', test: or(edits(`${p}n`, 1), swappedNeighbours(`${p}n`)) },
  ],
  keys: [{ id: 'phone', part: 'n' }],
  frequencies: false,
  shared: true,
};
