/** A column of the sample: which values it has, how often, and in which row each; and rows told apart by several columns. */
import type { WeightedValues } from './column-profile.ts';

/** Of each row the number of its value. */
export interface ValueIds {
  readonly ids: Int32Array;
  /** Numbers below this one are in use. */
  readonly size: number;
  /** Numbers of NULL and of the empty text; -1: the column has none. */
  readonly empty: readonly [number, number];
}

export class SampledColumn {
  readonly #known = new Map<string | null, number>();
  readonly #rows: number[] = [];
  readonly #ids: Int32Array;
  #size = 0;

  /** `rows` of the sample. */
  constructor(rows: number) {
    this.#ids = new Int32Array(rows);
  }

  add(values: ArrayLike<string | null | undefined>, count: number): void {
    for (let row = 0; row < count; row++) {
      const value = values[row] ?? null;
      let id = this.#known.get(value);
      if (id === undefined) {
        id = this.#rows.length;
        this.#known.set(value, id);
        this.#rows.push(0);
      }
      this.#rows[id] = (this.#rows[id] as number) + 1;
      this.#ids[this.#size++] = id;
    }
  }

  /** Distinct values with their rows. */
  values(): WeightedValues {
    return [...this.#known].map(([value, id]) => [value, this.#rows[id] as number]);
  }

  ids(): ValueIds {
    return {
      ids: this.#ids.subarray(0, this.#size),
      size: this.#rows.length,
      empty: [this.#known.get(null) ?? -1, this.#known.get('') ?? -1],
    };
  }
}

/** Rows that are alike in all columns seen so far are one class. */
export class RowClasses {
  readonly #classes: Int32Array;
  #count: number;

  constructor(rows: number) {
    this.#classes = new Int32Array(rows);
    this.#count = Math.min(1, rows);
  }

  get count(): number {
    return this.#count;
  }

  /** Classes part where the column has different values. */
  split({ ids, size }: ValueIds): void {
    if (this.#count === this.#classes.length) return;
    // neither factor is above the number of rows: the product stays exact
    const found = new Map<number, number>();
    for (let row = 0; row < ids.length; row++) {
      const pair = (this.#classes[row] as number) * size + (ids[row] as number);
      let id = found.get(pair);
      if (id === undefined) {
        id = found.size;
        found.set(pair, id);
      }
      this.#classes[row] = id;
    }
    this.#count = found.size;
  }
}

/** Distinct combinations of the columns' values among rows where all of them have one. */
export function distinctFilled(columns: readonly ValueIds[]): number {
  const [first, ...others] = columns;
  if (!first) return 0;
  const isFilled = (row: number) => columns.every(({ ids, empty }) => !empty.includes(ids[row] as number));
  let keys: number[] = [];
  const rows: number[] = [];
  for (let row = 0; row < first.ids.length; row++) {
    if (!isFilled(row)) continue;
    rows.push(row);
    keys.push(first.ids[row] as number);
  }
  for (const { ids, size } of others) {
    const found = new Map<number, number>();
    keys = keys.map((key, i) => {
      const pair = key * size + (ids[rows[i] as number] as number);
      const id = found.get(pair) ?? found.size;
      found.set(pair, id);
      return id;
    });
  }
  return new Set(keys).size;
}
