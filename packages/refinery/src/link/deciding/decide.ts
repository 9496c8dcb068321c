/** Pairs in doubt → links, after the sure ones: each record that looks for its subject takes the candidate that has no rival. */

import type { Resolver } from '../clusters/resolve.ts';
import { judgeRivals, type Pair } from './rivals.ts';

/** Probability of a pair by itself from which it needs no look at its rivals. */
export const SURE = 0.99;
/** A join changes who is whose rival. */
const ROUNDS = 3;

export interface DoubtsInput {
  /** The likeliest first. */
  readonly pairs: readonly Pair[];
  readonly resolver: Resolver;
  /** Register of each record. */
  readonly sources: Int32Array;
  /**
   * There are identifiers that prove two subjects where they differ: then clusters without one look for their subject. Else records that stand alone do:
   * what has found a partner may be complete.
   */
  readonly exclusive: boolean;
  readonly priorBits: number;
  /** log2 odds from which two records are one subject, and from which a person is asked. */
  readonly least: number;
  readonly doubtful: number;
}

export interface Decided {
  readonly links: readonly Pair[];
  /** For a person to judge. */
  readonly doubtful: readonly Pair[];
  /** Likely by themselves, refused by what is known of the records. */
  readonly refused: readonly Pair[];
}

export function decideDoubts(input: DoubtsInput): Decided {
  const { pairs, resolver, sources, exclusive, priorBits, least, doubtful } = input;
  const links: Pair[] = [];
  const asked = new Map<string, Pair>();
  const keyOf = ({ a, b }: Pair) => `${a} ${b}`;
  let sizes = sizesOf(resolver.labels());
  const seeks = (record: number) =>
    exclusive ? !resolver.identified(record) : sizes[resolver.clusterOf(record)] === 1;
  const join = (pair: Pair): boolean => {
    if (!resolver.join(pair.a, pair.b)) return false;
    links.push(pair);
    return true;
  };
  const refused = pairs.filter((pair) => pair.bits >= least && resolver.apart(pair.a, pair.b));
  // two that have identifiers of different kinds look for nobody
  for (const pair of pairs) if (pair.bits >= least && !seeks(pair.a) && !seeks(pair.b)) join(pair);
  for (let round = 0; round < ROUNDS; round++) {
    const labels = resolver.labels();
    sizes = sizesOf(labels);
    const open = pairs.filter(({ a, b }) => labels[a] !== labels[b] && !resolver.apart(a, b));
    let joined = 0;
    asked.clear();
    for (const pair of judgeRivals({ pairs: open, labels, sources, seeks, priorBits })) {
      if (pair.bits >= least) {
        if (labels[pair.a] !== labels[pair.b] && join(pair)) joined++;
      } else if (pair.bits >= doubtful) asked.set(keyOf(pair), pair);
    }
    if (!joined) break;
  }
  for (const pair of pairs) if (pair.bits >= doubtful && !asked.has(keyOf(pair))) asked.set(keyOf(pair), pair);
  const open = [...asked.values()].filter(({ a, b }) => resolver.clusterOf(a) !== resolver.clusterOf(b));
  return { links, doubtful: open, refused };
}

function sizesOf(labels: Int32Array): Int32Array {
  const sizes = new Int32Array(labels.length);
  for (const label of labels) sizes[label] = (sizes[label] as number) + 1;
  return sizes;
}
