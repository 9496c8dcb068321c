/** How often each level occurs among all pairs: from pairs taken at random (reproducibly), and exact agreement from the counts of values. */
import { type Engine, ident } from '@kuaishu/engine';
import type { Field } from '../comparators/fields.ts';
import { levelOf, levelPairs } from '../comparison/compare.ts';
import type { Prepared } from '../records/prepare.ts';
import { measurePairs, type WordTable } from '../texts/similarity.ts';

/** Of small tables too: rare levels must be met to be weighed. */
const RANDOM_PAIRS = 100_000;
/** Numbers without a common divisor with most sizes: k × A and k × B walk through the records without a pattern. */
const STEPS = [1_000_003, 7_368_787] as const;

export async function sampleLevels(
  engine: Engine,
  prepared: Prepared,
  fields: readonly Field[],
  crossOnly: boolean,
  work: (name: string) => string,
  words: readonly WordTable[] = [],
): Promise<number[][]> {
  const n = Math.max(1, prepared.rows);
  const random = ident(work('random'));
  await engine.run(
    `CREATE OR REPLACE TABLE ${random} AS SELECT CAST((k * ${STEPS[0]} + ks_idiv(k, ${n})) % ${n} AS INTEGER) AS a, CAST((k * ${STEPS[1]} + k * k % 7919 + ks_idiv(k, 3)) % ${n} AS INTEGER) AS b FROM (SELECT unnest(range(CAST(1 AS BIGINT), CAST(${RANDOM_PAIRS + 1} AS BIGINT))) AS k) t`,
    'link: random pairs',
  );
  if (words.length) await measurePairs(engine, fields, words, work('random'), work);
  const pairs = work('random_pairs');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(pairs)} AS SELECT c.* FROM ${random} c ${crossOnly ? `JOIN ${ident(prepared.coded)} l ON l.i = c.a JOIN ${ident(prepared.coded)} r ON r.i = c.b ` : ''}WHERE c.a <> c.b${crossOnly ? ' AND l.src <> r.src' : ''}`,
    'link: random pairs',
  );
  const compared = ident(work('random_levels'));
  await levelPairs(engine, prepared, fields, fields, pairs, work('random_levels'), work);
  const seen: number[][] = [];
  for (const [f, field] of fields.entries()) {
    const rows = await engine.query<{ level: number; n: number }>(
      `SELECT ${levelOf(fields, field)} AS level, count(*) AS n FROM ${compared} WHERE ${levelOf(fields, field)} > 0 GROUP BY 1`,
    );
    const counts = new Array<number>(field.levels.length + 1).fill(0);
    for (const row of rows) counts[row.level - 1] = row.n;
    const total = counts.reduce((a, b) => a + b, 0);
    const exact = prepared.collision[f] ?? 0;
    // what was never met in n pairs is taken as met half a time
    const shares = counts.map((count, l) => (l === 0 && total > 0 ? exact : Math.max(count, 0.5) / Math.max(total, 1)));
    seen.push(shares);
  }
  for (const made of ['random', 'random_pairs', 'random_levels']) await engine.run(`DROP TABLE ${ident(work(made))}`);
  return seen;
}
