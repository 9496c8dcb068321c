/**
 * One golden row an entity, and for every cell the record that gave it.
 *
 * in   records_<subject>: rec, res, fresh, _region, attributes (see records.ts); clusters(rec, ent)
 * out  ent BIGINT, members BIGINT[] (sorted record numbers), prefecture VARCHAR, the attributes, `w_<attribute>` INTEGER (1-based position in
 *      members of the record that gave the value; NULL = no value), conflicts_0, conflicts_1 … BIGINT (bit k = attribute 60·i + k has more
 *      than one value)
 *
 * The key of a value: rank of its resource for the attribute (4 bits: 0 = the authority) | freshness, newest smallest (26 bits of minutes) |
 * record number (33 bits, which makes it a total order). Smallest key wins; NULL values never compete.
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';

export const RECORD_BITS = 8589934592; // 2^33
const RANK = 576460752303423488n; // 2^59
const MOST_MINUTES = 67108863; // 2^26 − 1
const CONFLICT_BITS = 60;

export interface FuseInput {
  readonly records: string;
  readonly clusters: string;
  readonly attributes: readonly AttributePlan[];
  /** Position of each resource in the run, by id. */
  readonly resourceIndex: ReadonlyMap<string, number>;
  /** First two digits of the region whose prefectures are partitions. */
  readonly province: string;
  /** Condition on `e.ent` that picks the slice, so that memory is bounded. */
  readonly slice: string;
}

/** Records of the slice with their entity and key without rank. */
export function sliceSql({ records, clusters, slice }: FuseInput): string {
  return `SELECT r.*, e.ent AS ent, (${MOST_MINUTES} - r.fresh) * ${RECORD_BITS} + r.rec AS k0 FROM ${records} AS r JOIN ${clusters} AS e ON r.rec = e.rec WHERE ${slice}`;
}

/** `from`: the slice (a table or parenthesised query of `sliceSql`). */
export function fuseSql(input: FuseInput, from: string): string {
  const { attributes } = input;
  const aggregates = attributes.flatMap((a, i) => {
    const column = ident(a.attribute);
    const key = keyOf(a, input.resourceIndex);
    return [
      `arg_min(${column}, CASE WHEN ${column} IS NOT NULL THEN ${key} END) AS v${i}`,
      `min(CASE WHEN ${column} IS NOT NULL THEN ${key} END) & ${RECORD_BITS - 1} AS r${i}`,
      `min(CASE WHEN ${column} IS NOT NULL THEN ks_hash(${column}) END) IS DISTINCT FROM max(CASE WHEN ${column} IS NOT NULL THEN ks_hash(${column}) END) AS c${i}`,
    ];
  });
  const columns = attributes.flatMap((a, i) => [
    `v${i} AS ${ident(a.attribute)}`,
    `CASE WHEN r${i} IS NOT NULL THEN CAST(ks_pos(members, r${i}) AS INTEGER) END AS ${ident(`w_${a.attribute}`)}`,
  ]);
  return `SELECT ent, members, ${prefectureSql('region', input.province)} AS prefecture, ${columns.join(', ')}, ${conflictColumns(attributes.length).join(', ')}
FROM (SELECT ent, list_sort(array_agg(rec)) AS members, arg_min(_region, CASE WHEN _region IS NOT NULL THEN k0 END) AS region,
${aggregates.join(',\n')}
FROM ${from} GROUP BY ent)`;
}

/** Values of cells that have more than one: (ent, attr = position of the attribute, rec, res, key, value as text). One row a record and cell. */
export function conflictsSql(input: FuseInput, from: string, golden: string): string {
  const structs = input.attributes.map(
    (a, i) =>
      `struct_pack(attr := ${i}, key := ${keyOf(a, input.resourceIndex)}, value := CAST(${ident(a.attribute)} AS VARCHAR), conflict := (g.${conflictColumn(i)} >> ${i % CONFLICT_BITS}) & 1)`,
  );
  const masks = Array.from({ length: conflictMasks(input.attributes.length) }, (_, m) => `conflicts_${m}`);
  const any = masks.map((m) => `${m} <> 0`).join(' OR ');
  return `SELECT ent, u.attr AS attr, rec, res, u.key AS "key", u.value AS value
FROM (SELECT s.ent AS ent, s.rec AS rec, s.res AS res, list_filter([${structs.join(', ')}], x -> x.value IS NOT NULL AND x.conflict = 1) AS cells
      FROM ${from} AS s JOIN (SELECT ent AS golden_ent, ${masks.join(', ')} FROM ${golden} WHERE ${any}) AS g ON s.ent = g.golden_ent) AS t, unnest(t.cells) AS c(u)`;
}

/**
 * Cells that agreement decides instead of the smallest key: (ent, attr, rec, value).
 * Where the attribute is marked `majority`, the value that most resources give; elsewhere only among values that tie in rank and freshness.
 */
