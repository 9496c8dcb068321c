/**
 * One golden row an entity, and for every cell the record that gave it.
 *
 * in   records: rec, res, fresh, attributes; places: rec, fresh, _region, _territories … (see records.ts); clusters(rec, ent, entity_id)
 * out  entity_id VARCHAR, members BIGINT[] (sorted record numbers), prefecture VARCHAR, territories BIGINT … (bits of clean/territory-bits.ts, of any of
 *      its records), the attributes, `w_<attribute>` INTEGER (1-based position in members of the record that gave the value; NULL = no value),
 *      conflicts_0, conflicts_1 … BIGINT (bit k = attribute 60·i + k has more than one value)
 *
 * The key of a value: rank of its resource for the attribute (4 bits: 0 = the authority, 14 = some of the value is covered, 15 = it fails its own rule, whoever gives it) |
 * freshness, newest smallest (26 bits of minutes) | which record (33 bits, which makes it a total order). Smallest key wins; NULL values never
 * compete. Within an entity the records are told apart by their position in `members`, so that the smallest key holds what `w_<attribute>` says;
 * what leaves the slice has the record number instead, which gives the same order.
 *
 * Entities of a slice have a place, their number in the order of the files: attributes are grouped apart, each group in a table with a row for every
 * place in this order, and golden rows are these tables side by side. Joining them by their entities costs three times the grouping.
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';

export const RECORD_BITS = 8589934592; // 2^33
export const RANK = 576460752303423488n; // 2^59
export const MOST_MINUTES = 67108863; // 2^26 − 1
/** Keys from here on are of values that fail their own rule: they win only where nobody has a better one. */
export const FAILING = 15n * RANK;
/** Keys from here to {@link FAILING} are of covered values: any whole one wins, be it less fresh. */
export const COVERED = 14n * RANK;
const CONFLICT_BITS = 60;

export interface FuseInput {
  /** Records with attributes; those that take no part may be among them, since clusters have none of them. */
  readonly records: string;
  readonly clusters: string;
  /** Where the records are, those that take no part among them. */
  readonly places: string;
  /** Columns that say whose an entity is; each stands in `places` with `_` before its name. */
  readonly territories: readonly string[];
  readonly attributes: readonly AttributePlan[];
  /** Position of each resource in the run, by id. */
  readonly resourceIndex: ReadonlyMap<string, number>;
  /** First two digits of the region whose prefectures are partitions. */
  readonly province: string;
  /** Attributes of which some values are covered. */
  readonly covered?: ReadonlySet<string>;
  /** Condition on `e.ent` that picks the slice, so that memory is bounded. */
  readonly slice: string;
}

/** Attributes that are grouped together. */
export interface AttributeGroup {
  /** Resources that give them; null = many. */
  readonly resources: readonly number[] | null;
  /** Positions of the attributes. */
  readonly attributes: readonly number[];
}

/** Tables of a slice. */
export const ENTITIES = 'fuse_entities';
export const MEMBERS = 'fuse_members';
export const rowsTable = (group: number): string => `fuse_rows_${group}`;
export const groupTable = (group: number): string => `fuse_group_${group}`;
export const VOTES = 'fuse_votes';

/**
 * Entities of the slice in the order of their golden rows: (place INTEGER 1 …, seat INTEGER: number in the order of ids alone, ent, entity_id,
 * prefecture, territories …, members).
 */
export function entitiesSql({ places, clusters, slice, province, territories }: FuseInput): string {
  const whose = territories.join(', ');
  const ofAny = territories.map((column) => `bit_or(r._${column}) AS ${column}`).join(', ');
  return `SELECT CAST(row_number() OVER (ORDER BY prefecture, entity_id) AS INTEGER) AS place, CAST(row_number() OVER (ORDER BY entity_id) AS INTEGER) AS seat, ent, entity_id, prefecture, ${whose}, members
FROM (SELECT ent, entity_id, members, ${whose}, ${prefectureSql('region', province)} AS prefecture
FROM (SELECT e.ent AS ent, min(e.entity_id) AS entity_id, list_sort(array_agg(e.rec)) AS members, ${ofAny}, arg_min(r._region, CASE WHEN r._region IS NOT NULL THEN (${MOST_MINUTES} - r.fresh) * ${RECORD_BITS} + r.rec END) AS region
FROM ${places} AS r JOIN ${clusters} AS e ON r.rec = e.rec WHERE ${slice} GROUP BY e.ent) AS grouped) AS named ORDER BY place`;
}

