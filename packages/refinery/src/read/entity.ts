/** One entity with everything behind it: golden cells and their sources, losing values, records, links and their evidence. */

import { join } from 'node:path';
import { ident, literal } from '@kuaishu/engine';
import { coveredAgrees, coveredNameAgrees, isCoveredName, mayBeCovered } from '@kuaishu/standards';
import { codesOf, territoryColumns } from '../clean/territory-bits.ts';
import { firstOf, labelAttributes } from '../naming/labels.ts';
import type { ReleaseManifest } from '../publish/release-manifest.ts';
import type { StorePaths } from '../store/paths.ts';
import { cellText, rowTexts } from './cell-text.ts';
import { readEdges } from './edges.ts';
import type { Lookups } from './lookups.ts';
import { isCoveredCell, isWhole, type RecordRow, readRecords } from './record-reader.ts';
import type { OpenRelease } from './releases.ts';
import { layoutOf } from './row-scope.ts';
import { sameDoor } from './same-door.ts';
import { maskCell, maskRow } from './search.ts';
import type { CellRule, CellView, EntityView } from './views.ts';

export async function readEntity(
  lookups: Lookups,
  paths: StorePaths,
  release: OpenRelease,
  entity: string,
): Promise<EntityView | null> {
  const texts = release.attributes.flatMap((a, i) => [
    `CAST(${ident(a.attribute)} AS VARCHAR) AS v${i}`,
    `${ident(`w_${a.attribute}`)} AS w${i}`,
  ]);
  const layout = layoutOf(release);
  const whose = release.territories ? territoryColumns(layout) : [];
  const [row] = await lookups.query<Record<string, unknown>>(
    `SELECT ${['members', ...whose, ...texts].join(', ')} FROM ${release.golden} WHERE entity_id = ${literal(entity)}`,
  );
  if (!row) return null;
  const members = (row['members'] as (number | bigint)[]).map(Number);
  const records = await readRecords(lookups, paths, release, members);
  const losers = await lookups.query<{ attr: number; rec: number; value: string }>(
    `SELECT attr, rec, value FROM read_parquet(${literal(join(release.folder, 'conflicts*.parquet'))}) WHERE entity_id = ${literal(entity)} ORDER BY attr, "key"`,
  );
  const byRecord = new Map(records.map((r) => [r.record, r]));
  const values = Object.fromEntries(
    release.attributes.map((a, i) => [a.attribute, (row[`v${i}`] as string | null) ?? null]),
  );
  const cells = release.attributes.map((a, i) => {
    const place = row[`w${i}`] as number | null;
    return cellOf(
      release,
      entity,
      a,
      values[a.attribute] ?? null,
      place === null ? null : (members[place - 1] ?? null),
      records,
      byRecord,
      losers.filter((l) => l.attr === i),
    );
  });
  const shown = rowTexts(release, values);
  const masked = maskRow(release, shown, entity);
  const { labels } = labelAttributes(release.attributes);
  return {
    entity,
    territories: codesOf(row, layout),
    block: release.block,
    subject: release.subject,
    release: release.release,
    run: release.run,
    label: firstOf(shown, labels) ?? entity,
    maskedLabel: firstOf(masked, labels) ?? entity,
    cells,
    records: records.map((r) => ({ record: r.record, source: r.source, values: recordValues(release, r, entity) })),
    edges: await readEdges(lookups, release, records),
  };
}

function recordValues(
  release: OpenRelease,
  record: RecordRow,
  entity: string,
): EntityView['records'][number]['values'] {
  return Object.fromEntries(
    record.resource.items.map((item) => {
      const value = cellText(release, item.attribute, record.clean[item.attribute] ?? null);
      return [
        item.attribute,
        {
          value,
          masked: maskCell(release, item.attribute, value, entity),
          raw: item.column === null ? null : (record.raw[item.column] ?? null),
        },
      ];
    }),
  );
}

