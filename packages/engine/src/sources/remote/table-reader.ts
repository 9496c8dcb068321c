/** What a database's driver gives of one table. */
export interface TableColumn {
  readonly name: string;
  /** Type as the database names it. */
  readonly type: string;
}

/** A connection in a read-only transaction with one snapshot. */
export interface TableReader {
  /** Columns in table order, and those of the primary key; null: no such table, or not visible. */
  describe(): Promise<{ columns: readonly TableColumn[]; key: readonly string[] } | null>;
  /** Rows in `order`; `after`: only beyond this value of the cursor column. */
  rows(
    columns: readonly TableColumn[],
    order: readonly string[],
    cursor: TableColumn | null,
    after: string | null,
  ): AsyncIterable<readonly (readonly (string | null)[])[]>;
  count(cursor: TableColumn | null, after: string | null): Promise<number>;
  /** Largest value of the cursor column in the snapshot, as text. */
  largest(cursor: TableColumn): Promise<string | null>;
  close(): Promise<void>;
}