/** Records of the slice: (rec, place, pos: 1-based position among the members). */
export function membersSql({ clusters }: FuseInput): string {
  return `SELECT e.rec AS rec, p.place AS place, CAST(row_number() OVER (PARTITION BY p.place ORDER BY e.rec) AS BIGINT) AS pos FROM ${clusters} AS e JOIN ${ENTITIES} AS p ON e.ent = p.ent`;
}

/** Groups of attributes beside the common one: each costs a pass of its own. */
const MOST_GROUPS = 12;

/**
 * Attributes that at most a third of the resources give, by the resources that give them; all others are common and come first. A wide group of every
 * entity costs by its columns, filled or not.
 */
export function attributeGroups({
  attributes,
  resourceIndex,
}: Pick<FuseInput, 'attributes' | 'resourceIndex'>): AttributeGroup[] {
  const groups = new Map<string, { resources: number[]; attributes: number[] }>();
  const providers = new Set(attributes.flatMap((a) => Object.keys(a.ranks).filter((r) => resourceIndex.has(r)))).size;
  attributes.forEach((a, i) => {
    const resources = Object.keys(a.ranks)
      .flatMap((r) => resourceIndex.get(r) ?? [])
      .sort((x, y) => x - y);
    if (resources.length === 0 || resources.length * 3 > providers) return;
    const key = resources.join();
    const group = groups.get(key) ?? { resources, attributes: [] };
    group.attributes.push(i);
    groups.set(key, group);
  });
  const rare = [...groups.values()].sort((a, b) => b.attributes.length - a.attributes.length).slice(0, MOST_GROUPS);
  const taken = new Set(rare.flatMap((g) => g.attributes));
  const common = attributes.map((_, i) => i).filter((i) => !taken.has(i));
  return [...(common.length > 0 ? [{ resources: null, attributes: common }] : []), ...rare];
}

/** Rows of a group: (place, rec, res, pos, k0 = key without rank, its attributes). */
export function rowsSql({ records, attributes, covered }: FuseInput, group: AttributeGroup): string {
  const columns = group.attributes.flatMap((i) => {
    const { attribute, domain } = attributes[i] as AttributePlan;
    return [
      attribute,
      ...(domain.kind === 'identifier' ? [`${attribute}_ok`] : []),
      ...(covered?.has(attribute) ? [`${attribute}_covered`] : []),
    ];
  });
  // an entity's rows stand together: wide groups of rows that lie apart are begun again and again, which costs more than the sort
  const order = group.resources === null ? ' ORDER BY place, pos' : '';
  const where = group.resources ? ` WHERE r.res IN (${group.resources.join(', ')})` : '';
  return `SELECT m.place AS place, r.rec AS rec, r.res AS res, m.pos AS pos, (${MOST_MINUTES} - r.fresh) * ${RECORD_BITS} + m.pos AS k0${columns.map((c) => `, r.${ident(c)} AS ${ident(c)}`).join('')}
FROM ${records} AS r JOIN ${MEMBERS} AS m ON r.rec = m.rec${where}${order}`;
}

/**
 * A group of attributes for every place, in order: (place, of attribute i: v<i> its value, k<i> the key of it, s<i> which strips state it; NULL where
 * nobody does; and m<mask>_<group>: bits of the attributes of which another value stands beside). `strips`: of each attribute, the resources that
 * bits stand for, see `comparedStrips`.
 */
