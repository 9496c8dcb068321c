import { edits, equal, or, strayed, swappedNeighbours, within } from '../dual/tests.ts';
import { column, noBlank, nothing, part, replaceAll, type Text, where } from '../dual/text.ts';
import type { Comparator } from './comparator.ts';

const v = column('v');
const number = (text: Text): Text => noBlank(part(replaceAll(text, '[^0-9]', ''), -11));
/** Two numbers with `/` between. */
const TWO = '[0-9][-0-9 ]{6,}/.*[0-9]{7}';

/**
 * Phone numbers, without +86 and separators: the last eleven digits; of two in one cell the second one too. Numbers of a town are written with or without its
 * code. A household or an office shares one.
 */
export const phone: Comparator = {
  base: 'n',
  parts: [
    { name: 'n', text: where(v, TWO, number(replaceAll(v, '/.*$', '')), number(v)) },
    { name: 'm', text: where(v, TWO, number(replaceAll(v, '^.*?/', '')), nothing) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: or(equal(`${p}n`), strayed(`${p}n`, `${p}m`), equal(`${p}m`)) },
    {
      id: 'digit',
      grade: 'near',
      test: or(edits(`${p}n`, 1), swappedNeighbours(`${p}n`), within(`${p}n`, 7)),
    },
  ],
  keys: [{ id: 'phone', part: 'n' }],
  frequencies: false,
  shared: true,
};
