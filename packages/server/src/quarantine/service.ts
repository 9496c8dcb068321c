/** The quarantine: what was refused and why; and the file with which a department mends it. */
import type { QuarantinedRow, QuarantineView } from '@kuaishu/api';
import { quarantineCsv, type RunManifest, type QuarantinedRow as StoredRow, type StoreReader } from '@kuaishu/refinery';
import type { RevealLog } from '../blocks/reveal-log.ts';
import { coverText, coverWhole } from '../cover/cover-text.ts';
import { notFound } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { ProjectReader, ProjectView } from '../project/project-reader.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';

export interface QuarantineFilter {
  readonly run?: string;
  readonly resource?: string;
  readonly rule?: string;
  readonly key?: string;
  readonly sort?: string;
  readonly limit?: number;
  readonly offset?: number;
}

export interface QuarantineService {
  list(caller: Caller, filter: QuarantineFilter): Promise<QuarantineView>;
  /** A file of at most 100,000 rows; `offset` asks for those that follow. Its name is safe for a header. */
  export(
    caller: Caller,
    request: {
      resource: string;
      run?: string;
      rule?: string;
      keys?: string;
      purpose: string;
      offset?: number;
      lang?: 'zh' | 'en';
    },
  ): Promise<{ name: string; csv: string; rows: number; total: number }>;
}

const EXPORT_ROWS = 100_000;
const LOOK = 30;

export function quarantineService(deps: {
  store: StoreReader;
  project: ProjectReader;
  places: RowPlacesReader;
  reveals: RevealLog;
  clock: () => Date;
}): QuarantineService {
  const { store, project, places, reveals, clock } = deps;

  /** The run asked for, else the newest that got so far as to refuse rows. */
  async function runOf(id: string | undefined): Promise<RunManifest | null> {
    if (id === undefined)
      return (
        (await store.runs()).find(
          (run) => run.steps.some((step) => step.name === 'check') || run.state === 'published',
        ) ?? null
      );
    const run = await store.run(id);
    if (!run) throw notFound({ zh: '批次', en: 'run' }, id, 'run');
    return run;
  }

  return {
    async list(caller, { key, ...filter }) {
      const scope = (await places.current()).rows(caller, 'quarantine.read');
      const [run, view] = await Promise.all([runOf(filter.run), project.current()]);
      if (!run) return { run: null, items: [], total: 0, byResource: [], byRule: [] };
      const { rows, total, byResource, byRule } = await store.quarantine({
        ...filter,
        ...(key === undefined ? {} : { keys: [key] }),
        run: run.run,
        scope,
        limit: filter.limit ?? LOOK,
        offset: filter.offset ?? 0,
      });
      const resourceOf = (id: string) => run.resources.find((resource) => resource.resource === id);
      return {
        run: run.run,
        items: rows.map((row) => coverRow(row, view, resourceOf(row.resource)?.name ?? { zh: row.resource })),
        total,
        byResource: Object.entries(byResource)
          .filter(([resource, count]) => scope === true || count > 0 || filter.resource === resource)
          .map(([resource, count]) => ({
            resource,
            name: resourceOf(resource)?.name ?? { zh: resource },
            provider: resourceOf(resource)?.provider ?? '',
            rows: count,
          }))
          .sort((a, b) => b.rows - a.rows),
        byRule: byRule.map(({ resource, rule, rows: count }) => ({
          resource,
          rule,
          title: titleOf(rule, resource, run, view),
          rows: count,
        })),
      };
    },

    async export(caller, { resource, run: runId, rule, keys, purpose, offset, lang = 'zh' }) {
      const there = await places.current();
      const scope = there.rows(caller, 'quarantine.export');
      const run = await runOf(runId);
      const record = run?.resources.find((other) => other.resource === resource);
      if (!run || !record) throw notFound({ zh: '信息资源', en: 'resource' }, resource, 'resource');
      const at = clock();
      await reveals.add(caller, there.rowFacts(resource, { resources: [resource], territories: [] }), {
        kind: 'quarantine_export',
        target: `${run.run}/${resource}`,
        release: null,
        attributes: ['*'],
        purpose,
        caseNumber: null,
        at,
        until: at,
      });
      const { rows, total } = await store.quarantine({
        run: run.run,
        scope,
        resource,
        ...(rule === undefined ? {} : { rule }),
        ...(keys === undefined ? {} : { keys: keys.split(',') }),
        limit: EXPORT_ROWS,
        offset: offset ?? 0,
      });
      return {
        name: `quarantine-${resource}-${run.run}.csv`.replace(/[^\w.-]/g, '_'),
        csv: quarantineCsv(rows, lang),
        rows: rows.length,
        total,
      };
    },
  };
}

function titleOf(rule: string, resource: string, run: RunManifest, view: ProjectView) {
  const title =
    run.checks.find((check) => check.rule === rule && check.resource === resource)?.title ??
    view.plan.rules[resource]?.find((other) => other.id === rule)?.title;
  return title ?? { zh: rule, en: rule };
}

/** A heading that no item of the entry claims may hold anything: it is covered whole. */
export function coverRow(row: StoredRow, view: ProjectView, resourceName: { zh: string; en?: string }): QuarantinedRow {
  const { key, resource, provider, step, line, file } = row;
  const coverOf = (attribute: string | undefined, text: string | null): string | null => {
    const item = attribute === undefined ? undefined : view.itemByAttribute(resource, attribute);
    return (item ? coverText(text, item.grade, item.mask) : coverWhole(text)).value;
  };
  return {
    key,
    resource,
    resourceName,
    provider,
    step,
    row: row.row,
    line,
    file,
    reasons: row.reasons.map((reason) => ({
      rule: reason.rule,
      title: reason.title,
      ...(reason.attribute === undefined ? {} : { attribute: reason.attribute }),
      ...(reason.value === undefined ? {} : { value: coverOf(reason.attribute, reason.value) }),
      ...(reason.repair === undefined ? {} : { repair: coverOf(reason.attribute, reason.repair) }),
    })),
    cells: Object.entries(row.raw).map(([heading, text]) => {
      const item = view.itemByHeading(resource, heading);
      return {
        heading,
        ...(item ? coverText(text, item.grade, item.mask) : coverWhole(text)),
        grade: item?.grade ?? 'yellow',
      };
    }),
  };
}