export function groupSql(
  input: FuseInput,
  group: AttributeGroup,
  position: number,
  strips: readonly (readonly number[])[],
): string {
  const { attributes } = input;
  const aggregates = group.attributes.flatMap((i) => {
    const attribute = attributes[i] as AttributePlan;
    const column = ident(attribute.attribute);
    const key = filled(column, keyOf(attribute, input));
    const hash = filled(column, `ks_hash(${column})`);
    const bits = (strips[i] ?? []).map((res, k) => `WHEN ${res} THEN ${1n << BigInt(k)}`).join(' ');
    return [
      `arg_min(${column}, ${key}) AS v${i}`,
      `min(${key}) AS k${i}`,
      `min(${hash}) IS DISTINCT FROM max(${hash}) AS c${i}`,
      ...(bits ? [`bit_or(${filled(column, `CAST(CASE res ${bits} END AS BIGINT)`)}) AS s${i}`] : []),
    ];
  });
  const columns = group.attributes.flatMap((i) => [`v${i}`, `k${i}`, ...(strips[i]?.length ? [`s${i}`] : [])]);
  const masks = masksOf(group).map((mask) => {
    const bits = group.attributes
      .filter((i) => Math.floor(i / CONFLICT_BITS) === mask)
      .map((i) => `(CASE WHEN c${i} THEN CAST(1 AS BIGINT) << ${i % CONFLICT_BITS} ELSE 0 END)`);
    return `CAST((${bits.join(' | ')}) AS BIGINT) AS m${mask}_${position}`;
  });
  // every entity has rows of the common group
  if (group.resources === null)
    return `SELECT place, ${[...columns, ...masks].join(', ')}
FROM (SELECT place,\n${aggregates.join(',\n')}\nFROM ${rowsTable(position)} GROUP BY place) AS g ORDER BY place`;
  return `SELECT e.place AS place, ${[...columns, ...masks].join(', ')}
FROM ${ENTITIES} AS e LEFT JOIN (SELECT place AS grouped,\n${aggregates.join(',\n')}\nFROM ${rowsTable(position)} GROUP BY place) AS g ON e.place = g.grouped ORDER BY e.place`;
}

/** One row: c<mask>_<group>, bits of the attributes that have a cell with more than one value. */
export function contestedSql(groups: readonly AttributeGroup[]): string {
  const parts = groups.map((group, j) => {
    const masks = masksOf(group).map((mask) => `coalesce(bit_or(m${mask}_${j}), 0) AS c${mask}_${j}`);
    return `(SELECT ${masks.join(', ')} FROM ${groupTable(j)}) AS g${j}`;
  });
  return `SELECT * FROM ${parts.join(' CROSS JOIN ')}`;
}

/**
 * Positions of attributes in the row of `contestedSql`. What a row says of itself (its number, when it was changed) differs from row to row by its
 * nature: nothing is decided between its values, unless the entry wants them counted, and they stand in the rows.
 */
export function contestedAttributes(
  row: Readonly<Record<string, unknown>>,
  groups: readonly AttributeGroup[],
  attributes: readonly AttributePlan[],
): number[] {
  const wanted = (i: number) => attributes[i]?.majority || !attributes[i]?.ofTheRow;
  return groups
    .flatMap((group, j) =>
      group.attributes.filter(
        (i) =>
          wanted(i) &&
          (BigInt(row[`c${Math.floor(i / CONFLICT_BITS)}_${j}`] as number | bigint) >> BigInt(i % CONFLICT_BITS)) & 1n,
      ),
    )
    .sort((a, b) => a - b);
}

/**
 * Values of cells that have more than one: (place, attr = position of the attribute, rec, res, key, value as text, h = hash of it; won = hash of the
 * value with the smallest key, level = rank and freshness of that). One row a record and cell. `contested`: positions of the attributes that have
 * such cells; each is a pass of its own over two columns, a third of the cost of one pass that makes a list of every row's cells.
 */
export function conflictsSql(
  input: FuseInput,
  groups: readonly AttributeGroup[],
  contested: readonly number[],
): string {
  const parts = contested.flatMap((i) => {
    const attribute = input.attributes[i];
    const j = groups.findIndex((g) => g.attributes.includes(i));
    if (!attribute || j < 0) return [];
    const value = `CAST(s.${ident(attribute.attribute)} AS VARCHAR)`;
    return `SELECT s.place AS place, ${i} AS attr, s.rec AS rec, s.res AS res, ${keyOf(attribute, input)} - s.pos + s.rec AS "key", ${value} AS value, ks_hash(${value}) AS h, g.won AS won, g.level AS level
FROM ${rowsTable(j)} AS s JOIN (SELECT place, ks_hash(CAST(v${i} AS VARCHAR)) AS won, ks_idiv(k${i}, ${RECORD_BITS}) AS level FROM ${groupTable(j)} WHERE (m${Math.floor(i / CONFLICT_BITS)}_${j} >> ${i % CONFLICT_BITS}) & 1 = 1) AS g ON s.place = g.place WHERE s.${ident(attribute.attribute)} IS NOT NULL`;
  });
  return parts.length > 0
    ? parts.join('\nUNION ALL\n')
    : `SELECT place, 0 AS attr, CAST(0 AS BIGINT) AS rec, 0 AS res, CAST(0 AS BIGINT) AS "key", CAST(NULL AS VARCHAR) AS value, CAST(0 AS BIGINT) AS h, CAST(0 AS BIGINT) AS won, CAST(0 AS BIGINT) AS level FROM ${ENTITIES} WHERE FALSE`;
}

