/** 比对: where two strips say different things of one subject, with both records; and the rows that a department should look at. */

import { join } from 'node:path';
import { ident, literal } from '@kuaishu/engine';
import { type DiscrepancyReason, REASONS } from '../fuse/shapes.ts';
import { firstOf, labelAttributes } from '../naming/labels.ts';
import {
  countDiscrepanciesSql,
  type DiscrepancyCount,
  countsOf as discrepancyCounts,
} from '../publish/discrepancy-counts.ts';
import type { StorePaths } from '../store/paths.ts';
import { cellText, rowTexts } from './cell-text.ts';
import type { Lookups } from './lookups.ts';
import type { LocatedRow } from './quarantine.ts';
import { locate, type RecordRow, readRecords } from './record-reader.ts';
import type { OpenRelease } from './releases.ts';
import { bitsScopeSql, partly, type RowScope } from './row-scope.ts';
import { maskCell, maskRow } from './search.ts';
import type { SourceRef } from './views.ts';

export interface DiscrepancyQuery {
  readonly entity?: string;
  readonly attribute?: string;
  /** Resources of the two sides; with one alone, either side. */
  readonly a?: string;
  readonly b?: string;
  readonly reason?: DiscrepancyReason;
  /** Only where this resource's value is held to be the wrong one. */
  readonly suspect?: string;
  /** Only where one of these records stands on either side. */
  readonly records?: readonly number[];
  /** attribute, a, b (the sides' resources), reason or suspect; with `-` before it the other way round. By attribute and sides without. */
  readonly sort?: string;
  /** Which may be seen; all without. */
  readonly scope?: RowScope;
  readonly limit?: number;
  readonly offset?: number;
}

export interface DiscrepancySide {
  readonly source: SourceRef;
  readonly value: string;
  readonly masked: string | null;
  /** As the department wrote it. */
  readonly raw: string | null;
}

export interface DiscrepancyView {
  readonly entity: string;
  readonly label: string;
  readonly maskedLabel: string;
  readonly attribute: string;
  readonly title: { readonly zh: string; readonly en: string };
  readonly grade: 'green' | 'yellow' | 'red';
  readonly a: DiscrepancySide;
  readonly b: DiscrepancySide;
  /** Resource that is the authority for the attribute. */
  readonly authority: string | null;
  /** What the block has, and whose value that is. */
  readonly fused: string | null;
  readonly maskedFused: string | null;
  readonly fusedIs: 'a' | 'b' | 'other';
  readonly suspect: 'a' | 'b' | null;
  readonly reason: DiscrepancyReason;
}

export interface DiscrepancyPage {
  readonly block: string;
  readonly release: string;
  readonly run: string;
  readonly asOf: string;
  /** Of every two strips and attribute; empty for releases of versions that did not compare. */
  readonly counts: readonly DiscrepancyCount[];
  readonly resources: readonly {
    readonly resource: string;
    readonly name: SourceRef['resourceName'];
    readonly provider: string;
  }[];
  readonly attributes: readonly {
    readonly attribute: string;
    readonly title: { readonly zh: string; readonly en: string };
    readonly authority: string | null;
  }[];
  readonly items: readonly DiscrepancyView[];
  readonly total: number;
}

interface Pair {
  readonly entity_id: string;
  readonly attr: number;
  readonly rec_a: number;
  readonly value_a: string;
  readonly rec_b: number;
  readonly value_b: string;
  readonly fused: number;
  readonly suspect: number;
  readonly reason: string;
}

const MOST = 500;
/** Rows that one look-up into the departments' files asks for. */
const LOOK_UP = 2000;

export async function readDiscrepancies(
  lookups: Lookups,
  paths: StorePaths,
  release: OpenRelease,
  query: DiscrepancyQuery,
): Promise<DiscrepancyPage> {
  const limit = Math.min(MOST, Math.max(0, Math.trunc(query.limit ?? 30)));
  const offset = Math.max(0, Math.trunc(query.offset ?? 0));
  const compared = release.discrepancies !== undefined;
  const where = conditionOf(release, query);
  const [counted] =
    compared && limit > 0
      ? await lookups.query<{ n: number }>(`SELECT count(*) AS n FROM ${fileOf(release)} WHERE ${where}`)
      : [];
  const pairs =
    compared && limit > 0
      ? await lookups.query<Pair & Record<string, unknown>>(
          `SELECT * FROM ${fileOf(release)} WHERE ${where} ORDER BY ${orderOf(query.sort)}attr, res_a, res_b, entity_id, rec_a, rec_b LIMIT ${limit} OFFSET ${offset}`,
        )
      : [];
  return {
    block: release.block,
    release: release.release,
    run: release.run,
    asOf: release.asOf,
    counts: await countsOf(lookups, release, query.scope ?? true),
    resources: release.resources.map(({ resource, name, provider }) => ({ resource, name, provider })),
    attributes: release.attributes.map(({ attribute, title, ranks }) => ({
      attribute,
      title,
      authority: authorityOf(ranks),
    })),
    items: await viewsOf(lookups, paths, release, pairs),
    total: Number(counted?.n ?? 0),
  };
}

