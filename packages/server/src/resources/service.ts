/** The catalogue of the project, with what the latest run saw of each resource: figures of the rows that the reader may see. */
import type { CodesView, ResourceView } from '@kuaishu/api';
import { abstractOf, type Entry } from '@kuaishu/catalog';
import { type RowScope, type RunManifest, type StoreReader, seesRow } from '@kuaishu/refinery';
import type { Caller } from '../http/caller.ts';
import { seenIn } from '../overview/seen-in.ts';
import type { ProjectReader, ProjectView } from '../project/project-reader.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';
import { codesOf } from './codes.ts';
import { maskWords } from './mask-words.ts';

export interface ResourceService {
  list(caller: Caller): Promise<ResourceView[]>;
  codes(): Promise<CodesView>;
}

export function resourceService(deps: {
  store: StoreReader;
  project: ProjectReader;
  places: RowPlacesReader;
}): ResourceService {
  return {
    async list(caller) {
      const [view, runs, there] = await Promise.all([deps.project.current(), deps.store.runs(), deps.places.current()]);
      const scope = there.rows(caller, 'strip.read');
      const latest = runs.find((run) => run.steps.some((step) => step.name === 'collect'));
      return view.plan.entries.map((entry) => resourceView(entry, view, latest, scope));
    },
    async codes() {
      return codesOf(await deps.project.current());
    },
  };
}

function resourceView(entry: Entry, view: ProjectView, run: RunManifest | undefined, scope: RowScope): ResourceView {
  const { resource } = entry;
  const items = view.plan.items[resource] ?? [];
  return {
    resource,
    name: entry.name,
    provider: entry.provider.name,
    subject: entry.subject,
    cadence: entry.cadence ?? null,
    abstract: abstractOf(entry),
    key: [...(entry.key ?? [])],
    items: items.map((item) => ({
      name: item.name,
      title: item.title,
      attribute: item.attribute,
      element: item.element?.id ?? null,
      grade: item.grade,
      required: item.required,
      mask: maskWords(item.grade, item.mask),
      authority: entry.authority?.includes(item.attribute) ?? false,
    })),
    rules: (view.plan.rules[resource] ?? []).map(({ id, title, attribute, basis, dimension, severity }) => ({
      id,
      title,
      ...(attribute === undefined ? {} : { attribute }),
      ...(basis === undefined ? {} : { basis }),
      dimension,
      severity,
    })),
    latest: run ? latestOf(resource, run, scope) : null,
  };
}

function latestOf(resource: string, run: RunManifest, scope: RowScope): ResourceView['latest'] {
  const record = run.resources.find((other) => other.resource === resource);
  if (!record) return null;
  const seen = seenIn(run, resource, scope);
  const delivery = record.deliveries.at(-1);
  return {
    run: run.run,
    rows: scope === true ? record.rows : seen.rows,
    quarantined: seen.quarantined,
    // a score is of all the rows
    quality: seesWhole(scope, resource)
      ? (run.quality.find((score) => score.resource === resource)?.total ?? null)
      : null,
    deliveries: record.deliveries.length,
    collectedAt: delivery?.collectedAt ?? null,
    file: delivery?.file ?? null,
    format: delivery?.format ?? null,
    encoding: delivery?.encoding ?? null,
  };
}

/** Whatever territory its rows are of. */
function seesWhole(scope: RowScope, resource: string): boolean {
  return seesRow(scope, { territories: [], resources: [resource] });
}
