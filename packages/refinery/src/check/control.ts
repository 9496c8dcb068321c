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
/** Registers drift: a rate that creeps is no special cause. An alarm wants half again the usual rate, and a fifth more than ever before. */
export const LEAST_FACTOR = 1.5;
export const LEAST_RISE = 1.2;
/** Former runs that count, the newest ones: what was usual years ago judges nothing. */
export const WINDOW = 30;

/**
 * Limits for the newest run of one rule on one resource, oldest history first; undefined while the history is short.
 * Only the upper limit breaks: fewer faults are no reason to stop a release.
 */
export function controlLimits(
  history: readonly { readonly n: number; readonly faults: number }[],
  now: { readonly n: number; readonly faults: number },
  options: ControlOptions,
): ControlLimit | undefined {
  const past = history.filter((point) => point.n > 0).slice(-WINDOW);
  if (past.length < options.history || now.n === 0) return undefined;
  const centre = sum(past.map((point) => point.faults)) / sum(past.map((point) => point.n));
  const sigma = (n: number) => Math.sqrt((centre * (1 - centre)) / n);
  const z = past.map((point) => (sigma(point.n) === 0 ? 0 : (point.faults / point.n - centre) / sigma(point.n)));
  // full deliveries repeat most of their rows, so that their rates vary less than binomially: never narrower than the p chart
  const spread = Math.max(1, meanMovingRange(z) / D2);
  const width = options.sigmas * sigma(now.n) * spread;
  const usual = Math.min(1, centre + width);
  // Where the chart has no lower limit the normal curve does not fit its counts either: three faults where one is usual are no news.
  const upper = centre > width ? usual : Math.max(usual, binomialLimit(now.n, centre, options.sigmas) / now.n);
  const rate = now.faults / now.n;
  const highest = Math.max(...past.map((point) => point.faults / point.n));
  return {
    chart: 'p',
    centre,
    lower: Math.max(0, centre - width),
    upper,
    runs: past.length,
    broken:
      rate > upper &&
      now.faults - centre * now.n >= LEAST_EXCESS &&
      rate >= LEAST_FACTOR * centre &&
      rate >= LEAST_RISE * highest,
  };
}

/**
 * The count that chance passes as rarely as a normal variable passes so many sigmas: an exact probability limit. D. C. Montgomery, "Introduction to
 * Statistical Quality Control", 7th ed. 2013, section 7.3. For small expected counts: it adds up the chances one by one.
 */
function binomialLimit(n: number, p: number, sigmas: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return n;
  const wanted = 1 - normalTail(sigmas);
  let chance = Math.exp(n * Math.log1p(-p));
  let below = chance;
  let count = 0;
  while (below < wanted && count < n) {
    chance *= ((n - count) / (count + 1)) * (p / (1 - p));
    below += chance;
    count++;
  }
  return count;
}

/** P(Z > z) for z > 0, to seven digits: P. Moran, "Calculation of the normal distribution function", Biometrika 67(3), 1980, 675–676. */
function normalTail(z: number): number {
  const terms = Array.from({ length: 13 }, (_, m) => {
    const at = m + 0.5;
    return (Math.exp((-at * at) / 9) / at) * Math.sin((at * z * Math.SQRT2) / 3);
  });
  return 0.5 - sum(terms) / Math.PI;
}

/**
 * Limits for a count that has no "out of": rows delivered, entities found. Registers grow, so it is the change from run to run that is charted (XmR of
 * the differences) and laid on the newest count. Both sides break. `least`: a change that is never news, whatever the chart says.
 */
export function countLimits(
  history: readonly number[],
  now: number,
  options: ControlOptions,
  least: number,
): ControlLimit | undefined {
  if (history.length < options.history) return undefined;
  const recent = history.slice(-WINDOW);
  const changes = recent.slice(1).map((value, i) => value - (recent[i] ?? value));
  const centre = (recent.at(-1) ?? 0) + sum(changes) / changes.length;
  const width = Math.max((options.sigmas * meanMovingRange(changes)) / D2, least);
  const lower = Math.max(0, centre - width);
  const upper = centre + width;
  return { chart: 'xmr', centre, lower, upper, runs: recent.length, broken: now > upper || now < lower };
}

function meanMovingRange(values: readonly number[]): number {
  if (values.length < 2) return 0;
  return sum(values.slice(1).map((value, i) => Math.abs(value - (values[i] ?? value)))) / (values.length - 1);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
