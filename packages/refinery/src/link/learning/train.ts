/**
 * Fellegi–Sunter weights without training data. EM runs on counts of patterns, never on pairs. Known: how often each level occurs among
 * all pairs (`seen`, from random pairs and value counts), how many pairs there are in all, and pairs linked by identifiers as labelled matches.
 * Learnt: m (levels among matches), the prior; u follows as what is left of `seen` when the matches are taken out.
 */
import type { PatternCount } from '../comparison/pattern.ts';
import { type Scale, weighPattern } from '../model.ts';

export interface TrainingField {
  /** Grades of the levels, best first, the last one `different`. */
  readonly grades: readonly ('same' | 'near' | 'far' | 'different')[];
  readonly shared: boolean;
  /** A number given by an authority, not exclusive: where near numbers are common among matches, they are those of the next of kin. */
  readonly identifier?: boolean;
  /** Shares of the levels among all pairs that have both values. */
  readonly seen: readonly number[];
  /** log2 of the sum of counts where exact agreement is weighed by frequency, else null. See {@link Weights}. */
  readonly totalLog: number | null;
  /** Greatest share of matches that may differ wholly, where it is the field's own. */
  readonly mostDifferent?: number;
}

export interface TrainingInput {
  readonly fields: readonly TrainingField[];
  readonly candidates: readonly PatternCount[];
  readonly labelled: readonly PatternCount[];
  readonly totalPairs: number;
  readonly records: number;
  /** No more pairs than these can match: of two lists in which each subject stands once, the shorter one's records. */
  readonly mostMatches?: number;
  /** Of such lists: how many pairs of each pattern are each other's most alike, from which learning starts. */
  readonly seeds?: ArrayLike<number>;
  /** Of such lists: expected matches of each pattern when pairs compete for their records, from the log2 odds of the patterns. */
  readonly winners?: (bits: readonly number[], expected: number) => ArrayLike<number>;
  /** Greatest share of matches that may differ wholly in a field; default {@link MOST_DIFFERENT}, for shared fields {@link MOST_DIFFERENT_SHARED}. */
  readonly mostDifferent?: number;
}

export interface Weights {
  readonly m: readonly (readonly number[])[];
  readonly u: readonly (readonly number[])[];
  /** log2(m/u) after the guards. Level 1 of a field by frequency: log2(m × total); the count's log2 is taken off pair by pair. */
  readonly bits: readonly (readonly number[])[];
  readonly priorBits: number;
  readonly expectedMatches: number;
  readonly iterations: number;
}

/** What slips of the pen look like before anything is seen: weight of each grade, and the pseudo-count it stands for. */
const BEFORE = { same: 0.86, near: 0.08, far: 0.03, different: 0.03 } as const;
const PSEUDO = 30;
/** Greatest share of matches that may differ wholly: beyond it, EM has taken relatives for matches. Shared fields (phone, address) change more. */
const MOST_DIFFERENT = 0.15;
const MOST_DIFFERENT_SHARED = 0.5;
/** Greatest weight of a level of grade `far`, of the field's best. */
const FAR_SHARE = 0.4;
/** Near numbers among matches, of the equal ones, from which an identifier is taken for a running number. */
const SERIAL_SHARE = 0.2;
const ROUNDS = 60;

export function train(input: TrainingInput): Weights {
  const { fields, candidates, labelled, totalPairs, records, mostDifferent } = input;
  const before = fields.map(priorShape);
  const floor = 1 / Math.max(1e6, Math.min(totalPairs, 1e12));
  let m = before.map((shape) => [...shape]);
  if (labelled.length)
    m = estimate(
      fields,
      before,
      labelled.map((p) => ({ ...p, weight: p.count })),
      mostDifferent,
    );
  let expected = Math.max(1, Math.min(records * 0.3, totalPairs * 0.5));
  const { seeds } = input;
  if (seeds) {
    const first = candidates.map((pattern, p) => ({ ...pattern, weight: seeds[p] ?? 0 }));
    m = estimate(fields, before, first, mostDifferent);
    expected = Math.max(
      1,
      first.reduce((sum, p) => sum + p.weight, 0),
    );
  }
  let u = uOf(fields, m, expected / totalPairs, floor);
  let iterations = 0;
  const labelledPairs = labelled.reduce((sum, p) => sum + p.count, 0);
  for (; iterations < ROUNDS; iterations++) {
    const scale = scaleOf(fields, bitsOfAll(fields, m, u));
    const priorBits = Math.log2(expected / Math.max(1, totalPairs - expected));
    let sum = 0;
    const won = input.winners?.(
      candidates.map((pattern) => priorBits + weighPattern(scale, pattern.levels)),
      expected,
    );
    const weighed = candidates.map((pattern, p) => {
      const bits = priorBits + weighPattern(scale, pattern.levels) + pattern.extra;
      const weight = won ? (won[p] ?? 0) : pattern.count / (1 + 2 ** -Math.max(-60, Math.min(60, bits)));
      sum += weight;
      return { ...pattern, weight };
    });
    // labelled pairs count as much as the pairs learnt from, at most: they show what matches look like, not how many there are
    const share = labelledPairs > 0 ? Math.min(1, Math.max(sum, 500) / labelledPairs) : 0;
    const next = estimate(
      fields,
      before,
      [...weighed, ...labelled.map((p) => ({ ...p, weight: p.count * share }))],
      mostDifferent,
    );
    const moved = Math.max(
      Math.abs(sum - expected) / Math.max(1, expected),
      ...next.flatMap((row, f) => row.map((value, l) => Math.abs(value - (m[f]?.[l] ?? 0)))),
    );
    m = next;
    expected = Math.min(
      Math.max(sum, 0.5, records * 0.001),
      totalPairs * 0.9,
      input.mostMatches ?? Number.POSITIVE_INFINITY,
    );
    u = uOf(fields, m, expected / totalPairs, floor);
    if (moved < 1e-5) break;
  }
  return {
    m,
    u,
    bits: bitsOfAll(fields, m, u),
    priorBits: Math.log2(expected / Math.max(1, totalPairs - expected)),
    expectedMatches: expected,
    iterations,
  };
}

