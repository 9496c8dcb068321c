/**
 * An append-only log of entries under two trees. An append is answered when its entries are on disk and under signed checkpoints of both trees. One process
 * writes; appends that come while another is being written go together with the next ("group commit").
 */
import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { LedgerError } from '../ledger-error.ts';
import { formatCheckpoint } from '../note/checkpoint.ts';
import type { NoteSigner } from '../note/keys.ts';
import { signNote } from '../note/note.ts';
import { encodeEntries, MOST_ENTRY_BYTES } from '../tree/bundle.ts';
import { proveConsistency, proveInclusion, rootOf, type TreeView } from '../tree/proofs.ts';
import { TILE_WIDTH, type TileSource } from '../tree/tiles.ts';
import { TREES, type TreeName, treeHash } from '../tree/tree-hash.ts';
import { equal } from '../tree/verify.ts';
import { checkpointPath, readCheckpoint } from './checkpoint-file.ts';
import { Edge } from './edge.ts';
import { Journal } from './journal.ts';
import { layeredSource } from './layered-source.ts';
import { lockFolder } from './lock.ts';
import type { ReadableLog } from './log-reader.ts';
import { TileStore } from './tile-store.ts';

export interface LogOptions {
  /** A URL without its scheme, say `data.guizhou.gov.cn/ledger`; the SM3 tree's is the same with `/sm3`. */
  readonly origin: string;
  /** Keys that sign the checkpoints of each tree. */
  readonly signers: Readonly<Record<TreeName, readonly NoteSigner[]>>;
  /** Entries that are kept in memory before their tiles are written; 32,768 where left out. */
  readonly flushAt?: number;
}

export interface Appended {
  /** Index of the first of the entries. */
  readonly first: number;
  /** Leaves of the checkpoints that cover them. */
  readonly size: number;
}

interface Head {
  readonly size: number;
  /** Signed. */
  readonly note: string;
}

const NOTHING: Head = { size: 0, note: '' };

interface Waiting {
  readonly entries: readonly Uint8Array[];
  readonly bytes: number;
  readonly resolve: (appended: Appended) => void;
  readonly reject: (error: unknown) => void;
}

const FLUSH_AT = 32_768;
/** Bytes of entries in memory before their tiles are written. */
const FLUSH_BYTES = 32 * 2 ** 20;
/** Entries, or bytes, of one frame: a group is not so large that the answer to its first waits long. */
const GROUP = 16_384;
const GROUP_BYTES = 8 * 2 ** 20;
/** Bytes of one call. */
const MOST_CALL_BYTES = 256 * 2 ** 20;

export class Log implements ReadableLog {
  readonly #folder: string;
  readonly #options: LogOptions;
  readonly #store: TileStore;
  readonly #edges: Readonly<Record<TreeName, Edge>>;
  readonly #unlock: () => Promise<void>;
  #journal: Journal;
  /** Segments before the current one, whose entries are not all in bundles yet. */
  #older: Journal[];
  /** Entries from `#recentFrom` on: those that are not in bundles on disk. */
  #recent: Uint8Array[];
  #recentFrom: number;
  /** The signed heads, with the size at which readers see the trees. */
  #heads: Readonly<Record<TreeName, Head>>;
  readonly #queue: Waiting[] = [];
  /** Somebody is at the queue and will look at it again; told in the same breath in which it was found empty. */
  #busy = false;
  #working: Promise<void> | null = null;
  #flushing: Promise<void> | null = null;
  #closed = false;
  #broken: unknown = null;

  private constructor(parts: {
    folder: string;
    options: LogOptions;
    store: TileStore;
    edges: Record<TreeName, Edge>;
    segments: Journal[];
    recent: Uint8Array[];
    unlock: () => Promise<void>;
  }) {
    this.#folder = parts.folder;
    this.#options = parts.options;
    this.#store = parts.store;
    this.#edges = parts.edges;
    this.#older = parts.segments.slice(0, -1);
    this.#journal = parts.segments.at(-1) as Journal;
    this.#recent = parts.recent;
    this.#recentFrom = parts.store.entries;
    this.#heads = { sha256: NOTHING, sm3: NOTHING };
    this.#unlock = parts.unlock;
  }

