/** Logistic regression with an L2 penalty, by Newton's method: a few hundred examples, a dozen features. */
export interface Example {
  readonly features: Readonly<Record<string, number>>;
  readonly positive: boolean;
  readonly weight: number;
}

/** Weights by feature and the intercept, rounded to three digits. `penalty`: of the squared weights, the intercept is free. */
export function fitLogistic(
  examples: readonly Example[],
  penalty: number,
): { intercept: number; [feature: string]: number } {
  const names = [...new Set(examples.flatMap(({ features }) => Object.keys(features)))].sort();
  const n = names.length + 1;
  const rows = examples.map(({ features }) => [1, ...names.map((name) => features[name] ?? 0)]);
  const w = new Array<number>(n).fill(0);
  for (let round = 0; round < 60; round += 1) {
    const gradient = new Array<number>(n).fill(0);
    const hessian = Array.from({ length: n }, () => new Array<number>(n).fill(0));
    rows.forEach((row, nth) => {
      const { positive, weight } = examples[nth]!;
      const p = 1 / (1 + Math.exp(-row.reduce((sum, x, i) => sum + x * w[i]!, 0)));
      for (let i = 0; i < n; i += 1) {
        gradient[i]! += weight * ((positive ? 1 : 0) - p) * row[i]!;
        for (let j = 0; j < n; j += 1) hessian[i]![j]! += weight * p * (1 - p) * row[i]! * row[j]!;
      }
    });
    for (let i = 1; i < n; i += 1) {
      gradient[i]! -= penalty * w[i]!;
      hessian[i]![i]! += penalty;
    }
    hessian[0]![0]! += 1e-6;
    const step = solve(hessian, gradient);
    const length = Math.max(...step.map(Math.abs));
    const damped = length > 3 ? 3 / length : 1;
    for (let i = 0; i < n; i += 1) w[i]! += step[i]! * damped;
    if (length < 1e-6) break;
  }
  const round = (x: number) => Math.round(x * 1000) / 1000;
  return { intercept: round(w[0]!), ...Object.fromEntries(names.map((name, i) => [name, round(w[i + 1]!)])) };
}

/** Gauss with pivots. */
function solve(matrix: readonly (readonly number[])[], right: readonly number[]): number[] {
  const a = matrix.map((row, i) => [...row, right[i]!]);
  const n = a.length;
  for (let i = 0; i < n; i += 1) {
    let pivot = i;
    for (let k = i + 1; k < n; k += 1) if (Math.abs(a[k]![i]!) > Math.abs(a[pivot]![i]!)) pivot = k;
    [a[i], a[pivot]] = [a[pivot]!, a[i]!];
    for (let k = i + 1; k < n; k += 1) {
      const factor = a[k]![i]! / a[i]![i]!;
      for (let j = i; j <= n; j += 1) a[k]![j]! -= factor * a[i]![j]!;
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = a[i]![n]!;
    for (let j = i + 1; j < n; j += 1) sum -= a[i]![j]! * x[j]!;
    x[i] = sum / a[i]![i]!;
  }
  return x;
}
