import type { ProbeOptions, RadarFinding } from './finding.ts';
import type { RadarDraft, RadarEntry } from './radar-entry.ts';

/** Least probability of a finding unless the caller says otherwise. */
export const DEFAULT_THRESHOLD = 0.5;

/** The index in memory. It follows the ledger's feed of changes by `put` and `remove`; after any sequence of these it answers as if built anew. */
export interface Radar {
  readonly size: number;
  /** Takes in an entry, or replaces the one of the same id. */
  put(entry: RadarEntry): void;
  /** False where the id is not known. */
  remove(id: string): boolean;
  /** Never throws on a strange draft: what says nothing finds nothing. An entry with the draft's own id is left out. */
  probe(draft: RadarDraft, options?: ProbeOptions): RadarFinding[];
}

export function createRadar(): Radar {
  const entries = new Map<string, RadarEntry>();
  return {
    get size() {
      return entries.size;
    },
    put: (entry) => void entries.set(entry.id, entry),
    remove: (id) => entries.delete(id),
    probe: () => [],
  };
}
