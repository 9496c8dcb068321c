/**
 * Draws pairs of spellings of bodies for judgement by hand: of those that a run joined, and of those it did not, by how alike they are written. The
 * pairs judged stand in `pairs.csv`; drawing again with the same seed from the same data gives them again.
 *
 * KUAISHU_DATA=… node projects/guizhou-public/truth/draw-pairs.ts STORE > pairs.csv
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, literal, openDuckDb } from '@kuaishu/engine';
import { openStore } from '@kuaishu/refinery';

export const SEED = 'guizhou-2026';
/** Pairs of each stratum that are drawn. `joined`: one body by the run; `near`, `far`: two bodies, by the share of common neighbouring characters. */
export const DRAWN = { joined: 40, near: 94, far: 20 } as const;
export type Stratum = keyof typeof DRAWN;

export interface Spelling {
  readonly name: string;
  readonly register: string;
  readonly entity: string;
}
export interface Pair {
  readonly stratum: Stratum;
  readonly left: Spelling;
  readonly right: Spelling;
}

/** A register whose key is the name: each name stands for one body. */
const LISTED = 'universities';
const NEAR = 0.8;
const FAR = 0.6;

/** All pairs of a stratum are counted, the drawn ones are those with the least digest of seed and names. */
export function drawPairs(spellings: readonly Spelling[]): { pairs: Pair[]; sizes: Record<Stratum, number> } {
  const names = new Map<string, Spelling>();
  for (const spelling of spellings) {
    const key = `${spelling.name}\u001f${spelling.entity}`;
    if (!names.has(key)) names.set(key, spelling);
  }
  const all = [...names.values()].sort((a, b) => (`${a.name}${a.entity}` < `${b.name}${b.entity}` ? -1 : 1));
  const grams = all.map(({ name }) => bigrams(name));
  const holders = new Map<string, number[]>();
  for (const [i, set] of grams.entries()) for (const gram of set) holders.set(gram, [...(holders.get(gram) ?? []), i]);
  const byEntity = Map.groupBy(all.keys(), (i) => all[i]?.entity);
  const found: Record<Stratum, (Pair & { readonly digest: string })[]> = { joined: [], near: [], far: [] };
  for (const [i, left] of all.entries()) {
    const common = new Map<number, number>();
    for (const gram of grams[i] ?? [])
      for (const j of holders.get(gram) ?? []) if (j > i) common.set(j, (common.get(j) ?? 0) + 1);
    for (const j of byEntity.get(left.entity) ?? []) if (j > i && !common.has(j)) common.set(j, 0);
    for (const [j, n] of common) {
      const right = all[j];
      // one list of official names says itself that its names are of different bodies
      if (!right || right.name === left.name || (left.register === LISTED && right.register === LISTED)) continue;
      const alike = (2 * n) / ((grams[i]?.size ?? 0) + (grams[j]?.size ?? 0));
      const stratum = left.entity === right.entity ? 'joined' : alike >= NEAR ? 'near' : alike >= FAR ? 'far' : null;
      if (!stratum) continue;
      const digest = createHash('md5').update(`${SEED}\u001f${left.name}\u001f${right.name}`).digest('hex');
      found[stratum].push({ stratum, left, right, digest });
    }
  }
  const sizes = { joined: found.joined.length, near: found.near.length, far: found.far.length };
  const pairs = (Object.keys(DRAWN) as Stratum[]).flatMap((stratum) =>
    found[stratum].sort((a, b) => (a.digest < b.digest ? -1 : 1)).slice(0, DRAWN[stratum]),
  );
  return { pairs: pairs.map(({ stratum, left, right }) => ({ stratum, left, right })), sizes };
}

const bigrams = (name: string) => {
  const characters = [...name];
  return new Set(characters.slice(1).map((c, i) => `${characters[i]}${c}`));
};

const quoted = (cell: string) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Spellings of the bodies in the newest run of a store, each with the register that has it. */
export async function readSpellings(engine: Engine, store: string): Promise<Spelling[]> {
  const reader = openStore(store);
  try {
    const run = (await reader.runs())[0];
    if (!run) throw new Error(`no run in ${store}`);
    const manifest = JSON.parse(readFileSync(join(store, 'runs', run.run, 'manifest.json'), 'utf8'));
    const outputs: { path: string }[] = manifest.steps.flatMap((step: { outputs: { path: string }[] }) => step.outputs);
    const clusters = outputs.find(({ path }) => path.endsWith('/organisation/clusters.parquet'))?.path ?? '';
    const parts = manifest.resources
      .filter((r: { subject: string }) => r.subject === 'organisation')
      .flatMap((r: { resource: string; offset: number }) => {
        const files = outputs.filter(
          ({ path }) => path.endsWith('.clean.parquet') && path.split('/').includes(r.resource),
        );
        return files.map(
          ({ path }) =>
            `SELECT ${r.offset} + file_row_number AS rec, ${literal(r.resource)} AS register, org_name FROM read_parquet(${literal(join(store, path))}, file_row_number => true)`,
        );
      });
    const rows = await engine.query<{ name: string; register: string; entity: string }>(
      `SELECT s.org_name AS name, min(s.register) AS register, c.entity_id AS entity FROM (${parts.join(' UNION ALL ')}) s JOIN read_parquet(${literal(join(store, clusters))}) c ON c.rec = s.rec WHERE s.org_name IS NOT NULL GROUP BY s.org_name, c.entity_id ORDER BY 1, 3`,
    );
    return rows;
  } finally {
    reader.close();
  }
}

if (import.meta.main) {
  const engine = await openDuckDb({ threads: 2 });
  const { pairs, sizes } = drawPairs(await readSpellings(engine, process.argv[2] ?? ''));
  engine.close();
  console.error(JSON.stringify(sizes));
  console.log('stratum,left,left_register,right,right_register,same');
  for (const { stratum, left, right } of pairs)
    console.log([stratum, left.name, left.register, right.name, right.register, ''].map(quoted).join(','));
}
