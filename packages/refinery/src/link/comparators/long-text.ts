import { equal, type Test } from '../dual/tests.ts';
import { column, lower, noBlank, part, replaceAll } from '../dual/text.ts';
import { type Comparator, SIMILARITY } from './comparator.ts';

/** A similarity of the pair, reckoned over its words beforehand: `c` is the table of pairs. */
const measured = (p: string, sql: (measure: string) => string, holds: (measure: number) => boolean): Test => ({
  sql: sql(`c."${p}${SIMILARITY}"`),
  holds: (left) => holds(Number(left[p + SIMILARITY] ?? 0)),
});
/** Thousandths from `least`, in the state of the pair's model codes (0 none to compare, 1 one in common, 2 only others). */
const band = (p: string, codes: number, least: number): Test =>
  measured(
    p,
    (m) => `(${m} BETWEEN ${codes * 10_000 + least} AND ${codes * 10_000 + 9999})`,
    (m) => m >= codes * 10_000 + least && m < (codes + 1) * 10_000,
  );

/**
 * Long free texts (product names, titles, authors, descriptions) by the words they share, rare words more: see `texts/similarity.ts`.
 * Words of letters and digits (model codes) that are the same are a level of their own, as are such words where none is the same.
 */
export const longText: Comparator = {
  base: 'n',
  parts: [
    {
      name: 's',
      text: replaceAll(replaceAll(lower(column('v')), '[^\\p{L}\\p{N}./_-]+', ' '), '^[ ./_-]+|[ ./_-]+$', ''),
    },
    { name: 'n', text: noBlank(column('s')) },
    { name: 'a', text: noBlank(replaceAll(column('n'), '[ ./_-]+', '')) },
    { name: 'h', text: part(column('a'), 1, 12) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}a`) },
    { id: 'code-words', grade: 'same', test: band(p, 1, 500) },
    { id: 'words-9', grade: 'same', test: band(p, 0, 850) },
    { id: 'code', grade: 'same', test: band(p, 1, 200) },
    { id: 'words-7', grade: 'same', test: band(p, 0, 700) },
    { id: 'code-only', grade: 'near', test: band(p, 1, 0) },
    { id: 'words-5', grade: 'near', test: band(p, 0, 500) },
    { id: 'other-code', grade: 'near', test: band(p, 2, 600) },
    { id: 'words-3', grade: 'near', test: band(p, 0, 350) },
    { id: 'words-2', grade: 'far', test: band(p, 0, 200) },
    { id: 'other-code-words', grade: 'far', test: band(p, 2, 350) },
    { id: 'words-1', grade: 'different', test: band(p, 0, 80) },
  ],
  keys: [
    { id: 'text', part: 'a' },
    { id: 'text-head', part: 'h' },
  ],
  frequencies: false,
  // texts of one record repeat each other: a description says the name again
  shared: true,
  words: true,
};
