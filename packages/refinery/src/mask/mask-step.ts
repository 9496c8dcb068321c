/**
 * Step 7, 脱敏: what each grade may see of a block, as views derived from the entries.
 *   open    green items as they are; nothing else (公开)
 *   masked  green items as they are, yellow ones masked: what pages show by default (内部)
 * The views are text, not copies; here each is run once over the golden rows, and a text column in which a whole ID number or mobile number
 * is still found is taken out of it.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { AttributePlan, SubjectPlan } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { goldenRows } from '../fuse/fuse-step.ts';
import { type CraftStep, type RunContext, resourcesOf, totals } from '../run/context.ts';
import type { FileRecord, Flow } from '../run/manifest.ts';
import { writeDurably } from '../store/files.ts';
import { maskSql } from './mask-sql.ts';

export interface MaskView {
  readonly columns: readonly { readonly attribute: string; readonly sql: string }[];
  /** Attributes taken out because they still showed what they must not. */
  readonly removed: readonly string[];
}

export interface MaskViews {
  readonly open: MaskView;
  readonly masked: MaskView;
}

/** The shortest that `RESIDUAL` finds. */
const SHORTEST = 11;
const RESIDUAL = '(^|[^0-9])([1-9][0-9]{16}[0-9Xx]|1[3-9][0-9]{9})([^0-9]|$)';

export const maskStep: CraftStep = {
  name: 'mask',
  version: 1,
  async run(context) {
    const flows: Flow[] = [];
    const outputs: FileRecord[] = [];
    for (const subject of context.plan.subjects) {
      if (resourcesOf(context, subject).length === 0) continue;
      const { views, rows, seen } = await deriveViews(context, subject, goldenRows(context, subject));
      const file = maskFile(context, subject);
      await writeDurably(file, JSON.stringify(views));
      outputs.push({ path: context.paths.relative(file), rows: seen, bytes: (await stat(file)).size });
      flows.push({ resource: subject.block, in: rows, out: seen, quarantined: 0, changed: 0 });
    }
    return { ...totals(flows), outputs };
  },
};

export function maskFile(context: Pick<RunContext, 'folder'>, subject: { readonly subject: string }): string {
  return join(context.folder, 'mask', `${subject.subject}.json`);
}

async function deriveViews(
  context: RunContext,
  subject: SubjectPlan,
  golden: string,
): Promise<{ views: MaskViews; rows: number; seen: number }> {
  const open = subject.attributes
    .filter((a) => a.grade === 'green')
    .map((a) => ({ attribute: a.attribute, sql: `CAST(${ident(a.attribute)} AS VARCHAR)` }));
  const masked = subject.attributes
    .filter((a) => a.grade !== 'red')
    .map((a) => ({ attribute: a.attribute, sql: maskedSql(a) }));
  const checked = [...new Map([...open, ...masked].map((c) => [`${c.attribute} ${c.sql}`, c])).values()];
  const hits = checked.map(
    (c, i) =>
      `count(*) FILTER (WHERE CASE WHEN length(${c.sql}) >= ${SHORTEST} THEN regexp_matches(${c.sql}, ${literal(RESIDUAL)}) ELSE FALSE END) AS h${i}`,
  );
  const suspicious = checked.map((c) => mayHoldText(subject, c.attribute));
  const [row] = await context.engine.query<Record<string, number>>(
    `SELECT count(*) AS n, ${hits.filter((_, i) => suspicious[i]).join(', ') || '0 AS none'} FROM ${golden}`,
    'mask',
  );
  const bad = new Set(
    checked.filter((_, i) => suspicious[i] && Number(row?.[`h${i}`] ?? 0) > 0).map((c) => `${c.attribute} ${c.sql}`),
  );
  const split = (columns: typeof open): MaskView => ({
    columns: columns.filter((c) => !bad.has(`${c.attribute} ${c.sql}`)),
    removed: columns.filter((c) => bad.has(`${c.attribute} ${c.sql}`)).map((c) => c.attribute),
  });
  const rows = (await context.engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${golden}`, 'mask'))[0]?.n ?? 0;
  return { views: { open: split(open), masked: split(masked) }, rows, seen: Number(row?.['n'] ?? 0) };
}

function maskedSql(attribute: AttributePlan): string {
  return attribute.grade === 'green'
    ? `CAST(${ident(attribute.attribute)} AS VARCHAR)`
    : maskSql(attribute.mask, ident(attribute.attribute), 'entity_id');
}

/** Dates, numbers and codes cannot hide an ID number; only text is searched. */
function mayHoldText(subject: SubjectPlan, attribute: string): boolean {
  const kind = subject.attributes.find((a) => a.attribute === attribute)?.domain.kind;
  return (
    kind === 'text' ||
    kind === 'address' ||
    kind === 'person_name' ||
    kind === 'org_name' ||
    kind === 'place_name' ||
    kind === 'identifier'
  );
}
