/** What the refinery took in, as the duty to update is judged by it: from the runs' manifests, which nobody can enter anything into. */
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import type { ProjectReader } from '../project/project-reader.ts';
import type { Delivered } from './timeliness.ts';

export interface Collected {
  /** Resources that the platform collects: those of the project, and whatever was delivered once. */
  readonly resources: ReadonlySet<string>;
  /** Last delivery of each resource that was taken in before `at`, by the resource's name. */
  readonly last: ReadonlyMap<string, Delivered>;
}
/** As it was known at that instant. */
export type CollectedAt = (at: Date) => Promise<Collected>;

export function collectedBy(store: StoreReader, project: ProjectReader): CollectedAt {
  return async (at) => {
    const [runs, { plan }] = await Promise.all([store.runs(), project.current()]);
    const last = lastDeliveries(runs, at.toISOString());
    return { last, resources: new Set([...plan.entries.map(({ resource }) => resource), ...last.keys()]) };
  };
}

/** The run named is the one that took the delivery in, not a later one that read it again. Mended rows are no delivery of the resource. */
export function lastDeliveries(
  runs: readonly Pick<RunManifest, 'run' | 'resources'>[],
  before: string,
): ReadonlyMap<string, Delivered> {
  const found = new Map<string, Delivered>();
  for (const { run, resources } of runs)
    for (const { resource, deliveries } of resources)
      for (const { collectedAt: at, file } of deliveries) {
        if (at > before || file.startsWith('sources/mended/')) continue;
        const known = found.get(resource);
        if (!known || known.at < at || (known.at === at && run < known.run)) found.set(resource, { at, run });
      }
  return found;
}

export interface Delivery extends Delivered {
  readonly rows: number;
}
const MOST_SHOWN = 12;

/** Deliveries of a resource that were taken in before `at`, newest first, each once with the run that took it in. */
export function deliveriesOf(
  runs: readonly Pick<RunManifest, 'run' | 'resources'>[],
  resource: string,
  before: string,
): readonly Delivery[] {
  const found = new Map<string, Delivery>();
  for (const { run, resources } of runs)
    for (const { deliveries } of resources.filter((one) => one.resource === resource))
      for (const { sm3, collectedAt: at, file, rows } of deliveries) {
        if (at > before || file.startsWith('sources/mended/')) continue;
        const one = `${at} ${sm3}`;
        const known = found.get(one);
        if (!known || run < known.run) found.set(one, { at, run, rows });
      }
  return [...found.values()].sort((a, b) => (a.at < b.at ? 1 : -1)).slice(0, MOST_SHOWN);
}
