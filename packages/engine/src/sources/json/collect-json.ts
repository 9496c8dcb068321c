/**
 * JSON, NDJSON and GeoJSON → raw Parquet. Any record may add a column: the first thousand records say which there are, and only a file that has
 * another one later is read again from its start.
 */
import type { Engine } from '../../engine/engine.ts';
import { emptyFile, headerMissing, tooManyColumns } from '../faults.ts';
import { RawWriter } from '../raw-writer.ts';
import {
  type Collected,
  type FileFormat,
  type FileHints,
  type FileShape,
  LineMapBuilder,
  type SourceLimits,
} from '../shape.ts';
import type { Target } from '../target.ts';
import { encodingOf } from '../text/decode-stream.ts';
import { eachLine } from '../text/each-line.ts';
import { FlatRecords } from './flat-records.ts';
import { JsonColumns } from './flatten.ts';
import { findArrays, type JsonRecord, jsonRecords, recordOf, rowsArray } from './records.ts';

/** Records that are looked at for their columns before rows are written. */
const LEADING = 1000;

/** `whole`: the columns of all records, not just of the first thousand. */
export async function sniffJson(
  path: string,
  hints: FileHints,
  format: 'json' | 'ndjson',
  limits: SourceLimits,
  whole: boolean,
): Promise<FileShape> {
  const { encoding, bomBytes } = await encodingOf(path);
  let found: FileFormat = format;
  let rowsPointer = hints.rows;
  if (format === 'json') {
    const { arrays, roots } = await findArrays(path, encoding, limits);
    if (roots > 1) found = 'ndjson';
    else if (roots === 0) throw emptyFile(path);
    else rowsPointer ??= rowsArray(arrays) ?? undefined;
  }
  const source = { format: found, encoding, ...(rowsPointer === undefined ? {} : { rowsPointer }) };
  return { ...(await columnsShape(path, source, limits, path, whole)), bom: bomBytes > 0 };
}

/** `place`: what messages call it. */
export async function columnsShape(
  path: string,
  source: Pick<FileShape, 'format' | 'encoding' | 'rowsPointer'>,
  limits: SourceLimits,
  place: string,
  whole: boolean,
): Promise<FileShape> {
  const columns = await columnsOf(path, source, limits, whole ? Number.POSITIVE_INFINITY : LEADING);
  if (columns.size === 0) throw headerMissing(place);
  if (columns.size > limits.columns) throw tooManyColumns(place, columns.size, limits.columns);
  return { ...source, bom: false, preambleRows: 0, headerRows: 0, headerLine: 0, dataLine: 1, ...columns.names() };
}

/** Columns of the first `enough` records that can be read. */
async function columnsOf(
  path: string,
  source: Pick<FileShape, 'format' | 'encoding' | 'rowsPointer'>,
  limits: SourceLimits,
  enough: number,
): Promise<JsonColumns> {
  const columns = new JsonColumns();
  let read = 0;
  for await (const record of jsonRecords(path, source, limits)) {
    if (!record.value) continue;
    columns.add(record.value);
    if (++read >= enough || columns.size > limits.columns) break;
  }
  return columns;
}

export async function collectJson(engine: Engine, path: string, shape: FileShape, target: Target): Promise<Collected> {
  const first = await columnsOf(path, shape, target.limits, LEADING);
  const taken = await takeRecords(engine, path, shape, target, first);
  if (taken) return taken;
  const all = await columnsOf(path, shape, target.limits, Number.POSITIVE_INFINITY);
  if (all.size > target.limits.columns) throw tooManyColumns(path, all.size, target.limits.columns);
  const again = await takeRecords(engine, path, shape, target, all);
  if (!again) throw new Error('a column was not there when the file was first read');
  return again;
}

/** → null: a record has a column that is not among `columns`. */
async function takeRecords(
  engine: Engine,
  path: string,
  shape: FileShape,
  target: Target,
  columns: JsonColumns,
): Promise<Collected | null> {
  if (shape.format === 'ndjson' && (shape.encoding ?? 'utf-8') === 'utf-8') {
    const taken = await takeEach(engine, shape, target, columns, (taker) =>
      eachLine(path, target.limits.lineBytes, (bytes, from, to) => taker.line(bytes, from, to)),
    );
    if (taken !== 'unreadable') return taken;
  }
  const taken = await takeEach(engine, shape, target, columns, async (taker) => {
    for await (const record of jsonRecords(path, shape, target.limits, taker.flat)) {
      taker.record(record);
      if (taker.newColumn) break;
    }
    return true;
  });
  return taken === 'unreadable' ? null : taken;
}

/** Records one by one to a writer. */
class Taker {
  readonly flat: FlatRecords;
  readonly lines = new LineMapBuilder();
  total = 0;
  /** A record has a column that is not known. */
  newColumn = false;
  readonly #writer: RawWriter;
  readonly #columns: JsonColumns;
  readonly #byLine: boolean;
  #place = 0;

  constructor(writer: RawWriter, columns: JsonColumns, byLine: boolean) {
    this.#writer = writer;
    this.#columns = columns;
    this.#byLine = byLine;
    this.flat = new FlatRecords(columns.places);
  }

  line(bytes: Buffer, from: number, to: number): void {
    const place = ++this.#place;
    if (this.newColumn) return;
    if (this.flat.read(bytes, from, to)) this.#takeFlat(place);
    else {
      const text = bytes.toString('utf8', from, to);
      if (text.trim() !== '') this.record(recordOf(place, text));
    }
  }

  record(record: JsonRecord): void {
    if (record.flat) {
      this.#takeFlat(record.place);
      return;
    }
    this.total++;
    if (record.fault || !record.value) {
      this.#writer.reject(record.place, record.text.slice(0, 4096), record.fault ?? 'BAD_JSON');
      return;
    }
    const row = this.#columns.row(record.value);
    if (!row) {
      this.newColumn = true;
      return;
    }
    const at = this.#writer.rows;
    if (this.#writer.row(row, record.place, () => record.text.slice(0, 4096)) && this.#byLine)
      this.lines.add(at, record.place);
  }

  #takeFlat(place: number): void {
    this.total++;
    if (this.#byLine) this.lines.add(this.#writer.rows, place);
    this.#writer.line(this.flat);
  }
}

/** → null: a column is not among `columns`; `unreadable`: `read` could not read the file. */
async function takeEach(
  engine: Engine,
  shape: FileShape,
  target: Target,
  columns: JsonColumns,
  read: (taker: Taker) => Promise<boolean>,
): Promise<Collected | null | 'unreadable'> {
  const { columns: names } = columns.names();
  const writer = new RawWriter(engine, target.to, names);
  const byLine = shape.format === 'ndjson';
  const taker = new Taker(writer, columns, byLine);
  try {
    const readable = await read(taker);
    if (!readable || taker.newColumn) {
      writer.abandon();
      return readable ? null : 'unreadable';
    }
  } catch (error) {
    writer.abandon();
    throw error;
  }
  const done = await writer.finish(target.to, target.rejectsTo);
  const map = taker.lines.build();
  const place = byLine ? { firstLine: map.points[0]?.[1] ?? 1, lines: map } : { firstLine: null };
  return {
    ...done,
    total: taker.total,
    columns: names,
    format: shape.format,
    encoding: shape.encoding ?? 'utf-8',
    ...place,
    warnings: shape.warnings,
  };
}
