import { connect } from 'node:net';
import { type ConnectionOptions, createConnection, type RowDataPacket } from 'mysql2/promise';
import {
  type DatabaseSchema,
  filled,
  grouped,
  type SchemaOptions,
  type SchemaTable,
  short,
  wanted,
} from './database-schema.ts';
import { asText, quoted } from './mysql.ts';
import type { Reach } from './reach.ts';

type Row<T> = RowDataPacket & T;
interface RelationRow {
  name: string;
  kind: string;
  row_count: string | null;
  comment: string | null;
}
interface ColumnRow {
  table_name: string;
  name: string;
  type: string;
  data_type: string;
  nullable: string;
  comment: string | null;
  length: string | null;
  digits: string | null;
  scale: string | null;
}
interface IndexRow {
  table_name: string;
  index_name: string;
  name: string;
}
interface ForeignRow {
  table_name: string;
  constraint_name: string;
  name: string;
  schema: string;
  references_table: string;
}

function reached(url: string, { address, tls }: Reach = {}): ConnectionOptions {
  return {
    ...(address === undefined ? {} : { stream: () => connect(Number(new URL(url).port) || 3306, address) }),
    ...(tls ? { ssl: { rejectUnauthorized: true, verifyIdentity: true } } : {}),
  };
}

/** Tables of the database that the address names. */
export async function mysqlSchema(url: string, options: SchemaOptions): Promise<DatabaseSchema> {
  const connection = await createConnection({
    uri: url,
    charset: 'utf8mb4',
    connectTimeout: 15_000,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
    ...reached(url, options.reach),
  });
  try {
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    const rows = async <T>(sql: string) => (await connection.query<Row<T>[]>(sql))[0];
    const database = (await rows<{ name: string | null }>('SELECT DATABASE() AS name'))[0]?.name ?? '';
    const relations = await rows<RelationRow>(
      `SELECT table_name AS name, table_type AS kind, CAST(table_rows AS CHAR) AS row_count, table_comment AS comment
       FROM information_schema.tables WHERE table_schema = DATABASE() ORDER BY table_name`,
    );
    const columns = await rows<ColumnRow>(
      `SELECT table_name AS table_name, column_name AS name, column_type AS type, data_type AS data_type, is_nullable AS nullable, column_comment AS comment,
              CAST(character_maximum_length AS CHAR) AS length, CAST(numeric_precision AS CHAR) AS digits, CAST(numeric_scale AS CHAR) AS scale
       FROM information_schema.columns WHERE table_schema = DATABASE() ORDER BY table_name, ordinal_position`,
    );
    const indexes = await rows<IndexRow>(
      `SELECT table_name AS table_name, index_name AS index_name, column_name AS name
       FROM information_schema.statistics WHERE table_schema = DATABASE() AND non_unique = 0 ORDER BY table_name, index_name, seq_in_index`,
    );
    const foreign = await rows<ForeignRow>(
      `SELECT table_name AS table_name, constraint_name AS constraint_name, column_name AS name, referenced_table_schema AS \`schema\`,
              referenced_table_name AS references_table
       FROM information_schema.key_column_usage WHERE table_schema = DATABASE() AND referenced_table_name IS NOT NULL
       ORDER BY table_name, constraint_name, ordinal_position`,
    );
    const columnsOf = grouped(columns, (row) => row.table_name);
    const indexesOf = grouped(indexes, (row) => row.table_name);
    const foreignOf = grouped(foreign, (row) => row.table_name);
    const tables: SchemaTable[] = [];
    for (const { name, kind, row_count, comment } of relations) {
      const id = `${database}.${name}`;
      if (!wanted(id, name, options)) continue;
      const own = columnsOf.get(name) ?? [];
      const byIndex = [...grouped(indexesOf.get(name) ?? [], (row) => row.index_name)];
      const byForeign = [...grouped(foreignOf.get(name) ?? [], (row) => row.constraint_name).values()];
      const view = /VIEW/i.test(kind);
      tables.push({
        id,
        schema: database,
        name,
        // a view's comment is the word VIEW
        comment: view ? null : filled(comment),
        kind: view ? 'view' : 'table',
        rows: row_count === null || view ? null : Number(row_count),
        columns: own.map((column) => ({
          name: column.name,
          type: column.type,
          comment: filled(column.comment),
          nullable: column.nullable === 'YES',
          length: /char/i.test(column.data_type) && column.length !== null ? Number(column.length) : null,
          precision: /decimal|numeric/i.test(column.data_type) && column.digits !== null ? Number(column.digits) : null,
          scale: /decimal|numeric/i.test(column.data_type) && column.scale !== null ? Number(column.scale) : null,
        })),
        key: byIndex.find(([index]) => index === 'PRIMARY')?.[1].map((column) => column.name) ?? [],
        unique: byIndex.filter(([index]) => index !== 'PRIMARY').map(([, of]) => of.map((column) => column.name)),
        foreignKeys: byForeign.map((of) => ({
          columns: of.map((column) => column.name),
          references: `${of[0]?.schema}.${of[0]?.references_table}`,
        })),
        sample: options.sample && own.length > 0 ? await sampleOf(rows, database, name, own, options.sample) : null,
      });
    }
    return { kind: 'mysql', database, tables };
  } finally {
    await connection.end();
  }
}

async function sampleOf(
  rows: <T>(sql: string) => Promise<Row<T>[]>,
  database: string,
  name: string,
  columns: readonly ColumnRow[],
  most: number,
): Promise<SchemaTable['sample']> {
  const list = columns
    .map((column, i) => `LEFT(${asText({ name: column.name, type: column.data_type })}, 200) AS c${i}`)
    .join(', ');
  try {
    const found = await rows<Record<string, unknown>>(
      `SELECT ${list} FROM ${quoted(database)}.${quoted(name)} LIMIT ${Math.trunc(most)}`,
    );
    return found.map((row) => columns.map((_, i) => short(row[`c${i}`])));
  } catch {
    // a view that fails: the draft goes by names
    return null;
  }
}
