import { ident, literal } from '@kuaishu/engine';
import { decodeCode, region } from '@kuaishu/standards';
import { maskValue } from '../mask/mask-value.ts';
import { firstOf, labelAttributes } from './labels.ts';
import type { Lookups } from './lookups.ts';
import type { OpenRelease } from './releases.ts';
import type { EntityHit } from './views.ts';

/** Entities whose name or identifier holds the query, by entity id; without a query, the first ones. */
export async function searchBlock(
  lookups: Lookups,
  release: OpenRelease,
  query: string,
  options: { prefecture?: string; limit?: number; offset?: number } = {},
): Promise<{ hits: EntityHit[]; total: number }> {
  const { labels, details } = labelAttributes(release.attributes);
  const searched = release.attributes
    .filter((a) => a.domain.kind === 'identifier' || labels.includes(a.attribute))
    .map((a) => a.attribute);
  const words = query.trim().split(/\s+/u).filter(Boolean);
  const conditions = words.map((word) => {
    const parts = searched.map((a) => `contains(CAST(${ident(a)} AS VARCHAR), ${literal(word)})`);
    return `(${[...parts, `entity_id = ${literal(word)}`].join(' OR ')})`;
  });
  if (options.prefecture) conditions.push(`prefecture = ${literal(options.prefecture)}`);
  const where = conditions.length > 0 ? ` WHERE ${conditions.join(' AND ')}` : '';
  const limit = Math.min(200, Math.max(1, Math.trunc(options.limit ?? 20)));
  const offset = Math.max(0, Math.trunc(options.offset ?? 0));
  const shown = [...new Set([...labels, ...details])];
  const rows = await lookups.query<Record<string, string | number | null>>(
    `SELECT entity_id, prefecture, len(members) AS records, ${shown.map((a) => `CAST(${ident(a)} AS VARCHAR) AS ${ident(a)}`).join(', ')} FROM ${release.golden}${where} ORDER BY entity_id LIMIT ${limit} OFFSET ${offset}`,
  );
  const total =
    where === ''
      ? release.entities
      : ((await lookups.query<{ n: number }>(`SELECT count(*) AS n FROM ${release.golden}${where}`))[0]?.n ?? 0);
  return { hits: rows.map((row) => hit(release, row, labels, details)), total };
}

function hit(
  release: OpenRelease,
  row: Record<string, string | number | null>,
  labels: string[],
  details: string[],
): EntityHit {
  const entity = String(row['entity_id']);
  const values = Object.fromEntries(Object.entries(row).map(([k, v]) => [k, v === null ? null : String(v)]));
  const masked = maskRow(release, values, entity);
  return {
    entity,
    label: firstOf(values, labels) ?? entity,
    maskedLabel: firstOf(masked, labels) ?? entity,
    detail: details
      .map((d) => inWords(release, d, masked[d]))
      .filter((v) => v !== null && v !== undefined && v !== '')
      .join(' · '),
    prefecture: String(row['prefecture']),
    records: Number(row['records']),
  };
}

/** A code as what it means: 2 → 女, 520102 → 南明区. */
function inWords(release: OpenRelease, attribute: string, value: string | null | undefined): string | null {
  const domain = release.attributes.find((a) => a.attribute === attribute)?.domain;
  if (value === null || value === undefined || !domain) return null;
  if (domain.kind === 'code') return decodeCode(domain.table, value)?.zh ?? value;
  if (domain.kind === 'identifier' && domain.rule === 'region6') return region(value)?.name ?? value;
  return value;
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
