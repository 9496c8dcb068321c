/** Inclusion and consistency proofs (RFC 9162, section 2.1), made from tiles. */
import { TILE_HEIGHT, TILE_WIDTH, type TileSource, tileWidth } from './tiles.ts';
import { HASH_BYTES, type TreeHash } from './tree-hash.ts';

/** A tree of `size` leaves over a source of tiles. */
export interface TreeView {
  readonly size: number;
  readonly hash: TreeHash;
  readonly source: TileSource;
}

/** The sibling hashes from the leaf to the root's child. @throws RangeError where the tree has no such leaf. */
export async function proveInclusion(tree: TreeView, index: number): Promise<Uint8Array[]> {
  if (!(index >= 0 && index < tree.size)) throw new RangeError(`leaf ${index} of a tree of ${tree.size}`);
  const nodes = new Nodes(tree);
  const path: Promise<Uint8Array>[] = [];
  for (let from = 0, to = tree.size; to - from > 1; ) {
    const middle = from + split(to - from);
    if (index < middle) {
      path.push(nodes.root(middle, to));
      to = middle;
    } else {
      path.push(nodes.root(from, middle));
      from = middle;
    }
  }
  return (await Promise.all(path)).reverse();
}

/** That the tree of `size` leaves grew from its first `older`. @throws RangeError where older > size. */
export async function proveConsistency(tree: TreeView, older: number): Promise<Uint8Array[]> {
  if (!(older >= 0 && older <= tree.size)) throw new RangeError(`from ${older} leaves to ${tree.size}`);
  if (older === 0 || older === tree.size) return [];
  const nodes = new Nodes(tree);
  const path: Promise<Uint8Array>[] = [];
  let from = 0;
  let to = tree.size;
  let whole = true;
  for (let m = older; m !== to - from; ) {
    const k = split(to - from);
    if (m <= k) {
      path.push(nodes.root(from + k, to));
      to = from + k;
    } else {
      path.push(nodes.root(from, from + k));
      from += k;
      m -= k;
      whole = false;
    }
  }
  if (!whole) path.push(nodes.root(from, to));
  return (await Promise.all(path)).reverse();
}

/** The root of the first `size` leaves. */
export async function rootOf(tree: TreeView): Promise<Uint8Array> {
  return tree.size === 0 ? tree.hash.empty : new Nodes(tree).root(0, tree.size);
}

/** Nodes of a tree, from tiles that are read once each. */
class Nodes {
  readonly #tree: TreeView;
  readonly #tiles = new Map<string, Promise<Uint8Array>>();

  constructor(tree: TreeView) {
    this.#tree = tree;
  }

  /** MTH of the leaves from … to − 1. */
  async root(from: number, to: number): Promise<Uint8Array> {
    const width = to - from;
    const height = Math.log2(width);
    if (Number.isInteger(height) && from % width === 0) return this.#perfect(from, height);
    const middle = from + split(width);
    const [left, right] = await Promise.all([this.root(from, middle), this.root(middle, to)]);
    return this.#tree.hash.node(left, right);
  }

  async #perfect(from: number, height: number): Promise<Uint8Array> {
    const level = Math.floor(height / TILE_HEIGHT);
    const within = 2 ** (height % TILE_HEIGHT);
    const first = from / TILE_WIDTH ** level;
    const index = Math.floor(first / TILE_WIDTH);
    const tile = await this.#tile(level, index);
    const at = first % TILE_WIDTH;
    return rootOfHashes(this.#tree.hash, tile.subarray(at * HASH_BYTES, (at + within) * HASH_BYTES));
  }

  #tile(level: number, index: number): Promise<Uint8Array> {
    const key = `${level}/${index}`;
    const known = this.#tiles.get(key);
    if (known) return known;
    const width = tileWidth(this.#tree.size, level, index);
    const read = this.#tree.source.tile(level, index, width);
    this.#tiles.set(key, read);
    return read;
  }
}

/** The root of 2^k hashes in a row. */
export function rootOfHashes(hash: TreeHash, hashes: Uint8Array): Uint8Array {
  let row: Uint8Array[] = [];
  for (let at = 0; at < hashes.length; at += HASH_BYTES) row.push(hashes.subarray(at, at + HASH_BYTES));
  while (row.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < row.length; i += 2) above.push(hash.node(row[i] as Uint8Array, row[i + 1] as Uint8Array));
    row = above;
  }
  return row[0] ?? hash.empty;
}

/** The greatest power of two below n, n > 1. */
function split(n: number): number {
  return 2 ** (Math.ceil(Math.log2(n)) - 1);
}
