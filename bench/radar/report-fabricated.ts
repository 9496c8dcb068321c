import { DEFAULT_THRESHOLD } from '@kuaishu/catalog';
import type { MeasuredPair } from './fabricated/measure.ts';
import { bestOf, reliability, round, scoreOf } from './score.ts';

const told = ({ judged }: MeasuredPair): boolean => (judged?.probability ?? 0) >= DEFAULT_THRESHOLD;
/** Least probability of a pair of items that counts as found. */
const ITEM = 0.5;

const isOfForms = ({ kind }: MeasuredPair): boolean => kind === 'form_same' || kind === 'not_same_form';

/** Pairs of one form are reported beside the others: they were added later, and figures stay comparable. */
export function reportFabricated(every: readonly MeasuredPair[]) {
  const pairs = every.filter((pair) => !isOfForms(pair));
  return { ...reportOf(pairs), forms: reportOf(every.filter(isOfForms)) };
}

function reportOf(pairs: readonly MeasuredPair[]) {
  const all = pairs.map((pair) => ({ told: told(pair), positive: pair.positive, weight: 1 }));
  const positives = pairs.filter(({ positive }) => positive);
  const kinds = Object.fromEntries(
    [...Map.groupBy(pairs, ({ kind }) => kind)].map(([kind, some]) => [
      kind,
      {
        pairs: some.length,
        told: round(some.filter(told).length / some.length),
        byLevel: [0, 1, 2, 3].map((level) => {
          const of = some.filter((pair) => pair.level === level);
          return round(of.filter(told).length / of.length);
        }),
        ...(some[0]?.positive && {
          rightKind: round(
            some.filter(
              (pair) => told(pair) && pair.judged?.kind !== undefined && pair.expected.includes(pair.judged.kind),
            ).length / some.filter(told).length,
          ),
        }),
      },
    ]),
  );
  return {
    pairs: pairs.length,
    positive: positives.length,
    sources: Object.fromEntries(
      [...Map.groupBy(pairs, ({ source }) => source)].map(([source, some]) => [source, some.length]),
    ),
    radar: scoreOf(all),
    baseline: bestOf(pairs.map(({ baseline, positive }) => ({ score: baseline, positive, weight: 1 }))),
    items: itemScore(positives.filter(told)),
    kinds,
    reliability: reliability(
      pairs.map(({ judged, positive }) => ({ probability: judged?.probability ?? 0, positive, weight: 1 })),
    ),
  };
}

/** Pairs of items found against those that are one fact: recall at the truth, as Valentine has it, and precision. */
function itemScore(pairs: readonly MeasuredPair[]) {
  const items = pairs.flatMap(({ judged, truth }) => {
    const found = new Set(
      (judged?.judgement.alignment?.pairs ?? [])
        .filter(({ probability }) => probability >= ITEM)
        .map(({ ourPosition, theirPosition }) => `${ourPosition}-${theirPosition}`),
    );
    return [
      ...[...found].map((pair) => ({ told: true, positive: truth.has(pair), weight: 1 })),
      ...[...truth].filter((pair) => !found.has(pair)).map(() => ({ told: false, positive: true, weight: 1 })),
    ];
  });
  return scoreOf(items);
}
