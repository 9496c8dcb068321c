import pg from 'pg';
import { ident } from '../../sql.ts';
import type { TableColumn, TableReader } from './table-reader.ts';

const BATCH = 5000;

export async function openPostgresql(url: string, table: string): Promise<TableReader> {
  const client = new pg.Client({ connectionString: url, application_name: 'kuaishu', connectionTimeoutMillis: 15_000 });
  // a connection that breaks while idle reports here; the next query fails with the same error
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(
      "SET datestyle = 'ISO, YMD'; SET intervalstyle = 'iso_8601'; SET bytea_output = 'hex'; SET extra_float_digits = 1",
    );
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    return new PostgresqlTable(client, table);
  } catch (error) {
    await client.end();
    throw error;
  }
}

class PostgresqlTable implements TableReader {
  readonly #client: pg.Client;
  readonly #name: string;
  #qualified = '';

  constructor(client: pg.Client, name: string) {
    this.#client = client;
    this.#name = name;
  }

  async describe() {
    const found = await this.#client.query<{ oid: number; schema: string; name: string }>(
      `SELECT c.oid::int8::text AS oid, n.nspname AS schema, c.relname AS name
       FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
       WHERE c.relkind IN ('r', 'v', 'm', 'f', 'p')
         AND ((n.nspname || '.' || c.relname = $1) OR (c.relname = $1 AND pg_table_is_visible(c.oid)))
       ORDER BY pg_table_is_visible(c.oid) AND c.relname = $1 DESC LIMIT 1`,
      [this.#name],
    );
    const relation = found.rows[0];
    if (!relation) return null;
    this.#qualified = `${ident(relation.schema)}.${ident(relation.name)}`;
    const columns = await this.#client.query<TableColumn>(
      `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
       WHERE attrelid = $1::int8::oid AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
      [relation.oid],
    );
    const key = await this.#client.query<{ name: string }>(
      `SELECT a.attname AS name FROM pg_index i
       CROSS JOIN LATERAL unnest(i.indkey::int2[]) WITH ORDINALITY AS k(attnum, n)
       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
       WHERE i.indrelid = $1::int8::oid AND i.indisprimary ORDER BY k.n`,
      [relation.oid],
    );
    return { columns: columns.rows, key: key.rows.map((row) => row.name) };
  }

  async *rows(
    columns: readonly TableColumn[],
    order: readonly string[],
    cursor: TableColumn | null,
    after: string | null,
  ) {
    const list = columns.map((column) => `${ident(column.name)}::text`).join(', ');
    const by = order.length > 0 ? ` ORDER BY ${order.map(ident).join(', ')}` : '';
    const { where, values } = this.#where(cursor, after);
    await this.#client.query(
      `DECLARE ks_rows NO SCROLL CURSOR FOR SELECT ${list} FROM ${this.#qualified}${where}${by}`,
      values,
    );
    for (;;) {
      const batch = await this.#client.query<(string | null)[]>({
        text: `FETCH ${BATCH} FROM ks_rows`,
        rowMode: 'array',
      });
      if (batch.rows.length === 0) break;
      yield batch.rows;
    }
    await this.#client.query('CLOSE ks_rows');
  }

  async count(cursor: TableColumn | null, after: string | null): Promise<number> {
    const { where, values } = this.#where(cursor, after);
    const counted = await this.#client.query<{ n: string }>(
      `SELECT count(*)::text AS n FROM ${this.#qualified}${where}`,
      values,
    );
    return Number(counted.rows[0]!.n);
  }

  async largest(cursor: TableColumn): Promise<string | null> {
    const found = await this.#client.query<{ value: string | null }>(
      `SELECT max(${ident(cursor.name)})::text AS value FROM ${this.#qualified}`,
    );
    return found.rows[0]?.value ?? null;
  }

  #where(cursor: TableColumn | null, after: string | null): { where: string; values: string[] } {
    if (!cursor || after === null) return { where: '', values: [] };
    // the parameter takes the column's type, so that numbers and times compare as such
    return { where: ` WHERE ${ident(cursor.name)} > $1`, values: [after] };
  }

  async close(): Promise<void> {
    await this.#client.end();
  }
}
