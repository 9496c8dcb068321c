import { join } from 'node:path';
import { literal } from '@kuaishu/engine';
import type { ReleaseManifest } from '../publish/release-manifest.ts';
import { readJson } from '../store/files.ts';
import type { StorePaths } from '../store/paths.ts';
import { currentRelease, readReleaseIndex } from '../store/release-index.ts';

/** A release opened for reading: its manifest and where its files are. */
export interface OpenRelease extends ReleaseManifest {
  readonly folder: string;
  /** Table expression of the golden rows; `prefecture` is a column. */
  readonly golden: string;
  readonly attributeIndex: ReadonlyMap<string, number>;
}

/** Manifests of releases never change: read once. */
export class Releases {
  readonly #paths: StorePaths;
  readonly #known = new Map<string, OpenRelease>();

  constructor(paths: StorePaths) {
    this.#paths = paths;
  }

  /** The release named, or the visible one. Null where there is none. */
  async open(block: string, release?: string): Promise<OpenRelease | null> {
    const index = await readReleaseIndex(this.#paths);
    const entry =
      release === undefined
        ? currentRelease(index, block)
        : index.releases.find((r) => r.block === block && r.release === release);
    if (!entry) return null;
    const known = this.#known.get(`${block}/${entry.release}`);
    if (known) return known;
    const folder = join(this.#paths.releases, block, entry.release);
    const manifest = await readJson<ReleaseManifest>(join(folder, 'release.json'));
    if (!manifest) return null;
    const opened: OpenRelease = {
      ...manifest,
      folder,
      golden: `read_parquet(${literal(join(folder, 'block', '*', '*.parquet'))}, hive_partitioning = true, hive_types_autocast = false)`,
      attributeIndex: new Map(manifest.attributes.map((a, i) => [a.attribute, i])),
    };
    this.#known.set(`${block}/${entry.release}`, opened);
    return opened;
  }

  async blocks(): Promise<string[]> {
    const index = await readReleaseIndex(this.#paths);
    return [...new Set(index.releases.map((r) => r.block))];
  }

  /** All releases of a block, newest first. */
  async all(block: string): Promise<OpenRelease[]> {
    const index = await readReleaseIndex(this.#paths);
    const opened = await Promise.all(
      index.releases.filter((r) => r.block === block).map((r) => this.open(block, r.release)),
    );
    return opened.filter((r) => r !== null).reverse();
  }
}
