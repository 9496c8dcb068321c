/** Links each set with the defaults and prints figures as JSON. `node bench/link/run-sets.ts [name …]` */
import { openDuckDb } from '@kuaishu/engine';
import { linkRecords } from '@kuaishu/refinery';
import { CHINESE_SETS } from './chinese-sets.ts';
import { scorePairs } from './measure.ts';
import { PUBLIC_SETS } from './public-sets.ts';

export async function benchSets(names: readonly string[] = []) {
  const figures: Record<string, unknown> = {};
  for (const set of [...PUBLIC_SETS, ...CHINESE_SETS].filter((s) => names.length === 0 || names.includes(s.name))) {
    const engine = await openDuckDb({ threads: 2, memoryLimitMb: 4000 });
    await set.load(engine, 'records_in', 'truth');
    const start = performance.now();
    const result = await linkRecords(engine, { table: 'records_in', fields: set.fields, mode: set.mode });
    const seconds = (performance.now() - start) / 1000;
    const score = await scorePairs(engine, result.clusters, 'truth', 'records_in', set.mode === 'link');
    figures[set.name] = { ...score, seconds, stats: result.stats };
    if (process.env.VERBOSE) {
      for (const f of result.model.fields)
        console.error(
          f.attribute,
          f.levels.map((l) => `${l.id} ${l.m.toFixed(3)} ${l.u.toExponential(1)} ${l.bits.toFixed(1)}`).join(' | '),
        );
      console.error(
        'prior',
        result.model.priorBits,
        result.model.rules.map((r) => `${r.keys.join('+')}:${r.pairs}`).join(' '),
      );
    }
    engine.close();
  }
  return figures;
}

if (import.meta.main) console.log(JSON.stringify(await benchSets(process.argv.slice(2)), null, 1));
