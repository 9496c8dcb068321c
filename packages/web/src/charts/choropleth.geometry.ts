/** Five steps for a map: round class limits that spread the values seen. */

/** Index of the step a value falls into, 0 (low) to 4 (high). */
export function stepOf(value: number, limits: readonly number[]): number {
  let step = 0;
  while (step < limits.length && value >= limits[step]!) step++;
  return step;
}

/**
 * Four limits between five classes of shares (0 to 1), at quantiles rounded to a tenth, half or whole per cent, as the spread allows.
 * Values all alike give limits around them, so that they share one class.
 */
export function shareLimits(values: readonly number[]): number[] {
  const sorted = values.filter(Number.isFinite).toSorted((a, b) => a - b);
  if (sorted.length === 0) return [0.2, 0.4, 0.6, 0.8];
  const spread = sorted.at(-1)! - sorted[0]!;
  const unit = spread > 0.2 ? 0.05 : spread > 0.06 ? 0.01 : spread > 0.02 ? 0.005 : spread > 0.004 ? 0.001 : 0.0002;
  const limits = [0.2, 0.4, 0.6, 0.8].map((q) => {
    const at = q * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
    return Math.round((low + (high - low) * (at % 1)) / unit);
  });
  // Equal limits would leave a class that nothing can fall into: push them apart by one unit.
  for (let i = 1; i < limits.length; i++) limits[i] = Math.max(limits[i]!, limits[i - 1]! + 1);
  return limits.map((limit) => Math.round(limit * unit * 1e6) / 1e6);
}
