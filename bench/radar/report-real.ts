import { DEFAULT_THRESHOLD } from '@kuaishu/catalog';
import type { LabelledPair } from './real/labelled.ts';
import { bestOf, reliability, scoreOf } from './score.ts';

const ONE_KIND = 'DRP';
const isOneKind = ({ label }: LabelledPair): boolean => ONE_KIND.includes(label);
const probabilityOf = ({ judged }: LabelledPair): number => judged?.probability ?? 0;
const toldAt = (pair: LabelledPair): boolean => probabilityOf(pair) >= DEFAULT_THRESHOLD;
const SAME = new Set(['duplicate', 'contains', 'contained']);

/**
 * oneKind: tables of one kind (D, R, P) against the rest, O left out: what has the same facts about the same objects is no error to tell and none to miss.
 * duplicates: told as the same content (duplicate, contains, contained) against label D. `drawn`: each pair once, as drawn from the bands; else each as
 * many times as pairs of the pool that it stands for.
 */
export function reportReal(pairs: readonly LabelledPair[]) {
  const judged = pairs.filter(({ label }) => label !== 'O');
  const oneKind = (weight: (pair: LabelledPair) => number) =>
    scoreOf(judged.map((pair) => ({ told: toldAt(pair), positive: isOneKind(pair), weight: weight(pair) })));
  const baseline = (weight: (pair: LabelledPair) => number) =>
    bestOf(judged.map((pair) => ({ score: pair.baseline, positive: isOneKind(pair), weight: weight(pair) })));
  const duplicates = (weight: (pair: LabelledPair) => number) =>
    scoreOf(
      pairs.map((pair) => ({
        told: toldAt(pair) && pair.judged?.kind !== undefined && SAME.has(pair.judged.kind),
        positive: pair.label === 'D',
        weight: weight(pair),
      })),
    );
  const weighted = ({ weight }: LabelledPair) => weight;
  const once = () => 1;
  return {
    pairs: pairs.length,
    labels: Object.fromEntries(
      [...Map.groupBy(pairs, ({ label }) => label)].map(([label, some]) => [label, some.length]),
    ),
    oneKind: { drawn: oneKind(once), pool: oneKind(weighted) },
    baseline: { drawn: baseline(once), pool: baseline(weighted) },
    duplicates: { drawn: duplicates(once), pool: duplicates(weighted) },
    rightKind: rightKind(pairs.filter((pair) => toldAt(pair) && isOneKind(pair))),
    reliability: reliability(
      judged.map((pair) => ({ probability: probabilityOf(pair), positive: isOneKind(pair), weight: pair.weight })),
    ),
  };
}

/** Of those told rightly, how many as what they are: of counts, label by kind. */
function rightKind(pairs: readonly LabelledPair[]) {
  const counts: Record<string, number> = {};
  for (const { label, judged } of pairs) {
    const key = `${label}:${judged?.kind}`;
    counts[key] = (counts[key] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/**
 * The second set: of what is told as the same content, how much is (D; with O: the same content or some of the same facts); and of what is the same content,
 * how much is told, as whatever, and as the same.
 */
export function reportSame(pairs: readonly LabelledPair[]) {
  const same = (pair: LabelledPair) => toldAt(pair) && pair.judged?.kind !== undefined && SAME.has(pair.judged.kind);
  const score = (told: (pair: LabelledPair) => boolean, labels: string, least = DEFAULT_THRESHOLD) =>
    scoreOf(
      pairs.map((pair) => ({
        told: told(pair) && probabilityOf(pair) >= least,
        positive: labels.includes(pair.label),
        weight: pair.weight,
      })),
    );
  const baseline = (labels: string) =>
    bestOf(pairs.map((pair) => ({ score: pair.baseline, positive: labels.includes(pair.label), weight: pair.weight })));
  return {
    pairs: pairs.length,
    labels: Object.fromEntries(
      [...Map.groupBy(pairs, ({ label }) => label)].map(([label, some]) => [label, some.length]),
    ),
    same: score(same, 'D'),
    sameOrOverlap: score(same, 'DO'),
    surely: { from: 0.9, same: score(same, 'D', 0.9), sameOrOverlap: score(same, 'DO', 0.9) },
    baseline: { same: baseline('D') },
  };
}
