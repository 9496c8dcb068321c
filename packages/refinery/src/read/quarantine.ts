/** The quarantine of one run: rejected lines and rows with fatal faults, as the department wrote them, each with its reasons. */
import { type CraftPlan, type Rule, type Territories, territoriesOf, withPrefecture } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { REJECTED_RULE } from '../check/check-step.ts';
import { decodeMask, maskColumns } from '../clean/masks.ts';
import { codesOf, territoryColumns } from '../clean/territory-bits.ts';
import type { ReleaseResource } from '../publish/release-manifest.ts';
import type { RowsByTerritory, RunManifest } from '../run/manifest.ts';
import type { StorePaths } from '../store/paths.ts';
import type { Lookups } from './lookups.ts';
import { headingsAt, linesOf, rowsAt } from './record-reader.ts';
import { type RowScope, seesRow } from './row-scope.ts';
import type { QuarantinedRow } from './views.ts';

const SORTS = ['place', 'resource', 'rule', 'faults'] as const;

export interface QuarantineQuery {
  readonly resource?: string;
  readonly rule?: string;
  /** Only these rows, by their keys. */
  readonly keys?: readonly string[];
  /** Which rows may be seen; all without. */
  readonly scope?: RowScope;
  /**
   * place = row of the resource, resource = its id, rule = the first rule that failed, faults = how many did; with `-` before it the other way
   * round. Without: resource by resource as in the catalogue.
   */
  readonly sort?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** A row of the quarantine with the names by which a mended file refers to it. */
export interface LocatedRow extends QuarantinedRow {
  readonly delivery: string;
  /** Position in the delivery; null for a rejected line. */
  readonly position: number | null;
  readonly rawLine: string | null;
  /** Headings of its delivery, where its line could not be told apart into cells: by them it is mended. */
  readonly headings?: readonly string[];
}

export async function readQuarantine(
  lookups: Lookups,
  paths: StorePaths,
  run: RunManifest,
  plan: CraftPlan,
  resources: readonly ReleaseResource[],
  query: QuarantineQuery,
): Promise<{
  rows: LocatedRow[];
  total: number;
  byResource: Record<string, number>;
  byRule: { resource: string; rule: string; rows: number }[];
}> {
  const limit = Math.min(100_000, Math.max(1, Math.trunc(query.limit ?? 50)));
  const offset = Math.max(0, Math.trunc(query.offset ?? 0));
  const byResource: Record<string, number> = {};
  const byRule: { resource: string; rule: string; rows: number }[] = [];
  const wanted: Refused[] = [];
  const scope = query.scope ?? true;
  const territories = territoriesOf(plan.region);
  const keys = query.keys === undefined ? null : new Set(query.keys);
  for (const resource of resources) {
    const rules = plan.rules[resource.resource] ?? [];
    const refused = [
      ...(await rejectedLines(lookups, paths, run, resource)),
      ...(await faultyRows(lookups, paths, run, resource, rules, territories)),
    ].filter(({ territories: its }) => seesRow(scope, { territories: its, resources: [resource.resource] }));
    byResource[resource.resource] = refused.length;
    for (const [rule, rows] of ruleCounts(refused, rules)) byRule.push({ resource: resource.resource, rule, rows });
    if (query.resource !== undefined && query.resource !== resource.resource) continue;
    const k = rules.findIndex((r) => r.id === query.rule);
    for (const one of refused) {
      if (keys !== null && !keys.has(one.key)) continue;
      const fails = one.reject === null ? one.faults.has(k) : query.rule === REJECTED_RULE;
      if (query.rule === undefined || fails) wanted.push(one);
    }
  }
  const page = sorted(wanted, plan, query.sort).slice(offset, offset + limit);
  const located = new Map<string, LocatedRow>();
  for (const [resource, refused] of Map.groupBy(page, (one) => one.resource)) {
    const rules = plan.rules[resource.resource] ?? [];
    for (const row of await locatedRows(lookups, paths, resource, rules, refused)) located.set(row.key, row);
  }
  return { rows: page.flatMap(({ key }) => located.get(key) ?? []), total: wanted.length, byResource, byRule };
}

/** One refused row, before it is looked up in its file: a line that is no record, or a row with fatal faults. */
interface Refused {
  readonly key: string;
  readonly resource: ReleaseResource;
  /** Row of the resource, counted from 0; for a line that is no record, its line. */
  readonly place: number;
  readonly reject: Reject | null;
  /** Numbers of the rules that failed. */
  readonly faults: ReadonlySet<number>;
  readonly territories: readonly string[];
}

/** Rows that each rule refused, in the order of the rules. */
function ruleCounts(refused: readonly Refused[], rules: readonly Rule[]): [rule: string, rows: number][] {
  const counts = rules.map(() => 0);
  let rejects = 0;
  for (const { reject, faults } of refused) {
    if (reject !== null) rejects++;
    for (const k of faults) if (rules[k]?.severity === 'fatal') counts[k] = (counts[k] ?? 0) + 1;
  }
  const faulty = rules.flatMap(({ id }, k): [string, number][] => (counts[k] ? [[id, counts[k]]] : []));
  return rejects > 0 ? [[REJECTED_RULE, rejects], ...faulty] : faulty;
}

/** Equals stay as the catalogue and the files have them. */
function sorted(refused: readonly Refused[], plan: CraftPlan, sort: string | undefined): readonly Refused[] {
  const down = sort?.startsWith('-') ?? false;
  const by = SORTS.find((name) => name === (down ? sort?.slice(1) : sort));
  if (!by) return refused;
  const sortValue = (one: Refused): string | number => {
    if (by === 'place') return one.place;
    if (by === 'resource') return one.resource.resource;
    if (by === 'faults') return Math.max(1, one.faults.size);
    const rules = plan.rules[one.resource.resource] ?? [];
    return rules.find((_, k) => one.faults.has(k))?.title.zh ?? '';
  };
  const keyed = refused.map((one) => ({ one, value: sortValue(one) }));
  const sign = down ? -1 : 1;
  return keyed.sort((a, b) => (a.value === b.value ? 0 : a.value < b.value ? -sign : sign)).map(({ one }) => one);
}

interface Reject {
  readonly delivery: ReleaseResource['deliveries'][number];
  readonly line: number | null;
  readonly raw: string;
  readonly zh: string;
  readonly en: string;
}

/** What check says of whose a resource's rows are; runs of older versions say nothing. */
function whose(run: RunManifest, resource: ReleaseResource): RowsByTerritory | undefined {
  const check = run.steps.find((step) => step.name === 'check');
  return check?.flows.find((flow) => flow.resource === resource.resource)?.territories;
}

async function rejectedLines(
  lookups: Lookups,
  paths: StorePaths,
  run: RunManifest,
  resource: ReleaseResource,
): Promise<Refused[]> {
  const deliverer = whose(run, resource)?.deliverer ?? null;
  const found: Refused[] = [];
  for (const delivery of resource.deliveries) {
    if (delivery.rejects === null) continue;
    const gone = new Set(delivery.replacedLines);
    const rows = await lookups.query<{ line: number | null; raw: string; message_zh: string; message_en: string }>(
      `SELECT line, raw, message_zh, message_en FROM read_parquet(${literal(paths.absolute(delivery.rejects))}) ORDER BY line`,
    );
    for (const [i, row] of rows.entries()) {
      if (row.line !== null && gone.has(row.line)) continue;
      found.push({
        key: [resource.resource, delivery.id, row.line ?? `_${i}`].join('~'),
        resource,
        place: row.line ?? i,
        reject: { delivery, line: row.line, raw: row.raw, zh: row.message_zh, en: row.message_en },
        faults: new Set(),
        territories: deliverer === null ? [] : withPrefecture(deliverer),
      });
    }
  }
  return found;
}

function rejectedRow(
  resource: ReleaseResource,
  { key, territories }: Refused,
  reject: Reject,
  headings: readonly string[],
): LocatedRow {
  return {
    key,
    resource: resource.resource,
    provider: resource.provider,
    step: 'collect',
    row: 0,
    line: reject.line,
    file: reject.delivery.file,
    reasons: [{ rule: REJECTED_RULE, title: { zh: reject.zh, en: reject.en } }],
    raw: {},
    delivery: reject.delivery.id,
    position: null,
    rawLine: reject.raw,
    headings,
    territories,
  };
}

async function faultyRows(
  lookups: Lookups,
  paths: StorePaths,
  run: RunManifest,
  resource: ReleaseResource,
  rules: readonly Rule[],
  territories: Territories,
): Promise<Refused[]> {
  const file = run.steps
    .find((s) => s.name === 'check')
    ?.outputs.find((o) => o.path.endsWith(`/check/${resource.resource}.parquet`));
  if (!file || rules.length === 0) return [];
  const words = maskColumns('faults', rules.length);
  const told = whose(run, resource);
  const layout = { codes: told ? territories.codes : [], counties: told?.counties ? territories.counties : [] };
  const columns = told ? territoryColumns(layout) : [];
  const rows = await lookups.query<Record<string, number | bigint>>(
    `SELECT ${['"row"', ...columns, ...words].join(', ')} FROM read_parquet(${literal(paths.absolute(file.path))}) WHERE fatal ORDER BY "row"`,
  );
  return rows.map((r) => ({
    key: rowKey(resource, Number(r['row'])),
    resource,
    place: Number(r['row']),
    reject: null,
    faults: new Set(decodeMask(words.map((w) => BigInt(r[w] ?? 0)))),
    territories: codesOf(r, layout),
  }));
}

/** `row` counted from 0. */
function rowKey({ resource }: ReleaseResource, row: number): string {
  return `${resource}~${row + 1}`;
}

/** The rows as their files have them. */
async function locatedRows(
  lookups: Lookups,
  paths: StorePaths,
  resource: ReleaseResource,
  rules: readonly Rule[],
  refused: readonly Refused[],
): Promise<LocatedRow[]> {
  const headings = new Map<string, readonly string[]>();
  for (const { reject } of refused)
    if (reject !== null && !headings.has(reject.delivery.id))
      headings.set(reject.delivery.id, await headingsAt(lookups, paths.absolute(reject.delivery.raw)));
  const rows = refused.flatMap((one) =>
    one.reject === null ? [] : [rejectedRow(resource, one, one.reject, headings.get(one.reject.delivery.id) ?? [])],
  );
  const faulty = refused.filter(({ reject }) => reject === null);
  for (const delivery of resource.deliveries) {
    const here = faulty.filter((f) => f.place >= delivery.firstRow && f.place < delivery.firstRow + delivery.rows);
    const positions = here.map((f) => f.place - delivery.firstRow);
    const raw = await rowsAt(lookups, paths.absolute(delivery.raw), positions);
    const lines = await linesOf(paths, delivery, positions);
    for (const fault of here) {
      const position = fault.place - delivery.firstRow;
      const values = raw.get(position) ?? {};
      rows.push({
        key: fault.key,
        resource: resource.resource,
        provider: resource.provider,
        step: 'check',
        row: fault.place + 1,
        line: lines.get(position) ?? null,
        file: delivery.file,
        reasons: rules.filter((_, k) => fault.faults.has(k)).map((rule) => reasonOf(resource, rule, values)),
        raw: values,
        delivery: delivery.id,
        position,
        rawLine: null,
        territories: fault.territories,
      });
    }
  }
  return rows;
}

function reasonOf(
  resource: ReleaseResource,
  rule: Rule,
  raw: Readonly<Record<string, string | null>>,
): QuarantinedRow['reasons'][number] {
  const attribute = rule.attribute ?? ('attributes' in rule ? rule.attributes[0] : undefined);
  const column = resource.items.find((i) => i.attribute === attribute)?.column;
  return {
    rule: rule.id,
    title: rule.title,
    ...(attribute ? { attribute } : {}),
    value: column ? (raw[column] ?? null) : null,
  };
}
