/** JSON, NDJSON and GeoJSON → raw Parquet. Read twice: once for the columns, which any record may add to, once for the rows. */
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
import { flatten, JsonColumns } from './flatten.ts';
import { findArrays, jsonRecords, rowsArray } from './records.ts';

export async function sniffJson(
  path: string,
  hints: FileHints,
  format: 'json' | 'ndjson',
  limits: SourceLimits,
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
  return { ...(await columnsShape(path, source, limits, path)), bom: bomBytes > 0 };
}

/** `place`: what messages call it. */
export async function columnsShape(
  path: string,
  source: Pick<FileShape, 'format' | 'encoding' | 'rowsPointer'>,
  limits: SourceLimits,
  place: string,
): Promise<FileShape> {
  const columns = await columnsOf(path, source, limits);
  if (columns.size === 0) throw headerMissing(place);
  if (columns.size > limits.columns) throw tooManyColumns(place, columns.size, limits.columns);
  return { ...source, bom: false, preambleRows: 0, headerRows: 0, headerLine: 0, dataLine: 1, ...columns.names() };
}

async function columnsOf(
  path: string,
  source: Pick<FileShape, 'format' | 'encoding' | 'rowsPointer'>,
  limits: SourceLimits,
): Promise<JsonColumns> {
  const columns = new JsonColumns();
  for await (const record of jsonRecords(path, source, limits)) {
    if (record.value) columns.add(flatten(record.value));
    if (columns.size > limits.columns) break;
  }
  return columns;
}

export async function collectJson(engine: Engine, path: string, shape: FileShape, target: Target): Promise<Collected> {
  const columns = await columnsOf(path, shape, target.limits);
  const { columns: names } = columns.names();
  const writer = new RawWriter(engine, target.to, names);
  const lines = new LineMapBuilder();
  const byLine = shape.format === 'ndjson';
  let total = 0;
  try {
    for await (const record of jsonRecords(path, shape, target.limits)) {
      total++;
      if (record.fault || !record.value) {
        writer.reject(record.place, record.text.slice(0, 4096), record.fault ?? 'BAD_JSON');
        continue;
      }
      const row = columns.row(flatten(record.value));
      if (!row) throw new Error(`a column of record ${record.place} was not there when the file was first read`);
      const at = writer.rows;
      if (writer.row(row, record.place, () => record.text.slice(0, 4096)) && byLine) lines.add(at, record.place);
    }
  } catch (error) {
    writer.abandon();
    throw error;
  }
  const done = await writer.finish(target.to, target.rejectsTo);
  const place = byLine ? { firstLine: lines.build().points[0]?.[1] ?? 1, lines: lines.build() } : { firstLine: null };
  return {
    ...done,
    total,
    columns: names,
    format: shape.format,
    encoding: shape.encoding ?? 'utf-8',
    ...place,
    warnings: shape.warnings,
  };
}
