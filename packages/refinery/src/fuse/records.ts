/**
 * The records of one subject: every row of every resource about it that passed the checks, in one view.
 *
 *   rec BIGINT      offset of the resource + row: names the row in this run
 *   res INTEGER     position of the resource in the run
 *   fresh BIGINT    minutes since 1970 of the row's own update time, 0 = unknown
 *   …               one column an attribute, typed; NULL where the resource lacks it
 *   <id>_ok BOOLEAN for identifiers: it checks out
 *
 * Where they are stands in a view beside it, since one statement alone asks:
 *
 *   rec BIGINT, fresh BIGINT
 *   _region VARCHAR county of the row, for partitioning
 *   _territories …  whose row it is: the columns of clean/territory-bits.ts with `_` before their names
 */
import type { AttributePlan, SubjectPlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { COVERED_NAME, mayBeCovered } from '@kuaishu/standards';
import { checkFile } from '../check/check-step.ts';
import type { SqlType } from '../clean/cell.ts';
import { openClean } from '../clean/clean-step.ts';
import { type CleanColumn, cleanPlan } from '../clean/plan.ts';
import { territoryListSql } from '../clean/territories.ts';
import { type ResourceState, type RunContext, resourcesOf } from '../run/context.ts';

/** Creates the views `records_<subject>`, `records_all_<subject>` and `places_<subject>` (and what they read). → the SQL type of each attribute. */
export async function openRecords(context: RunContext, subject: SubjectPlan): Promise<ReadonlyMap<string, string>> {
  const resources = resourcesOf(context, subject);
  const types = attributeTypes(subject, resources);
  const parts: { readonly all: string; readonly present: string; readonly places: string }[] = [];
  for (const resource of resources) {
    await openClean(context, resource);
    await openGone(context, resource);
    const all = recordsOf(subject.attributes, types, resource);
    const gone = `gone_${resource.index}`;
    const places = placesOf(resource, context.plan.region);
    parts.push({ all, present: `${all} ANTI JOIN ${gone} AS g ON c."row" = g."row"`, places });
  }
  for (const [view, from] of [
    [recordsView(subject), parts.map((p) => p.present)],
    [allRecordsView(subject), parts.map((p) => p.all)],
    [placesView(subject), parts.map((p) => p.places)],
  ] as const)
    await context.engine.run(`CREATE OR REPLACE VIEW ${view} AS ${from.join('\nUNION ALL\n')}`, 'records');
  return types;
}

export function recordsView(subject: { readonly subject: string }): string {
  return ident(`records_${subject.subject}`);
}

/** With the rows that take no part: for joins with what link made, which has none of them. An engine knows how many rows these are. */
export function allRecordsView(subject: { readonly subject: string }): string {
  return ident(`records_all_${subject.subject}`);
}

/** Of all records, those that take no part among them. */
export function placesView(subject: { readonly subject: string }): string {
  return ident(`places_${subject.subject}`);
}

export function isIdentifier(attribute: AttributePlan): boolean {
  return attribute.domain.kind === 'identifier';
}

/** Attributes whose values may be covered in part: 5201**********1234, 张*. */
export function mayHideCharacters({ domain }: Pick<AttributePlan, 'domain'>): boolean {
  return domain.kind === 'person_name' || (domain.kind === 'identifier' && mayBeCovered(domain.rule));
}

/** Over cleaned rows, where `_ok` of a covered number is NULL. Never NULL. */
function coveredSql({ attribute, domain }: AttributePlan): string {
  const value = ident(attribute);
  if (domain.kind === 'person_name') return `coalesce(regexp_matches(${value}, '${COVERED_NAME}'), FALSE)`;
  return `(${value} IS NOT NULL AND ${ident(`${attribute}_ok`)} IS NULL)`;
}

/** Rows that take no part: fatal faults and rows replaced by mended ones. Small, so a table. */
async function openGone(context: RunContext, resource: ResourceState): Promise<void> {
  const replaced = resource.deliveries.flatMap((d) => d.replacedRows);
  const values = replaced.length > 0 ? ` UNION SELECT unnest([${replaced.join(', ')}]::BIGINT[])` : '';
  await context.engine.run(
    `CREATE OR REPLACE TABLE gone_${resource.index} AS SELECT "row" FROM read_parquet(${literal(checkFile(context, resource))}) WHERE fatal${values}`,
    'records',
  );
}

/** SQL type of each attribute of a subject in its records and its block. */
export function attributeTypes(subject: SubjectPlan, resources: readonly ResourceState[]): ReadonlyMap<string, string> {
  const types = new Map<string, string>();
  for (const resource of resources) {
    for (const column of cleanPlan(resource.items).columns) {
      const known = types.get(column.attribute);
      types.set(column.attribute, known === undefined ? recordType(column) : commonType(known, recordType(column)));
    }
  }
  return new Map(subject.attributes.map((a) => [a.attribute, types.get(a.attribute) ?? 'VARCHAR']));
}

/** Cleaned numbers are DOUBLE, so that check sees a 17.5 where whole ones are asked for; whole ones are whole in records and blocks. */
function recordType({ domain, sqlType }: CleanColumn): SqlType {
  return domain.kind === 'number' && domain.scale === 0 ? 'BIGINT' : sqlType;
}

const NUMBERS: readonly string[] = ['BIGINT', 'DOUBLE'];

/** Two entries that read one attribute differently agree on numbers if both read numbers, else only on text. */
function commonType(one: string, other: string): string {
  if (one === other) return one;
  return NUMBERS.includes(one) && NUMBERS.includes(other) ? 'DOUBLE' : 'VARCHAR';
}

function recordsOf(
  attributes: readonly AttributePlan[],
  types: ReadonlyMap<string, string>,
  resource: ResourceState,
): string {
  const columns = new Map(cleanPlan(resource.items).columns.map((c) => [c.attribute, c]));
  const select = attributes.flatMap((a) => {
    const type = types.get(a.attribute) ?? 'VARCHAR';
    const column = columns.get(a.attribute);
    const has = column !== undefined;
    const value = has ? cast(column, type) : `CAST(NULL AS ${type})`;
    const list = [`${value} AS ${ident(a.attribute)}`];
    if (isIdentifier(a))
      list.push(`${has ? `coalesce(${ident(`${a.attribute}_ok`)}, FALSE)` : 'FALSE'} AS ${ident(`${a.attribute}_ok`)}`);
    if (mayHideCharacters(a)) list.push(`${has ? coveredSql(a) : 'FALSE'} AS ${ident(`${a.attribute}_covered`)}`);
    return list;
  });
  return `SELECT ${recordOf(resource)} AS rec, CAST(${resource.index} AS INTEGER) AS res, ${freshness(resource, columns)} AS fresh, ${select.join(', ')}
FROM clean_${resource.index} AS c`;
}

function placesOf(resource: ResourceState, region: string): string {
  const columns = new Map(cleanPlan(resource.items).columns.map((c) => [c.attribute, c]));
  return `SELECT ${recordOf(resource)} AS rec, ${freshness(resource, columns)} AS fresh, ${regionOf(columns)} AS _region, ${territoryListSql(resource, region, (column) => `_${column}`)}
FROM clean_${resource.index} AS c`;
}

const recordOf = ({ offset }: ResourceState): string => `CAST(${offset} + c."row" AS BIGINT)`;

function cast(column: CleanColumn, to: string): string {
  const value = ident(column.attribute);
  if (column.sqlType === to) return value;
  if (recordType(column) === column.sqlType) return `CAST(${value} AS ${to})`;
  // check has told what is no whole number; it has no place in the block
  const whole = `CASE WHEN ${value} = floor(${value}) THEN try_cast(${value} AS BIGINT) END`;
  return to === 'BIGINT' ? whole : `CAST(${whole} AS ${to})`;
}

/** Minutes since 1970, kept within the 26 bits that the fusion key has for them (until 2097). */
function freshness(resource: ResourceState, columns: ReadonlyMap<string, CleanColumn>): string {
  const item = resource.items.find(
    (i) => i.name === resource.entry.freshness || i.attribute === resource.entry.freshness,
  );
  const type = item ? columns.get(item.attribute)?.sqlType : undefined;
  if (!item || (type !== 'DATE' && type !== 'TIMESTAMP')) return 'CAST(0 AS BIGINT)';
  return `coalesce(greatest(0, least(67108863, ks_idiv(CAST(epoch(CAST(${ident(item.attribute)} AS TIMESTAMP)) AS BIGINT), 60))), 0)`;
}

/** The row's county: a region item of its own, else the one found in its address. */
function regionOf(columns: ReadonlyMap<string, CleanColumn>): string {
  const candidates = [
    'region_code',
    'reg_region',
    'place_region',
    'stat_region',
    'address_region',
    'reg_address_region',
    'place_address_region',
    'household_region',
    'household_address_region',
  ];
  const present = candidates.filter((c) => columns.get(c)?.sqlType === 'VARCHAR');
  return present.length === 0 ? 'CAST(NULL AS VARCHAR)' : `coalesce(${[...present.map(ident), 'NULL'].join(', ')})`;
}
