/** Precision, recall and F1 of what is told, weighted; and how far a probability may be believed. */
export interface Told {
  readonly told: boolean;
  readonly positive: boolean;
  readonly weight: number;
}

export interface Score {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

export const round = (x: number): number => (Number.isFinite(x) ? Math.round(x * 1000) / 1000 : 0);

export function scoreOf(pairs: readonly Told[]): Score {
  let right = 0;
  let wrong = 0;
  let missed = 0;
  for (const { told, positive, weight } of pairs)
    if (told && positive) right += weight;
    else if (told) wrong += weight;
    else if (positive) missed += weight;
  const precision = right / (right + wrong);
  const recall = right / (right + missed);
  return {
    precision: round(precision),
    recall: round(recall),
    f1: round((2 * precision * recall) / (precision + recall)),
  };
}

/** The baseline at the threshold at which it is best on these very pairs: a gift that the radar is not given. */
export function bestOf(
  pairs: readonly { readonly score: number; readonly positive: boolean; readonly weight: number }[],
): Score & { threshold: number } {
  let best = { threshold: 0, ...scoreOf([]) };
  for (let threshold = 0.02; threshold < 1; threshold += 0.02) {
    const score = scoreOf(pairs.map(({ score: s, positive, weight }) => ({ told: s >= threshold, positive, weight })));
    if (score.f1 > best.f1) best = { threshold: round(threshold), ...score };
  }
  return best;
}

/** Share of right ones in bands of the probability that was given. */
export function reliability(
  pairs: readonly { readonly probability: number; readonly positive: boolean; readonly weight: number }[],
) {
  const bands = [0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.01];
  return bands.slice(0, -1).map((from, nth) => {
    const some = pairs.filter(({ probability }) => probability >= from && probability < bands[nth + 1]!);
    const weight = some.reduce((sum, pair) => sum + pair.weight, 0);
    const right = some.reduce((sum, pair) => sum + (pair.positive ? pair.weight : 0), 0);
    const given = some.reduce((sum, pair) => sum + pair.probability * pair.weight, 0);
    return { from, pairs: some.length, given: round(given / weight), right: round(right / weight) };
  });
}
