import { TEXT_IDENTIFIERS } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { maskSql } from '../mask/mask-sql.ts';
import { maskValue } from '../mask/mask-value.ts';
import { firstOf, labelAttributes } from './labels.ts';
import type { Lookups } from './lookups.ts';
import type { OpenRelease } from './releases.ts';
import { entityScopeSql } from './row-scope.ts';
import { summaryOf } from './summary.ts';
import type { EntityHit, SearchOptions, SearchResult } from './views.ts';

/** Entities whose name or identifier holds the query; without a query, all of them. */
export async function searchBlock(
  lookups: Lookups,
  release: OpenRelease,
  query: string,
  options: SearchOptions = {},
): Promise<SearchResult> {
  const { labels, details } = labelAttributes(release.attributes);
  const searched = release.attributes
    .filter((a) => labels.includes(a.attribute) || isNumber(a))
    .map((a) => a.attribute);
  const words = query.trim().split(/\s+/u).filter(Boolean);
  const conditions = words.map((word) => {
    const parts = searched.map((a) => `contains(CAST(${ident(a)} AS VARCHAR), ${literal(word)})`);
    return `(${[...parts, `entity_id = ${literal(word)}`].join(' OR ')})`;
  });
  if (options.prefecture) conditions.push(`prefecture = ${literal(options.prefecture)}`);
  if (options.entities) conditions.push(`entity_id IN (${options.entities.map(literal).join(', ') || 'NULL'})`);
  if (options.records !== undefined && options.records > 1)
    conditions.push(`len(members) >= ${Math.trunc(options.records)}`);
  const seen = entityScopeSql(release, options.scope ?? true);
  const asked = conditions.length > 0;
  if (seen !== null) conditions.push(seen);
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const limit = Math.min(100_000, Math.max(1, Math.trunc(options.limit ?? 20)));
  const offset = Math.max(0, Math.trunc(options.offset ?? 0));
  const known = new Set(release.attributes.map((a) => a.attribute));
  const beside = [...new Set([...details, ...(options.columns ?? []).filter((a) => known.has(a))])];
  const shown = [...new Set([...labels, ...beside])];
  const rows = await lookups.query<Record<string, string | number | null>>(
    `SELECT entity_id, prefecture, len(members) AS records, ${shown.map((a) => `CAST(${ident(a)} AS VARCHAR) AS ${ident(a)}`).join(', ')} FROM ${release.golden}${where} ORDER BY ${orderSql(release, labels, options.sort)} LIMIT ${limit} OFFSET ${offset}`,
  );
  // a page that is not full is the last: what stands before it and on it is all, and no second scan is needed
  const last = rows.length < limit && (rows.length > 0 || offset === 0);
  const total = !asked
    ? summaryOf(release, options.scope).entities
    : last
      ? offset + rows.length
      : ((await lookups.query<{ n: number }>(`SELECT count(*) AS n FROM ${release.golden}${where}`))[0]?.n ?? 0);
  return { hits: rows.map((row) => hit(release, row, labels, beside)), total, details };
}

/** Numbers that name a subject: identifiers with a rule, those that registers give in a form of their own (project_no), and what is called like one. */
function isNumber({ attribute, domain }: OpenRelease['attributes'][number]): boolean {
  if (domain.kind === 'identifier') return true;
  return (
    domain.kind === 'text' && (TEXT_IDENTIFIERS.includes(attribute) || /(?:^|_)(?:no|id|code|number)$/.test(attribute))
  );
}

/**
 * Entities in one order over all pages. What is masked is sorted by its masked form: an order by the plain values would tell what the mask hides.
 */
function orderSql(release: OpenRelease, labels: readonly string[], sort: string | undefined): string {
  const down = sort?.startsWith('-') ?? false;
  const by = keySql(release, labels, down ? sort?.slice(1) : sort);
  return by === null ? 'entity_id' : `${by}${down ? ' DESC' : ''} NULLS LAST, entity_id`;
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
  const values = Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v === null ? null : String(v)]));
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
