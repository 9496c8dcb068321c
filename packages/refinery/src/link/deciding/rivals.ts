/**
 * Who remains without a partner, and the likeliest one there is. A pair by itself asks "would two records taken at random agree so much?"; a record that looks
 * for its subject asks "which of them, if any?". So its candidates compete with each other and with "none": evidence that is weak by itself is enough where
 * nobody else comes near, and strong evidence is not where two do (namesakes).
 *
 * What is known before a pair is looked at is learnt from the links that are sure: how many records of a register have a partner at all, and how seldom
 * that partner has a record of the same register already: registers hold few subjects twice, which speaks against a cluster that is complete and for one that lacks
 * just such a record. (Fellegi & Sunter 1969 leave this to an assignment afterwards; here it is Bayes over the candidates.)
 */

export interface Pair {
  readonly a: number;
  readonly b: number;
  /** log2 odds of the pair by itself. */
  readonly bits: number;
}

export interface RivalsInput {
  /** Pairs in doubt, each of two clusters, the likeliest first. */
  readonly pairs: readonly Pair[];
  /** Cluster of each record, after the sure links. */
  readonly labels: Int32Array;
  /** Register of each record. */
  readonly sources: Int32Array;
  /** Whether a cluster looks for a partner: one without an identifier of its own, or any where there are none. */
  readonly seeks: (cluster: number) => boolean;
  /** log2 odds of a pair taken at random, which the pairs' bits hold. */
  readonly priorBits: number;
}

/** Pairs of fewer bits are nobody's candidates. */
export const LEAST_BITS = -12;
/** Least share of records taken to have no partner: without it the last record would take whoever is left. */
const LEAST_ALONE = 0.05;
/** Records without a partner that each register is taken to have besides: a handful of rows does not tell how many find one. */
const DOUBTED = 20;
const ROUNDS = 5;
/** Bits of what has no rival at all. */
const CERTAIN = 60;

interface Share {
  /** Records in all; those with a partner of the same register; those with partners of other registers only. */
  records: number;
  same: number;
  other: number;
  /** Clusters that have a record of the register. */
  clusters: number;
}

interface Candidate {
  readonly to: number;
  readonly pair: Pair;
  /** It has a record of a register that the seeker has one of. */
  readonly same: boolean;
  odds: number;
}

/** Pairs with the log2 odds that they have among their rivals; only the likeliest candidate of each record that seeks, the likeliest first. */
export function judgeRivals({ pairs, labels, sources, seeks, priorBits }: RivalsInput): Pair[] {
  const { shares, clusters, holds } = sharesOf(labels, sources);
  const between = new Map<string, number>();
  // one candidate a cluster: the best of its records
  const best = new Map<number, Map<number, Pair>>();
  const offer = (from: number, to: number, pair: Pair) => {
    if (!seeks(from)) return;
    const own = best.get(from) ?? new Map<number, Pair>();
    best.set(from, own);
    const known = own.get(to);
    if (!known || pair.bits > known.bits) own.set(to, pair);
  };
  for (const pair of pairs) {
    const [x, y] = [labels[pair.a] as number, labels[pair.b] as number];
    if (x === y) continue;
    offer(x, y, pair);
    offer(y, x, pair);
    if (pair.bits > 0) between.set(pairKey(x, y), pair.bits);
  }
  const seekers = [...best].map(([cluster, own]) => ({
    cluster,
    source: sources[cluster] as number,
    groups: groupsOf(
      [...own].map(([to, pair]): Candidate => ({ to, pair, same: sharesRegister(holds, cluster, to), odds: 0 })),
      between,
    ),
  }));
  let won = new Map<number, { readonly pair: Pair; readonly p: number; readonly wanted: ReadonlySet<number> }>();
  let gained = new Map<number, { same: number; other: number }>();
  for (let round = 0; round < ROUNDS; round++) {
    const next: typeof gained = new Map();
    won = new Map();
    for (const { cluster, source, groups } of seekers) {
      const prior = priorOf(shares.get(source) as Share, clusters, gained.get(source));
      let sum = prior.alone;
      const odds = groups.map((group) => {
        let most = 0;
        for (const candidate of group) {
          const before = candidate.same ? prior.same : prior.other;
          candidate.odds = before * 2 ** Math.min(200, candidate.pair.bits - priorBits);
          most = Math.max(most, candidate.odds);
        }
        sum += most;
        return most;
      });
      const sums = next.get(source) ?? { same: 0, other: 0 };
      for (const [g, group] of groups.entries()) {
        const likeliest = group.reduce((l, r) => (r.odds > l.odds ? r : l));
        if (likeliest.same) sums.same += (odds[g] as number) / sum;
        else sums.other += (odds[g] as number) / sum;
        if ((odds[g] as number) >= Math.max(...odds) && !won.has(cluster))
          won.set(cluster, {
            pair: likeliest.pair,
            p: (odds[g] as number) / sum,
            wanted: new Set(group.map((candidate) => candidate.to)),
          });
      }
      next.set(source, sums);
    }
    gained = next;
  }
  const judged = new Map<string, Pair>();
  for (const [from, { pair, p }] of won) {
    const to = (labels[pair.a] === from ? labels[pair.b] : labels[pair.a]) as number;
    // where both look, both must want each other
    const back = won.get(to);
    const both = !back ? p : back.wanted.has(from) ? Math.min(p, back.p) : 0;
    if (both > 0) judged.set(pairKey(from, to), { ...pair, bits: both >= 1 ? CERTAIN : Math.log2(both / (1 - both)) });
  }
  return [...judged.values()].sort((l, r) => r.bits - l.bits || l.a - r.a || l.b - r.b);
}

