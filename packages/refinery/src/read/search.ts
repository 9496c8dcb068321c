import { ident, literal } from '@kuaishu/engine';
import { maskSql } from '../mask/mask-sql.ts';
import { maskValue } from '../mask/mask-value.ts';
import { firstOf, labelAttributes } from '../naming/labels.ts';
import { searchedAttributes } from '../publish/search/searched.ts';
import { rowTexts } from './cell-text.ts';
import type { Lookups } from './lookups.ts';
import type { OpenRelease } from './releases.ts';
import { entityScopeSql } from './row-scope.ts';
import { type IndexedSearch, MOST_ROWS, pageByIndex, type SearchedPage } from './search-index.ts';
import { summaryOf } from './summary.ts';
import type { EntityHit, SearchOptions, SearchResult } from './views.ts';

/** Entities whose name or identifier holds the query; without a query, all of them. */
export async function searchBlock(
  lookups: Lookups,
  release: OpenRelease,
  query: string,
  options: SearchOptions = {},
  mostRows = MOST_ROWS,
): Promise<SearchResult> {
  const { labels, details } = labelAttributes(release.attributes);
  const known = new Set(release.attributes.map((a) => a.attribute));
  const beside = [...new Set([...details, ...(options.columns ?? []).filter((a) => known.has(a))])];
  const shown = [...new Set([...labels, ...beside])];
  const columns = `entity_id, prefecture, len(members) AS records, ${shown.map((a) => `CAST(${ident(a)} AS VARCHAR) AS ${ident(a)}`).join(', ')}`;
  const words = query.trim().split(/\s+/u).filter(Boolean);
  const asked: Asked = {
    words,
    columns,
    order: orderSql(release, labels, options.sort),
    limit: Math.min(100_000, Math.max(1, Math.trunc(options.limit ?? 20))),
    offset: Math.max(0, Math.trunc(options.offset ?? 0)),
    holds: holding(release),
    mostRows,
  };
  const { rows, total } =
    (await byIndex(lookups, release, asked, options)) ?? (await byScan(lookups, release, asked, options));
  return { hits: rows.map((row) => hit(release, row, labels, beside)), total, details };
}

type Row = Record<string, string | number | null>;
type Asked = Pick<IndexedSearch, 'words' | 'columns' | 'order' | 'limit' | 'offset' | 'holds' | 'mostRows'>;

/** Condition on golden rows: the word is contained in an attribute that is searched, or is the entity's id. */
function holding({ attributes }: OpenRelease): IndexedSearch['holds'] {
  const { names, numbers } = searchedAttributes(attributes);
  return (word, within) => {
    const parts = [...names, ...numbers]
      .filter((i) => within === undefined || within.attributes.has(i))
      .map((i) => `contains(CAST(${ident(attributes[i]?.attribute ?? '')} AS VARCHAR), ${literal(word)})`);
    if (within === undefined || within.entity) parts.push(`entity_id = ${literal(word)}`);
    return parts.length > 0 ? `(${parts.join(' OR ')})` : 'FALSE';
  };
}

/** Null where the release has no index, or the index does not help. */
async function byIndex(
  lookups: Lookups,
  release: OpenRelease,
  asked: Asked,
  { prefecture, entities, records = 0, scope = true }: SearchOptions,
): Promise<SearchedPage<Row> | null> {
  const { search, folder } = release;
  if (search === undefined || asked.words.length === 0 || entities) return null;
  const seen = entityScopeSql(release, scope);
  const filters = (count: string) => [
    ...(records > 1 ? [`${count} >= ${Math.trunc(records)}`] : []),
    ...(seen === null ? [] : [seen]),
  ];
  return pageByIndex<Row>(lookups, {
    ...asked,
    folder,
    search,
    prefecture: prefecture || null,
    filters: filters('records'),
    goldenFilters: filters('len(members)'),
  });
}

