/** A table in memory as codes: each column's distinct texts and a code a row. What the miners count on. */
import { type Engine, ident, literal } from '@kuaishu/engine';
import { saysNothing } from '@kuaishu/standards';

export interface CodedColumn {
  readonly name: string;
  /** Distinct texts, trimmed; in the order they first appear. */
  readonly values: readonly string[];
  /** Rows of each value. */
  readonly counts: Int32Array;
  /** Code of each row; -1 where there is no value. */
  readonly codes: Int32Array;
  /** Rows with a value. */
  readonly filled: number;
}

export interface CodedTable {
  readonly rows: number;
  readonly columns: readonly CodedColumn[];
}

/** Cells held at most: 4 bytes each, and the work of every miner grows with them. */
const MOST_CELLS = 2_000_000;

/**
 * Raw Parquet → codes. Above `MOST_CELLS` every k-th row is taken, which is the same sample each time.
 * `rows`: of the file.
 */
export async function codedTable(
  engine: Engine,
  parquet: string,
  columns: readonly string[],
  rows: number,
): Promise<CodedTable> {
  const every = Math.max(1, Math.ceil((rows * columns.length) / MOST_CELLS));
  const taken = Math.ceil(rows / every);
  const open = columns.map((name) => ({
    name,
    known: new Map<string, number>(),
    values: [] as string[],
    counts: [] as number[],
    codes: new Int32Array(taken).fill(-1),
    filled: 0,
  }));
  let at = 0;
  const select = columns.length === 0 ? '1' : columns.map(ident).join(', ');
  for await (const chunk of engine.stream(
    `SELECT ${select} FROM read_parquet(${literal(parquet)}, file_row_number = true) WHERE file_row_number % ${every} = 0 ORDER BY file_row_number`,
    'mine: read',
  )) {
    for (const [i, column] of open.entries()) {
      const texts = chunk.column(i);
      for (let row = 0; row < chunk.rows; row++) {
        const raw = texts[row] as string | null;
        if (raw === null) continue;
        let code = column.known.get(raw);
        if (code === undefined) {
          const text = raw.trim();
          code = saysNothing(text) ? -1 : (column.known.get(text) ?? column.values.length);
          if (code === column.values.length) {
            column.values.push(text);
            column.counts.push(0);
          }
          column.known.set(raw, code);
          if (code >= 0) column.known.set(text, code);
        }
        if (code < 0) continue;
        column.codes[at + row] = code;
        column.counts[code] = (column.counts[code] ?? 0) + 1;
        column.filled++;
      }
    }
    at += chunk.rows;
  }
  return {
    rows: at,
    columns: open.map(({ name, values, counts, codes, filled }) => ({
      name,
      values,
      counts: Int32Array.from(counts),
      codes: codes.subarray(0, at),
      filled,
    })),
  };
}