/** What of a resource's disagreements is asked for; `records`: only these rows. */
export type DisagreeingFilter = Pick<DiscrepancyQuery, 'attribute' | 'a' | 'b' | 'reason' | 'records' | 'scope'>;

/**
 * Rows of one resource that disagree with other strips, each with what they disagree about: in the form of the quarantine's rows, so that the
 * department can mend them and send them again the same way. Without `all` only rows whose value is held to be the wrong one.
 */
export async function disagreeingRows(
  lookups: Lookups,
  paths: StorePaths,
  release: OpenRelease,
  query: {
    readonly resource: string;
    readonly all?: boolean;
    readonly limit: number;
    readonly offset: number;
  } & DisagreeingFilter,
): Promise<{ rows: LocatedRow[]; total: number }> {
  const { resource } = query;
  if (release.discrepancies === undefined) return { rows: [], total: 0 };
  const index = indexOf(release, resource);
  const { attribute, a, b, reason } = query;
  const own = (side: 'a' | 'b', which: number) =>
    [
      `SELECT rec_${side} AS rec, * FROM ${fileOf(release)} WHERE res_${side} = ${index}`,
      ...(query.all ? [] : [`suspect = ${which}`]),
      ...(query.records === undefined ? [] : [oneOf(`rec_${side}`, query.records)]),
      conditionOf(release, {
        ...(attribute ? { attribute } : {}),
        ...(a ? { a } : {}),
        ...(b ? { b } : {}),
        ...(reason ? { reason } : {}),
        ...(query.scope === undefined ? {} : { scope: query.scope }),
      }),
    ].join(' AND ');
  const found = `(${own('a', 1)} UNION ALL ${own('b', 2)})`;
  const [counted] = await lookups.query<{ n: number }>(`SELECT count(DISTINCT rec) AS n FROM ${found}`);
  const pairs = await lookups.query<Pair & { rec: number } & Record<string, unknown>>(
    `SELECT * FROM ${found} WHERE rec IN (SELECT DISTINCT rec FROM ${found} ORDER BY rec LIMIT ${Math.trunc(query.limit)} OFFSET ${Math.trunc(query.offset)}) ORDER BY rec, attr, rec_a, rec_b`,
  );
  const views = await viewsOf(lookups, paths, release, pairs);
  const records = new Map(
    (await recordsOf(lookups, paths, release, [...new Set(pairs.map((p) => Number(p.rec)))])).map((r) => [r.record, r]),
  );
  const rows = [
    ...Map.groupBy(
      views.map((view, i) => ({ view, rec: Number(pairs[i]?.rec) })),
      ({ rec }) => rec,
    ),
  ].flatMap(([rec, list]): LocatedRow[] => {
    const record = records.get(rec);
    const at = locate(release.resources, rec);
    if (!record || !at) return [];
    return [
      {
        key: `${resource}~${record.source.row}`,
        resource,
        provider: record.source.provider,
        step: 'check',
        row: record.source.row,
        line: record.source.line,
        file: record.source.file,
        reasons: list.map(({ view }) => ({
          rule: 'discrepancy',
          title: sentenceOf(view, rec),
          attribute: view.attribute,
        })),
        raw: record.raw,
        delivery: at.delivery.id,
        position: at.position,
        rawLine: null,
        // whose the subject is was asked where the rows were looked for
        territories: [],
      },
    ];
  });
  return { rows, total: Number(counted?.n ?? 0) };
}

const SORTS: Readonly<Record<string, string>> = {
  attribute: 'attr',
  a: 'res_a',
  b: 'res_b',
  reason: 'reason',
  // a value that nobody doubts comes last
  suspect: 'nullif(suspect, 0)',
};

function orderOf(sort: string | undefined): string {
  const down = sort?.startsWith('-') ?? false;
  const column = SORTS[(down ? sort?.slice(1) : sort) ?? ''];
  return column === undefined ? '' : `${column}${down ? ' DESC' : ''} NULLS LAST, `;
}

