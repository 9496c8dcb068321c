/** Runs as they truly stand: manifests, with the ends that killed processes could not write, and where a running one is. */
import type { RunSummary } from '@kuaishu/api';
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import type { EventHub } from '../events/hub.ts';
import { type InterruptionStore, withTrueEnd } from './interruptions.ts';
import { summaryOf } from './summary.ts';

export interface RunReader {
  /** Newest first. */
  all(): Promise<RunManifest[]>;
  find(run: string): Promise<RunManifest | null>;
  summary(manifest: RunManifest): RunSummary;
}

export function runReader(store: StoreReader, interruptions: InterruptionStore, hub: EventHub): RunReader {
  return {
    async all() {
      const [manifests, ends] = await Promise.all([store.runs(), interruptions.all()]);
      return manifests.map((manifest) => withTrueEnd(manifest, ends.get(manifest.run)));
    },
    async find(run) {
      const [manifest, ends] = await Promise.all([store.run(run), interruptions.all()]);
      return manifest && withTrueEnd(manifest, ends.get(run));
    },
    summary: (manifest) => summaryOf(manifest, hub.progress(manifest.run)),
  };
}
