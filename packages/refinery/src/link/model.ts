/** The link model: what was learnt from the data, as JSON. A frozen model gives the same weights again tomorrow. */
import type { LinkKind } from '@kuaishu/catalog';

export interface LevelWeight {
  readonly id: string;
  /** Share of matching pairs, and of other pairs, at this level among the pairs that have both values. */
  readonly m: number;
  readonly u: number;
  /** log2(m / u) after the guards. */
  readonly bits: number;
}

/** How often values occur. Kept for the common ones; all others count as `rare`. */
export interface Frequencies {
  /** Values in all. */
  readonly total: number;
  /** Expected count of a value that is not kept. */
  readonly rare: number;
  readonly values: Readonly<Record<string, number>>;
}

export interface FieldModel {
  readonly attribute: string;
  readonly kind: LinkKind;
  readonly exclusive: boolean;
  readonly comparator: string;
  /** Index of the field whose values may stand in this one's place. */
  readonly partner: number | null;
  /** Best level first; the last one is `different`. */
  readonly levels: readonly LevelWeight[];
  readonly frequencies: Frequencies | null;
}

/** A way of finding pairs: records that have the same keys are compared. */
export interface BlockingRule {
  /** `attribute.key` of one or two keys. */
  readonly keys: readonly string[];
  /** Pairs that the rule was estimated to give when it was chosen. */
  readonly pairs: number;
}

export interface LinkModel {
  readonly version: 1;
  readonly fields: readonly FieldModel[];
  /** log2 odds that two records taken at random are of one subject. */
  readonly priorBits: number;
  readonly rules: readonly BlockingRule[];
}

/** Share of a further agreement that counts beside the strongest one of fields that households and offices share. */
export const SHARED_SHARE = 0.2;

export interface PatternWeight {
  readonly bits: number;
  /** What each field gives after the discount for shared fields; 0 where it is missing. */
  readonly fields: readonly number[];
}

/** Weight of a pattern of levels (0 = missing, 1 = best) without the prior; `extra` are the bits by frequency. */
export function weighPattern(
  fields: readonly { readonly bits: readonly number[]; readonly shared: boolean }[],
  levels: readonly number[],
): PatternWeight {
  const given = fields.map((field, i) => (levels[i] ? (field.bits[(levels[i] ?? 1) - 1] ?? 0) : 0));
  let strongest = -1;
  fields.forEach((field, i) => {
    if (field.shared && (given[i] ?? 0) > 0 && (strongest < 0 || (given[i] ?? 0) > (given[strongest] ?? 0)))
      strongest = i;
  });
  const weighed = given.map((bits, i) =>
    fields[i]?.shared && strongest >= 0 && i !== strongest ? bits * SHARED_SHARE : bits,
  );
  return { bits: weighed.reduce((a, b) => a + b, 0), fields: weighed };
}

export const probabilityOf = (bits: number): number => (bits > 60 ? 1 : bits < -60 ? 0 : 1 / (1 + 2 ** -bits));
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
