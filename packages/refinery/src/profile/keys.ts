import type { CandidateKey, ColumnProfile } from './resource-profile.ts';
import { distinctFilled, type ValueIds } from './sampled-column.ts';

/** A column may be a key when nearly every row has a value of its own: duplicates inside a strip are a defect, not a reason against. */
const NEARLY = 0.9;
const MOST_KEYS = 6;

/**
 * Columns, or where no one column will do pairs and triples of them, that tell rows apart; best first. Counted on the sample: exact when it
 * holds every row, else `unique` is an upper bound and `exact` false. Free text and quantities are no keys.
 */
export function candidateKeys(
  ids: ReadonlyMap<ColumnProfile, ValueIds>,
  sampled: number,
  rows: number,
  columns: readonly ColumnProfile[],
): CandidateKey[] {
  if (rows === 0) return [];
  const exact = sampled === rows;
  const fit = columns.filter((column) => ids.has(column));
  const single = fit.filter((c) => c.fill >= NEARLY && c.distinct / rows >= NEARLY * 0.95);
  const keys: CandidateKey[] = [];
  for (const column of single.slice(0, 12)) {
    const unique = uniqueness(ids, sampled, [column]);
    if (unique >= NEARLY) keys.push({ columns: [column.name], unique, exact });
  }
  if (!keys.some(({ unique }) => unique >= 0.99)) {
    const parts = fit
      .filter((c) => c.fill >= 0.99 && c.distinct > 1)
      .sort((a, b) => b.distinct - a.distinct)
      .slice(0, 6);
    const found = keys.length === 0 ? composite(ids, sampled, parts) : [];
    keys.push(...found.map((key) => ({ ...key, exact })));
  }
  return keys
    .sort(
      (a, b) =>
        b.unique - a.unique || a.columns.length - b.columns.length || positionOf(a, columns) - positionOf(b, columns),
    )
    .slice(0, MOST_KEYS);
}

function positionOf(key: CandidateKey, columns: readonly ColumnProfile[]): number {
  return columns.findIndex((column) => column.name === key.columns[0]);
}

/** Columns that `candidateKeys` considers: `ids` holds them alone. */
export function mayBeKey({ type, longest, element, shortest }: ColumnProfile): boolean {
  if (type === 'empty' || type === 'number' || type === 'boolean' || longest > 64) return false;
  if (
    element &&
    [
      'address',
      'household_address',
      'reg_address',
      'place_address',
      'remarks',
      'business_scope',
      'indicator_value',
    ].includes(element)
  )
    return false;
  return type !== 'text' || shortest > 0;
}

function composite(
  ids: ReadonlyMap<ColumnProfile, ValueIds>,
  sampled: number,
  parts: readonly ColumnProfile[],
): { columns: string[]; unique: number }[] {
  for (const size of [2, 3]) {
    const found: { columns: string[]; unique: number }[] = [];
    for (const columns of choose(parts, size)) {
      const unique = uniqueness(ids, sampled, columns);
      if (unique >= 0.99) found.push({ columns: columns.map(({ name }) => name), unique });
    }
    if (found.length > 0) return found.sort((a, b) => b.unique - a.unique);
  }
  return [];
}

function choose<T>(from: readonly T[], size: number): T[][] {
  if (size === 0) return [[]];
  return from.flatMap((one, i) => choose(from.slice(i + 1), size - 1).map((rest) => [one, ...rest]));
}

function uniqueness(
  ids: ReadonlyMap<ColumnProfile, ValueIds>,
  sampled: number,
  columns: readonly ColumnProfile[],
): number {
  if (sampled === 0) return 0;
  const distinct = distinctFilled(columns.flatMap((column) => ids.get(column) ?? []));
  return Math.round((distinct / sampled) * 1e4) / 1e4;
}
