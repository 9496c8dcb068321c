import { readJson, writeDurably } from './files.ts';
import type { StorePaths } from './paths.ts';

/** One delivery ever taken. Its rows are immutable; the same bytes for the same resource are taken once. */
export interface StoredDelivery {
  readonly resource: string;
  /** First 16 hex digits of the bytes' SM3, with the resource unique. */
  readonly id: string;
  /** File name relative to the project, or the address of a table or API. */
  readonly file: string;
  readonly sm3: string;
  readonly bytes: number;
  /** For telling an untouched file without reading it again. */
  readonly size: number;
  readonly mtimeMs: number;
  readonly format: string;
  readonly encoding: string | null;
  readonly columns: readonly string[];
  readonly rows: number;
  readonly rejected: number;
  readonly firstLine: number | null;
  readonly collectedAt: string;
  /** Relative to the store's root. */
  readonly path: string;
  readonly rejectsPath: string | null;
  /** Last value of the cursor column, for databases. */
  readonly cursor: string | null;
}

export async function readDeliveries(paths: StorePaths): Promise<readonly StoredDelivery[]> {
  return (await readJson<{ deliveries: StoredDelivery[] }>(paths.deliveryIndex))?.deliveries ?? [];
}

/** Additions to the index of each store, one after the other: each rewrites the whole. */
const additions = new Map<string, Promise<void>>();

export function addDelivery(paths: StorePaths, delivery: StoredDelivery): Promise<void> {
  const before = additions.get(paths.deliveryIndex) ?? Promise.resolve();
  const added = before.catch(() => undefined).then(() => add(paths, delivery));
  additions.set(paths.deliveryIndex, added);
  return added;
}

async function add(paths: StorePaths, delivery: StoredDelivery): Promise<void> {
  const others = (await readDeliveries(paths)).filter((d) => d.resource !== delivery.resource || d.id !== delivery.id);
  await writeDurably(paths.deliveryIndex, `${JSON.stringify({ deliveries: [...others, delivery] }, null, 1)}\n`);
}
