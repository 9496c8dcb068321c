/**
 * A radar that is read anew from the ledger from time to time: it keeps every name that an item ever had, and each save of a draft brings one that somebody
 * was just typing. While it is read, in slices, the old one answers and both take in what is saved.
 */
import { setImmediate } from 'node:timers/promises';
import { createRadar, type Radar, type RadarEntry } from '@kuaishu/catalog';

/** So many entries replaced or taken out since it was read, and that share of those it holds, make it worth while. */
const LEAST_REPLACED = 20_000;
/** Below the share of dead entries at which a radar makes its lists anew by itself, all at once. */
const MOST_SHARE = 0.45;
/** A question waits no longer than that for the work. */
const SLICE_MS = 4;

export interface KeptRadar {
  /** As it stands; another one from time to time, so that nobody keeps it. */
  readonly radar: Radar;
  /** What the ledger says of an entry now; null where the radar is not to know of it. */
  take(id: string, entry: RadarEntry | null): void;
  /** To be called after changes. */
  look(): void;
  /** Resolves when no work is under way. */
  settled(): Promise<void>;
}

/** What the ledger says of an entry, as `take` has it; the entry is made when it is its turn. */
export type Reading = readonly [id: string, entry: () => RadarEntry | null];

export function keptRadar(parts: {
  /** Every entry of the ledger as it stands when its batch is read, in any order. */
  readonly readAll: () => AsyncIterable<readonly Reading[]>;
  readonly onError: (error: unknown) => void;
  readonly leastReplaced?: number;
  readonly sliceMs?: number;
}): KeptRadar {
  const { readAll, onError, leastReplaced = LEAST_REPLACED, sliceMs = SLICE_MS } = parts;
  let radar = createRadar();
  let replaced = 0;
  let working: Promise<void> | null = null;
  /** The new one, and entries that it has from `take`, which are younger than what is read. */
  let fresh: { readonly radar: Radar; readonly younger: Set<string> } | null = null;

  const put = (into: Radar, id: string, entry: RadarEntry | null): void => {
    if (entry === null) into.remove(id);
    else into.put(entry);
  };

  async function readAnew(): Promise<void> {
    const made = { radar: createRadar(), younger: new Set<string>() };
    fresh = made;
    replaced = 0;
    try {
      let until = performance.now() + sliceMs;
      for await (const batch of readAll())
        for (const [id, entry] of batch) {
          if (!made.younger.has(id)) put(made.radar, id, entry());
          if (performance.now() < until) continue;
          await setImmediate();
          until = performance.now() + sliceMs;
        }
      radar = made.radar;
    } finally {
      fresh = null;
    }
  }

  return {
    get radar() {
      return radar;
    },
    take(id, entry) {
      const before = radar.size;
      put(radar, id, entry);
      if (radar.size <= before) replaced += 1;
      if (!fresh) return;
      put(fresh.radar, id, entry);
      fresh.younger.add(id);
    },
    look() {
      if (working || replaced < Math.max(leastReplaced, radar.size * MOST_SHARE)) return;
      working = readAnew()
        .catch(onError)
        .finally(() => {
          working = null;
        });
    },
    settled: async () => {
      await working;
    },
  };
}
