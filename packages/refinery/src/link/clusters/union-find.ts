/** Disjoint sets over 0…n−1 in one Int32Array. The smaller root wins, so a set's label is its smallest member whatever the order of joins. */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = new Int32Array(size);
    for (let i = 0; i < size; i++) this.#parent[i] = i;
  }

  find(element: number): number {
    const parent = this.#parent;
    let root = element;
    while (parent[root] !== root) root = parent[root] as number;
    let at = element;
    while (parent[at] !== root) {
      const next = parent[at] as number;
      parent[at] = root;
      at = next;
    }
    return root;
  }

  /** Joins the sets of both and returns [new root, swallowed root], or null where they were one set already. */
  union(a: number, b: number): readonly [number, number] | null {
    const x = this.find(a);
    const y = this.find(b);
    if (x === y) return null;
    const root = Math.min(x, y);
    const swallowed = Math.max(x, y);
    this.#parent[swallowed] = root;
    return [root, swallowed];
  }

  /** Root of every element. */
  labels(): Int32Array {
    const labels = this.#parent.slice();
    // a parent is smaller than its children: its own label stands already
    for (let i = 0; i < labels.length; i++) labels[i] = labels[labels[i] as number] as number;
    return labels;
  }
}
