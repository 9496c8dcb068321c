/**
 * Scores by the six dimensions of GB/T 36344-2018 (数据质量评价指标): X = A/B, A the elements that meet a rule, B the elements in its scope.
 * The composite is Σ wᵢXᵢ; the weights are this house's defaults, since the standard leaves them to the user.
 */
import type { CheckResult, Dimension, QualityScore } from '../run/manifest.ts';

export const DIMENSION_WEIGHTS: Readonly<Record<Dimension, number>> = {
  normative: 0.15,
  complete: 0.2,
  accurate: 0.25,
  consistent: 0.15,
  timely: 0.15,
  accessible: 0.1,
};

const DIMENSIONS = Object.keys(DIMENSION_WEIGHTS) as Dimension[];

/** One score per resource met in `checks`, in their order; 0 to 1, NULL where no rule of the dimension looked at a row. */
export function qualityScores(checks: readonly CheckResult[]): QualityScore[] {
  return [...Map.groupBy(checks, (check) => check.resource)].map(([resource, results]) => {
    const scores = Object.fromEntries(
      DIMENSIONS.map((dimension) => [dimension, score(results.filter((r) => r.dimension === dimension))]),
    ) as Record<Dimension, number | null>;
    return { resource, scores, total: composite(scores) };
  });
}

function score(results: readonly CheckResult[]): number | null {
  // whether a covered number is right nobody can tell: it counts neither for nor against
  const inScope = results.reduce(
    (total, { rows, covered = 0, dimension }) => total + rows - (dimension === 'accurate' ? covered : 0),
    0,
  );
  const faults = results.reduce((total, result) => total + result.faults, 0);
  return inScope === 0 ? null : 1 - faults / inScope;
}

/** Weighted mean over the dimensions that have a score; 1 when none has. */
export function composite(scores: Readonly<Record<Dimension, number | null>>): number {
  let weighted = 0;
  let weights = 0;
  for (const dimension of DIMENSIONS) {
    const value = scores[dimension];
    if (value === null) continue;
    weighted += DIMENSION_WEIGHTS[dimension] * value;
    weights += DIMENSION_WEIGHTS[dimension];
  }
  return weights === 0 ? 1 : weighted / weights;
}
