/** Everything that a table's own rows propose as rules, surest first. */
import type { Engine } from '@kuaishu/engine';
import { codedTable } from './coded-table.ts';
import { dependencies } from './dependencies.ts';
import { forms } from './forms.ts';
import { glued } from './glued.ts';
import type { Proposal } from './proposal.ts';
import { ranges } from './ranges.ts';
import { residues } from './residues.ts';
import { spellings } from './spellings.ts';
import { measured } from './units.ts';

/** Fewer rows prove no rule. */
const LEAST_ROWS = 50;
/** Wider tables are matrices: their columns repeat each other by nature. */
const MOST_COLUMNS = 120;

/**
 * Raw Parquet (all columns VARCHAR) → proposals. Reads at most two million cells, the same ones each time; changes nothing.
 * `rows`: of the file.
 */
export async function mineTable(
  engine: Engine,
  parquet: string,
  columns: readonly string[],
  rows: number,
): Promise<Proposal[]> {
  if (rows < LEAST_ROWS || columns.length > MOST_COLUMNS) return [];
  const table = await codedTable(engine, parquet, columns, rows);
  const found: Proposal[] = [
    ...dependencies(table),
    ...glued(table),
    ...table.columns.flatMap((column) =>
      [measured(column), forms(column), spellings(column), ranges(column), ...residues(column)].filter(
        (p) => p !== undefined,
      ),
    ),
  ];
  return found.sort((a, b) => b.confidence - a.confidence);
}
