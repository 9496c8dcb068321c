import type { Reach } from './reach.ts';

/** What a database says of its own tables: the material of drafts. No row stands in it unless a sample was asked for. */
export interface SchemaColumn {
  readonly name: string;
  /** As the database writes it: character varying(18), decimal(18,2). */
  readonly type: string;
  readonly comment: string | null;
  readonly nullable: boolean;
  /** Characters of a text. */
  readonly length: number | null;
  /** Digits in all and after the point, of a number. */
  readonly precision: number | null;
  readonly scale: number | null;
}

export interface SchemaForeignKey {
  readonly columns: readonly string[];
  /** schema.table, as `SchemaTable.id`. */
  readonly references: string;
}

export interface SchemaTable {
  /** schema.table. */
  readonly id: string;
  readonly schema: string;
  readonly name: string;
  readonly comment: string | null;
  readonly kind: 'table' | 'view';
  /** The database's own estimate; null where it has none. */
  readonly rows: number | null;
  readonly columns: readonly SchemaColumn[];
  readonly key: readonly string[];
  /** Columns of each unique index but the primary key. */
  readonly unique: readonly (readonly string[])[];
  readonly foreignKeys: readonly SchemaForeignKey[];
  /** Rows as text, by column; null where none was asked for or the account may not read them. */
  readonly sample: readonly (readonly (string | null)[])[] | null;
}

export interface DatabaseSchema {
  readonly kind: 'postgresql' | 'mysql';
  readonly database: string;
  readonly tables: readonly SchemaTable[];
}

export interface SchemaOptions {
  readonly reach?: Reach;
  /** Only tables whose name or schema.table is among these. */
  readonly tables?: readonly string[];
  /** Rows to look at in each table; default 0: none. */
  readonly sample?: number;
}

/** Rows by one of their columns, in order. */
export function grouped<T>(rows: readonly T[], key: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const of = found.get(key(row));
    if (of) of.push(row);
    else found.set(key(row), [row]);
  }
  return found;
}

export function wanted(id: string, name: string, { tables }: SchemaOptions): boolean {
  return !tables || tables.includes(name) || tables.includes(id);
}

/** Values longer than this say no more of what they are. */
export const MOST_CHARACTERS = 200;
export function short(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value).slice(0, MOST_CHARACTERS);
}

export function filled(text: string | null | undefined): string | null {
  const bare = text?.trim() ?? '';
  return bare === '' ? null : bare;
}
