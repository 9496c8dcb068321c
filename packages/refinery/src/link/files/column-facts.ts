/** What is looked at to tell what a column is: how many cells, how many different ones, some of them. */
import { type Engine, ident, literal } from '@kuaishu/engine';
import type { ColumnFacts } from './link-column.ts';

const SAMPLE = 2000;

export async function columnFacts(
  engine: Engine,
  parquet: string,
  columns: readonly string[],
  rows: number,
): Promise<ColumnFacts[]> {
  const from = `read_parquet(${literal(parquet)})`;
  const facts: ColumnFacts[] = [];
  for (const heading of columns) {
    const cell = `nullif(trim(${ident(heading)}), '')`;
    const [counted] = await engine.query<{ filled: number; uniq: number }>(
      `SELECT count(${cell}) AS filled, count(DISTINCT ${cell}) AS uniq FROM ${from}`,
      'link: look at columns',
    );
    const sample = await engine.query<{ v: string }>(
      `SELECT ${cell} AS v FROM ${from} WHERE ${cell} IS NOT NULL LIMIT ${SAMPLE}`,
      'link: look at columns',
    );
    facts.push({
      heading,
      rows,
      filled: counted?.filled ?? 0,
      distinct: counted?.uniq ?? 0,
      sample: sample.map(({ v }) => v),
    });
  }
  return facts;
}
