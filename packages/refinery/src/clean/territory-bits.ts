/**
 * Whose rows are whose, as bits that a query can be cut by. Bit k of the column `territories` stands for the k-th of `codes`: prefectures, and areas without a
 * code. Bit k of `counties_0`, `counties_1` … for the counties, 60 a column, since a province has more of them than a BIGINT has bits.
 */
import type { Territories } from '@kuaishu/catalog';

/** What the columns of some rows stand for; rows of versions that did not tell counties have none. */
export type TerritoryLayout = Pick<Territories, 'codes'> & Partial<Territories>;

const COUNTIES_A_COLUMN = 60;

const countyColumn = (k: number): string => `counties_${Math.floor(k / COUNTIES_A_COLUMN)}`;

export function territoryColumns({ counties = [] }: TerritoryLayout): readonly string[] {
  return ['territories', ...new Set(counties.map((_, k) => countyColumn(k)))];
}

interface Place {
  readonly code: string;
  readonly column: string;
  readonly bit: bigint;
}

/** Every code with its column and its bit. */
export function placesIn({ codes, counties = [] }: TerritoryLayout): readonly Place[] {
  return [
    ...codes.map((code, k) => ({ code, column: 'territories', bit: 1n << BigInt(k) })),
    ...counties.map((code, k) => ({ code, column: countyColumn(k), bit: 1n << BigInt(k % COUNTIES_A_COLUMN) })),
  ];
}

/** By column; codes that the rows know nothing of have no bits. */
export function bitsOf(codes: readonly string[], layout: TerritoryLayout): ReadonlyMap<string, bigint> {
  const wanted = new Set(codes);
  const bits = new Map<string, bigint>();
  for (const { code, column, bit } of placesIn(layout))
    if (wanted.has(code)) bits.set(column, (bits.get(column) ?? 0n) | bit);
  return bits;
}

/** Codes of a row whose bits are set: prefectures, then counties, each ascending. */
export function codesOf(row: Readonly<Record<string, unknown>>, layout: TerritoryLayout): string[] {
  return placesIn(layout)
    .filter(({ column, bit }) => (BigInt((row[column] ?? 0) as number | bigint) & bit) !== 0n)
    .map(({ code }) => code);
}
