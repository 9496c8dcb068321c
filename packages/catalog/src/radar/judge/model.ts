/** From evidence to a probability: logistic regressions whose weights and origin stand in weights.json (made by bench/radar/learn.ts). */
import { type Features, MEASURES, type ModelName, modelOf, type PairEvidence } from './features.ts';
import type { ItemEvidence } from './item-evidence.ts';
import weights from './weights.json' with { type: 'json' };

export interface Weights {
  readonly intercept: number;
  readonly [feature: string]: number;
}
const models = weights.models as unknown as Readonly<Record<string, Weights>>;

/** Nats beyond these add nothing to the certainty. */
const ENOUGH = 25;

type Measured = readonly [measure: (evidence: PairEvidence) => number, weight: number];

/** Only what weighs anything is measured: thousands of pairs are judged while one types. */
function compiled(name: ModelName): { readonly intercept: number; readonly measured: readonly Measured[] } {
  const model = models[name]!;
  return {
    intercept: model.intercept,
    measured: Object.entries(MEASURES[name]).flatMap(([feature, measure]): Measured[] => {
      const weight = model[feature] ?? 0;
      return weight === 0 ? [] : [[measure, weight]];
    }),
  };
}
const compiledModels = { title: compiled('title'), both: compiled('both'), items: compiled('items') };

/** 0 … 1: that the two are tables of one kind, whatever the region and time of their rows. */
export function kindProbability(evidence: PairEvidence): number {
  const { intercept, measured } = compiledModels[modelOf(evidence)];
  let sum = intercept;
  for (const [measure, weight] of measured) sum += weight * measure(evidence);
  return logistic(sum);
}

/** 0 … 1: that a good part of our facts, beyond those that every register repeats, stand there, whatever the tables are. */
export function overlapProbability(evidence: PairEvidence): number {
  if (evidence.items === undefined || evidence.listed) return 0;
  return probabilityOf(models['overlap']!, overlapFeatures(evidence));
}

export function overlapFeatures({ items, unsourced: own = items, subject, title }: PairEvidence): Features {
  if (items === undefined || own === undefined) return {};
  return {
    own_most: Math.max(own.ownOurs, own.ownTheirs),
    own_shared: Math.min(own.ownShared, ENOUGH) / ENOUGH,
    own_pairs: Math.min(own.ownPairs, 6) / 6,
    most: Math.max(items.ours, items.theirs),
    // under titles of two things no column of a form makes an overlap: the more so, the less of what is shared is the tables' own
    general_apart:
      (Math.min(items.generalShared, ENOUGH) / ENOUGH) * (title?.substitution ?? 0) * (1 - ownPart(own, items)),
    rows_shared: items.rows ?? 0,
    same_subject: subject === 1 ? 1 : 0,
    other_subject: subject === -1 ? 1 : 0,
    title_jaccard: title?.jaccard ?? 0,
  };
}

/** Of the nats in common the part that is the tables' own, 0 … 1. */
const ownPart = (own: ItemEvidence, { shared }: ItemEvidence): number =>
  shared > 0 ? Math.min(1, own.ownShared / shared) : 0;

export function probabilityOf(model: Weights, values: Features): number {
  let sum = model.intercept;
  for (const [name, value] of Object.entries(values)) sum += (model[name] ?? 0) * value;
  return logistic(sum);
}

const logistic = (sum: number): number => 1 / (1 + Math.exp(-sum));
