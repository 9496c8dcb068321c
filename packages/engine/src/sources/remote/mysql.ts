import { type Connection, createConnection, type RowDataPacket } from 'mysql2';
import type { Connection as Promised } from 'mysql2/promise';
import type { TableColumn, TableReader } from './table-reader.ts';

const BATCH = 5000;

/** MySQL and MariaDB: `name` → `` `name` ``. */
export function quoted(name: string): string {
  if (name.includes('\0')) throw new Error('an identifier cannot hold NUL');
  return `\`${name.replaceAll('`', '``')}\``;
}

export async function openMysql(url: string, table: string): Promise<TableReader> {
  const plain = createConnection({
    uri: url,
    charset: 'utf8mb4',
    connectTimeout: 15_000,
    dateStrings: true,
    supportBigNumbers: true,
    bigNumberStrings: true,
    multipleStatements: false,
  });
  // a connection that breaks while idle reports here; the next query fails with the same error
  plain.on('error', () => undefined);
  const connection = plain.promise();
  try {
    await connection.connect();
    await connection.query('SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ');
    await connection.query('START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY');
    return new MysqlTable(plain, table);
  } catch (error) {
    plain.destroy();
    throw error;
  }
}

class MysqlTable implements TableReader {
  readonly #plain: Connection;
  readonly #connection: Promised;
  readonly #name: string;
  #qualified = '';

  constructor(plain: Connection, name: string) {
    this.#plain = plain;
    this.#connection = plain.promise();
    this.#name = name;
  }

  async describe() {
    const [found] = await this.#connection.query<(RowDataPacket & { s: string; t: string })[]>(
      `SELECT table_schema AS s, table_name AS t FROM information_schema.tables
       WHERE (table_schema = DATABASE() AND table_name = ?) OR CONCAT(table_schema, '.', table_name) = ?
       ORDER BY table_schema = DATABASE() AND table_name = ? DESC LIMIT 1`,
      [this.#name, this.#name, this.#name],
    );
    const relation = found[0];
    if (!relation) return null;
    this.#qualified = `${quoted(relation.s)}.${quoted(relation.t)}`;
    const [columns] = await this.#connection.query<(RowDataPacket & TableColumn)[]>(
      'SELECT column_name AS name, data_type AS type FROM information_schema.columns WHERE table_schema = ? AND table_name = ? ORDER BY ordinal_position',
      [relation.s, relation.t],
    );
    const [key] = await this.#connection.query<(RowDataPacket & { name: string })[]>(
      "SELECT column_name AS name FROM information_schema.statistics WHERE table_schema = ? AND table_name = ? AND index_name = 'PRIMARY' ORDER BY seq_in_index",
      [relation.s, relation.t],
    );
    return {
      columns: columns.map(({ name, type }) => ({ name, type: String(type).toLowerCase() })),
      key: key.map((row) => row.name),
    };
  }

  async *rows(
    columns: readonly TableColumn[],
    order: readonly string[],
    cursor: TableColumn | null,
    after: string | null,
  ) {
    const list = columns.map(asText).join(', ');
    const by = order.length > 0 ? ` ORDER BY ${order.map(quoted).join(', ')}` : '';
    const { where, values } = this.#where(cursor, after);
    // only the plain connection has streams
    const stream = this.#plain
      .query({ sql: `SELECT ${list} FROM ${this.#qualified}${where}${by}`, values, rowsAsArray: true })
      .stream({ highWaterMark: BATCH });
    let batch: (string | null)[][] = [];
    for await (const row of stream) {
      batch.push((row as (string | null)[]).map((cell) => (cell === null ? null : String(cell))));
      if (batch.length < BATCH) continue;
      yield batch;
      batch = [];
    }
    yield batch;
  }

  async count(cursor: TableColumn | null, after: string | null): Promise<number> {
    const { where, values } = this.#where(cursor, after);
    const [counted] = await this.#connection.query<(RowDataPacket & { n: string })[]>(
      `SELECT CAST(COUNT(*) AS CHAR) AS n FROM ${this.#qualified}${where}`,
      values,
    );
    return Number(counted[0]!.n);
  }

  async largest(cursor: TableColumn): Promise<string | null> {
    const [found] = await this.#connection.query<(RowDataPacket & { value: string | null })[]>(
      `SELECT CAST(MAX(${quoted(cursor.name)}) AS CHAR) AS value FROM ${this.#qualified}`,
    );
    return found[0]?.value ?? null;
  }

  #where(cursor: TableColumn | null, after: string | null): { where: string; values: string[] } {
    return cursor && after !== null
      ? { where: ` WHERE ${quoted(cursor.name)} > ?`, values: [after] }
      : { where: '', values: [] };
  }

  async close(): Promise<void> {
    await this.#connection.end();
  }
}

/** The server's own text of a value, so that no digit of a decimal or a time is lost on the way. */
export function asText({ name, type }: TableColumn): string {
  const column = quoted(name);
  if (/blob|binary/.test(type)) return `LOWER(HEX(${column}))`;
  if (type === 'bit') return `CAST(${column} + 0 AS CHAR)`;
  if (/geometry|point|line|polygon/.test(type)) return `ST_AsText(${column})`;
  if (/char|text|enum|set/.test(type)) return column;
  return `CAST(${column} AS CHAR)`;
}
