/**
 * Step 4, 校验: the rules derived from each entry over its cleaned rows. Rows that fail a fatal rule go to quarantine with their reasons;
 * others are counted. Former runs give each rule its control limits; a run beyond them is held before publish.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Rule } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { openClean } from '../clean/clean-step.ts';
import { territoriesSql } from '../clean/territories.ts';
import { activeRows } from '../collect/collect-step.ts';
import { type CraftStep, type ResourceState, type RunContext, totals } from '../run/context.ts';
import type { CheckResult, FileRecord, Flow } from '../run/manifest.ts';
import { sideBySide } from '../run/side-by-side.ts';
import { inEntry } from './check-error.ts';
import { checkSql, countFaultsSql } from './check-sql.ts';
import { controlLimits, countLimits } from './control.ts';
import { countTerritories } from './count-territories.ts';
import { coveredCounts } from './covered-counts.ts';
import { qualityScores } from './quality.ts';

export const REJECTED_RULE = 'collect:rejected';
export const ROWS_RULE = 'collect:rows';
export const COVERED_RULE = 'covered';
/** A small strip may gain or lose so many rows without being asked why. */
const LEAST_ROWS = 20;
const LEAST_SHARE = 0.1;

export const checkStep: CraftStep = {
  name: 'check',
  version: 5,
  async run(context) {
    const all = await sideBySide(
      context.engine,
      context.resources,
      async (engine, resource, i) => {
        context.progress('check', i, context.resources.length, resource.name);
        return checkResource({ ...context, engine }, resource);
      },
      undefined,
      activeRows,
    );
    const checks = all.flatMap((checked) => checked.checks);
    const held = checks.some((c) => c.limit?.broken);
    return {
      ...totals(all.map(({ flow }) => flow)),
      outputs: all.flatMap(({ outputs }) => outputs),
      checks,
      quality: qualityScores(checks),
      held,
    };
  },
};

interface Checked {
  readonly flow: Flow;
  readonly outputs: readonly FileRecord[];
  readonly checks: readonly CheckResult[];
}

async function checkResource(context: RunContext, resource: ResourceState): Promise<Checked> {
  if (resource.deliveries.length === 0) {
    return {
      flow: { resource: resource.resource, in: 0, out: 0, quarantined: 0, changed: 0 },
      outputs: [],
      checks: [],
    };
  }
  const rows = activeRows(resource);
  await openClean(context, resource);
  const file = checkFile(context, resource);
  const replaced = resource.deliveries.flatMap((d) => d.replacedRows);
  const clean =
    replaced.length > 0
      ? `(SELECT * FROM clean_${resource.index} WHERE "row" NOT IN (${replaced.join(', ')}))`
      : `clean_${resource.index}`;
  const territories = territoriesSql(resource, context.plan.region);
  const faulty = await context.engine.copy(
    inEntry(resource.resource, () =>
      checkSql(resource.rules, resource.items, { clean, asOf: context.asOf, rows, territories }),
    ),
    file,
    { orderBy: '"row"' },
    `check ${resource.resource}`,
  );
  const counted = await countFaults(context, file, resource.rules);
  const covered = await coveredCounts(context.engine, resource.items, clean);
  const results = resource.rules.map((rule, k) => {
    const hidden = rule.kind === 'valid' ? (covered.get(rule.attribute) ?? 0) : 0;
    return result(context, resource, rule, { rows, faults: counted.faults[k] ?? 0, covered: hidden });
  });
  return {
    flow: {
      resource: resource.resource,
      in: rows,
      out: rows - counted.fatal,
      quarantined: counted.fatal,
      changed: 0,
      territories: await countTerritories(context, resource, { clean, file }),
    },
    outputs: [{ path: context.paths.relative(file), rows: faulty, bytes: (await stat(file)).size }],
    checks: [...results, ...shownNumbers(context, resource, rows, covered), ...volume(context, resource)],
  };
}

export function checkFile(context: Pick<RunContext, 'folder'>, resource: { readonly resource: string }): string {
  return join(context.folder, 'check', `${resource.resource}.parquet`);
}

