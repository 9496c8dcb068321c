/**
 * One golden row an entity, and for every cell the record that gave it.
 *
 * in   records_<subject>: rec, res, fresh, _region, attributes (see records.ts); clusters(rec, ent)
 * out  ent BIGINT, members BIGINT[] (sorted record numbers), prefecture VARCHAR, the attributes, `w_<attribute>` INTEGER (1-based position in
 *      members of the record that gave the value; NULL = no value), conflicts_0, conflicts_1 … BIGINT (bit k = attribute 60·i + k has more
 *      than one value)
 *
 * The key of a value: rank of its resource for the attribute (4 bits: 0 = the authority, 15 = the value fails its own rule, whoever gives it) |
 * freshness, newest smallest (26 bits of minutes) | record number (33 bits, which makes it a total order). Smallest key wins; NULL values never
 * compete.
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { formSql, SLIPS, sameAddress, shapesSql } from './shapes.ts';

export const RECORD_BITS = 8589934592; // 2^33
const RANK = 576460752303423488n; // 2^59
export const MOST_MINUTES = 67108863; // 2^26 − 1
/** Keys from here on are of values that fail their own rule: they win only where nobody has a better one. */
export const FAILING = 15n * RANK;
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

/**
 * Which cells of an entity have more than one value: (ent, conflicts_0, …), bits as in the golden row. Found before the rest, so that the golden
 * rows can be written in one go. `from`: the slice, a table of `sliceSql`.
 */
export function masksSql(input: FuseInput, from: string): string {
  const { common, joins } = grouped(input, from, (i) => [conflict(input, i)]);
  return `SELECT ent, ${conflictColumns(input.attributes.length).join(', ')}
FROM (SELECT ent${common}\nFROM ${from} GROUP BY ent) AS common\n${joins}`;
}

/** Cells that `majoritySql` decided. */
export interface Overrides {
  readonly table: string;
  /** Positions of the attributes in it. */
  readonly decided: readonly number[];
  readonly types: ReadonlyMap<string, string>;
}

/** The golden rows; `masks` is a table of `masksSql`. */
export function fuseSql(input: FuseInput, from: string, masks: string, overrides: Overrides): string {
  const { attributes } = input;
  const { decided, types } = overrides;
  const { common, joins } = grouped(input, from, (i) => chosen(input, i));
  const columns = attributes.flatMap((a, i) => {
    const voted = decided.includes(i);
    const record = voted ? `coalesce(vote_r${i}, r${i})` : `r${i}`;
    const value = voted
      ? `CASE WHEN vote_r${i} IS NOT NULL THEN CAST(vote_v${i} AS ${types.get(a.attribute) ?? 'VARCHAR'}) ELSE v${i} END`
      : `v${i}`;
    return [
      `${value} AS ${ident(a.attribute)}`,
      `CASE WHEN ${record} IS NOT NULL THEN CAST(ks_pos(members, ${record}) AS INTEGER) END AS ${ident(`w_${a.attribute}`)}`,
    ];
  });
  const pivot = decided.map(
    (i) =>
      `max(CASE WHEN attr = ${i} THEN value END) AS vote_v${i}, max(CASE WHEN attr = ${i} THEN rec END) AS vote_r${i}`,
  );
  const votes =
    decided.length === 0
      ? ''
      : `\nLEFT JOIN (SELECT ent AS ent_votes, ${pivot.join(', ')} FROM ${overrides.table} GROUP BY ent) AS votes ON common.ent = ent_votes`;
  const conflicts = Array.from({ length: conflictMasks(attributes.length) }, (_, m) => `masks.conflicts_${m}`);
  return `SELECT common.ent AS ent, members, ${prefectureSql('region', input.province)} AS prefecture, ${columns.map((c) => `${c}, `).join('')}${conflicts.join(', ')}
FROM (SELECT ent, list_sort(array_agg(rec)) AS members, arg_min(_region, CASE WHEN _region IS NOT NULL THEN k0 END) AS region${common}
FROM ${from} GROUP BY ent) AS common JOIN ${masks} AS masks ON common.ent = masks.ent\n${joins}${votes}`;
}

/**
 * Aggregates of all attributes by entity. An attribute that few resources give is looked for in their rows alone: a wide group of every entity
 * costs by its columns, filled or not.
 */
