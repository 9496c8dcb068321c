/** Between the engine's tables and the numbers held here: rows read and pairs written. */
import { type Engine, ident } from '@kuaishu/engine';
import type { PairList } from './pair-list.ts';

export const KINDS = { identifier: 1, probabilistic: 2, answer: 3, doubtful: 4, refused: 5, name: 6 } as const;

/** i, clu: a table has no order of its own that another engine would know. */
export const labelColumns = (labels: Int32Array) => {
  const i = new Int32Array(labels.length);
  for (let at = 0; at < i.length; at++) i[at] = at;
  return [
    { name: 'i', values: i },
    { name: 'clu', values: labels },
  ];
};

export async function eachRow(
  engine: Engine,
  sql: string,
  columns: number,
  use: (row: readonly number[]) => void,
): Promise<void> {
  const row: number[] = new Array(columns).fill(0);
  for await (const chunk of engine.stream(sql, 'link: read')) {
    const parts = Array.from({ length: columns }, (_, c) => chunk.column(c) as ArrayLike<number>);
    for (let i = 0; i < chunk.rows; i++) {
      for (let c = 0; c < columns; c++) row[c] = Number(parts[c]?.[i]);
      use(row);
    }
  }
}

/** `i` of record numbers. */
export async function recordNumbers(
  engine: Engine,
  prepared: string,
  pairs: readonly (readonly [number, number])[],
): Promise<Map<number, number>> {
  const wanted = [...new Set(pairs.flat())];
  if (wanted.length === 0) return new Map();
  const rows = await engine.query<{ rec: number; i: number }>(
    `SELECT rec, i FROM ${ident(prepared)} WHERE rec IN (${wanted.map((rec) => Math.trunc(rec)).join(', ')})`,
  );
  return new Map(rows.map(({ rec, i }) => [rec, i]));
}

export async function allPairs(engine: Engine, prepared: string, cross: boolean): Promise<number> {
  const rows = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM ${ident(prepared)} GROUP BY src ORDER BY src`,
  );
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  const inside = rows.reduce((sum, row) => sum + row.n * row.n, 0);
  return Math.max(1, cross ? (total * total - inside) / 2 : (total * (total - 1)) / 2);
}

export async function writePairs(
  engine: Engine,
  prepared: string,
  pairs: PairList,
  table: string,
  work: (name: string) => string,
): Promise<void> {
  await engine.createTable(work('written'), pairs.columns());
  const kind = Object.entries(KINDS)
    .map(([name, code]) => `WHEN ${code} THEN '${name}'`)
    .join(' ');
  await engine.run(
    `CREATE OR REPLACE TABLE ${ident(table)} AS SELECT l.rec AS a, r.rec AS b, CASE w.kind ${kind} END AS kind, w.bits, 1 / (1 + pow(2, -w.bits)) AS probability ` +
      `FROM ${ident(work('written'))} w JOIN (SELECT i, rec FROM ${ident(prepared)}) l ON l.i = w.a JOIN (SELECT i, rec FROM ${ident(prepared)}) r ON r.i = w.b`,
    'link: write pairs',
  );
  await engine.run(`DROP TABLE ${ident(work('written'))}`);
}