async function countFaults(
  context: RunContext,
  file: string,
  rules: readonly Rule[],
): Promise<{ fatal: number; faults: number[] }> {
  const from = `read_parquet(${literal(file)})`;
  const [fatal] = await context.engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${from} WHERE fatal`, 'check');
  if (rules.length === 0) return { fatal: fatal?.n ?? 0, faults: [] };
  const [row] = await context.engine.query<Record<string, number>>(countFaultsSql(rules, from), 'check');
  return { fatal: fatal?.n ?? 0, faults: rules.map((_, k) => Number(row?.[`f${k}`] ?? 0)) };
}

/** The rule's results in former runs, oldest first. One that broke its limits teaches nothing, unless a person let it through. */
function formerChecks(context: RunContext, resource: ResourceState, rule: string): CheckResult[] {
  return context.history.flatMap((run) => {
    const check = run.checks.find((c) => c.resource === resource.resource && c.rule === rule);
    return check && (run.state === 'published' || !check.limit?.broken) ? [check] : [];
  });
}

/** How many rows came, and how many of them could not be read as rows: a delivery cut in half breaks no rule of any row. */
function volume(context: RunContext, resource: ResourceState): CheckResult[] {
  const rows = activeRows(resource);
  const rejected = resource.deliveries.reduce((n, d) => n + d.rejected - d.replacedLines.length, 0);
  const base = { resource: resource.resource, severity: 'warning' as const, rows: rows + rejected };
  const rejects = controlLimits(
    formerChecks(context, resource, REJECTED_RULE).map((c) => ({ n: c.rows, faults: c.faults })),
    { n: rows + rejected, faults: rejected },
    context.plan.control,
  );
  const counts = formerChecks(context, resource, ROWS_RULE).map((c) => c.rows);
  const least = Math.max(LEAST_ROWS, LEAST_SHARE * (counts.at(-1) ?? 0));
  const count = countLimits(counts, rows + rejected, context.plan.control, least);
  return [
    {
      ...base,
      rule: REJECTED_RULE,
      title: { zh: '每行可以读取', en: 'Every line can be read' },
      dimension: 'normative',
      severity: 'fatal',
      faults: rejected,
      ...(rejects ? { limit: rejects } : {}),
    },
    {
      ...base,
      rule: ROWS_RULE,
      title: { zh: '行数与往次相当', en: 'As many rows as before' },
      dimension: 'complete',
      faults: 0,
      ...(count ? { limit: count } : {}),
    },
  ];
}

/**
 * Numbers that came covered. Where the entry does not say that they do, each is a fault of form, and a provider who begins to cover has changed something: its
 * control limits hold the run. Where nothing ever was covered there is nothing to say.
 */
function shownNumbers(
  context: RunContext,
  resource: ResourceState,
  rows: number,
  covered: ReadonlyMap<string, number>,
): CheckResult[] {
  return resource.items.flatMap((item): CheckResult[] => {
    const rule = `${COVERED_RULE}:${item.attribute}`;
    const history = context.history.flatMap(({ checks, state }) => {
      const own = checks.filter((c) => c.resource === resource.resource);
      const valid = own.find((c) => c.rule === `valid:${item.attribute}`);
      const broke = own.find((c) => c.rule === rule)?.limit?.broken ?? false;
      return valid && (state === 'published' || !broke) ? [{ n: valid.rows, faults: valid.covered ?? 0 }] : [];
    });
    const n = covered.get(item.attribute) ?? 0;
    if (n === 0 && !history.some(({ faults }) => faults > 0)) return [];
    const limit = item.covered ? undefined : controlLimits(history, { n: rows, faults: n }, context.plan.control);
    return [
      {
        resource: resource.resource,
        rule,
        title: item.covered
          ? { zh: `${item.title.zh}按目录遮盖`, en: `${item.title.en} is covered as its entry says` }
          : { zh: `${item.title.zh}没有遮盖`, en: `${item.title.en} is not covered` },
        attribute: item.attribute,
        basis: 'GB/T 36344-2018 规范性',
        dimension: 'normative',
        severity: 'warning',
        rows,
        faults: item.covered ? 0 : n,
        covered: n,
        ...(limit ? { limit } : {}),
      },
    ];
  });
}

function result(
  context: RunContext,
  resource: ResourceState,
  rule: Rule,
  { rows, faults, covered }: { readonly rows: number; readonly faults: number; readonly covered: number },
): CheckResult {
  const history = formerChecks(context, resource, rule.id).map((c) => ({ n: c.rows, faults: c.faults }));
  const limit = controlLimits(history, { n: rows, faults }, context.plan.control);
  return {
    resource: resource.resource,
    rule: rule.id,
    title: rule.title,
    ...(rule.attribute ? { attribute: rule.attribute } : {}),
    ...(rule.basis ? { basis: rule.basis } : {}),
    dimension: rule.dimension,
    severity: rule.severity,
    rows,
    faults,
    ...(covered > 0 ? { covered } : {}),
    ...(limit ? { limit } : {}),
  };
}