const priorShape = (field: TrainingField): number[] => {
  const counts = new Map<string, number>();
  for (const grade of field.grades) counts.set(grade, (counts.get(grade) ?? 0) + 1);
  const raw = field.grades.map((grade) => BEFORE[grade] / (counts.get(grade) ?? 1));
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((value) => value / sum);
};

/** Shares of levels among weighted pairs, with the shape before as pseudo-counts and the cap on wholly different values. */
function estimate(
  fields: readonly TrainingField[],
  before: readonly (readonly number[])[],
  pairs: readonly (PatternCount & { readonly weight: number })[],
  mostDifferent: number | undefined,
): number[][] {
  return fields.map((field, f) => {
    const counts = (before[f] ?? []).map((share) => share * PSEUDO);
    for (const pair of pairs) {
      const level = pair.levels[f] ?? 0;
      if (level > 0) counts[level - 1] = (counts[level - 1] ?? 0) + pair.weight;
    }
    const sum = counts.reduce((a, b) => a + b, 0);
    const shares = counts.map((count) => count / sum);
    const last = shares.length - 1;
    const most = mostDifferent ?? field.mostDifferent ?? (field.shared ? MOST_DIFFERENT_SHARED : MOST_DIFFERENT);
    const excess = (shares[last] ?? 0) - most;
    if (excess <= 0) return shares;
    const scale = (1 - most) / Math.max(1e-9, 1 - (shares[last] ?? 0));
    return shares.map((share, l) => (l === last ? most : share * scale));
  });
}

/** What is left of all pairs' levels when the matches are taken out. */
function uOf(
  fields: readonly TrainingField[],
  m: readonly (readonly number[])[],
  prior: number,
  floor: number,
): number[][] {
  return fields.map((field, f) =>
    field.seen.map((seen, l) => Math.max((seen - prior * (m[f]?.[l] ?? 0)) / (1 - prior), seen * 0.02, floor)),
  );
}

function bitsOfAll(
  fields: readonly TrainingField[],
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
): number[][] {
  return fields.map((field, f) => {
    const bits = field.grades.map((_, l) => Math.log2((m[f]?.[l] ?? 0) / (u[f]?.[l] ?? 1)));
    // a worse grade never weighs more than a better one
    let best = Number.POSITIVE_INFINITY;
    const order = ['same', 'near', 'far', 'different'] as const;
    for (const grade of order) {
      const own = field.grades.flatMap((g, l) => (g === grade ? [l] : []));
      for (const l of own) bits[l] = Math.min(bits[l] ?? 0, best);
      if (own.length) best = Math.min(best, Math.max(...own.map((l) => bits[l] ?? 0)));
    }
    // what is partly the same proves little: such agreement hangs together with other fields (the birth date stands in the ID number)
    const top = Math.max(...bits);
    field.grades.forEach((grade, l) => {
      if (grade === 'far') bits[l] = Math.min(bits[l] ?? 0, top * FAR_SHARE);
    });
    const shareOf = (...grades: readonly string[]) =>
      field.grades.reduce((sum, g, l) => sum + (grades.includes(g) ? (m[f]?.[l] ?? 0) : 0), 0);
    // numbers given in a row to one household: their neighbours are relatives, not slips of the pen
    if (field.identifier && shareOf('near', 'far') > SERIAL_SHARE * shareOf('same'))
      field.grades.forEach((grade, l) => {
        if (grade === 'near' || grade === 'far') bits[l] = Math.min(bits[l] ?? 0, 0);
      });
    const last = bits.length - 1;
    bits[last] = Math.min(bits[last] ?? 0, 0);
    if (field.totalLog !== null) bits[0] = Math.log2(m[f]?.[0] ?? 1) + field.totalLog;
    return bits;
  });
}

const scaleOf = (fields: readonly TrainingField[], bits: readonly (readonly number[])[]): Scale[] =>
  fields.map((field, f) => ({ bits: bits[f] ?? [], shared: field.shared }));