const oneOf = (column: string, records: readonly number[]): string =>
  `${column} IN (${records.map((record) => Math.trunc(record)).join(', ') || 'NULL'})`;

function fileOf(release: OpenRelease): string {
  return `read_parquet(${literal(join(release.folder, 'discrepancies*.parquet'))})`;
}

function indexOf(release: OpenRelease, resource: string): number {
  return release.resources.find((r) => r.resource === resource)?.index ?? -1;
}

function conditionOf(release: OpenRelease, query: DiscrepancyQuery): string {
  const conditions: string[] = [];
  if (query.entity !== undefined) conditions.push(`entity_id = ${literal(query.entity)}`);
  if (query.attribute !== undefined) conditions.push(`attr = ${release.attributeIndex.get(query.attribute) ?? -1}`);
  const sides = [query.a, query.b].flatMap((resource) => (resource === undefined ? [] : [indexOf(release, resource)]));
  if (sides.length === 2) conditions.push(`res_a = ${Math.min(...sides)} AND res_b = ${Math.max(...sides)}`);
  else if (sides.length === 1) conditions.push(`(res_a = ${sides[0]} OR res_b = ${sides[0]})`);
  if (query.reason !== undefined && REASONS.includes(query.reason))
    conditions.push(`reason = ${literal(query.reason)}`);
  if (query.suspect !== undefined) {
    const index = indexOf(release, query.suspect);
    conditions.push(`(res_a = ${index} AND suspect = 1 OR res_b = ${index} AND suspect = 2)`);
  }
  if (query.records !== undefined)
    conditions.push(`(${oneOf('rec_a', query.records)} OR ${oneOf('rec_b', query.records)})`);
  if (query.scope !== undefined && query.scope !== true)
    conditions.push(
      bitsScopeSql(release, query.scope, undefined, (ids) => {
        const own = ids.map((id) => indexOf(release, id)).filter((index) => index >= 0);
        return own.length === 0 ? 'FALSE' : `(res_a IN (${own.join(', ')}) OR res_b IN (${own.join(', ')}))`;
      }),
    );
  return conditions.length > 0 ? conditions.join(' AND ') : 'TRUE';
}

/**
 * As the manifest has them where a reader sees all of two strips' disagreements or none; where whose the entities are decides, they are counted, and of
 * how many compared is not known.
 */
async function countsOf(lookups: Lookups, release: OpenRelease, scope: RowScope): Promise<readonly DiscrepancyCount[]> {
  const whole = release.discrepancies ?? [];
  const seen = whole.map(({ a, b }) =>
    partly(scope, (leaf) => ('resource' in leaf ? leaf.resource.some((id) => id === a || id === b) : null)),
  );
  const known = whole.filter((_, i) => seen[i] === true);
  if (seen.every((left) => typeof left === 'boolean')) return known;
  const counted = await lookups.query<Record<string, number>>(
    countDiscrepanciesSql(`(SELECT * FROM ${fileOf(release)} WHERE ${conditionOf(release, { scope })})`),
  );
  const key = ({ attribute, a, b }: DiscrepancyCount) => `${attribute} ${a} ${b}`;
  const certain = new Map(known.map((count) => [key(count), count]));
  const resourceIndex = new Map(release.resources.map((r) => [r.resource, r.index]));
  return discrepancyCounts({ attributes: release.attributes, resourceIndex }, counted, []).map(
    (count) => certain.get(key(count)) ?? { ...count, compared: null },
  );
}

async function recordsOf(
  lookups: Lookups,
  paths: StorePaths,
  release: OpenRelease,
  records: readonly number[],
): Promise<RecordRow[]> {
  const rows: RecordRow[] = [];
  for (let i = 0; i < records.length; i += LOOK_UP)
    rows.push(...(await readRecords(lookups, paths, release, records.slice(i, i + LOOK_UP))));
  return rows;
}

