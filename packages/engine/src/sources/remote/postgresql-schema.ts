import pg from 'pg';
import { ident } from '../../sql.ts';
import {
  type DatabaseSchema,
  filled,
  grouped,
  type SchemaOptions,
  type SchemaTable,
  short,
  wanted,
} from './database-schema.ts';
import { type Reach, socketTo } from './reach.ts';

interface RelationRow {
  oid: string;
  schema: string;
  name: string;
  kind: string;
  rows: number;
  comment: string | null;
}
interface ColumnRow {
  oid: string;
  name: string;
  type: string;
  nullable: boolean;
  comment: string | null;
  length: number | null;
  precision: number | null;
  scale: number | null;
}
interface IndexRow {
  oid: string;
  index: string;
  primary: boolean;
  name: string;
}
interface ForeignRow {
  oid: string;
  constraint: string;
  name: string;
  schema: string;
  table: string;
}

function reached({ address, tls }: Reach = {}): pg.ClientConfig {
  return {
    ...(address === undefined ? {} : { stream: () => socketTo(address) }),
    ...(tls ? { ssl: { rejectUnauthorized: true } } : {}),
  };
}

/** Tables that the account can see, but those of the database itself. */
export async function postgresqlSchema(url: string, options: SchemaOptions): Promise<DatabaseSchema> {
  const client = new pg.Client({
    connectionString: url,
    application_name: 'kuaishu',
    connectionTimeoutMillis: 15_000,
    statement_timeout: 60_000,
    ...reached(options.reach),
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query("SET datestyle = 'ISO, YMD'; BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    const database = (await client.query<{ name: string }>('SELECT current_database() AS name')).rows[0]?.name ?? '';
    const relations = await client.query<RelationRow>(
      `SELECT c.oid::int8::text AS oid, n.nspname AS schema, c.relname AS name, c.relkind::text AS kind, c.reltuples::float8 AS rows,
              obj_description(c.oid, 'pg_class') AS comment
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p') AND NOT c.relispartition
         AND n.nspname NOT IN ('pg_catalog', 'information_schema') AND n.nspname NOT LIKE 'pg\\_%'
         AND has_table_privilege(c.oid, 'SELECT')
       ORDER BY n.nspname, c.relname`,
    );
    const columns = await client.query<ColumnRow>(
      `SELECT a.attrelid::int8::text AS oid, a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, NOT a.attnotnull AS nullable,
              col_description(a.attrelid, a.attnum) AS comment,
              CASE WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND a.atttypmod > 4 THEN a.atttypmod - 4 END AS length,
              CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod > 4 THEN ((a.atttypmod - 4) >> 16) & 65535 END AS precision,
              CASE WHEN a.atttypid = 'numeric'::regtype AND a.atttypmod > 4 THEN (a.atttypmod - 4) & 65535 END AS scale
       FROM pg_attribute a WHERE a.attnum > 0 AND NOT a.attisdropped AND a.attrelid = ANY($1::int8[]::oid[]) ORDER BY a.attrelid, a.attnum`,
      [relations.rows.map(({ oid }) => oid)],
    );
    const indexes = await client.query<IndexRow>(
      `SELECT i.indrelid::int8::text AS oid, i.indexrelid::int8::text AS index, i.indisprimary AS primary, a.attname AS name
       FROM pg_index i CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
       WHERE i.indisunique AND i.indpred IS NULL AND i.indrelid = ANY($1::int8[]::oid[]) ORDER BY i.indexrelid, k.n`,
      [relations.rows.map(({ oid }) => oid)],
    );
    const foreign = await client.query<ForeignRow>(
      `SELECT c.conrelid::int8::text AS oid, c.oid::int8::text AS constraint, a.attname AS name, n.nspname AS schema, r.relname AS table
       FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY AS k(attnum, n)
       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.attnum
       JOIN pg_class r ON r.oid = c.confrelid JOIN pg_namespace n ON n.oid = r.relnamespace
       WHERE c.contype = 'f' AND c.conrelid = ANY($1::int8[]::oid[]) ORDER BY c.oid, k.n`,
      [relations.rows.map(({ oid }) => oid)],
    );
    const columnsOf = grouped(columns.rows, ({ oid }) => oid);
    const indexesOf = grouped(indexes.rows, ({ oid }) => oid);
    const foreignOf = grouped(foreign.rows, ({ oid }) => oid);
    const tables: SchemaTable[] = [];
    for (const { oid, schema, name, kind, rows, comment } of relations.rows) {
      const id = `${schema}.${name}`;
      if (!wanted(id, name, options)) continue;
      const own = columnsOf.get(oid) ?? [];
      const byIndex = [...grouped(indexesOf.get(oid) ?? [], ({ index }) => index).values()];
      const byForeign = [...grouped(foreignOf.get(oid) ?? [], ({ constraint }) => constraint).values()];
      tables.push({
        id,
        schema,
        name,
        comment: filled(comment),
        kind: kind === 'v' || kind === 'm' ? 'view' : 'table',
        rows: rows < 0 || kind === 'v' ? null : Math.round(rows),
        columns: own.map(({ oid: _, ...column }) => ({ ...column, comment: filled(column.comment) })),
        key: byIndex.find(([first]) => first?.primary)?.map((column) => column.name) ?? [],
        unique: byIndex.filter(([first]) => !first?.primary).map((of) => of.map((column) => column.name)),
        foreignKeys: byForeign.map((of) => ({
          columns: of.map((column) => column.name),
          references: `${of[0]?.schema}.${of[0]?.table}`,
        })),
        sample: options.sample && own.length > 0 ? await sampleOf(client, schema, name, own, options.sample) : null,
      });
    }
    return { kind: 'postgresql', database, tables };
  } finally {
    await client.end();
  }
}

async function sampleOf(
  client: pg.Client,
  schema: string,
  name: string,
  columns: readonly ColumnRow[],
  rows: number,
): Promise<SchemaTable['sample']> {
  const list = columns.map((column) => `left(${ident(column.name)}::text, 200)`).join(', ');
  await client.query('SAVEPOINT ks_sample');
  try {
    const found = await client.query<(string | null)[]>({
      text: `SELECT ${list} FROM ${ident(schema)}.${ident(name)} LIMIT ${Math.trunc(rows)}`,
      rowMode: 'array',
    });
    return found.rows.map((row) => row.map(short));
  } catch {
    // a view that fails, a foreign table that does not answer: the draft goes by names
    await client.query('ROLLBACK TO SAVEPOINT ks_sample');
    return null;
  }
}
