/**
 * The craft's contract with its engines: statements, small tables and look-up lists, with DuckDB's answers, as data that another engine's runner can
 * replay (`scripts/spark-contract`).
 */
import { type Engine, openDuckDb, type Row } from '@kuaishu/engine';
import type { ListTable } from '../clean/lists.ts';
import { lookupLists, prepareLookups } from '../clean/lookups.ts';
import { rawTable } from '../clean/testing.ts';
import { type ContractStatement, type ContractTable, contractStatements, contractTables } from './statements.ts';

export interface Contract {
  readonly lists: readonly ListTable[];
  readonly tables: readonly ContractTable[];
  readonly statements: readonly (ContractStatement & { readonly answer: readonly Row[] })[];
}

/** Runs every statement on DuckDB. */
export async function duckDbContract(): Promise<Contract> {
  const engine = await openDuckDb({ threads: 1 });
  try {
    await prepareLookups(engine);
    for (const table of contractTables) await rawTable(engine, table.name, Object.entries(table.columns));
    const statements = [];
    for (const statement of contractStatements())
      statements.push({ ...statement, answer: await answer(engine, statement) });
    return { lists: lookupLists(), tables: contractTables, statements };
  } finally {
    engine.close();
  }
}

async function answer(engine: Engine, { name, sql, as }: ContractStatement): Promise<readonly Row[]> {
  if (as === undefined) return engine.query(sql, name);
  await engine.run(`CREATE OR REPLACE TABLE ${as} AS ${sql}`, name);
  return engine.query(`SELECT * FROM ${as}`, name);
}
