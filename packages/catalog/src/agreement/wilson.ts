export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Normal quantile of 95 %, two-sided. */
const Z = 1.959964;

/**
 * 95 % confidence interval of a share, 0 … 1: Wilson's score interval (Wilson, Probable inference, JASA 22, 1927), which holds what it promises for few
 * cases and for shares near 0 and 1 too (Brown, Cai & DasGupta, Statistical Science 16, 2001). Of no cases: everything is possible.
 */
export function wilson(successes: number, cases: number): Interval {
  if (cases === 0) return { low: 0, high: 1 };
  const share = successes / cases;
  const centre = (share + Z ** 2 / (2 * cases)) / (1 + Z ** 2 / cases);
  const half = (Z / (1 + Z ** 2 / cases)) * Math.sqrt((share * (1 - share)) / cases + Z ** 2 / (4 * cases ** 2));
  return {
    low: successes === 0 ? 0 : Math.max(0, centre - half),
    high: successes === cases ? 1 : Math.min(1, centre + half),
  };
}
