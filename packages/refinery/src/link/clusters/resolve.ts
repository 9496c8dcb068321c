/**
 * Edges → clusters. Sure links first, then the others from the strongest to the weakest; an edge is refused where it would join
 * what cannot be one subject: two different identifiers that check out, two records of one list (one-to-one), an answered "different",
 * or two records that disagree strongly. So a cluster that contradicts itself falls apart at its weakest edge. Deterministic.
 */
import { UnionFind } from './union-find.ts';

export interface Edge {
  readonly a: number;
  readonly b: number;
}

export class Resolver {
  readonly #sets: UnionFind;
  /** Per exclusive identifier: its number at each root, −1 none. */
  readonly #owners: readonly Int32Array[];
  /** Source lists present in a set, one bit each; 0 where one-to-one is not asked for. */
  readonly #lists: Int32Array | null;
  readonly #apart = new Map<number, Set<number>>();
  refused = 0;

  constructor(size: number, owners: readonly Int32Array[], lists: Int32Array | null) {
    this.#sets = new UnionFind(size);
    this.#owners = owners;
    this.#lists = lists;
  }

  /** These two are never joined. */
  keepApart(a: number, b: number): void {
    this.#partners(this.#sets.find(a)).add(b);
    this.#partners(this.#sets.find(b)).add(a);
  }

  #partners(root: number): Set<number> {
    let set = this.#apart.get(root);
    if (!set) {
      set = new Set();
      this.#apart.set(root, set);
    }
    return set;
  }

  /** → true: joined or already one; false: refused. */
  join(a: number, b: number): boolean {
    const x = this.#sets.find(a);
    const y = this.#sets.find(b);
    if (x === y) return true;
    if (this.#contradict(x, y)) {
      this.refused++;
      return false;
    }
    this.#sets.union(x, y);
    const root = Math.min(x, y);
    const other = Math.max(x, y);
    for (const owner of this.#owners) if (owner[root] === -1) owner[root] = owner[other] as number;
    if (this.#lists) this.#lists[root] = (this.#lists[root] as number) | (this.#lists[other] as number);
    const apart = this.#apart.get(other);
    if (apart) {
      const mine = this.#partners(root);
      for (const partner of apart) mine.add(partner);
      this.#apart.delete(other);
    }
    return true;
  }

  #contradict(x: number, y: number): boolean {
    for (const owner of this.#owners) {
      const a = owner[x] as number;
      const b = owner[y] as number;
      if (a !== -1 && b !== -1 && a !== b) return true;
    }
    if (this.#lists && ((this.#lists[x] as number) & (this.#lists[y] as number)) !== 0) return true;
    const apart = this.#apart.get(x);
    if (apart) for (const partner of apart) if (this.#sets.find(partner) === y) return true;
    return false;
  }

  /** Would a join be refused? */
  apart(a: number, b: number): boolean {
    const x = this.#sets.find(a);
    const y = this.#sets.find(b);
    return x !== y && this.#contradict(x, y);
  }

  clusterOf(a: number): number {
    return this.#sets.find(a);
  }

  /** The set has an exclusive identifier. */
  identified(a: number): boolean {
    const root = this.#sets.find(a);
    return this.#owners.some((owner) => owner[root] !== -1);
  }

  labels(): Int32Array {
    return this.#sets.labels();
  }
}
