/**
 * How one item of a file becomes a typed column: an expression in levels, so that no part is worked out twice.
 * A level's columns may use `raw` and the columns of the levels before it.
 */
import type { ResolvedItem } from '@kuaishu/catalog';

export type SqlType = 'VARCHAR' | 'DATE' | 'TIMESTAMP' | 'DOUBLE' | 'DECIMAL(18,2)' | 'BIGINT' | 'BOOLEAN';

export interface Cell {
  readonly item: ResolvedItem;
  /** The text as delivered: a VARCHAR column. */
  readonly raw: string;
  /** Name of a helper column of this item, unique in the statement. */
  at(part: string): string;
}

export interface Cleaned {
  readonly levels: readonly Readonly<Record<string, string>>[];
  /** The typed value, NULL where there is none or it cannot be read. */
  readonly value: string;
  /** TRUE where the text was mended without changing what it means. */
  readonly repaired: string;
  /** TRUE where there is text that cannot be read as its domain. */
  readonly unparsed: string;
  /** Of identifiers: TRUE when the identifier's own rule holds, NULL without value. */
  readonly ok?: string;
  /** Of identifiers that people cover: TRUE for a covered number of which nothing visible is wrong; its `_ok` is NULL. */
  readonly covered?: string;
  /** Columns beside the value, by suffix of the attribute. */
  readonly beside?: Readonly<Record<string, string>>;
}

export type CleanDomain = (cell: Cell) => Cleaned;

/** Helper columns of an item by speaking names: `const { fast, text } = columns(cell, 'fast', 'text')`. */
export function columns<Part extends string>(cell: Cell, ...parts: readonly Part[]): Readonly<Record<Part, string>> {
  return Object.fromEntries(parts.map((part) => [part, cell.at(part)])) as Record<Part, string>;
}