/** What other cells than those of the smallest key the golden rows have, for every place, in order. `decided`: positions of their attributes. */
export function votesSql(table: string, decided: readonly number[]): string {
  const pivot = decided.map(
    (i) =>
      `max(CASE WHEN attr = ${i} THEN value END) AS vote_v${i}, max(CASE WHEN attr = ${i} THEN rec END) AS vote_r${i}`,
  );
  const columns = decided.map((i) => `, vote_v${i}, vote_r${i}`).join('');
  return `SELECT e.place AS place${columns} FROM ${ENTITIES} AS e LEFT JOIN (SELECT place AS voted, ${pivot.join(', ')} FROM ${table} GROUP BY place) AS v ON e.place = v.voted ORDER BY e.place`;
}

/** The golden rows. `from`: the entities, all groups and the votes side by side; `decided`: positions of the attributes that votes hold. */
export function goldenSql(
  { attributes, territories }: Pick<FuseInput, 'attributes' | 'territories'>,
  from: string,
  groups: readonly AttributeGroup[],
  decided: readonly number[],
  types: ReadonlyMap<string, string>,
): string {
  const columns = attributes.flatMap((a, i) => {
    const place = `CAST(k${i} & ${RECORD_BITS - 1} AS INTEGER)`;
    const voted = decided.includes(i);
    const value = voted
      ? `CASE WHEN vote_r${i} IS NOT NULL THEN CAST(vote_v${i} AS ${types.get(a.attribute) ?? 'VARCHAR'}) ELSE v${i} END`
      : `v${i}`;
    return [
      `${value} AS ${ident(a.attribute)}`,
      `${voted ? `CASE WHEN vote_r${i} IS NOT NULL THEN CAST(ks_pos(members, vote_r${i}) AS INTEGER) ELSE ${place} END` : place} AS ${ident(`w_${a.attribute}`)}`,
    ];
  });
  const conflicts = Array.from({ length: conflictMasks(attributes.length) }, (_, mask) => {
    const parts = groups.flatMap((group, j) => (masksOf(group).includes(mask) ? [`coalesce(m${mask}_${j}, 0)`] : []));
    return `CAST((${parts.join(' | ') || '0'}) AS BIGINT) AS conflicts_${mask}`;
  });
  return `SELECT entity_id, members, prefecture, ${territories.join(', ')}, ${[...columns, ...conflicts].join(', ')} FROM ${from}`;
}

function filled(column: string, then: string): string {
  return `CASE WHEN ${column} IS NOT NULL THEN ${then} END`;
}

function masksOf(group: AttributeGroup): number[] {
  return [...new Set(group.attributes.map((i) => Math.floor(i / CONFLICT_BITS)))];
}

export function conflictMasks(attributes: number): number {
  return Math.max(1, Math.ceil(attributes / CONFLICT_BITS));
}

/** Over rows of a group. */
function keyOf(attribute: AttributePlan, { resourceIndex, covered }: FuseInput): string {
  const byRank = new Map<number, number[]>();
  for (const [resource, rank] of Object.entries(attribute.ranks)) {
    const index = resourceIndex.get(resource);
    if (index !== undefined) byRank.set(rank, [...(byRank.get(rank) ?? []), index]);
  }
  const raised = [...byRank].filter(([rank]) => rank > 0).sort(([a], [b]) => a - b);
  const cases = raised.map(
    ([rank, indexes]) =>
      `WHEN res IN (${indexes.sort((a, b) => a - b).join(', ')}) THEN ${BigInt(Math.min(rank, 13)) * RANK}`,
  );
  // the word of a resource that an entry calls final stands even where it breaks the rule
  if (attribute.domain.kind === 'identifier' && attribute.yields !== 'never')
    cases.unshift(`WHEN NOT ${ident(`${attribute.attribute}_ok`)} THEN ${FAILING}`);
  if (covered?.has(attribute.attribute))
    cases.unshift(`WHEN ${ident(`${attribute.attribute}_covered`)} THEN ${COVERED}`);
  return cases.length > 0 ? `k0 + CASE ${cases.join(' ')} ELSE 0 END` : 'k0';
}

function prefectureSql(region: string, province: string): string {
  return `CASE WHEN substr(${region}, 1, 2) = ${literal(province)} AND substr(${region}, 3, 2) <> '00' THEN substr(${region}, 1, 4) ELSE '0000' END`;
}
