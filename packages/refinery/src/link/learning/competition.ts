/**
 * Two lists in which each subject stands at most once: a record's possible partners compete with each other and with "no partner at all".
 * What matches look like is learnt from those that win; where nearly all records have a partner, the only likely one needs less evidence.
 */
import { type Engine, ident } from '@kuaishu/engine';

/** Greatest share of records taken to have a partner: without it the last record would take whoever is left. */
const MOST_PARTNERED = 0.95;
const ROUNDS = 30;
/** Odds beyond this are certain. */
const SURE = 40;

export interface Rivals {
  readonly a: Int32Array;
  readonly b: Int32Array;
  /** Index of the pair's pattern. */
  readonly pattern: Int32Array;
  /** Bits by frequency. */
  readonly extra: Float64Array;
  /** Sum of the similarities of its texts. */
  readonly alike: Int32Array;
  /** 0 or 1 for each record. */
  readonly list: Uint8Array;
  readonly sizes: readonly [number, number];
}

export const smallerOf = (rivals: Rivals): number => Math.max(1, Math.min(...rivals.sizes));

/** Probability of each pair among its rivals. `odds`: of each pair by itself; `share`: of the shorter list's records that have a partner. */
export function compete(rivals: Rivals, odds: Float64Array, share: number): Float64Array {
  const { a, b, list, sizes } = rivals;
  const smaller = smallerOf(rivals);
  const alone = sizes.map((size) => 1 - (share * smaller) / Math.max(1, size));
  const sums = new Float64Array(list.length);
  for (let i = 0; i < list.length; i++) sums[i] = alone[list[i] as number] as number;
  for (let i = 0; i < odds.length; i++) {
    const own = odds[i] as number;
    sums[a[i] as number] = (sums[a[i] as number] as number) + own;
    sums[b[i] as number] = (sums[b[i] as number] as number) + own;
  }
  return odds.map((own, i) => own / Math.max(sums[a[i] as number] as number, sums[b[i] as number] as number));
}

const oddsOf = (rivals: Rivals, bits: ArrayLike<number>): Float64Array =>
  rivals.extra.map((extra, i) => 2 ** Math.min(SURE, (bits[rivals.pattern[i] as number] as number) + extra));

/** Sums of the probabilities, pattern by pattern. `bits`: log2 odds of each pattern, reckoned with `expected` matches. */
export function winners(rivals: Rivals, bits: ArrayLike<number>, expected: number): Float64Array {
  const sums = new Float64Array(bits.length);
  const won = compete(rivals, oddsOf(rivals, bits), Math.min(MOST_PARTNERED, expected / smallerOf(rivals)));
  for (let i = 0; i < won.length; i++)
    sums[rivals.pattern[i] as number] = (sums[rivals.pattern[i] as number] as number) + (won[i] as number);
  return sums;
}

/** How many pairs of each pattern are the most alike of both their records, no other pair as much. */
export function mostAlike(rivals: Rivals, patterns: number): Float64Array {
  const { a, b, alike, list, pattern } = rivals;
  const best = new Int32Array(list.length).fill(-1);
  const ties = new Int32Array(list.length);
  alike.forEach((value, i) => {
    for (const record of [a[i] as number, b[i] as number])
      if (value > (best[record] as number)) {
        best[record] = value;
        ties[record] = 1;
      } else if (value === best[record]) ties[record] = (ties[record] as number) + 1;
  });
  const sums = new Float64Array(patterns);
  alike.forEach((value, i) => {
    const both = [a[i] as number, b[i] as number];
    if (both.every((record) => best[record] === value && ties[record] === 1))
      sums[pattern[i] as number] = (sums[pattern[i] as number] as number) + 1;
  });
  return sums;
}

export interface Ranked {
  readonly a: number;
  readonly b: number;
  readonly bits: number;
}

/** Pairs of at least `least` bits among their rivals, the likeliest first; of equal ones those more alike in words first. */
export function ranked(rivals: Rivals, bits: ArrayLike<number>, expected: number, least: number): Ranked[] {
  const odds = oddsOf(rivals, bits);
  const before = Math.min(MOST_PARTNERED, Math.max(1e-6, expected / smallerOf(rivals)));
  let share = before;
  let won = compete(rivals, odds, share);
  for (let round = 0; round < ROUNDS; round++) {
    const sum = won.reduce((total, p) => total + p, 0);
    const next = Math.min(MOST_PARTNERED, Math.max(1e-6, sum / smallerOf(rivals)));
    const moved = Math.abs(next - share);
    share = next;
    const scale = share / before;
    won = compete(
      rivals,
      odds.map((own) => own * scale),
      share,
    );
    if (moved < 1e-6) break;
  }
  const found: (Ranked & { readonly alike: number })[] = [];
  won.forEach((p, i) => {
    const value = p >= 1 - 2 ** -SURE ? SURE : Math.log2(p / (1 - p));
    if (value >= least)
      found.push({ a: rivals.a[i] as number, b: rivals.b[i] as number, bits: value, alike: rivals.alike[i] as number });
  });
  return found.sort((x, y) => y.bits - x.bits || y.alike - x.alike || x.a - y.a || x.b - y.b);
}

/** Reads the scored pairs. `patterns`: their patterns in the order of the indexes; `measures`: similarity columns of `pairs`. */
export async function readRivals(
  engine: Engine,
  tables: { readonly scored: string; readonly pairs: string; readonly records: string; readonly patterns: string },
  patterns: readonly bigint[],
  measures: readonly string[],
): Promise<Rivals> {
  await engine.createTable(tables.patterns, [
    { name: 'pattern', values: BigInt64Array.from(patterns) },
    { name: 'at', values: Int32Array.from(patterns, (_, at) => at) },
  ]);
  const alike = measures.map((m) => `c.${ident(m)} % 10000`).join(' + ') || '0';
  const columns: number[][] = [[], [], [], [], []];
  const sql = `SELECT s.a, s.b, p.at, s.extra, CAST(${alike} AS INTEGER) AS alike FROM ${ident(tables.scored)} s JOIN ${ident(tables.patterns)} p ON p.pattern = s.pattern JOIN ${ident(tables.pairs)} c ON c.a = s.a AND c.b = s.b ORDER BY s.a, s.b`;
  for await (const chunk of engine.stream(sql, 'link: rivals'))
    for (const [c, column] of columns.entries()) {
      const values = chunk.column(c) as ArrayLike<number>;
      for (let i = 0; i < chunk.rows; i++) column.push(Number(values[i]));
    }
  const sides = await engine.query<{ list: number }>(
    `SELECT CASE WHEN src = first_src THEN 0 ELSE 1 END AS list FROM ${ident(tables.records)} ORDER BY i`,
  );
  const list = Uint8Array.from(sides, (side) => side.list);
  const second = list.reduce((sum, side) => sum + side, 0);
  const [a, b, pattern, extra, likeness] = columns as [number[], number[], number[], number[], number[]];
  return {
    a: Int32Array.from(a),
    b: Int32Array.from(b),
    pattern: Int32Array.from(pattern),
    extra: Float64Array.from(extra),
    alike: Int32Array.from(likeness),
    list,
    sizes: [list.length - second, second],
  };
}
