/**
 * Full tiles and bundles of a log on disk, in files that only grow: `sha256/0.tiles` holds tile n of level 0 at n × 8,192 bytes; `entries.bundles` the
 * bundles one after another and `entries.ends` where each ends, in eight bytes. `store.json` says how many bundles are on disk.
 */
import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerError } from '../ledger-error.ts';
import { TILE_BYTES, TILE_WIDTH, type TileSource, widthOfLevel } from '../tree/tiles.ts';
import { HASH_BYTES, TREES, type TreeName } from '../tree/tree-hash.ts';
import { replaceFile, syncFolder } from './durable.ts';
import { FlatFile } from './flat-file.ts';

/** Levels that a tree of 2^53 leaves has. */
const LEVELS = 7;
const END_BYTES = 8;

export class TileStore {
  readonly #folder: string;
  readonly #tiles: Readonly<Record<TreeName, FlatFile[]>>;
  readonly #bundles: FlatFile;
  readonly #ends: FlatFile;
  #count: number;

  private constructor(
    folder: string,
    files: { tiles: Record<TreeName, FlatFile[]>; bundles: FlatFile; ends: FlatFile },
    count: number,
  ) {
    this.#folder = folder;
    this.#tiles = files.tiles;
    this.#bundles = files.bundles;
    this.#ends = files.ends;
    this.#count = count;
  }

  /** For writing; what lies behind the end that `store.json` knows is cut off. @throws LedgerError DAMAGED where a file is shorter than the store says. */
  static async open(folder: string): Promise<TileStore> {
    for (const tree of TREES) await mkdir(join(folder, tree), { recursive: true });
    const store = await TileStore.#over(folder, FlatFile.open);
    await syncFolder(folder);
    return store;
  }

  /** For reading alone, beside its writer. @throws LedgerError DAMAGED */
  static read(folder: string): Promise<TileStore> {
    return TileStore.#over(folder, FlatFile.read);
  }

  static async #over(folder: string, open: typeof FlatFile.open): Promise<TileStore> {
    const count = await readCount(join(folder, 'store.json'));
    const files: FlatFile[] = [];
    const file = async (name: string, size: number) => {
      const opened = await open(join(folder, name), size);
      if (!opened) {
        for (const other of files) await other.close();
        throw damaged(join(folder, name), size);
      }
      files.push(opened);
      return opened;
    };
    const tiles = { sha256: [] as FlatFile[], sm3: [] as FlatFile[] };
    for (const tree of TREES)
      for (let level = 0; level < LEVELS; level++)
        tiles[tree].push(await file(join(tree, `${level}.tiles`), fullTiles(count, level) * TILE_BYTES));
    const ends = await file('entries.ends', count * END_BYTES);
    const end = count === 0 ? 0 : readEnd(await ends.read((count - 1) * END_BYTES, END_BYTES));
    const bundles = await file('entries.bundles', end);
    return new TileStore(folder, { tiles, bundles, ends }, count);
  }

  /** Entries in full bundles on disk: a multiple of 256. */
  get entries(): number {
    return this.#count * TILE_WIDTH;
  }

  /** Adds full bundles, and the tiles of each tree that they fill, by level. All on disk when it resolves. */
  async add(
    bundles: readonly Uint8Array[],
    tiles: Readonly<Record<TreeName, readonly (readonly Uint8Array[])[]>>,
  ): Promise<void> {
    const ends = Buffer.alloc(bundles.length * END_BYTES);
    let end = this.#bundles.size;
    bundles.forEach((bundle, i) => {
      end += bundle.length;
      ends.writeBigUInt64BE(BigInt(end), i * END_BYTES);
    });
    const grown: FlatFile[] = [];
    const append = async (file: FlatFile, bytes: Uint8Array) => {
      if (bytes.length === 0) return;
      await file.append(bytes);
      grown.push(file);
    };
    await append(this.#bundles, Buffer.concat(bundles));
    await append(this.#ends, ends);
    for (const tree of TREES)
      for (const [level, full] of tiles[tree].entries())
        await append(this.#tiles[tree][level] as FlatFile, Buffer.concat(full));
    for (const file of grown) await file.sync();
    const count = this.#count + bundles.length;
    await replaceFile(join(this.#folder, 'store.json'), `${JSON.stringify({ bundles: count })}\n`);
    this.#count = count;
  }

  source(tree: TreeName): TileSource {
    return {
      tile: (level, index, width) =>
        (this.#tiles[tree][level] as FlatFile).read(index * TILE_BYTES, width * HASH_BYTES),
      entries: async (index, width) => {
        const from = index === 0 ? 0 : readEnd(await this.#ends.read((index - 1) * END_BYTES, END_BYTES));
        const to = readEnd(await this.#ends.read(index * END_BYTES, END_BYTES));
        const bundle = await this.#bundles.read(from, to - from);
        return width === TILE_WIDTH ? bundle : cut(bundle, width);
      },
    };
  }

  async close(): Promise<void> {
    for (const file of [this.#bundles, this.#ends, ...TREES.flatMap((tree) => this.#tiles[tree])]) await file.close();
  }
}

/** Full tiles of a level when `bundles` full bundles are stored. */
function fullTiles(bundles: number, level: number): number {
  return Math.floor(widthOfLevel(bundles * TILE_WIDTH, level) / TILE_WIDTH);
}

/** The first `width` entries of a bundle. */
export function cut(bundle: Uint8Array, width: number): Uint8Array {
  let at = 0;
  for (let i = 0; i < width; i++) at += 2 + (((bundle[at] as number) << 8) | (bundle[at + 1] as number));
  return bundle.subarray(0, at);
}

function readEnd(bytes: Uint8Array): number {
  return Number(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).readBigUInt64BE());
}

async function readCount(path: string): Promise<number> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
    throw error;
  }
  const count: unknown = /^\{"bundles":\d+\}\n$/.test(text) ? (JSON.parse(text) as { bundles: unknown }).bundles : null;
  if (!Number.isSafeInteger(count)) throw damaged(path, 0);
  return count as number;
}

function damaged(path: string, size: number): LedgerError {
  return new LedgerError('DAMAGED', {
    zh: `账本文件损坏：${path}${size ? ` 不足 ${size} 字节` : ''}。请从备份或其他节点恢复该文件后再启动。`,
    en: `A file of the ledger is damaged: ${path}${size ? ` has fewer than ${size} bytes` : ''}. Restore it from a backup or another node, then start again.`,
  });
}
