/**
 * The growing edge of a tree: the hashes of its perfect subtrees from the greatest to the smallest (a "compact range"), which is all that a further leaf,
 * or the root, needs.
 */
import type { TreeHash } from './tree-hash.ts';

export class CompactRange {
  readonly #hash: TreeHash;
  /** At h: the perfect subtree of 2^h leaves, where the size has that bit. */
  readonly #subtrees: (Uint8Array | undefined)[] = [];
  #size = 0;

  constructor(hash: TreeHash) {
    this.#hash = hash;
  }

  get size(): number {
    return this.#size;
  }

  /** Appends the hash of a perfect subtree of 2^height leaves; the size must be a multiple of that. `grown` hears of each subtree that is thereby whole. */
  append(hash: Uint8Array, height = 0, grown?: (height: number, hash: Uint8Array) => void): void {
    let node = hash;
    let h = height;
    grown?.(h, node);
    for (;;) {
      const left = this.#subtrees[h];
      if (!left) break;
      this.#subtrees[h] = undefined;
      node = this.#hash.node(left, node);
      h++;
      grown?.(h, node);
    }
    this.#subtrees[h] = node;
    this.#size += 2 ** height;
  }

  /** One that grows apart from this one. */
  clone(): CompactRange {
    const other = new CompactRange(this.#hash);
    other.#subtrees.push(...this.#subtrees);
    other.#size = this.#size;
    return other;
  }

  root(): Uint8Array {
    let root: Uint8Array | undefined;
    for (const subtree of this.#subtrees) {
      if (!subtree) continue;
      root = root ? this.#hash.node(subtree, root) : subtree;
    }
    return root ?? this.#hash.empty;
  }
}
