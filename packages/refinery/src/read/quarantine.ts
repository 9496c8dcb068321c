/** The quarantine of one run: rejected lines and rows with fatal faults, as the department wrote them, each with its reasons. */
import type { CraftPlan, Rule } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { REJECTED_RULE } from '../check/check-step.ts';
import { decodeMask, maskColumns } from '../clean/masks.ts';
import type { ReleaseResource } from '../publish/release-manifest.ts';
import type { RunManifest } from '../run/manifest.ts';
import type { StorePaths } from '../store/paths.ts';
import type { Lookups } from './lookups.ts';
import { linesOf, rowsAt } from './record-reader.ts';
import type { QuarantinedRow } from './views.ts';

export interface QuarantineQuery {
  readonly resource?: string;
  readonly rule?: string;
  readonly limit?: number;
  readonly offset?: number;
}

/** A row of the quarantine with the names by which a mended file refers to it. */
export interface LocatedRow extends QuarantinedRow {
  readonly delivery: string;
  /** Position in the delivery; null for a rejected line. */
  readonly position: number | null;
  readonly rawLine: string | null;
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
  let skip = Math.max(0, Math.trunc(query.offset ?? 0));
  const rows: LocatedRow[] = [];
  const byResource: Record<string, number> = {};
  const byRule: { resource: string; rule: string; rows: number }[] = [];
  let total = 0;
  for (const resource of resources) {
    const rules = plan.rules[resource.resource] ?? [];
    const rejects = await rejectedLines(lookups, paths, resource);
    const faulty = await faultyRows(lookups, paths, run, resource, rules);
    byResource[resource.resource] = rejects.length + faulty.length;
    if (rejects.length > 0) byRule.push({ resource: resource.resource, rule: REJECTED_RULE, rows: rejects.length });
    for (const [k, rule] of rules.entries()) {
      const n = faulty.filter((f) => rule.severity === 'fatal' && f.faults.has(k)).length;
      if (n > 0) byRule.push({ resource: resource.resource, rule: rule.id, rows: n });
    }
    if (query.resource !== undefined && query.resource !== resource.resource) continue;
    const wantedRejects = query.rule === undefined || query.rule === REJECTED_RULE ? rejects : [];
    const k = rules.findIndex((r) => r.id === query.rule);
    const wantedRows = query.rule === undefined ? faulty : faulty.filter((f) => k >= 0 && f.faults.has(k));
    total += wantedRejects.length + wantedRows.length;
    const page = [...wantedRejects.map((r) => ({ reject: r })), ...wantedRows.map((f) => ({ fault: f }))].slice(
      skip,
      skip + limit - rows.length,
    );
    skip = Math.max(0, skip - wantedRejects.length - wantedRows.length);
    rows.push(...page.flatMap((p) => ('reject' in p ? [rejectedRow(resource, p.reject)] : [])));
    rows.push(
      ...(await located(
        lookups,
        paths,
        resource,
        rules,
        page.flatMap((p) => ('fault' in p ? [p.fault] : [])),
      )),
    );
  }
  return { rows, total, byResource, byRule };
}

interface Reject {
  readonly delivery: ReleaseResource['deliveries'][number];
  readonly line: number | null;
  readonly raw: string;
  readonly zh: string;
  readonly en: string;
}

async function rejectedLines(lookups: Lookups, paths: StorePaths, resource: ReleaseResource): Promise<Reject[]> {
  const found: Reject[] = [];
  for (const delivery of resource.deliveries) {
    if (delivery.rejects === null) continue;
    const gone = new Set(delivery.replacedLines);
    const rows = await lookups.query<{ line: number | null; raw: string; message_zh: string; message_en: string }>(
      `SELECT line, raw, message_zh, message_en FROM read_parquet(${literal(paths.absolute(delivery.rejects))}) ORDER BY line`,
    );
    for (const row of rows)
      if (row.line === null || !gone.has(row.line))
        found.push({ delivery, line: row.line, raw: row.raw, zh: row.message_zh, en: row.message_en });
  }
  return found;
}

function rejectedRow(resource: ReleaseResource, reject: Reject): LocatedRow {
  return {
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
  };
}

interface FaultyRow {
  readonly row: number;
  /** Numbers of the rules that failed. */
  readonly faults: ReadonlySet<number>;
}

async function faultyRows(
  lookups: Lookups,
  paths: StorePaths,
  run: RunManifest,
  resource: ReleaseResource,
  rules: readonly Rule[],
): Promise<FaultyRow[]> {
  const file = run.steps
    .find((s) => s.name === 'check')
    ?.outputs.find((o) => o.path.endsWith(`/check/${resource.resource}.parquet`));
  if (!file || rules.length === 0) return [];
  const words = maskColumns('faults', rules.length);
  const rows = await lookups.query<Record<string, number | bigint>>(
    `SELECT "row", ${words.join(', ')} FROM read_parquet(${literal(paths.absolute(file.path))}) WHERE fatal ORDER BY "row"`,
  );
  return rows.map((r) => ({ row: Number(r['row']), faults: new Set(decodeMask(words.map((w) => BigInt(r[w] ?? 0)))) }));
}

async function located(
  lookups: Lookups,
  paths: StorePaths,
  resource: ReleaseResource,
  rules: readonly Rule[],
  faulty: readonly FaultyRow[],
): Promise<LocatedRow[]> {
  const rows: LocatedRow[] = [];
  for (const delivery of resource.deliveries) {
    const here = faulty.filter((f) => f.row >= delivery.firstRow && f.row < delivery.firstRow + delivery.rows);
    const positions = here.map((f) => f.row - delivery.firstRow);
    const raw = await rowsAt(lookups, paths.absolute(delivery.raw), positions);
    const lines = await linesOf(paths, delivery, positions);
    for (const fault of here) {
      const position = fault.row - delivery.firstRow;
      const values = raw.get(position) ?? {};
      rows.push({
        resource: resource.resource,
        provider: resource.provider,
        step: 'check',
        row: fault.row + 1,
        line: lines.get(position) ?? null,
        file: delivery.file,
        reasons: rules.filter((_, k) => fault.faults.has(k)).map((rule) => reasonOf(resource, rule, values)),
        raw: values,
        delivery: delivery.id,
        position,
        rawLine: null,
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
