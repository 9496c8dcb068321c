/** Rows gathered by what they hold in some columns: the counting that finding dependencies is made of. */

/** Rows of a table ordered by the code of their group; rows without one are left out. */
export interface Groups {
  /** Row numbers, group after group. */
  readonly order: Int32Array;
  /** Where each group of two rows or more begins in `order`, and the end of the last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** Groups of at least two rows; a counting sort. `distinct`: codes are below it, -1 is no group. */
export function groupBy(codes: Int32Array, distinct: number): Groups {
  const at = new Int32Array(distinct + 1);
  for (const code of codes) if (code >= 0) at[code + 1] = (at[code + 1] ?? 0) + 1;
  for (let i = 0; i < distinct; i++) at[i + 1] = (at[i + 1] ?? 0) + (at[i] ?? 0);
  const begins = at.slice();
  const order = new Int32Array(at[distinct] ?? 0);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row] ?? -1;
    if (code < 0) continue;
    const place = at[code] ?? 0;
    order[place] = row;
    at[code] = place + 1;
  }
  const starts: number[] = [];
  const ends: number[] = [];
  for (let i = 0; i < distinct; i++) {
    const [from, to] = [begins[i] ?? 0, begins[i + 1] ?? 0];
    if (to - from < 2) continue;
    starts.push(from);
    ends.push(to);
  }
  return { order, starts: Int32Array.from(starts), ends: Int32Array.from(ends) };
}

/** One code for each pair of codes that occurs. */
export function combine(a: Int32Array, b: Int32Array, distinctB: number): { codes: Int32Array; distinct: number } {
  const known = new Map<number, number>();
  const codes = new Int32Array(a.length).fill(-1);
  for (let row = 0; row < a.length; row++) {
    const [x, y] = [a[row] ?? -1, b[row] ?? -1];
    if (x < 0 || y < 0) continue;
    const pair = x * distinctB + y;
    let code = known.get(pair);
    if (code === undefined) {
      code = known.size;
      known.set(pair, code);
    }
    codes[row] = code;
  }
  return { codes, distinct: known.size };
}

/** A value against the usual one that so much of a group holds, and not one row alone, is another truth. */
const REPEATED = 0.1;

/** How well a group says what a column holds. */
export interface Agreement {
  /** Rows beyond the first of their group: each could have disagreed. */
  readonly free: number;
  /** Groups with a free row. */
  readonly groups: number;
  /** Rows that do not hold the commonest value of their group; and the groups of three rows or more that have some: two rows cannot settle it. */
  readonly against: number;
  readonly torn: number;
  /** Of these, rows of groups where two thirds hold the usual value; and those groups. */
  readonly decided: number;
  readonly settled: number;
  /** Of the decided, rows whose value a tenth of the group holds, and more than one row. */
  readonly repeated: number;
}

/** `scratch`: zeros, one a code of the column; left as zeros. `onDeviant` is told every decided row against its group, with the usual code. */
export function agreementOf(
  groups: Groups,
  codes: Int32Array,
  scratch: Int32Array,
  onDeviant?: (row: number, usual: number, holders: number) => void,
): Agreement {
  const { order, starts, ends } = groups;
  const total = { free: 0, groups: 0, against: 0, torn: 0, decided: 0, settled: 0, repeated: 0 };
  const touched: number[] = [];
  for (let g = 0; g < starts.length; g++) {
    const [from, to] = [starts[g] ?? 0, ends[g] ?? 0];
    touched.length = 0;
    let rows = 0;
    for (let i = from; i < to; i++) {
      const code = codes[order[i] ?? 0] ?? -1;
      if (code < 0) continue;
      const n = scratch[code] ?? 0;
      if (n === 0) touched.push(code);
      scratch[code] = n + 1;
      rows++;
    }
    if (rows >= 2) {
      let usual = -1;
      let holders = 0;
      for (const code of touched) {
        const n = scratch[code] ?? 0;
        if (n > holders) [usual, holders] = [code, n];
      }
      const against = rows - holders;
      total.free += rows - 1;
      total.groups++;
      total.against += against;
      if (against > 0 && rows > 2) total.torn++;
      if (against > 0 && holders >= 2 && holders >= 2 * against) {
        total.decided += against;
        total.settled++;
        for (const code of touched) {
          const n = scratch[code] ?? 0;
          if (code !== usual && n > 1 && n >= REPEATED * rows) total.repeated += n;
        }
        if (onDeviant) {
          for (let i = from; i < to; i++) {
            const row = order[i] ?? 0;
            const code = codes[row] ?? -1;
            if (code >= 0 && code !== usual) onDeviant(row, usual, holders);
          }
        }
      }
    }
    for (const code of touched) scratch[code] = 0;
  }
  return total;
}

/** Of the rows against a usual value, the share whose value is the usual one of no group at all: such a value has no place of its own. */
export function homelessShare(groups: Groups, codes: Int32Array, distinct: number): number {
  const counts = new Int32Array(distinct);
  const settled = new Uint8Array(distinct);
  const deviants: number[] = [];
  const { order, starts, ends } = groups;
  for (let g = 0; g < starts.length; g++) {
    const touched = new Set<number>();
    for (let i = starts[g] ?? 0; i < (ends[g] ?? 0); i++) {
      const code = codes[order[i] ?? 0] ?? -1;
      if (code < 0) continue;
      counts[code] = (counts[code] ?? 0) + 1;
      touched.add(code);
    }
    let usual = -1;
    for (const code of touched) if (usual < 0 || (counts[code] ?? 0) > (counts[usual] ?? 0)) usual = code;
    if (usual >= 0 && (counts[usual] ?? 0) >= 2) {
      settled[usual] = 1;
      for (const code of touched) if (code !== usual) for (let n = 0; n < (counts[code] ?? 0); n++) deviants.push(code);
    }
    for (const code of touched) counts[code] = 0;
  }
  return deviants.length === 0 ? 0 : deviants.filter((code) => settled[code] === 0).length / deviants.length;
}

/** The group with the most rows against its commonest value, when it has no usual one at all: its code and rows. */
export function worstGroup(
  groups: Groups,
  codes: Int32Array,
): { readonly at: number; readonly rows: number; readonly against: number; readonly values: number } | undefined {
  let worst: { at: number; rows: number; against: number; values: number } | undefined;
  const { order, starts, ends } = groups;
  for (let g = 0; g < starts.length; g++) {
    const counts = new Map<number, number>();
    let rows = 0;
    for (let i = starts[g] ?? 0; i < (ends[g] ?? 0); i++) {
      const code = codes[order[i] ?? 0] ?? -1;
      if (code < 0) continue;
      rows++;
      counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    const against = rows - Math.max(0, ...counts.values());
    if (against > (worst?.against ?? 0)) worst = { at: g, rows, against, values: counts.size };
  }
  return worst;
}

/** The same groups without one. */
export function without({ order, starts, ends }: Groups, at: number): Groups {
  return { order, starts: starts.filter((_, g) => g !== at), ends: ends.filter((_, g) => g !== at) };
}
