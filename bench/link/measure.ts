/** Pairs found against pairs true: precision, recall, F1 over all pairs of records of one cluster. */
import { type Engine, ident } from '@kuaishu/engine';

export interface PairScore {
  readonly truePairs: number;
  readonly foundPairs: number;
  readonly right: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
}

/** `clusters`, `truth`: (rec, ent). With `cross`, only pairs of two sources (`table`: rec, src). */
export async function scorePairs(
  engine: Engine,
  clusters: string,
  truth: string,
  table: string,
  cross: boolean,
): Promise<PairScore> {
  const count = async (by: string) => {
    const inside = cross ? 'CAST(n * n - m AS DOUBLE) / 2' : 'CAST(n * (n - 1) AS DOUBLE) / 2';
    const [row] = await engine.query<{ pairs: number | null }>(
      `SELECT sum(${inside}) AS pairs FROM (SELECT sum(c) AS n, sum(c * c) AS m FROM (SELECT ${by}, s.src, count(*) AS c FROM ${ident(clusters)} f JOIN ${ident(truth)} t ON t.rec = f.rec JOIN ${ident(table)} s ON s.rec = f.rec GROUP BY ${by}, s.src) g GROUP BY ${by.replaceAll('f.', 'g.').replaceAll('t.', 'g.')}) h`,
    );
    return row?.pairs ?? 0;
  };
  const found = await count('f.ent');
  const truePairs = await count('t.ent');
  const [row] = await engine.query<{ pairs: number | null }>(
    `SELECT sum(${cross ? 'CAST(n * n - m AS DOUBLE) / 2' : 'CAST(n * (n - 1) AS DOUBLE) / 2'}) AS pairs FROM (SELECT sum(c) AS n, sum(c * c) AS m FROM (SELECT f.ent AS e1, t.ent AS e2, s.src, count(*) AS c FROM ${ident(clusters)} f JOIN ${ident(truth)} t ON t.rec = f.rec JOIN ${ident(table)} s ON s.rec = f.rec GROUP BY f.ent, t.ent, s.src) g GROUP BY e1, e2) h`,
  );
  const right = row?.pairs ?? 0;
  const precision = found ? right / found : 1;
  const recall = truePairs ? right / truePairs : 1;
  return {
    truePairs,
    foundPairs: found,
    right,
    precision,
    recall,
    f1: precision + recall ? (2 * precision * recall) / (precision + recall) : 0,
  };
}
