/** A million people in four registers (2.6 M records): seconds by phase, peak memory, F1. `node bench/link/large.ts [people]` */
import { openDuckDb } from '@kuaishu/engine';
import { linkRecords } from '@kuaishu/refinery';
import { PERSON_FIELDS } from './chinese-registers.ts';
import { loadRegisters, personFile } from './chinese-sets.ts';
import { scorePairs } from './measure.ts';

export async function benchLarge(people: number) {
  const file = await personFile(people);
  const engine = await openDuckDb({ threads: 2, memoryLimitMb: 6000 });
  const start = performance.now();
  await loadRegisters(engine, file, 'records_in', 'truth');
  const loaded = performance.now();
  const result = await linkRecords(engine, { table: 'records_in', fields: PERSON_FIELDS });
  const linked = performance.now();
  const score = await scorePairs(engine, result.clusters, 'truth', 'records_in', false);
  engine.close();
  return {
    people,
    ...score,
    loadSeconds: (loaded - start) / 1000,
    linkSeconds: (linked - loaded) / 1000,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
    stats: result.stats,
    rules: result.model.rules,
  };
}

if (import.meta.main) console.log(JSON.stringify(await benchLarge(Number(process.argv[2] ?? 1_000_000)), null, 1));