function grouped(
  input: FuseInput,
  from: string,
  aggregates: (i: number) => readonly string[],
): { readonly common: string; readonly joins: string } {
  const { common, rare } = byProviders(input);
  const list = (places: readonly number[]) => places.flatMap(aggregates).map((sql) => `,\n${sql}`);
  return {
    common: list(common).join(''),
    joins: rare
      .map(
        ({ resources, places }, j) =>
          `LEFT JOIN (SELECT ent AS ent_${j}${list(places).join('')}\nFROM ${from} WHERE res IN (${resources.join(', ')}) GROUP BY ent) AS rare_${j} ON common.ent = ent_${j}`,
      )
      .join('\n'),
  };
}

function filled(column: string, then: string): string {
  return `CASE WHEN ${column} IS NOT NULL THEN ${then} END`;
}

/** Of attribute `i` in a group: its value and the record that gives it. */
function chosen(input: FuseInput, i: number): string[] {
  const attribute = input.attributes[i] as AttributePlan;
  const column = ident(attribute.attribute);
  const key = filled(column, keyOf(attribute, input.resourceIndex));
  return [`arg_min(${column}, ${key}) AS v${i}`, `min(${key}) & ${RECORD_BITS - 1} AS r${i}`];
}

/** Of attribute `i` in a group: another value stands beside. */
function conflict(input: FuseInput, i: number): string {
  const column = ident((input.attributes[i] as AttributePlan).attribute);
  const hash = filled(column, `ks_hash(${column})`);
  return `min(${hash}) IS DISTINCT FROM max(${hash}) AS c${i}`;
}

/** Groups of attributes beside the common one: each costs a join. */
const MOST_GROUPS = 12;

/** Attributes that at most a third of the resources give, by the resources that give them; all others are common. */
function byProviders({ attributes, resourceIndex }: FuseInput): {
  common: number[];
  rare: { resources: number[]; places: number[] }[];
} {
  const groups = new Map<string, { resources: number[]; places: number[] }>();
  const providers = new Set(attributes.flatMap((a) => Object.keys(a.ranks).filter((r) => resourceIndex.has(r)))).size;
  attributes.forEach((a, i) => {
    const resources = Object.keys(a.ranks)
      .flatMap((r) => resourceIndex.get(r) ?? [])
      .sort((x, y) => x - y);
    if (resources.length === 0 || resources.length * 3 > providers) return;
    const key = resources.join();
    const group = groups.get(key) ?? { resources, places: [] };
    group.places.push(i);
    groups.set(key, group);
  });
  const rare = [...groups.values()].sort((a, b) => b.places.length - a.places.length).slice(0, MOST_GROUPS);
  const taken = new Set(rare.flatMap((g) => g.places));
  return { common: attributes.map((_, i) => i).filter((i) => !taken.has(i)), rare };
}

/**
 * Values of cells that have more than one: (ent, attr = position of the attribute, rec, res, key, value as text). One row a record and cell.
 * `contested`: positions of the attributes that have such cells; each is a pass of its own over two columns, a third of the cost of one pass that
 * makes a list of every row's cells.
 */
export function conflictsSql(input: FuseInput, from: string, masks: string, contested: readonly number[]): string {
  const parts = contested.flatMap((i) => {
    const attribute = input.attributes[i];
    if (!attribute) return [];
    const column = `s.${ident(attribute.attribute)}`;
    return `SELECT s.ent AS ent, ${i} AS attr, s.rec AS rec, s.res AS res, ${keyOf(attribute, input.resourceIndex)} AS "key", CAST(${column} AS VARCHAR) AS value
FROM ${from} AS s JOIN (SELECT ent AS mask_ent FROM ${masks} WHERE (${conflictColumn(i)} >> ${i % CONFLICT_BITS}) & 1 = 1) AS g ON s.ent = g.mask_ent WHERE ${column} IS NOT NULL`;
  });
  return parts.length > 0
    ? parts.join('\nUNION ALL\n')
    : `SELECT ent, 0 AS attr, rec, res, k0 AS "key", CAST(NULL AS VARCHAR) AS value FROM ${from} AS s WHERE FALSE`;
}

