/** What tests of cleaning share: an item of a domain, and the cleaned form of raw texts through the real engine. */
import type { ResolvedItem } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';
import type { ValueDomain } from '@kuaishu/standards';
import { cleanSql } from './clean-sql.ts';

export function itemOf(domain: ValueDomain, attribute = 'x', index = 0, unit?: string): ResolvedItem {
  return {
    index,
    name: attribute,
    headings: [attribute],
    title: { zh: attribute, en: attribute },
    attribute,
    domain,
    required: false,
    grade: 'green',
    mask: { method: 'keep' },
    ...(unit === undefined ? {} : { unit }),
  };
}

export interface CleanedRow {
  readonly x: unknown;
  readonly x_ok?: boolean | null;
  readonly x_region?: string | null;
  readonly x_town?: string | null;
  readonly x_detail?: string | null;
  readonly _repaired: number;
  readonly _unparsed: number;
}

/** Cleans texts of one domain; the answer has a row for each in the same order. */
export async function cleanTexts(
  engine: Engine,
  domain: ValueDomain,
  texts: readonly (string | null)[],
  unit?: string,
): Promise<CleanedRow[]> {
  if (texts.length === 0) return [];
  await rawTable(engine, 'raw_texts', [['v', texts]]);
  return (await engine.query(
    cleanSql([itemOf(domain, 'x', 0, unit)], () => ident('v'), 'raw_texts'),
  )) as unknown as CleanedRow[];
}

/** A table of raw VARCHAR columns, rows in order. NUL cannot stand in SQL text and is not tested here. */
export async function rawTable(
  engine: Engine,
  name: string,
  columns: readonly (readonly [string, readonly (string | null)[]])[],
): Promise<void> {
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(name)} (${columns.map(([column]) => `${ident(column)} VARCHAR`).join(', ')})`,
  );
  const rows = columns[0]?.[1].length ?? 0;
  for (let from = 0; from < rows; from += 1000) {
    const tuples = Array.from(
      { length: Math.min(1000, rows - from) },
      (_, i) => `(${columns.map(([, values]) => literal(values[from + i] ?? null)).join(', ')})`,
    );
    await engine.run(`INSERT INTO ${ident(name)} VALUES ${tuples.join(', ')}`);
  }
}
