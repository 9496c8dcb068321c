/** The pairs judged by hand, each with the radar's and the baseline's judgement among the entries of its split. */
import { readFile } from 'node:fs/promises';
import { type Baseline, baselineOf } from '../baseline.ts';
import { type Judged, type PairJudge, pairJudge } from '../pair-judge.ts';
import { type OpenEntry, openCatalogues } from './open-catalogues.ts';
import { type Split, splitOf } from './splits.ts';

export type Label = 'D' | 'R' | 'P' | 'B' | 'O' | 'N';

export interface LabelledPair {
  readonly split: Split;
  readonly label: Label;
  /** Pairs of the pool that it stands for. */
  readonly weight: number;
  readonly a: OpenEntry;
  readonly b: OpenEntry;
  /** Undefined where the entry was no candidate. */
  readonly judged: Judged | undefined;
  readonly baseline: number;
}

/** Entries equal in title, body and abstract are one: finding those is no art. */
export function withoutCopies(entries: readonly OpenEntry[]): OpenEntry[] {
  const seen = new Set<string>();
  return entries.filter(({ title, abstract, organisation }) => {
    const key = JSON.stringify([title, abstract, organisation.name]);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** `open-catalogues`: among entries without copies; `same-content`: among the catalogues as they are. */
export type LabelFile = 'open-catalogues' | 'same-content';

export async function labelledPairs(
  folder: string,
  splits: readonly Split[],
  file: LabelFile = 'open-catalogues',
): Promise<LabelledPair[]> {
  const all = await openCatalogues(folder);
  const byId = new Map(all.map((entry) => [entry.id, entry]));
  const text = await readFile(new URL(`../labels/${file}.tsv`, import.meta.url), 'utf8');
  const rows = text
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
  const pairs: LabelledPair[] = [];
  for (const split of splits) {
    const own = all.filter(({ source }) => splitOf(source) === split);
    const entries = file === 'same-content' ? own : withoutCopies(own);
    const judge = pairJudge(entries);
    const baseline = baselineOf(entries);
    for (const [at, label, weight, , first, second] of rows) {
      const [a, b] = [byId.get(first ?? ''), byId.get(second ?? '')];
      if (at !== split || a === undefined || b === undefined) continue;
      pairs.push(judgedPair({ split, label: label as Label, weight: Number(weight), a, b }, judge, baseline));
    }
  }
  return pairs;
}

type Bare = Omit<LabelledPair, 'judged' | 'baseline'>;

function judgedPair(pair: Bare, judge: PairJudge, baseline: Baseline): LabelledPair {
  return { ...pair, judged: judge.judge(pair.a).get(pair.b.id), baseline: baseline.score(pair.a, pair.b) };
}