async function viewsOf(
  lookups: Lookups,
  paths: StorePaths,
  release: OpenRelease,
  pairs: readonly Pair[],
): Promise<DiscrepancyView[]> {
  if (pairs.length === 0) return [];
  const rows = await recordsOf(lookups, paths, release, [
    ...new Set(pairs.flatMap((p) => [Number(p.rec_a), Number(p.rec_b)])),
  ]);
  const records = new Map(rows.map((row) => [row.record, row]));
  const golden = await goldenOf(lookups, release, pairs);
  const { labels } = labelAttributes(release.attributes);
  return pairs.flatMap((pair): DiscrepancyView[] => {
    const attribute = release.attributes[pair.attr];
    const [a, b] = [records.get(Number(pair.rec_a)), records.get(Number(pair.rec_b))];
    const values = golden.get(pair.entity_id);
    if (!attribute || !a || !b || !values) return [];
    const name = attribute.attribute;
    const side = (record: RecordRow, stored: string): DiscrepancySide => {
      const value = cellText(release, name, stored) ?? stored;
      const column = record.resource.items.find((i) => i.attribute === name)?.column;
      return {
        source: record.source,
        value,
        masked: maskCell(release, name, value, pair.entity_id),
        raw: column == null ? null : (record.raw[column] ?? null),
      };
    };
    const fused = values[name] ?? null;
    return [
      {
        entity: pair.entity_id,
        label: firstOf(values, labels) ?? pair.entity_id,
        maskedLabel: firstOf(maskRow(release, values, pair.entity_id), labels) ?? pair.entity_id,
        attribute: name,
        title: attribute.title,
        grade: attribute.grade,
        a: side(a, pair.value_a),
        b: side(b, pair.value_b),
        authority: authorityOf(attribute.ranks),
        fused,
        maskedFused: maskCell(release, name, fused, pair.entity_id),
        fusedIs: pair.fused === 1 ? 'a' : pair.fused === 2 ? 'b' : 'other',
        suspect: pair.suspect === 1 ? 'a' : pair.suspect === 2 ? 'b' : null,
        reason: REASONS.find((reason) => reason === pair.reason) ?? 'differs',
      },
    ];
  });
}

/** Of the entities named: what they are called and the attributes compared. */
async function goldenOf(
  lookups: Lookups,
  release: OpenRelease,
  pairs: readonly Pair[],
): Promise<Map<string, Record<string, string | null>>> {
  const { labels } = labelAttributes(release.attributes);
  const attributes = new Set([...labels, ...pairs.flatMap((p) => release.attributes[p.attr]?.attribute ?? [])]);
  const select = [...attributes].map((a) => `CAST(${ident(a)} AS VARCHAR) AS ${ident(a)}`).join(', ');
  const entities = [...new Set(pairs.map((p) => p.entity_id))];
  const golden = new Map<string, Record<string, string | null>>();
  for (let i = 0; i < entities.length; i += LOOK_UP) {
    const rows = await lookups.query<Record<string, string | null>>(
      `SELECT entity_id, ${select} FROM ${release.golden} WHERE entity_id IN (${entities
        .slice(i, i + LOOK_UP)
        .map((entity) => literal(entity))
        .join(', ')})`,
    );
    for (const { entity_id, ...values } of rows) golden.set(String(entity_id), rowTexts(release, values));
  }
  return golden;
}

function authorityOf(ranks: Readonly<Record<string, number>>): string | null {
  return Object.entries(ranks).find(([, rank]) => rank === 0)?.[0] ?? null;
}

const WORDS: Readonly<Record<DiscrepancyReason, readonly [zh: string, en: string]>> = {
  invalid: ['不合编码规则', 'breaks its rule'],
  digit: ['错一位', 'one digit differs'],
  character: ['错一字', 'one character differs'],
  lost: ['漏一位', 'one character is missing'],
  transposed: ['邻位颠倒', 'two neighbours exchanged'],
  day_month: ['日月颠倒', 'day and month exchanged'],
  unit: ['单位不同', 'another unit'],
  detail: ['详略不同', 'one says more'],
  rounding: ['精度不同', 'another precision'],
  stale: ['可能过时', 'perhaps out of date'],
  differs: ['不一致', 'differs'],
};

/** For the person who mends: what stands here, what there, and which the block has. Values of red items are left out. */
function sentenceOf(view: DiscrepancyView, record: number): { zh: string; en: string } {
  const [own, other] = view.a.source.record === record ? [view.a, view.b] : [view.b, view.a];
  const shown = (value: string | null) => (view.grade === 'red' ? '***' : (value ?? ''));
  const [zh, en] = WORDS[view.reason];
  const where = `${other.source.provider}《${other.source.resourceName.zh}》${other.source.updatedAt ? `（${other.source.updatedAt.slice(0, 10)}）` : ''}`;
  return {
    zh: `${view.title.zh}：此处 ${shown(own.value)}，${where}为 ${shown(other.value)}，${zh}；块中为 ${shown(view.fused)}`,
    en: `${view.title.en}: here ${shown(own.value)}, in ${where} ${shown(other.value)}, ${en}; the block has ${shown(view.fused)}`,
  };
}