  /**
   * Opens or begins the log in a folder, after a crash too.
   *
   * @throws LedgerError LOCKED where another process writes it, DAMAGED where what it had promised is not there any more.
   */
  static async open(folder: string, options: LogOptions): Promise<Log> {
    await mkdir(join(folder, 'journal'), { recursive: true });
    const unlock = await lockFolder(folder);
    const closing = [unlock];
    try {
      const store = await TileStore.open(folder);
      closing.unshift(() => store.close());
      const edges = {} as Record<TreeName, Edge>;
      for (const tree of TREES) edges[tree] = await Edge.at(treeHash(tree), store.entries, store.source(tree));
      const recent: Uint8Array[] = [];
      const segments = await Journal.recover(join(folder, 'journal'), store.entries, (_, entry) => {
        recent.push(Uint8Array.from(entry));
        for (const tree of TREES) edges[tree].append(edges[tree].hash.leaf(entry));
      });
      if (segments.length === 0) segments.push(await Journal.create(join(folder, 'journal'), store.entries));
      for (const segment of segments) closing.unshift(() => segment.close());
      const log = new Log({ folder, options, store, edges, segments, recent, unlock });
      await log.#checkPromises();
      await log.#publish();
      return log;
    } catch (error) {
      for (const close of closing) await close();
      throw error;
    }
  }

  /** Whether it takes further entries; after a write that failed half way it must be closed and opened again. */
  get usable(): boolean {
    return !this.#closed && !this.#broken;
  }

  /** Leaves under the newest checkpoints. */
  get size(): number {
    return this.#heads.sha256.size;
  }

  /** The newest checkpoint, a signed note. */
  checkpoint(tree: TreeName = 'sha256'): string {
    return this.#heads[tree].note;
  }

  origin(tree: TreeName = 'sha256'): string {
    return originOf(this.#options.origin, tree);
  }

  /** A tree as of its newest checkpoint, or as of an earlier size. */
  view(tree: TreeName = 'sha256', size: number = this.size): TreeView {
    return { size, hash: this.#edges[tree].hash, source: this.source(tree) };
  }

  proveInclusion(index: number, tree: TreeName = 'sha256', size: number = this.size): Promise<Uint8Array[]> {
    return proveInclusion(this.view(tree, size), index);
  }

  proveConsistency(older: number, tree: TreeName = 'sha256', size: number = this.size): Promise<Uint8Array[]> {
    return proveConsistency(this.view(tree, size), older);
  }

  source(tree: TreeName): TileSource {
    return layeredSource(this.#store.source(tree), this.#edges[tree], () => ({
      from: this.#recentFrom,
      entries: this.#recent,
    }));
  }

