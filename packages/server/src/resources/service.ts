/** The catalogue of the project, with what the latest run saw of each resource. */
import type { CodesView, ResourceView } from '@kuaishu/api';
import { abstractOf, type Entry } from '@kuaishu/catalog';
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import type { ProjectReader, ProjectView } from '../project/project-reader.ts';
import { quarantinedByResource } from '../runs/summary.ts';
import { codesOf } from './codes.ts';
import { maskWords } from './mask-words.ts';

export interface ResourceService {
  list(): Promise<ResourceView[]>;
  codes(): Promise<CodesView>;
}

export function resourceService(deps: { store: StoreReader; project: ProjectReader }): ResourceService {
  return {
    async list() {
      const [view, runs] = await Promise.all([deps.project.current(), deps.store.runs()]);
      const latest = runs.find((run) => run.steps.some((step) => step.name === 'collect'));
      return view.plan.entries.map((entry) => resourceView(entry, view, latest));
    },
    async codes() {
      return codesOf(await deps.project.current());
    },
  };
}

function resourceView(entry: Entry, view: ProjectView, run: RunManifest | undefined): ResourceView {
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
    latest: run ? latestOf(resource, run) : null,
  };
}

function latestOf(resource: string, run: RunManifest): ResourceView['latest'] {
  const record = run.resources.find((other) => other.resource === resource);
  if (!record) return null;
  const delivery = record.deliveries.at(-1);
  return {
    run: run.run,
    rows: record.rows,
    quarantined: quarantinedByResource(run).get(resource) ?? 0,
    quality: run.quality.find((score) => score.resource === resource)?.total ?? null,
    deliveries: record.deliveries.length,
    collectedAt: delivery?.collectedAt ?? null,
    file: delivery?.file ?? null,
    format: delivery?.format ?? null,
    encoding: delivery?.encoding ?? null,
  };
}
