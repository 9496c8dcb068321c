import { nameColumns } from '../header.ts';
import type { SourceWarning } from '../shape.ts';
import { cellOf, isObject } from './parse.ts';

/** Separates the levels of a key path inside, so that a key `a.b` and a member `b` of `a` stay two columns. */
const LEVEL = '\u0000';

/** One level of nesting becomes columns `a.b`; deeper objects and arrays stay JSON text. GeoJSON features give their properties, then geometry. */
export function flatten(record: Readonly<Record<string, unknown>>): Map<string, string | null> {
  const cells = new Map<string, string | null>();
  const feature = record['type'] === 'Feature' && 'geometry' in record && isObject(record['properties']);
  if (feature) {
    for (const [key, value] of Object.entries(record['properties'] as object)) cells.set(key, cellOf(value));
    const { type: _, properties: __, ...rest } = record;
    for (const [key, value] of Object.entries(rest))
      cells.set(cells.has(key) ? `feature${LEVEL}${key}` : key, cellOf(value));
    return cells;
  }
  for (const [key, value] of Object.entries(record)) {
    if (!isObject(value) || Object.keys(value).length === 0) cells.set(key, cellOf(value));
    else for (const [inner, deep] of Object.entries(value)) cells.set(key + LEVEL + inner, cellOf(deep));
  }
  return cells;
}

/** Columns of all records seen, in the order they first occurred. */
export class JsonColumns {
  readonly #paths = new Map<string, number>();

  add(record: Readonly<Record<string, unknown>>): void {
    for (const path of flatten(record).keys()) if (!this.#paths.has(path)) this.#paths.set(path, this.#paths.size);
  }

  get size(): number {
    return this.#paths.size;
  }

  /** Key paths and their columns. */
  get places(): ReadonlyMap<string, number> {
    return this.#paths;
  }

  /** → null: the record has a key that was not seen before. */
  row(record: Readonly<Record<string, unknown>>): (string | null)[] | null {
    const row: (string | null)[] = new Array(this.#paths.size).fill(null);
    const flat = record['type'] !== 'Feature';
    if (flat && this.#fill(row, record)) return row;
    for (const [path, value] of flatten(record)) {
      const at = this.#paths.get(path);
      if (at === undefined) return null;
      row[at] = value;
    }
    return row;
  }

  /** The usual record, of texts and numbers under known keys: half of the time without a map of its cells. → false: it is another one. */
  #fill(row: (string | null)[], record: Readonly<Record<string, unknown>>): boolean {
    for (const key of Object.keys(record)) {
      const value = record[key];
      const at = this.#paths.get(key);
      if (at === undefined) return false;
      if (typeof value === 'string') row[at] = value;
      else if (typeof value !== 'object') row[at] = cellOf(value);
      else if (value !== null) return false;
    }
    return true;
  }

  names(): { columns: string[]; originalColumns: string[]; warnings: SourceWarning[] } {
    const originalColumns = [...this.#paths.keys()].map((path) => path.replaceAll(LEVEL, '.'));
    return { ...nameColumns(originalColumns), originalColumns };
  }
}