  /**
   * Appends entries, together and in order.
   *
   * @throws LedgerError ENTRY where one is too long, CLOSED after `close` or after a write that failed half way: whether the entries of that one are in the
   * log shows when it is opened again.
   */
  append(entries: readonly Uint8Array[]): Promise<Appended> {
    const long = entries.findIndex((e) => e.length > MOST_ENTRY_BYTES);
    if (long >= 0)
      return Promise.reject(
        tooLong(`第 ${long + 1} 条记录`, `Entry ${long + 1}`, entries[long]?.length ?? 0, MOST_ENTRY_BYTES),
      );
    const bytes = entries.reduce((sum, e) => sum + e.length, 0);
    if (bytes > MOST_CALL_BYTES) return Promise.reject(tooLong('一次追加', 'One append', bytes, MOST_CALL_BYTES));
    if (this.#closed || this.#broken) return Promise.reject(this.#unusable());
    return new Promise((resolve, reject) => {
      this.#queue.push({ entries, bytes, resolve, reject });
      if (this.#busy) return;
      this.#busy = true;
      this.#working = this.#work();
    });
  }

  /** Writes what is waiting, then everything to tiles, and lets the folder go. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await this.#working;
    await this.#flushing?.catch(() => undefined);
    if (!this.#broken) {
      await this.#rotate();
      await this.#flush();
    }
    await this.#journal.close();
    for (const journal of this.#older) await journal.close();
    await this.#store.close();
    await this.#unlock();
  }

  async #work(): Promise<void> {
    while (this.#queue.length > 0) {
      const group: Waiting[] = [];
      let count = 0;
      let bytes = 0;
      for (let next = this.#queue[0]; next; next = this.#queue[0]) {
        count += next.entries.length;
        bytes += next.bytes;
        if (group.length > 0 && (count > GROUP || bytes > GROUP_BYTES)) break;
        group.push(next);
        this.#queue.shift();
      }
      try {
        if (this.#broken) throw this.#unusable();
        await this.#write(group);
      } catch (error) {
        for (const { reject } of group) reject(error);
      }
    }
    this.#busy = false;
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    const entries = group.flatMap((g) => g.entries);
    if (entries.length > 0) {
      const written = this.#journal.append(entries);
      // reckoned while the disk is at work
      const leaves = TREES.map((tree) => entries.map((entry) => this.#edges[tree].hash.leaf(entry)));
      try {
        await written;
      } catch (error) {
        // nothing of it may come to light at the next start; after a full disk the log goes on once there is room
        const rewound = await this.#journal.rewind().then(
          () => true,
          () => false,
        );
        if (!rewound || (error as NodeJS.ErrnoException).code !== 'ENOSPC') this.#broken = error;
        throw error;
      }
      for (const entry of entries) this.#recent.push(entry);
      for (const [i, tree] of TREES.entries())
        for (const leaf of leaves[i] as Uint8Array[]) this.#edges[tree].append(leaf);
      await this.#publish().catch((error) => {
        this.#broken = error;
        throw error;
      });
    }
    const size = this.size;
    let first = size - entries.length;
    for (const { entries: own, resolve } of group) {
      resolve({ first, size });
      first += own.length;
    }
    if (this.#recent.length >= (this.#options.flushAt ?? FLUSH_AT) || this.#journal.bytes >= FLUSH_BYTES) {
      // one write of tiles at a time; appends go on beside it, but not so far ahead that memory fills
      await this.#flushing;
      await this.#rotate();
      this.#flushing = this.#flush().catch((error) => {
        this.#broken = error;
      });
    }
  }

  /** Signs and shows heads of the trees as they are. */
  async #publish(): Promise<void> {
    const heads = {} as Record<TreeName, Head>;
    for (const tree of TREES) {
      const { size } = this.#edges[tree];
      const text = formatCheckpoint({ origin: this.origin(tree), size, root: this.#edges[tree].root() });
      heads[tree] = { size, note: signNote(text, this.#options.signers[tree]) };
    }
    await Promise.all(
      TREES.map(async (tree) => {
        const path = checkpointPath(this.#folder, tree);
        await writeFile(`${path}.new`, heads[tree].note);
        await rename(`${path}.new`, path);
      }),
    );
    this.#heads = heads;
  }

  /** Further entries go to a new segment, so that the ones before can be removed once they are stored. */
  async #rotate(): Promise<void> {
    if (this.#journal.bytes === 0) return;
    const next = await Journal.create(join(this.#folder, 'journal'), this.#recentFrom + this.#recent.length);
    this.#older.push(this.#journal);
    this.#journal = next;
  }

  /** Full bundles and tiles to disk; journals that are thereby stored go. */
  async #flush(): Promise<void> {
    const whole = Math.floor(this.#recent.length / TILE_WIDTH);
    if (whole === 0) return;
    const bundles = Array.from({ length: whole }, (_, i) =>
      encodeEntries(this.#recent.slice(i * TILE_WIDTH, (i + 1) * TILE_WIDTH)),
    );
    // tiles of level 0 fill with their bundles, those above with them
    const tiles = { sha256: this.#edges.sha256.filled(), sm3: this.#edges.sm3.filled() };
    await this.#store.add(bundles, tiles);
    this.#recent = this.#recent.slice(whole * TILE_WIDTH);
    this.#recentFrom += whole * TILE_WIDTH;
    for (const tree of TREES) this.#edges[tree].forget(tiles[tree].map((t) => t.length));
    const stored = this.#recentFrom;
    const keep: Journal[] = [];
    for (const [i, journal] of this.#older.entries()) {
      const end = (this.#older[i + 1] ?? this.#journal).first;
      if (end <= stored) await journal.remove();
      else keep.push(journal);
    }
    this.#older = keep;
  }

  /** What the last checkpoints promised must still be there. */
  async #checkPromises(): Promise<void> {
    for (const tree of TREES) {
      const old = await readCheckpoint(checkpointPath(this.#folder, tree));
      if (!old || old.size === 0) continue;
      const { size, hash } = this.#edges[tree];
      const kept =
        old.size <= size && equal(await rootOf({ size: old.size, hash, source: this.source(tree) }), old.root);
      if (!kept)
        throw new LedgerError('DAMAGED', {
          zh: `账本与其检查点不符：检查点有 ${old.size} 条，现有 ${size} 条${old.size <= size ? '，但根哈希不同' : ''}。用 kuaishu ledger verify 查看何处有误，并从备份或其他节点恢复。`,
          en: `The ledger does not agree with its checkpoint of ${old.size} entries: it has ${size}${old.size <= size ? ', under another root' : ''}. kuaishu ledger verify says where; restore it from a backup or another node.`,
        });
    }
  }

  #unusable(): LedgerError {
    return new LedgerError(
      'CLOSED',
      { zh: '账本已关闭，或上次写入失败，须重新打开。', en: 'The ledger is closed, or a write failed: open it again.' },
      this.#broken ?? undefined,
    );
  }
}

function tooLong(zh: string, en: string, bytes: number, most: number): LedgerError {
  return new LedgerError('ENTRY', {
    zh: `${zh}有 ${bytes} 字节，最多 ${most}。`,
    en: `${en} has ${bytes} bytes; at most ${most} are allowed.`,
  });
}

export function originOf(origin: string, tree: TreeName): string {
  return tree === 'sha256' ? origin : `${origin}/sm3`;
}
