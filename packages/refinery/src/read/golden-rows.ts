/** Golden rows by their place in the index's order, without looking at others: of each file only what is asked for is read. */
import { join } from 'node:path';
import { list } from '@kuaishu/engine';
import type { ReleaseSearch } from '../publish/release-manifest.ts';

interface File {
  readonly path: string;
  readonly prefecture: string;
  /** Place of the first row; places go through all parts. */
  readonly first: number;
  readonly rows: number;
}

export class GoldenRows {
  readonly #folder: string;
  readonly #files: readonly File[];
  /** Place of the first row of each part. */
  readonly parts: readonly number[];

  constructor(folder: string, search: ReleaseSearch) {
    this.#folder = folder;
    const files: File[] = [];
    const parts: number[] = [];
    let first = 0;
    for (const { golden } of search.parts) {
      parts.push(first);
      for (const { path, rows } of golden) {
        files.push({ path, prefecture: /prefecture=([^/]*)/.exec(path)?.[1] ?? '', first, rows });
        first += rows;
      }
    }
    this.#files = files;
    this.parts = parts;
  }

  /** Table expression of all rows with their place, `_place`. */
  all(): string {
    return this.#table(this.#files);
  }

  /** Table expression of these rows alone. */
  at(places: readonly number[]): string {
    const byFile = new Map<File, number[]>();
    for (const place of places) {
      const file = this.#fileOf(place);
      const rows = byFile.get(file) ?? [];
      rows.push(place - file.first);
      byFile.set(file, rows);
    }
    const files = [...byFile.keys()];
    if (files.length === 0) return `(SELECT * FROM ${this.#table(this.#files.slice(0, 1))} LIMIT 0)`;
    // the first condition is what files are read by, the second what is right
    const rows = [...new Set([...byFile.values()].flat())];
    return `(SELECT * FROM ${this.#table(files)} WHERE file_row_number IN (${rows.join(', ')}) AND _place IN (${places.join(', ')}))`;
  }

  /** Condition on `_place`: in the partition. A condition on the partition itself would take files from the list, and rows would be named by others' places. */
  within(prefecture: string): string {
    const ranges: [number, number][] = [];
    for (const file of this.#files) {
      if (file.prefecture !== encodeURIComponent(prefecture) || file.rows === 0) continue;
      const last = ranges.at(-1);
      if (last?.[1] === file.first) last[1] = file.first + file.rows;
      else ranges.push([file.first, file.first + file.rows]);
    }
    return ranges.length === 0
      ? 'FALSE'
      : `(${ranges.map(([from, to]) => `(_place >= ${from} AND _place < ${to})`).join(' OR ')})`;
  }

  #table(files: readonly File[]): string {
    const paths = list(files.map(({ path }) => join(this.#folder, path)));
    const firsts = `[${files.map(({ first }) => `${first}::BIGINT`).join(', ')}]`;
    return `(SELECT *, file_row_number, list_extract(${firsts}, CAST(file_index AS INTEGER) + 1) + file_row_number AS _place FROM read_parquet(${paths}, hive_partitioning = true, hive_types_autocast = false))`;
  }

  #fileOf(place: number): File {
    let [low, high] = [0, this.#files.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#files[middle]?.first ?? 0) <= place) low = middle;
      else high = middle - 1;
    }
    return this.#files[low] as File;
  }
}