const pairKey = (x: number, y: number) => (x < y ? `${x} ${y}` : `${y} ${x}`);

/** Candidates that are likely one subject among themselves are no rivals of each other. */
function groupsOf(candidates: readonly Candidate[], between: ReadonlyMap<string, number>): Candidate[][] {
  const groups: Candidate[][] = [];
  for (const candidate of candidates) {
    const near = groups.filter((group) => group.some((other) => between.has(pairKey(candidate.to, other.to))));
    const [first, ...more] = near;
    if (!first) groups.push([candidate]);
    else {
      first.push(candidate, ...more.flat());
      for (const group of more) groups.splice(groups.indexOf(group), 1);
    }
  }
  return groups;
}

/** Probability that a record of a register has no partner, and that one given cluster with, or without, a record of that register is it. */
function priorOf(share: Share, clusters: number, gained = { same: 0, other: 0 }) {
  const records = share.records + DOUBTED;
  const same = Math.max(0.5, share.same + gained.same) / records;
  const other = Math.max(0.5, share.other + gained.other) / records;
  const scale = Math.min(1, (1 - LEAST_ALONE) / (same + other));
  return {
    alone: 1 - scale * (same + other),
    same: (scale * same) / Math.max(1, share.clusters),
    other: (scale * other) / Math.max(1, clusters - share.clusters),
  };
}

/** Registers of the records of each cluster, sorted: those of cluster `c` stand from `starts[c]` to `starts[c + 1]`. A map a cluster would be millions. */
interface Holdings {
  readonly starts: Int32Array;
  readonly registers: Int32Array;
}

/** What the clusters so far say of each register, and which registers each cluster has. */
function sharesOf(labels: Int32Array, sources: Int32Array) {
  const starts = new Int32Array(labels.length + 1);
  for (let i = 0; i < labels.length; i++) {
    const next = (labels[i] as number) + 1;
    starts[next] = (starts[next] as number) + 1;
  }
  for (let c = 0; c < labels.length; c++) starts[c + 1] = (starts[c + 1] as number) + (starts[c] as number);
  const registers = new Int32Array(labels.length);
  const filled = starts.slice();
  for (let i = 0; i < labels.length; i++) {
    const cluster = labels[i] as number;
    const at = filled[cluster] as number;
    registers[at] = sources[i] as number;
    filled[cluster] = at + 1;
  }
  const shares = new Map<number, Share>();
  let clusters = 0;
  for (let c = 0; c < labels.length; c++) {
    const [from, to] = [starts[c] as number, starts[c + 1] as number];
    if (from === to) continue;
    clusters++;
    if (to - from > 1) registers.subarray(from, to).sort();
    const several = registers[from] !== registers[to - 1];
    for (let at = from; at < to; ) {
      const register = registers[at] as number;
      const first = at;
      while (at < to && registers[at] === register) at++;
      let share = shares.get(register);
      if (!share) {
        share = { records: 0, same: 0, other: 0, clusters: 0 };
        shares.set(register, share);
      }
      share.records += at - first;
      share.clusters++;
      if (at - first > 1) share.same += at - first;
      else if (several) share.other++;
    }
  }
  return { shares, clusters, holds: { starts, registers } };
}

function sharesRegister({ starts, registers }: Holdings, one: number, other: number): boolean {
  let [x, y] = [starts[one] as number, starts[other] as number];
  const [endX, endY] = [starts[one + 1] as number, starts[other + 1] as number];
  while (x < endX && y < endY) {
    const [mine, theirs] = [registers[x] as number, registers[y] as number];
    if (mine === theirs) return true;
    if (mine < theirs) x++;
    else y++;
  }
  return false;
}
