/** Usage: node scripts/spark-contract/collect.ts FILE — writes the craft's statements, compiled for Spark, with DuckDB's answers. */
import { writeFileSync } from 'node:fs';
import { sparkPreparation, toSpark } from '@kuaishu/engine/spark';
import { duckDbContract } from '@kuaishu/refinery/contract';

const [file] = process.argv.slice(2);
if (!file) throw new Error('usage: collect.ts FILE');

const { lists, tables, statements } = await duckDbContract();
const compiled = statements.map(({ name, sql, as, answer }) => {
  try {
    return { name, as, answer, sql: toSpark(sql) };
  } catch (error) {
    return { name, as, answer, error: error instanceof Error ? error.message : String(error) };
  }
});
const text = JSON.stringify({ preparation: sparkPreparation(), lists, tables, statements: compiled }, (_, value) =>
  typeof value === 'bigint' ? value.toString() : value,
);
writeFileSync(file, text);
