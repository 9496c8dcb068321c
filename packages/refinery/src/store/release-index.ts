import { readJson, writeDurably } from './files.ts';
import type { StorePaths } from './paths.ts';

/** One release of one block, as the index names it. */
export interface ReleaseEntry {
  readonly block: string;
  readonly release: string;
  readonly run: string;
  readonly asOf: string;
  readonly publishedAt: string;
}

/** Everything that was ever published, oldest first. The last entry of a block is its visible release. */
export interface ReleaseIndex {
  readonly releases: readonly ReleaseEntry[];
}

export async function readReleaseIndex(paths: StorePaths): Promise<ReleaseIndex> {
  return (await readJson<ReleaseIndex>(paths.releaseIndex)) ?? { releases: [] };
}

/** Makes releases visible, all in one rename. Naming a release again of the same run changes nothing. */
export async function commitReleases(paths: StorePaths, added: readonly ReleaseEntry[]): Promise<void> {
  const index = await readReleaseIndex(paths);
  const fresh = added.filter(
    (a) => !index.releases.some((r) => r.block === a.block && r.release === a.release && r.run === a.run),
  );
  if (fresh.length === 0) return;
  await writeDurably(paths.releaseIndex, `${JSON.stringify({ releases: [...index.releases, ...fresh] }, null, 1)}\n`);
}

export function currentRelease(index: ReleaseIndex, block: string): ReleaseEntry | null {
  return index.releases.findLast((r) => r.block === block) ?? null;
}
