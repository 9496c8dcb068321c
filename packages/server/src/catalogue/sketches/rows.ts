/** Sketches as one JSON column beside an entry: how the radar's thread reads them with the ledger. */
import type { ValueSketch } from '@kuaishu/catalog';
import { minimaIn } from './store.ts';

/** A row of `catalog_sketch` within `SKETCHES_JOIN`. */
export interface SketchRow {
  readonly keyId: string;
  readonly item: string;
  readonly attribute: string;
  readonly values: number;
  readonly distinct: number;
  /** Base64. */
  readonly minima: string;
  readonly shapes: ValueSketch['shapes'];
  readonly shares: ValueSketch['shares'];
}

/** Joins `k.sketches` to entries `e`; NULL where there are none. */
export const SKETCHES_JOIN = `
  LEFT JOIN LATERAL (
    SELECT jsonb_agg(jsonb_build_object('keyId', m.key_id, 'item', s.item, 'attribute', s.attribute, 'values', s.filled, 'distinct', s.distinct_values,
      'minima', encode(s.minima, 'base64'), 'shapes', s.shapes, 'shares', s.shares)) AS sketches
    FROM (SELECT origin, key_id FROM catalog_sample WHERE entry = e.id ORDER BY origin LIMIT 1) m
    JOIN catalog_sketch s ON s.entry = e.id AND s.origin = m.origin
  ) k ON TRUE`;

export interface ItemNames {
  readonly name: string;
  readonly element?: string | undefined;
  readonly attribute?: string | undefined;
}

/** By the item's name, else by what it is. */
export function sketchesByItem(rows: readonly SketchRow[]): (item: ItemNames) => ValueSketch | undefined {
  const byName = new Map(rows.map((row) => [row.item, row]));
  const byAttribute = new Map(rows.map((row) => [row.attribute, row]));
  return ({ name, element, attribute }) => {
    const row = byName.get(name) ?? byAttribute.get(attribute ?? element ?? '');
    return row && sketchIn(row);
  };
}

function sketchIn({ keyId, values, distinct, minima, shapes, shares }: SketchRow): ValueSketch {
  return { keyId, values, distinct, minima: minimaIn(Buffer.from(minima, 'base64')), shapes, shares };
}
