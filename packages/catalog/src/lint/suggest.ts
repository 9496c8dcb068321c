/**
 * The candidate nearest to what was written, or undefined when none is near (at most a third of the characters differ).
 * Compares characters, not bytes; case and `-`/`_`/space are one.
 */
export function nearest(written: string, candidates: Iterable<string>): string | undefined {
  const wanted = [...fold(written)];
  let best: string | undefined;
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(wanted, [...fold(candidate)], least);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[-\s]/g, '_');
}

/** Optimal string alignment: insert, delete, replace, swap of neighbours. Gives up at `limit`. */
function editDistance(a: readonly string[], b: readonly string[], limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let previous = b.map((_, j) => j).concat(b.length);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min((row[j - 1] ?? 0) + 1, (previous[j] ?? 0) + 1, (previous[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? limit;
}

/** 「;是否想写 x」 or nothing. */
export function didYouMean(
  written: string,
  candidates: Iterable<string>,
): { readonly zh: string; readonly en: string } | undefined {
  const name = nearest(written, candidates);
  return name === undefined ? undefined : { zh: `是否想写 ${name}`, en: `did you mean ${name}` };
}