/** One row: the masks of all entities together. Bit k of `conflicts_i`: attribute 60·i + k has a cell with more than one value. */
export function contestedSql(from: string, attributes: number): string {
  const masks = Array.from(
    { length: conflictMasks(attributes) },
    (_, m) => `coalesce(bit_or(conflicts_${m}), 0) AS conflicts_${m}`,
  );
  return `SELECT ${masks.join(', ')} FROM ${from}`;
}

/** Positions of attributes in the row of `contestedSql`. */
export function contestedAttributes(row: Readonly<Record<string, unknown>>, attributes: number): number[] {
  return Array.from({ length: attributes }, (_, i) => i).filter(
    (i) => (BigInt(row[conflictColumn(i)] as number | bigint) >> BigInt(i % CONFLICT_BITS)) & 1n,
  );
}

/**
 * Cells that agreement decides instead of the smallest key: (ent, attr, rec, value).
 * Where the attribute is marked `majority`, the value that most resources give; elsewhere only among values that tie in rank and freshness.
 * Most cells are settled without a vote, since one value alone has the best rank and freshness: they are left out before anything is counted.
 */
export function majoritySql(conflicts: string, attributes: readonly AttributePlan[]): string {
  const marked = attributes.flatMap((a, i) => (a.majority ? [i] : []));
  const isMarked = (attr: string) => (marked.length > 0 ? `${attr} IN (${marked.join(', ')})` : 'FALSE');
  const contested = `SELECT k.ent AS ent, k.attr AS attr FROM ${conflicts} AS k
    JOIN (SELECT ent, attr, min("key") AS first_key FROM ${conflicts} GROUP BY ent, attr) AS f ON k.ent = f.ent AND k.attr = f.attr
    WHERE ${isMarked('k.attr')} OR ks_idiv(k."key", ${RECORD_BITS}) = ks_idiv(f.first_key, ${RECORD_BITS})
    GROUP BY k.ent, k.attr HAVING min(k.value) <> max(k.value)`;
  const votes = `SELECT c.ent AS ent, c.attr AS attr, c.value AS value, count(DISTINCT c.res) AS votes, min(c."key") AS "key", arg_min(c.rec, c."key") AS rec
    FROM ${conflicts} AS c JOIN (${contested}) AS t ON c.ent = t.ent AND c.attr = t.attr GROUP BY c.ent, c.attr, c.value`;
  return `SELECT ent, attr, rec, value FROM (
  SELECT ent, attr, value, rec, row_number() OVER (PARTITION BY ent, attr ORDER BY tied DESC, votes DESC, "key") AS place, row_number() OVER (PARTITION BY ent, attr ORDER BY "key") AS first
  FROM (SELECT v.*, CASE WHEN ${isMarked('attr')} OR ks_idiv("key", ${RECORD_BITS}) = ks_idiv(min("key") OVER (PARTITION BY ent, attr), ${RECORD_BITS}) THEN 1 ELSE 0 END AS tied
        FROM (${votes}) AS v) AS w) AS x
WHERE place = 1 AND first > 1`;
}

/** So many strips must agree against a value before it loses to them. */
const AGREEING = 2;

/**
 * Cells that the value of the smallest key loses although no majority is asked for: (ent, attr, rec, value). It loses to a value that more strips
 * state, at least two, and that it is one slip away from (who writes a number wrong by a digit has no newer number); and, where the attribute yields
 * to what is fresher, to a value that at least two strips state which are all fresher. The authority's word loses so only where its entry says.
 * `statements`: a table of `statementsSql`.
 */