function cellOf(
  release: OpenRelease,
  entity: string,
  attribute: ReleaseManifest['attributes'][number],
  value: string | null,
  winner: number | null,
  records: readonly RecordRow[],
  byRecord: ReadonlyMap<number, RecordRow>,
  conflicts: readonly { rec: number; value: string }[],
): CellView {
  const given = records.filter((r) => attributeOf(r, attribute.attribute) !== null);
  const agreeing = given.filter((r) => {
    const other = attributeOf(r, attribute.attribute);
    return other === value || (other !== null && value !== null && saysTheSame(attribute, other, value));
  });
  const source = winner === null ? null : (byRecord.get(winner) ?? null);
  const item = source?.resource.items.find((i) => i.attribute === attribute.attribute);
  const authority = Object.entries(attribute.ranks).find(([, rank]) => rank === 0)?.[0];
  const others = given.filter((r) => r.record !== winner);
  const shown = cellText(release, attribute.attribute, value);
  return {
    attribute: attribute.attribute,
    title: attribute.title,
    grade: attribute.grade,
    value: shown,
    masked: maskCell(release, attribute.attribute, shown, entity),
    raw: source && item?.column ? (source.raw[item.column] ?? null) : null,
    repaired: source !== null && item !== undefined && ((source.repaired >> BigInt(item.index)) & 1n) === 1n,
    authority: release.resources.find((r) => r.resource === authority)?.provider ?? null,
    source: source?.source ?? null,
    rule: ruleOf(attribute, value, source, given, agreeing.length, conflicts),
    agree: agreeing.length,
    of: given.length,
    losers: others.map((r) => {
      const other = attributeOf(r, attribute.attribute) ?? '';
      const said = cellText(release, attribute.attribute, other) ?? '';
      return {
        value: said,
        masked: maskCell(release, attribute.attribute, said, entity) ?? '',
        source: r.source,
        reason: reasonOf(attribute, value, source, r, other),
      };
    }),
  };
}

function attributeOf(record: RecordRow, attribute: string): string | null {
  return record.clean[attribute] ?? null;
}

function rankOf(attribute: ReleaseManifest['attributes'][number], record: RecordRow): number {
  return attribute.ranks[record.resource.resource] ?? 1;
}

/** Follows from members, conflict and ranks; nothing more is stored. */
function ruleOf(
  attribute: ReleaseManifest['attributes'][number],
  value: string | null,
  source: RecordRow | null,
  given: readonly RecordRow[],
  agreeing: number,
  conflicts: readonly { rec: number; value: string }[],
): CellRule | null {
  if (value === null || source === null) return null;
  if (given.length <= 1) return 'only';
  if (agreeing === given.length) return 'agreed';
  const first = conflicts[0]; // smallest key: authority, then freshness
  if (first && first.value !== value) return saysTheSame(attribute, first.value, value) ? 'fullest' : 'majority';
  const rest = given.filter((r) => attributeOf(r, attribute.attribute) !== value);
  return rest.every((r) => rankOf(attribute, r) > rankOf(attribute, source)) ? 'authority' : 'freshest';
}

function reasonOf(
  attribute: ReleaseManifest['attributes'][number],
  value: string | null,
  winner: RecordRow | null,
  loser: RecordRow,
  other: string,
): CellView['losers'][number]['reason'] {
  if (other === value || (value !== null && saysTheSame(attribute, other, value))) return 'agrees';
  if (loser.clean[`${attribute.attribute}_ok`] === 'false') return 'invalid';
  if (isCovered(attribute, loser, other) && !(winner && value !== null && isCovered(attribute, winner, value)))
    return 'covered';
  if (isWhole(attribute) && !Number.isInteger(Number(other))) return 'invalid';
  if (winner && rankOf(attribute, loser) > rankOf(attribute, winner)) return 'not_authority';
  if (winner && (loser.source.updatedAt ?? '') < (winner.source.updatedAt ?? '')) return 'older';
  return 'minority';
}

function saysTheSame({ domain }: ReleaseManifest['attributes'][number], a: string, b: string): boolean {
  if (domain.kind === 'address') return sameDoor(a, b);
  if (domain.kind === 'person_name') return coveredNameAgrees(a, b);
  return domain.kind === 'identifier' && mayBeCovered(domain.rule) && /[*]/.test(a + b) && coveredAgrees(a, b);
}

function isCovered(
  { attribute, domain }: ReleaseManifest['attributes'][number],
  record: RecordRow,
  value: string,
): boolean {
  return domain.kind === 'person_name' ? isCoveredName(value) : isCoveredCell(record.clean, attribute);
}
