/**
 * Checks a whole log against its checkpoints, from the entries up, and names each fault. Where entries and their tile disagree, the level above says which of
 * them was changed, at the right edge the checkpoint's root. One byte that was changed is one place that is named.
 */
import { formatCheckpoint, parseCheckpoint } from '../note/checkpoint.ts';
import type { NoteVerifier } from '../note/keys.ts';
import { openNote, parseNote } from '../note/note.ts';
import { decodeEntries } from '../tree/bundle.ts';
import { rootOfHashes } from '../tree/proofs.ts';
import { CompactRange } from '../tree/range.ts';
import { TILE_WIDTH, type TileSource, tilePath, tileWidth } from '../tree/tiles.ts';
import { HASH_BYTES, TREES, type TreeName, treeHash } from '../tree/tree-hash.ts';
import { equal } from '../tree/verify.ts';
import { under } from './static-copy.ts';

export interface LogFault {
  /** `missing`: a file is not there or cannot be read; `signature`: of a checkpoint; `entry`, `tile`: bytes were changed; `root`: the trees differ. */
  readonly kind: 'missing' | 'signature' | 'checkpoint' | 'entry' | 'tile' | 'root';
  /** A path within the copy, with the place in it: `tile/0/003, hash 17`. */
  readonly where: string;
}

export interface LogReport {
  readonly ok: boolean;
  /** Of the SHA-256 tree. */
  readonly size: number;
  /** Base64, of the SHA-256 tree. */
  readonly root: string;
  readonly checkpoint: string;
  /** Names of the keys whose signatures hold. Without keys that were given from outside, a copy proves only that it agrees with itself. */
  readonly signedBy: readonly string[];
  readonly faults: readonly LogFault[];
}

export interface VerifyInput {
  readonly checkpoint: (tree: TreeName) => Promise<string>;
  readonly source: (tree: TreeName) => TileSource;
  readonly verifiers: readonly NoteVerifier[];
  readonly progress?: (done: number, of: number) => void;
}

/** Faults beyond this number are not listed: a log of another history has as many as tiles. */
const MOST_FAULTS = 1000;

export async function verifyLog(input: VerifyInput): Promise<LogReport> {
  const faults: LogFault[] = [];
  const signedBy = new Set<string>();
  const unsigned = new Set<TreeName>();
  const heads: { tree: TreeName; size: number; root: Uint8Array; note: string }[] = [];
  for (const tree of TREES) {
    const path = under(tree, 'checkpoint');
    const note = await input.checkpoint(tree).catch(() => null);
    if (note === null) {
      faults.push({ kind: 'missing', where: path });
      continue;
    }
    try {
      const { text } = parseNote(note);
      const head = parseCheckpoint(text);
      if (formatCheckpoint(head) !== text) faults.push({ kind: 'checkpoint', where: `${path}, further lines` });
      heads.push({ tree, size: head.size, root: head.root, note });
    } catch {
      faults.push({ kind: 'checkpoint', where: path });
      continue;
    }
    try {
      if (input.verifiers.length > 0)
        for (const { name } of openNote(note, input.verifiers).verified) signedBy.add(name);
    } catch {
      // whatever it says, nobody who is trusted has said it: nothing is held against it
      faults.push({ kind: 'signature', where: path });
      unsigned.add(tree);
    }
  }
  const signed = heads.filter((head) => !unsigned.has(head.tree));
  const sizes = new Set(signed.map((h) => h.size));
  // the trees are over the same entries, but their heads may be of one append apart
  const most = Math.max(0, ...sizes);
  const trees = signed.map((head) => new TreeCheck(head, input.source(head.tree), faults));
  for (let index = 0; index * TILE_WIDTH < most; index++) {
    if (faults.length >= MOST_FAULTS) break;
    const width = Math.min(TILE_WIDTH, most - index * TILE_WIDTH);
    const path = tilePath('entries', index, width);
    const bytes = await (trees[0] as TreeCheck).source.entries(index, width).catch(() => null);
    const entries = bytes && decodeEntries(bytes);
    if (!bytes) faults.push({ kind: 'missing', where: path });
    else if (!entries || entries.length < width) faults.push({ kind: 'entry', where: `${path}, lengths of entries` });
    for (const tree of trees) await tree.bundle(index, entries && entries.length >= width ? entries : null);
    input.progress?.(Math.min(most, (index + 1) * TILE_WIDTH), most);
  }
  for (const tree of trees) tree.finish();
  const first = heads.find((h) => h.tree === 'sha256');
  return {
    ok: faults.length === 0,
    size: first?.size ?? 0,
    root: first ? Buffer.from(first.root).toString('base64') : '',
    checkpoint: first?.note ?? '',
    signedBy: [...signedBy],
    faults: faults.slice(0, MOST_FAULTS),
  };
}

/** A tile of a level as the levels below it say it should be, as far as they have been read. */
interface Row {
  readonly index: number;
  readonly hashes: Buffer;
}

/** One tree, bundle after bundle. */
class TreeCheck {
  readonly source: TileSource;
  readonly #size: number;
  readonly #root: Uint8Array;
  readonly #name: TreeName;
  readonly #hash;
  readonly #range: CompactRange;
  readonly #faults: LogFault[];
  /** At each level from 1 on the tile that is being filled, and the same as it is stored. */
  readonly #rows: (Row | undefined)[] = [];
  readonly #stored: ({ readonly index: number; readonly tile: Promise<Uint8Array | null> } | undefined)[] = [];

