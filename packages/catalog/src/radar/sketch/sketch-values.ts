import { createHash, createHmac } from 'node:crypto';
import { type ColumnMeaning, canonicaliser } from './canonical-value.ts';
import type { ValueSketch } from './value-sketch.ts';

/** Hashes kept of a column. The share of common values is then known to ± √(J(1−J)/256), 3 points at worst; the number of distinct values to ± 6 %. */
export const SKETCH_SIZE = 256;
/** Columns of at most so many distinct values may be codes: the shares of their values are kept. */
const MOST_CODES = 12;
const MOST_SHAPES = 4;

/**
 * Sketch of a column. The key is the ledger's secret, at least 16 bytes: who has it could try values (there are not many ID numbers), who has only the
 * sketch cannot. Throws RangeError for a shorter key.
 */
export function sketchValues(values: Iterable<string>, key: Uint8Array, meaning: ColumnMeaning = {}): ValueSketch {
  if (key.length < 16) throw new RangeError(`the key of sketches needs 16 bytes, got ${key.length}`);
  const canonical = canonicaliser(meaning);
  const counts = new Map<string, number>();
  const shapes = new Map<string, number>();
  let filled = 0;
  for (const value of values) {
    const form = canonical(value);
    if (form === null) continue;
    filled += 1;
    counts.set(form, (counts.get(form) ?? 0) + 1);
    const shape = shapeOf(form);
    shapes.set(shape, (shapes.get(shape) ?? 0) + 1);
  }
  const hashes = [...new Set([...counts.keys()].map((form) => hash(form, key)))].sort((a, b) => a - b);
  const minima = hashes.slice(0, SKETCH_SIZE);
  return {
    keyId: sketchKeyId(key),
    values: filled,
    distinct: counts.size,
    minima,
    shapes: [...shapes]
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
      .slice(0, MOST_SHAPES)
      .map(([shape, count]) => [shape, round(count / filled)]),
    shares:
      counts.size > MOST_CODES ? [] : [...counts.values()].sort((a, b) => b - a).map((count) => round(count / filled)),
  };
}

/** First 8 hexadecimal digits of the key's own digest. */
export function sketchKeyId(key: Uint8Array): string {
  return createHash('sha256').update('kuaishu radar').update(key).digest('hex').slice(0, 8);
}

function hash(form: string, key: Uint8Array): number {
  return createHmac('sha256', key).update(form).digest().readUInt32BE(0);
}

/** 520102199001011234 → 9+, 贵A12345 → 汉A9+: runs of one kind shortened, at most eight signs. */
function shapeOf(form: string): string {
  return form
    .replace(/\d/gu, '9')
    .replace(/[A-Za-z]/gu, 'A')
    .replace(/\p{Script=Han}/gu, '汉')
    .replace(/(.)\1+/gu, '$1+')
    .slice(0, 8);
}

const round = (share: number): number => Math.round(share * 1000) / 1000;
