/**
 * Draws the pairs of the open catalogues that are judged by hand. Drawn once with the weights that were set by hand before anything was learnt; kept for
 * the record. For each of some entries a pool of partners is made by four ways, so that recall is not measured by the radar alone: the radar from 0.02 on, the
 * nearest titles of the baseline, the nearest abstracts, and entries of the same office taken blindly. Of partners that differ in period or serial only, one
 * is kept. From each band of scores pairs are drawn, each with its weight: so many pairs of the pool it stands for.
 *
 *   node bench/radar/real/sample.ts > pairs.jsonl
 */
import { readTitle, regionOfBody } from '../../../packages/catalog/src/radar/title/read-title.ts';
import { baselineOf } from '../baseline.ts';
import { pairJudge } from '../pair-judge.ts';
import { seeded, shuffled } from '../random.ts';
import { withoutCopies } from './labelled.ts';
import { type OpenEntry, openCatalogueFolder, openCatalogues } from './open-catalogues.ts';
import { splitOf } from './splits.ts';

const QUERIES = 900;
const BANDS: readonly (readonly [from: number, draw: number])[] = [
  [0.95, 80],
  [0.8, 80],
  [0.5, 90],
  [0.2, 80],
  [0.05, 60],
  [0, 70],
];

const folder = openCatalogueFolder();
if (folder === undefined) throw new Error('the open catalogues are not on this machine');
const all = await openCatalogues(folder);
for (const split of ['learnt', 'held_out'] as const) {
  const random = seeded(split === 'learnt' ? 11 : 12);
  const entries = withoutCopies(all.filter(({ source }) => splitOf(source) === split));
  const judge = pairJudge(entries);
  const titles = baselineOf(entries);
  const abstracts = baselineOf(entries.map((entry) => ({ title: entry.abstract })));
  const pool = new Map<string, { a: OpenEntry; b: OpenEntry; score: number }>();
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  for (const a of shuffled(entries, random).slice(0, QUERIES)) {
    const judged = judge.judge(a);
    const partners = new Map<string, number>();
    for (const [id, { probability }] of judged) if (probability >= 0.02) partners.set(id, probability);
    const offer = (nth: number) => {
      const other = entries[nth]!;
      if (other.id !== a.id) partners.set(other.id, judged.get(other.id)?.probability ?? 0);
    };
    titles.nearest(a, 8).forEach(offer);
    if (a.abstract.length > 8) abstracts.nearest({ title: a.abstract }, 6).forEach(offer);
    for (let i = 0; i < 2; i += 1) offer(Math.floor(random() * entries.length));
    const seen = new Set<string>();
    for (const [id, score] of [...partners].sort((x, y) => y[1] - x[1])) {
      const b = byId.get(id)!;
      const key = kin(b);
      if (seen.has(key)) continue;
      seen.add(key);
      pool.set([a.id, b.id].sort().join('|'), { a, b, score });
    }
  }
  const bands = BANDS.map(([from], nth) =>
    [...pool.values()].filter(({ score }) => score >= from && score < (BANDS[nth - 1]?.[0] ?? 2)),
  );
  const drawn = bands.flatMap((band, nth) => {
    const some = shuffled(band, random).slice(0, BANDS[nth]![1]);
    return some.map(({ a, b }) => ({
      split,
      band: BANDS[nth]![0],
      weight: Math.round((band.length / some.length) * 100) / 100,
      a: a.id,
      b: b.id,
    }));
  });
  process.stderr.write(`${split}: ${entries.length} entries, pool ${bands.map((band) => band.length).join(' ')}\n`);
  for (const pair of shuffled(drawn, random)) process.stdout.write(`${JSON.stringify(pair)}\n`);
}

/** Same but for time, edition and place: one of them stands for all. */
function kin(entry: OpenEntry): string {
  const { words, bodies, regions } = readTitle(entry.title, regionOfBody(entry.organisation.name));
  return JSON.stringify([[...words].sort(), bodies, regions, entry.organisation.name]);
}
