/** Runs of 汉字 and of letters or digits in folded text; what lies between separates them. */
import { foldTables, HAN, SEPARATOR } from './fold.ts';

export interface Run {
  readonly text: string;
  readonly at: number;
  readonly han: boolean;
}

export function runsOf(folded: string): Run[] {
  const { kind } = foldTables();
  const runs: Run[] = [];
  let from = 0;
  let current: number = SEPARATOR;
  for (let at = 0; at <= folded.length; at += 1) {
    const now = at < folded.length ? kind[folded.charCodeAt(at)]! : SEPARATOR;
    if (now === current) continue;
    if (current !== SEPARATOR) runs.push({ text: folded.slice(from, at), at: from, han: current === HAN });
    from = at;
    current = now;
  }
  return runs;
}

/** A run of letters and digits and the parts of it: gdp2021 → gdp2021, gdp, 2021. */
export function latinTokens(run: string): string[] {
  const parts = run.match(/\p{N}+|[^\p{N}]+/gu) ?? [];
  return parts.length > 1 ? [run, ...new Set(parts)] : [run];
}
