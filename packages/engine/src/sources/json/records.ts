/** Records of a JSON or NDJSON file, one by one. */

import type { FileShape, SourceLimits } from '../shape.ts';
import { SourceError } from '../source-error.ts';
import { decodeFile } from '../text/decode-file.ts';
import { decodeStream } from '../text/decode-stream.ts';
import type { FlatRecords } from './flat-records.ts';
import { isObject, parseJson } from './parse.ts';
import { type JsonArray, JsonWalker } from './walker.ts';

export interface JsonRecord {
  /** NDJSON: the line; else the element's ordinal, from 1. */
  readonly place: number;
  readonly text: string;
  /** `FlatRecords` has read it; then there is no value. */
  readonly flat?: true;
  readonly value?: Readonly<Record<string, unknown>>;
  readonly fault?: 'BAD_JSON' | 'NOT_AN_OBJECT' | 'ENCODING' | 'LINE_TOO_LONG';
}

type Source = Pick<FileShape, 'format' | 'encoding' | 'rowsPointer'>;

/** `flat` reads the elements of an array that it can. */
export function jsonRecords(
  path: string,
  source: Source,
  limits: SourceLimits,
  flat?: FlatRecords,
): AsyncGenerator<JsonRecord> {
  return source.format === 'ndjson'
    ? lineRecords(path, source.encoding ?? 'utf-8', limits)
    : elementRecords(path, source, limits, flat);
}

/** Names under which APIs and exports keep their rows. */
const ROWS = /^(?:rows?|data|datas|items?|records?|list|results?|features|value|values|content|dataList|row_list)$/i;

/** The array of rows: of objects (or arrays), by its name first, by its size then; null: the whole document is one record. */
export function rowsArray(arrays: readonly JsonArray[]): string | null {
  const tables = arrays.filter((array) => array.elements === 0 || array.first === '{' || array.first === '[');
  const root = arrays.find((array) => array.pointer === '');
  if (root) return '';
  const filled = tables.filter((array) => array.elements > 0);
  const named = (array: JsonArray) => ROWS.test(array.pointer.slice(array.pointer.lastIndexOf('/') + 1));
  const best =
    filled.filter(named).toSorted((a, b) => b.elements - a.elements)[0] ??
    filled.filter((array) => array.first === '{').toSorted((a, b) => b.elements - a.elements)[0];
  return (best ?? tables.find(named))?.pointer ?? null;
}

export async function findArrays(
  path: string,
  encoding: string,
  limits: SourceLimits,
): Promise<{ arrays: readonly JsonArray[]; roots: number }> {
  const walker = new JsonWalker(null, limits.lineBytes);
  for await (const part of decodeStream(path, encoding)) {
    for (const _ of walker.push(part)) throw new Error('no elements were asked for');
    if (walker.broken || walker.roots > 1) break;
  }
  if (walker.roots <= 1) assertWhole(walker, path);
  return { arrays: walker.arrays, roots: walker.roots };
}

function assertWhole(walker: JsonWalker, path: string): void {
  if (walker.broken === 'long') {
    throw new SourceError(
      'LINE_TOO_LONG',
      { source: path },
      { zh: '一条记录太长。', en: 'One record is too long.' },
      { zh: '请检查 JSON 的结构，行应当在一个数组里。', en: 'Check the structure: rows should stand in one array.' },
    );
  }
  if (walker.broken === 'depth') {
    throw new SourceError(
      'DAMAGED',
      { source: path },
      { zh: 'JSON 的括号不配对。', en: 'The brackets of the JSON do not match.' },
      { zh: '请重新导出。', en: 'Export it again.' },
    );
  }
  if (!walker.complete) {
    throw new SourceError(
      'TRUNCATED',
      { source: path },
      { zh: 'JSON 没有结束，文件不完整。', en: 'The JSON does not end: the file is incomplete.' },
      { zh: '请重新传送，并核对文件大小。', en: 'Transfer it again and compare the sizes.' },
    );
  }
}

async function* elementRecords(
  path: string,
  source: Source,
  limits: SourceLimits,
  flat?: FlatRecords,
): AsyncGenerator<JsonRecord> {
  const encoding = source.encoding ?? 'utf-8';
  if (source.rowsPointer === undefined) {
    let text = '';
    for await (const part of decodeStream(path, encoding)) text += part;
    yield recordOf(1, text);
    return;
  }
  const walker = new JsonWalker(source.rowsPointer, limits.lineBytes);
  let place = 0;
  for await (const part of decodeStream(path, encoding)) {
    for (const text of walker.push(part)) {
      place++;
      const bytes = flat && Buffer.from(text);
      yield bytes && flat.read(bytes, 0, bytes.length) ? { place, text, flat: true } : recordOf(place, text);
    }
    if (walker.broken) break;
  }
  assertWhole(walker, path);
}

async function* lineRecords(path: string, encoding: string, limits: SourceLimits): AsyncGenerator<JsonRecord> {
  let place = 0;
  let rest = '';
  for await (const part of decodeFile(path, encoding, limits.lineBytes)) {
    const bad = new Set(part.badLines);
    const lines = (rest + part.text).split('\n');
    rest = lines.pop()!;
    for (const line of lines) {
      place++;
      if (line.trim() !== '')
        yield bad.has(place) ? { place, text: line, fault: 'ENCODING' } : lineRecord(place, line, limits);
    }
    if (bad.has(place + 1)) {
      yield { place: place + 1, text: rest, fault: 'ENCODING' };
      rest = '';
      place++;
    }
  }
  if (rest.trim() !== '') yield lineRecord(place + 1, rest, limits);
}

function lineRecord(place: number, line: string, limits: SourceLimits): JsonRecord {
  if (line.length > limits.lineBytes) return { place, text: line.slice(0, 4096), fault: 'LINE_TOO_LONG' };
  return recordOf(place, line);
}

export function recordOf(place: number, text: string): JsonRecord {
  try {
    const value = parseJson(text);
    if (isObject(value)) return { place, text, value };
    // rows as arrays: columns are numbered
    if (Array.isArray(value))
      return { place, text, value: Object.fromEntries(value.map((cell, i) => [`列${i + 1}`, cell])) };
    return { place, text, fault: 'NOT_AN_OBJECT' };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return { place, text, fault: 'BAD_JSON' };
  }
}
