/**
 * Control limits of a check from former runs: has the rate of faults left what this source's own history makes likely?
 *
 * Rates: Laney's p′ chart. D. B. Laney, "Improved control charts for attributes", Quality Engineering 14(4), 2002, 531–537.
 *   p̄ = Σx / Σn, σ_pi = √(p̄(1−p̄)/n_i), z_i = (p_i − p̄)/σ_pi, σ_z = mean |z_i − z_{i−1}| / 1.128,
 *   limits p̄ ± k · σ_p(n) · σ_z, with k = 3 by default. With σ_z = 1 it is Shewhart's p chart, whose limits are far too narrow for large n:
 *   a strip of a million rows breaks them every day.
 * Counts: XmR (individuals and moving range). W. A. Shewhart 1931; D. J. Wheeler, "Understanding Variation", 1993: x̄ ± k · mR̄ / 1.128.
 */
import type { ControlLimit } from '../run/manifest.ts';

export interface ControlOptions {
  readonly sigmas: number;
  /** Former runs needed before limits judge. */
  readonly history: number;
}

/** Expected moving range of two normal observations in sigmas (d₂ for n = 2). */
const D2 = 1.128;

/** Fewer faulty rows than this beyond the expected are never an alarm: a strip of 20 rows would cry at every second one. */
export const LEAST_EXCESS = 5;

/**
 * Limits for the newest run of one rule on one resource, oldest history first; undefined while the history is short.
 * Only the upper limit breaks: fewer faults are no reason to stop a release.
 */
export function controlLimits(
  history: readonly { readonly n: number; readonly faults: number }[],
  now: { readonly n: number; readonly faults: number },
  options: ControlOptions,
): ControlLimit | undefined {
  const past = history.filter((point) => point.n > 0);
  if (past.length < options.history || now.n === 0) return undefined;
  const centre = sum(past.map((point) => point.faults)) / sum(past.map((point) => point.n));
  const sigma = (n: number) => Math.sqrt((centre * (1 - centre)) / n);
  const z = past.map((point) => (sigma(point.n) === 0 ? 0 : (point.faults / point.n - centre) / sigma(point.n)));
  // full deliveries repeat most of their rows, so that their rates vary less than binomially: never narrower than the p chart
  const spread = Math.max(1, meanMovingRange(z) / D2);
  const width = options.sigmas * sigma(now.n) * spread;
  const upper = Math.min(1, centre + width);
  return {
    chart: 'p',
    centre,
    lower: Math.max(0, centre - width),
    upper,
    runs: past.length,
    broken: now.faults / now.n > upper && now.faults - centre * now.n >= LEAST_EXCESS,
  };
}

/** Limits for a count that has no "out of": rows delivered, entities found. Both sides break. */
export function countLimits(
  history: readonly number[],
  now: number,
  options: ControlOptions,
): ControlLimit | undefined {
  if (history.length < options.history) return undefined;
  const centre = sum(history) / history.length;
  const width = (options.sigmas * meanMovingRange(history)) / D2;
  const lower = Math.max(0, centre - width);
  const upper = centre + width;
  return {
    chart: 'xmr',
    centre,
    lower,
    upper,
    runs: history.length,
    broken: (now > upper || now < lower) && Math.abs(now - centre) >= LEAST_EXCESS,
  };
}

function meanMovingRange(values: readonly number[]): number {
  if (values.length < 2) return 0;
  return sum(values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)))) / (values.length - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
