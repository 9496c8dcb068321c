/** What tests of fusion share: attributes, and records of three resources p, q and r. */
import type { AttributePlan } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';
import type { FuseInput } from './fuse-sql.ts';

export const attributeOf = (attribute: string, more: Partial<AttributePlan> = {}): AttributePlan => ({
  attribute,
  title: { zh: attribute, en: attribute },
  domain: { kind: 'text' },
  grade: 'green',
  mask: { method: 'keep' },
  ranks: { p: 1, q: 1, r: 1 },
  majority: false,
  ...more,
});

export interface TestRecord {
  readonly rec: number;
  readonly res: number;
  /** Minutes since 1970. */
  readonly fresh: number;
  readonly ent: number;
  /** In the order of the columns. */
  readonly values: readonly (string | boolean | null)[];
}

/** Records with these columns as what fuse reads; all in one slice. */
export async function fuseInput(
  engine: Engine,
  columns: readonly string[],
  records: readonly TestRecord[],
  attributes: readonly AttributePlan[],
): Promise<FuseInput> {
  const cell = (v: string | boolean | null) =>
    v === null ? 'CAST(NULL AS VARCHAR)' : typeof v === 'string' ? literal(v) : String(v);
  const rows = records.map(
    ({ rec, res, fresh, ent, values }) =>
      `(${rec}::BIGINT, ${res}::INTEGER, ${fresh}::BIGINT, '520102', 1::BIGINT, ${values.map(cell).join(', ')}, ${ent}::BIGINT)`,
  );
  await engine.run(
    `CREATE OR REPLACE TABLE t AS SELECT * FROM (VALUES ${rows.join(', ')}) AS v(rec, res, fresh, _region, _territories, ${columns.map(ident).join(', ')}, ent)`,
  );
  await engine.run('CREATE OR REPLACE VIEW recs AS SELECT * EXCLUDE (ent) FROM t');
  await engine.run("CREATE OR REPLACE VIEW cl AS SELECT rec, ent, 'e' || ent AS entity_id FROM t");
  return {
    records: 'recs',
    places: 'recs',
    territories: ['territories'],
    clusters: 'cl',
    attributes,
    resourceIndex: new Map(['p', 'q', 'r'].map((resource, index) => [resource, index])),
    province: '52',
    slice: 'TRUE',
  };
}
