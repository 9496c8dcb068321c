/**
 * Draws the second set of pairs that is judged by hand: held-out catalogues as they are, copies included, for the question that a compiler asks first: is it
 * there already? Strata: told as the same content from 0.5 on; less surely told as the same; the other pairs of the pool (nearest titles and abstracts of the
 * baseline, and candidates told as something else).
 *
 *   node bench/radar/real/sample-same.ts > pairs.jsonl
 */
import { baselineOf } from '../baseline.ts';
import { pairJudge } from '../pair-judge.ts';
import { seeded, shuffled } from '../random.ts';
import { openCatalogueFolder, openCatalogues } from './open-catalogues.ts';
import { splitOf } from './splits.ts';

const QUERIES = 700;
const DRAW = { told: 120, unsure: 60, other: 60 } as const;
const SAME = new Set(['duplicate', 'contains', 'contained']);

const folder = openCatalogueFolder();
if (folder === undefined) throw new Error('the open catalogues are not on this machine');
const entries = (await openCatalogues(folder)).filter(({ source }) => splitOf(source) === 'held_out');
const random = seeded(77);
const judge = pairJudge(entries);
const titles = baselineOf(entries);
const abstracts = baselineOf(entries.map(({ abstract }) => ({ title: abstract })));
const strata: Record<keyof typeof DRAW, { a: string; b: string }[]> = { told: [], unsure: [], other: [] };
const seen = new Set<string>();
for (const a of shuffled(entries, random).slice(0, QUERIES)) {
  const judged = judge.judge(a);
  const add = (id: string) => {
    const key = [a.id, id].sort().join('|');
    if (id === a.id || seen.has(key)) return;
    seen.add(key);
    const found = judged.get(id);
    const same = found?.kind !== undefined && SAME.has(found.kind);
    const stratum = same && found.probability >= 0.5 ? 'told' : same && found.probability >= 0.1 ? 'unsure' : 'other';
    strata[stratum].push({ a: a.id, b: id });
  };
  for (const [id, { kind, probability }] of judged)
    if (kind !== undefined && SAME.has(kind) && probability >= 0.1) add(id);
  for (const nth of titles.nearest(a, 6)) add(entries[nth]!.id);
  if (a.abstract.length > 8) for (const nth of abstracts.nearest({ title: a.abstract }, 4)) add(entries[nth]!.id);
}
const drawn = (Object.keys(DRAW) as (keyof typeof DRAW)[]).flatMap((band) => {
  const some = shuffled(strata[band], random).slice(0, DRAW[band]);
  return some.map((pair) => ({
    split: 'held_out',
    band,
    weight: Math.round((strata[band].length / some.length) * 100) / 100,
    ...pair,
  }));
});
process.stderr.write(
  `${JSON.stringify(Object.fromEntries(Object.entries(strata).map(([band, list]) => [band, list.length])))}\n`,
);
for (const pair of shuffled(drawn, random)) process.stdout.write(`${JSON.stringify(pair)}\n`);