  constructor(head: { tree: TreeName; size: number; root: Uint8Array }, source: TileSource, faults: LogFault[]) {
    this.source = source;
    this.#size = head.size;
    this.#root = head.root;
    this.#name = head.tree;
    this.#hash = treeHash(head.tree);
    this.#range = new CompactRange(this.#hash);
    this.#faults = faults;
  }

  /** Compares bundle `index` with its tile, and the tile with the hash that the level above has of it, and so on upwards. */
  async bundle(index: number, entries: readonly Uint8Array[] | null): Promise<void> {
    const width = tileWidth(this.#size, 0, index);
    if (width === 0) return;
    const found = await this.#tile(0, index);
    const leaves = entries?.slice(0, width).map((entry) => this.#hash.leaf(entry));
    const reckoned = leaves ? Buffer.concat(leaves) : null;
    let reading = found ?? reckoned;
    if (reckoned && found && !equal(reckoned, found)) {
      const right = await this.#witness(index, width, [reckoned, found]);
      for (let i = 0; i < width; i++) {
        const at = i * HASH_BYTES;
        if (equal(reckoned.subarray(at, at + HASH_BYTES), found.subarray(at, at + HASH_BYTES))) continue;
        if (right === reckoned) this.#fault('tile', 0, index, `hash ${i}`);
        else this.#report('entry', `${tilePath('entries', index, width)}, entry ${index * TILE_WIDTH + i}`);
      }
      reading = right ?? found;
    }
    if (!reading) return;
    appendAll(this.#range, reading);
    if (width === TILE_WIDTH) await this.#upwards(1, index, rootOfHashes(this.#hash, reading));
  }

  /** After the last bundle. */
  finish(): void {
    if (this.#range.size !== this.#size) return; // what is missing is named already
    if (!equal(this.#range.root(), this.#root))
      this.#report('root', `${under(this.#name, 'checkpoint')}, root of ${this.#size} entries`);
  }

  /** Compares hash `n` of a level, as it follows from below, with the one that is stored. */
  async #upwards(level: number, n: number, hash: Uint8Array): Promise<void> {
    const index = Math.floor(n / TILE_WIDTH);
    const at = (n % TILE_WIDTH) * HASH_BYTES;
    const stored = await this.#tile(level, index);
    if (stored && !equal(hash, stored.subarray(at, at + HASH_BYTES)))
      this.#fault('tile', level, index, `hash ${n % TILE_WIDTH}`);
    const row = this.#row(level, index, stored);
    row.hashes.set(hash, at);
    if (n % TILE_WIDTH === TILE_WIDTH - 1) await this.#upwards(level + 1, index, rootOfHashes(this.#hash, row.hashes));
  }

  #row(level: number, index: number, stored: Uint8Array | null): Row {
    const known = this.#rows[level];
    if (known?.index === index) return known;
    const hashes = Buffer.alloc(TILE_WIDTH * HASH_BYTES);
    // where something below is missing, what is stored stands in for it
    if (stored) hashes.set(stored);
    const row = { index, hashes };
    this.#rows[level] = row;
    return row;
  }

  /** Which of two readings of tile `index` the level above was made from, at the right edge the root; undefined where neither was. */
  async #witness(index: number, width: number, readings: readonly Uint8Array[]): Promise<Uint8Array | undefined> {
    if (width < TILE_WIDTH)
      return readings.find((reading) => {
        const range = this.#range.clone();
        appendAll(range, reading);
        return range.size === this.#size && equal(range.root(), this.#root);
      });
    const held = await this.#tile(1, Math.floor(index / TILE_WIDTH));
    const at = (index % TILE_WIDTH) * HASH_BYTES;
    return readings.find((r) => held && equal(rootOfHashes(this.#hash, r), held.subarray(at, at + HASH_BYTES)));
  }

  #tile(level: number, index: number): Promise<Uint8Array | null> {
    const width = tileWidth(this.#size, level, index);
    if (width === 0) return Promise.resolve(null);
    const known = this.#stored[level];
    if (known?.index === index) return known.tile;
    const tile = this.source.tile(level, index, width).then(
      (bytes) => {
        if (bytes.length >= width * HASH_BYTES) return bytes.subarray(0, width * HASH_BYTES);
        this.#fault('tile', level, index, `${bytes.length} bytes`);
        return null;
      },
      () => {
        this.#fault('missing', level, index);
        return null;
      },
    );
    this.#stored[level] = { index, tile };
    return tile;
  }

  #fault(kind: LogFault['kind'], level: number, index: number, place?: string): void {
    const path = under(this.#name, tilePath(level, index, tileWidth(this.#size, level, index)));
    this.#report(kind, place === undefined ? path : `${path}, ${place}`);
  }

  #report(kind: LogFault['kind'], where: string): void {
    if (!this.#faults.some((f) => f.where === where)) this.#faults.push({ kind, where });
  }
}

function appendAll(range: CompactRange, hashes: Uint8Array): void {
  for (let at = 0; at < hashes.length; at += HASH_BYTES) range.append(hashes.subarray(at, at + HASH_BYTES));
}
