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
  /** The attribute that it is a part of. */
  readonly of?: string;
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
  /** Only for records that the other rules left without a partner. */
  readonly rest?: boolean;
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

export interface Scale {
  /** Bits of the levels, best first. */
  readonly bits: readonly number[];
  readonly shared: boolean;
}

/**
 * Weight of a pattern of levels (0 = missing, 1 = best) without the prior and the bits by frequency. Of shared fields the strongest agreement
 * counts in full, the others by {@link SHARED_SHARE}: people of one household agree on all of them at once. `each`: what each field gives.
 */
export function weighPattern(fields: readonly Scale[], levels: ArrayLike<number>, each?: number[]): number {
  let strongest = -1;
  let most = 0;
  for (let f = 0; f < fields.length; f++) {
    const field = fields[f] as Scale;
    const level = levels[f] as number;
    if (level > 0 && field.shared && (field.bits[level - 1] as number) > most) {
      most = field.bits[level - 1] as number;
      strongest = f;
    }
  }
  let sum = 0;
  for (let f = 0; f < fields.length; f++) {
    const field = fields[f] as Scale;
    const level = levels[f] as number;
    let bits = level > 0 ? (field.bits[level - 1] as number) : 0;
    if (field.shared && strongest >= 0 && f !== strongest) bits *= SHARED_SHARE;
    if (each) each[f] = bits;
    sum += bits;
  }
  return sum;
}

export const probabilityOf = (bits: number): number => (bits > 60 ? 1 : bits < -60 ? 0 : 1 / (1 + 2 ** -bits));
export const bitsOf = (probability: number): number => Math.log2(probability / (1 - probability));
