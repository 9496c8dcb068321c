import { type Engine, ident } from '@kuaishu/engine';
import type { CandidateKey, ColumnProfile } from './resource-profile.ts';

/** A column may be a key when nearly every row has a value of its own: duplicates inside a strip are a defect, not a reason against. */
const NEARLY = 0.9;
const MOST_KEYS = 6;

/**
 * Columns, or where no one column will do pairs and triples of them, that tell rows apart; best first. Counted on the sample: exact when it
 * holds every row, else `unique` is an upper bound and `exact` false. Free text and quantities are no keys.
 */
export async function candidateKeys(
  engine: Engine,
  sample: string,
  sampled: number,
  rows: number,
  columns: readonly ColumnProfile[],
): Promise<CandidateKey[]> {
  if (rows === 0) return [];
  const exact = sampled === rows;
  const fit = columns.filter(mayBeKey);
  const single = fit.filter((c) => c.fill >= NEARLY && c.distinct / rows >= NEARLY * 0.95);
  const keys: CandidateKey[] = [];
  for (const column of single.slice(0, 12)) {
    const unique = await uniqueness(engine, sample, sampled, [column.name]);
    if (unique >= NEARLY) keys.push({ columns: [column.name], unique, exact });
  }
  if (!keys.some(({ unique }) => unique >= 0.99)) {
    const parts = fit
      .filter((c) => c.fill >= 0.99 && c.distinct > 1)
      .sort((a, b) => b.distinct - a.distinct)
      .slice(0, 6);
    const found = keys.length === 0 ? await composite(engine, sample, sampled, parts) : [];
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

function mayBeKey({ type, longest, element, shortest }: ColumnProfile): boolean {
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

async function composite(
  engine: Engine,
  sample: string,
  sampled: number,
  parts: readonly ColumnProfile[],
): Promise<{ columns: string[]; unique: number }[]> {
  const names = parts.map((part) => part.name);
  for (const size of [2, 3]) {
    const found: { columns: string[]; unique: number }[] = [];
    for (const columns of choose(names, size)) {
      const unique = await uniqueness(engine, sample, sampled, columns);
      if (unique >= 0.99) found.push({ columns, unique });
    }
    if (found.length > 0) return found.sort((a, b) => b.unique - a.unique);
  }
  return [];
}

function choose(names: readonly string[], size: number): string[][] {
  if (size === 0) return [[]];
  return names.flatMap((name, i) => choose(names.slice(i + 1), size - 1).map((rest) => [name, ...rest]));
}

async function uniqueness(
  engine: Engine,
  sample: string,
  sampled: number,
  columns: readonly string[],
): Promise<number> {
  if (sampled === 0) return 0;
  const filled = columns.map((name) => `nullif(${ident(name)}, '') IS NOT NULL`).join(' AND ');
  const [row] = await engine.query(
    `SELECT count(*) AS n FROM (SELECT DISTINCT ${columns.map(ident).join(', ')} FROM ${sample} WHERE ${filled})`,
    'profile: keys',
  );
  return Math.round((Number(row?.['n'] ?? 0) / sampled) * 1e4) / 1e4;
}
