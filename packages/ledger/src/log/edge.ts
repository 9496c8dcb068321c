/** The part of a tree that is not on disk yet: its growing edge, the tiles that filled since the last write, and the partial ones. */
import { rootOfHashes } from '../tree/proofs.ts';
import { CompactRange } from '../tree/range.ts';
import { TILE_BYTES, TILE_HEIGHT, TILE_WIDTH, type TileSource, tileWidth } from '../tree/tiles.ts';
import { HASH_BYTES, type TreeHash } from '../tree/tree-hash.ts';

interface Level {
  /** Index of the first tile in `filled`; the partial tile comes after them. */
  first: number;
  filled: Uint8Array[];
  partial: Buffer;
  width: number;
}

export class Edge {
  readonly #range: CompactRange;
  readonly #levels: Level[] = [];
  readonly hash: TreeHash;

  private constructor(hash: TreeHash) {
    this.hash = hash;
    this.#range = new CompactRange(hash);
  }

  /** The edge of a tree whose first `size` leaves, a multiple of 256, are on disk. */
  static async at(hash: TreeHash, size: number, source: TileSource): Promise<Edge> {
    const edge = new Edge(hash);
    const tops: { height: number; node: Uint8Array }[] = [];
    for (let level = 1; TILE_WIDTH ** level <= size; level++) {
      const index = Math.floor(size / TILE_WIDTH ** (level + 1));
      const width = tileWidth(size, level, index);
      const state = edge.#level(level);
      state.first = index;
      for (let i = 0; i < width; i++) {
        const below = await source.tile(level - 1, index * TILE_WIDTH + i, TILE_WIDTH);
        state.partial.set(rootOfHashes(hash, below), i * HASH_BYTES);
      }
      state.width = width;
      for (let i = 0; i < width; i++)
        tops.push({
          height: level * TILE_HEIGHT,
          node: Uint8Array.from(state.partial.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES)),
        });
    }
    edge.#level(0).first = size / TILE_WIDTH;
    // the greatest subtrees come first
    for (const { height, node } of tops.sort((a, b) => b.height - a.height)) edge.#range.append(node, height);
    return edge;
  }

  get size(): number {
    return this.#range.size;
  }

  root(): Uint8Array {
    return this.#range.root();
  }

  append(leaf: Uint8Array): void {
    this.#range.append(leaf, 0, (height, hash) => {
      if (height % TILE_HEIGHT === 0) this.#push(height / TILE_HEIGHT, hash);
    });
  }

  /** Full tiles since the last `forget`, by level, as of now. */
  filled(): readonly (readonly Uint8Array[])[] {
    return this.#levels.map((level) => [...level.filled]);
  }

  /** The first of the full tiles are on disk now, so many of each level. */
  forget(counts: readonly number[]): void {
    for (const [i, level] of this.#levels.entries()) {
      const n = counts[i] ?? 0;
      level.filled = level.filled.slice(n);
      level.first += n;
    }
  }

  /** Hashes of a tile that is not on disk, or null where it is. */
  tile(level: number, index: number, width: number): Uint8Array | null {
    const state = this.#levels[level];
    if (!state || index < state.first) return null;
    const full = state.filled[index - state.first];
    if (full) return full.subarray(0, width * HASH_BYTES);
    if (index !== state.first + state.filled.length || width > state.width)
      throw new RangeError(`tile ${level}/${index} of ${width}`);
    return Uint8Array.from(state.partial.subarray(0, width * HASH_BYTES));
  }

  #push(level: number, hash: Uint8Array): void {
    const state = this.#level(level);
    state.partial.set(hash, state.width * HASH_BYTES);
    state.width++;
    if (state.width < TILE_WIDTH) return;
    state.filled.push(state.partial);
    state.partial = Buffer.alloc(TILE_BYTES);
    state.width = 0;
  }

  #level(level: number): Level {
    while (this.#levels.length <= level)
      this.#levels.push({ first: 0, filled: [], partial: Buffer.alloc(TILE_BYTES), width: 0 });
    return this.#levels[level] as Level;
  }
}
