/** XmR limits of a series of rates: mean ± 2.66 × mean moving range (Shewhart; GB/T 17989.2). null before five values. */
export function xmrLimits(values: readonly number[]): { centre: number; lower: number; upper: number } | null {
  if (values.length < 5) return null;
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  const ranges = values.slice(1).map((value, i) => Math.abs(value - values[i]!));
  const spread = 2.66 * (ranges.reduce((sum, range) => sum + range, 0) / ranges.length);
  return { centre, lower: Math.max(0, centre - spread), upper: centre + spread };
}