export function overruledSql(statements: string, attributes: readonly AttributePlan[]): string {
  const places = (wanted: (a: AttributePlan) => boolean) => {
    const list = attributes.flatMap((a, i) => (wanted(a) ? [i] : []));
    return list.length > 0 ? `attr IN (${list.join(', ')})` : 'FALSE';
  };
  const open = places((a) => !a.majority && a.yields !== 'never');
  const fresh = (key: string) => `(ks_idiv(${key}, ${RECORD_BITS}) & ${MOST_MINUTES})`;
  const rivals = `SELECT s.ent AS ent, s.attr AS attr, f.value AS value_a, f.first_key AS first_key, f.strips AS strips_a, f.form AS form_a, s.value AS value_b, max(s.strips) AS strips_b, max(s.form) AS form_b,
    min(s."key") AS "key", arg_min(s.rec, s."key") AS rec, count(*) FILTER (WHERE s.best AND ${fresh('s."key"')} < ${fresh('f.first_key')}) AS fresher
  FROM ${statements} AS s JOIN (SELECT ent, attr, arg_min(value, "key") AS value, arg_min(strips, "key") AS strips, arg_min(form, "key") AS form, min("key") AS first_key FROM ${statements} WHERE ${open} GROUP BY ent, attr) AS f ON s.ent = f.ent AND s.attr = f.attr
  WHERE s.value <> f.value GROUP BY s.ent, s.attr, f.value, f.first_key, f.strips, f.form, s.value HAVING max(s.strips) >= ${AGREEING} AND min(s."key") < ${FAILING}`;
  const slip = `shape IN (${SLIPS.map((name) => literal(name)).join(', ')}) AND strips_b > strips_a AND (first_key >= ${RANK} OR ${places((a) => a.yields === 'slip' || a.yields === 'fresher')})`;
  const outdated = `fresher >= ${AGREEING} AND ${places((a) => a.yields === 'fresher')}`;
  return `SELECT ent, attr, rec, value_b AS value FROM (
  SELECT r.*, row_number() OVER (PARTITION BY ent, attr ORDER BY strips_b DESC, "key") AS place FROM (${shapesSql(`(${rivals})`, attributes)}) AS r WHERE (${slip}) OR (${outdated})) AS ranked
WHERE place = 1`;
}

/**
 * Of addresses that say the same in other words the fullest is shown: (ent, attr, rec, value) of cells where a value of other words and more
 * characters says what the chosen value says. `decided`: (ent, attr, value) of cells that the smallest key did not win.
 */
export function fullestSql(statements: string, decided: string, attributes: readonly AttributePlan[]): string {
  const addresses = attributes.flatMap((a, i) => (a.domain.kind === 'address' ? [i] : []));
  if (addresses.length === 0) return `SELECT ent, attr, rec, value FROM ${statements} AS s WHERE FALSE`;
  const of = `attr IN (${addresses.join(', ')})`;
  const first = `SELECT ent, attr, arg_min(value, "key") AS value, arg_min(form, "key") AS form FROM ${statements} WHERE ${of} GROUP BY ent, attr`;
  const form = `CASE WHEN d.value IS NULL THEN f.form ELSE ${formSql('d.value', 'f.attr', attributes)} END`;
  const chosen = `SELECT f.ent AS ent, f.attr AS attr, coalesce(d.value, f.value) AS value, ${form} AS form FROM (${first}) AS f LEFT JOIN ${decided} AS d ON f.ent = d.ent AND f.attr = d.attr`;
  return `SELECT ent, attr, rec, value FROM (
  SELECT s.ent AS ent, s.attr AS attr, s.rec AS rec, s.value AS value, row_number() OVER (PARTITION BY s.ent, s.attr ORDER BY length(s.value) DESC, s."key") AS place
  FROM ${statements} AS s JOIN (${chosen}) AS c ON s.ent = c.ent AND s.attr = c.attr WHERE length(s.value) > length(c.value) AND ${sameAddress('s.form', 'c.form')}) AS ranked
WHERE place = 1`;
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
  const cases = raised.map(
    ([rank, indexes]) =>
      `WHEN res IN (${indexes.sort((a, b) => a - b).join(', ')}) THEN ${BigInt(Math.min(rank, 14)) * RANK}`,
  );
  // the word of a resource that an entry calls final stands even where it breaks the rule
  if (attribute.domain.kind === 'identifier' && attribute.yields !== 'never')
    cases.unshift(`WHEN NOT ${ident(`${attribute.attribute}_ok`)} THEN ${FAILING}`);
  return cases.length > 0 ? `k0 + CASE ${cases.join(' ')} ELSE 0 END` : 'k0';
}

function prefectureSql(region: string, province: string): string {
  return `CASE WHEN substr(${region}, 1, 2) = ${literal(province)} AND substr(${region}, 3, 2) <> '00' THEN substr(${region}, 1, 4) ELSE '0000' END`;
}
