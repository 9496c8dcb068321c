/** The sketch of one column, made in the engine: what comes out is hashes, counts and shapes. */
import { SKETCH_SIZE, sketchKeyId, type ValueSketch } from '@kuaishu/catalog';
import type { Engine } from '@kuaishu/engine';
import { mac32 } from './keyed-hash.ts';

/** Columns of at most so many distinct values may be codes: as `sketchValues`. */
const MOST_CODES = 12;
const MOST_SHAPES = 4;

/**
 * `form` is an expression over `from`: the value as it is compared, NULL where there is none. The same sketch as the catalogue's `sketchValues` gives, but that
 * the shares of shapes are estimated from the values whose hashes are kept. Null where the column says nothing.
 */
export async function sketchColumn(
  engine: Engine,
  form: string,
  from: string,
  key: Uint8Array,
): Promise<ValueSketch | null> {
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE sketch_forms AS SELECT form, n, ${mac32('form')} AS mac FROM (SELECT form, count(*) AS n FROM (SELECT ${form} AS form FROM ${from}) f WHERE form IS NOT NULL GROUP BY form) f`,
    'sketch: values',
  );
  const [all] = await engine.query<{ filled: number; distinct_forms: number }>(
    'SELECT CAST(coalesce(sum(n), 0) AS BIGINT) AS filled, count(*) AS distinct_forms FROM sketch_forms',
    'sketch: values',
  );
  const filled = Number(all?.filled ?? 0);
  const distinct = Number(all?.distinct_forms ?? 0);
  if (filled === 0) return null;
  const kept = await engine.query<{ mac: number; n: number; shape: string }>(
    `SELECT mac, n, ${shapeSql('form')} AS shape FROM sketch_forms ORDER BY mac, form LIMIT ${SKETCH_SIZE}`,
    'sketch: smallest hashes',
  );
  const shares =
    distinct > MOST_CODES
      ? []
      : (await engine.query<{ n: number }>('SELECT n FROM sketch_forms ORDER BY n DESC', 'sketch: shares')).map(
          ({ n }) => round(Number(n) / filled),
        );
  await engine.run('DROP TABLE sketch_forms', 'sketch: values');
  return {
    keyId: sketchKeyId(key),
    values: filled,
    distinct,
    minima: [...new Set(kept.map(({ mac }) => Number(mac)))],
    shapes: shapesOf(kept.map(({ shape, n }) => [shape, Number(n)])),
    shares,
  };
}

function shapesOf(seen: readonly (readonly [shape: string, n: number])[]): ValueSketch['shapes'] {
  const counts = new Map<string, number>();
  for (const [shape, n] of seen) counts.set(shape, (counts.get(shape) ?? 0) + n);
  const all = seen.reduce((sum, [, n]) => sum + n, 0);
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, MOST_SHAPES)
    .map(([shape, n]) => [shape, round(n / all)]);
}

/** 520102199001011234 → 9+, 贵A12345 → 汉A9+. */
function shapeSql(form: string): string {
  const runs = [
    ['[0-9]{2,}', '9+'],
    ['[0-8]', '9'],
    ['[A-Za-z]{2,}', 'A+'],
    ['[B-Zb-za]', 'A'],
    ['[\\p{Han}]{2,}', '汉+'],
    ['[\\p{Han}]', '汉'],
  ] as const;
  return `substr(${runs.reduce((text, [pattern, sign]) => `ks_re_all(${text}, '${pattern}', '${sign}')`, form)}, 1, 8)`;
}

const round = (share: number): number => Math.round(share * 1000) / 1000;