async function byScan(
  lookups: Lookups,
  release: OpenRelease,
  { words, columns, order, limit, offset, holds }: Asked,
  { prefecture, entities, records, scope = true }: SearchOptions,
): Promise<SearchedPage<Row>> {
  const conditions = words.map((word) => holds(word));
  if (prefecture) conditions.push(`prefecture = ${literal(prefecture)}`);
  if (entities) conditions.push(`entity_id IN (${entities.map(literal).join(', ') || 'NULL'})`);
  if (records !== undefined && records > 1) conditions.push(`len(members) >= ${Math.trunc(records)}`);
  const seen = entityScopeSql(release, scope);
  const asked = conditions.length > 0;
  if (seen !== null) conditions.push(seen);
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const rows = await lookups.query<Row>(
    `SELECT ${columns} FROM ${release.golden}${where} ORDER BY ${order ?? 'entity_id'} LIMIT ${limit} OFFSET ${offset}`,
  );
  // a page that is not full is the last: what stands before it and on it is all, and no second scan is needed
  const last = rows.length < limit && (rows.length > 0 || offset === 0);
  const total = !asked
    ? summaryOf(release, scope).entities
    : last
      ? offset + rows.length
      : ((await lookups.query<{ n: number }>(`SELECT count(*) AS n FROM ${release.golden}${where}`))[0]?.n ?? 0);
  return { rows, total };
}

/**
 * Entities in one order over all pages; null: by id alone. What is masked is sorted by its masked form: an order by the plain values would tell what the mask hides.
 */
function orderSql(release: OpenRelease, labels: readonly string[], sort: string | undefined): string | null {
  const down = sort?.startsWith('-') ?? false;
  const by = keySql(release, labels, down ? sort?.slice(1) : sort);
  return by === null ? null : `${by}${down ? ' DESC' : ''} NULLS LAST, entity_id`;
}

function keySql(release: OpenRelease, labels: readonly string[], name: string | undefined): string | null {
  if (name === 'prefecture') return 'prefecture';
  if (name === 'records') return 'len(members)';
  if (name === 'label') return `coalesce(${[...labels.map((a) => seenSql(release, a)), 'entity_id'].join(', ')})`;
  const attribute = release.attributes.find((a) => a.attribute === name);
  if (!attribute) return null;
  return attribute.grade === 'green' ? ident(attribute.attribute) : seenSql(release, attribute.attribute);
}

/** An attribute as the `masked` view shows it; NULL where that view leaves it out. */
function seenSql(release: OpenRelease, name: string): string {
  const attribute = release.attributes.find((a) => a.attribute === name);
  if (!attribute || release.views.masked.removed.includes(name)) return 'CAST(NULL AS VARCHAR)';
  if (attribute.grade === 'green') return `CAST(${ident(name)} AS VARCHAR)`;
  return maskSql(attribute.mask, ident(name), 'entity_id');
}

function hit(
  release: OpenRelease,
  row: Record<string, string | number | null>,
  labels: readonly string[],
  beside: readonly string[],
): EntityHit {
  const entity = String(row['entity_id']);
  const values = rowTexts(
    release,
    Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v === null ? null : String(v)])),
  );
  const masked = maskRow(release, values, entity);
  return {
    entity,
    label: firstOf(values, labels) ?? entity,
    maskedLabel: firstOf(masked, labels) ?? entity,
    prefecture: String(row['prefecture']),
    records: Number(row['records']),
    values: Object.fromEntries(beside.map((a) => [a, { value: values[a] ?? null, masked: masked[a] ?? null }])),
  };
}

/** Every attribute as the `masked` view shows it. */
export function maskRow(
  release: Pick<OpenRelease, 'attributes' | 'views'>,
  values: Readonly<Record<string, string | null>>,
  entity: string,
): Record<string, string | null> {
  return Object.fromEntries(
    release.attributes.map((a) => [a.attribute, maskCell(release, a.attribute, values[a.attribute] ?? null, entity)]),
  );
}

export function maskCell(
  release: Pick<OpenRelease, 'attributes' | 'views'>,
  attribute: string,
  value: string | null,
  entity: string,
): string | null {
  const plan = release.attributes.find((a) => a.attribute === attribute);
  if (!plan || value === null) return null;
  if (release.views.masked.removed.includes(attribute)) return null;
  return plan.grade === 'green' ? value : maskValue(plan.mask, value, entity);
}