export function majoritySql(conflicts: string, attributes: readonly AttributePlan[]): string {
  const marked = attributes.flatMap((a, i) => (a.majority ? [i] : []));
  const isMarked = marked.length > 0 ? `attr IN (${marked.join(', ')})` : 'FALSE';
  return `SELECT ent, attr, rec, value FROM (
  SELECT ent, attr, value, rec, row_number() OVER (PARTITION BY ent, attr ORDER BY tied DESC, votes DESC, "key") AS place, row_number() OVER (PARTITION BY ent, attr ORDER BY "key") AS first
  FROM (SELECT v.*, CASE WHEN ${isMarked} OR ks_idiv("key", ${RECORD_BITS}) = ks_idiv(min("key") OVER (PARTITION BY ent, attr), ${RECORD_BITS}) THEN 1 ELSE 0 END AS tied
        FROM (SELECT ent, attr, value, count(DISTINCT res) AS votes, min("key") AS "key", arg_min(rec, "key") AS rec FROM ${conflicts} GROUP BY ent, attr, value) AS v) AS w) AS x
WHERE place = 1 AND first > 1`;
}

/** The golden rows with the majority's cells put in their place. */
export function overrideSql(
  golden: string,
  overrides: string,
  attributes: readonly AttributePlan[],
  types: ReadonlyMap<string, string>,
  decided: readonly number[],
): string {
  if (decided.length === 0) return `SELECT * FROM ${golden}`;
  const pivot = decided.map(
    (i) => `max(CASE WHEN attr = ${i} THEN value END) AS o${i}, max(CASE WHEN attr = ${i} THEN rec END) AS r${i}`,
  );
  const columns = attributes.flatMap((a, i) => {
    const value = `g.${ident(a.attribute)}`;
    const place = `g.${ident(`w_${a.attribute}`)}`;
    if (!decided.includes(i)) return [value, place];
    return [
      `CASE WHEN o.r${i} IS NOT NULL THEN CAST(o.o${i} AS ${types.get(a.attribute) ?? 'VARCHAR'}) ELSE ${value} END AS ${ident(a.attribute)}`,
      `CASE WHEN o.r${i} IS NOT NULL THEN CAST(ks_pos(g.members, o.r${i}) AS INTEGER) ELSE ${place} END AS ${ident(`w_${a.attribute}`)}`,
    ];
  });
  const masks = Array.from({ length: conflictMasks(attributes.length) }, (_, m) => `g.conflicts_${m}`);
  return `SELECT g.ent, g.members, g.prefecture, ${columns.join(', ')}, ${masks.join(', ')}
FROM ${golden} AS g LEFT JOIN (SELECT ent, ${pivot.join(', ')} FROM ${overrides} GROUP BY ent) AS o ON g.ent = o.ent`;
}

export function conflictMasks(attributes: number): number {
  return Math.max(1, Math.ceil(attributes / CONFLICT_BITS));
}

export function conflictColumn(attribute: number): string {
  return `conflicts_${Math.floor(attribute / CONFLICT_BITS)}`;
}

function conflictColumns(attributes: number): string[] {
  return Array.from({ length: conflictMasks(attributes) }, (_, m) => {
    const bits = Array.from(
      { length: Math.min(CONFLICT_BITS, attributes - m * CONFLICT_BITS) },
      (_, k) => `(CASE WHEN c${m * CONFLICT_BITS + k} THEN CAST(1 AS BIGINT) << ${k} ELSE 0 END)`,
    );
    return `CAST((${bits.join(' | ') || '0'}) AS BIGINT) AS conflicts_${m}`;
  });
}

function keyOf(attribute: AttributePlan, resourceIndex: ReadonlyMap<string, number>): string {
  const byRank = new Map<number, number[]>();
  for (const [resource, rank] of Object.entries(attribute.ranks)) {
    const index = resourceIndex.get(resource);
    if (index !== undefined) byRank.set(rank, [...(byRank.get(rank) ?? []), index]);
  }
  const raised = [...byRank].filter(([rank]) => rank > 0).sort(([a], [b]) => a - b);
  if (raised.length === 0) return 'k0';
  const cases = raised.map(
    ([rank, indexes]) =>
      `WHEN res IN (${indexes.sort((a, b) => a - b).join(', ')}) THEN ${BigInt(Math.min(rank, 15)) * RANK}`,
  );
  return `k0 + CASE ${cases.join(' ')} ELSE 0 END`;
}

function prefectureSql(region: string, province: string): string {
  return `CASE WHEN substr(${region}, 1, 2) = ${literal(province)} AND substr(${region}, 3, 2) <> '00' THEN substr(${region}, 1, 4) ELSE '0000' END`;
}
