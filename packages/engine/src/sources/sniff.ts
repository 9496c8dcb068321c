/** What a file is, from its first bytes and a sample: format, encoding, dialect, heading. */
import { open, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname } from 'node:path';
import { guessDialect } from './delimited/guess-dialect.ts';
import { isBlank, parseText, RecordParser, type TextRecord } from './delimited/record-parser.ts';
import { emptyFile, headerMissing, nulInHeading, tooManyColumns, unsupported } from './faults.ts';
import { findHeading } from './header.ts';
import { sniffJson } from './json/collect-json.ts';
import { sniffDbf } from './other/dbf.ts';
import { sniffParquet } from './other/sniff-parquet.ts';
import {
  DEFAULT_LIMITS,
  type FileFormat,
  type FileHints,
  type FileShape,
  type SourceLimits,
  type SourceWarning,
} from './shape.ts';
import { atSource, SourceError } from './source-error.ts';
import { type EncodingGuess, guessEncoding } from './text/encoding.ts';
import { withUnpacked } from './text/unpacked.ts';
import { sniffXlsx } from './xlsx/collect-xlsx.ts';

const HEAD = 1024 * 1024;
/** Files up to this size are looked at whole. */
const WHOLE = 64 * 1024 * 1024;
const SAMPLES = 16;
const SAMPLE = 256 * 1024;

/** First records that are looked at for the heading. */
const HEADING_RECORDS = 120;

/** Reads the head and, of large files, samples; the rest is verified when the file is collected. Errors: SourceError. */
export async function sniffFile(
  path: string,
  hints: FileHints = {},
  limits: Partial<SourceLimits> = {},
): Promise<FileShape> {
  const all = { ...DEFAULT_LIMITS, ...limits };
  return atSource(path, () =>
    withUnpacked(path, hints.fileName ?? path, all, tmpdir(), (file, name) => sniffPlain(file, name, hints, all, true)),
  );
}

/** What collecting needs to know beforehand: as `sniffFile`, but JSON is not read to its end for columns that only late records have. */
export async function sniffToCollect(path: string, hints: FileHints, limits: SourceLimits): Promise<FileShape> {
  return withUnpacked(path, hints.fileName ?? path, limits, tmpdir(), (file, name) =>
    sniffPlain(file, name, hints, limits, false),
  );
}

async function sniffPlain(
  path: string,
  name: string,
  hints: FileHints,
  limits: SourceLimits,
  whole: boolean,
): Promise<FileShape> {
  const { size } = await stat(path);
  const head = await readPart(path, 0, HEAD);
  if (size === 0 || head.length === 0) throw emptyFile(path);
  const format = hints.format ?? formatOf(name, head, path);
  switch (format) {
    case 'csv':
    case 'tsv':
      return sniffDelimited(path, size, head, hints, format, limits);
    case 'xlsx':
      return sniffXlsx(path, hints, limits);
    case 'json':
    case 'ndjson':
      return sniffJson(path, hints, format, limits, whole);
    case 'dbf':
      return sniffDbf(path, hints);
    case 'parquet':
      return sniffParquet(path, size);
  }
}

async function readPart(path: string, from: number, size: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const { bytesRead } = await file.read(buffer, filled, size - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}

/** Contents decide, then the extension. */
function formatOf(name: string, head: Buffer, path: string): FileFormat {
  const extension = extname(name).toLowerCase();
  if (head[0] === 0x50 && head[1] === 0x4b && (head[2] === 3 || head[2] === 5)) return 'xlsx';
  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return 'parquet';
  if (extension === '.dbf' && isDbf(head)) return 'dbf';
  const known = KNOWN_BINARIES.find(([magic]) => head.subarray(0, magic.length).equals(magic));
  if (known) throw unsupported(path, known[1]);
  if (extension === '.ndjson' || extension === '.jsonl') return 'ndjson';
  if (extension === '.json' || extension === '.geojson') return 'json';
  const start = head
    .subarray(0, 64)
    .toString('utf8')
    .replace(/^\uFEFF?\s*/, '');
  if (extension !== '.csv' && extension !== '.tsv' && extension !== '.txt' && /^(\[\s*[[{]|\{\s*")/.test(start))
    return 'json';
  return extension === '.tsv' || extension === '.tab' ? 'tsv' : 'csv';
}

const KNOWN_BINARIES: readonly (readonly [Buffer, string])[] = [
  [Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), 'XLS (Excel 97–2003)、加密 XLSX / XLS (Excel 97–2003) or encrypted XLSX'],
  [Buffer.from('%PDF'), 'PDF'],
  [Buffer.from('Rar!'), 'RAR'],
  [Buffer.from([0x37, 0x7a, 0xbc, 0xaf]), '7-Zip'],
  [Buffer.from([0x89, 0x50, 0x4e, 0x47]), 'PNG'],
  [Buffer.from([0xff, 0xd8, 0xff]), 'JPEG'],
];

function isDbf(head: Buffer): boolean {
  return (
    head.length >= 32 &&
    [0x02, 0x03, 0x04, 0x05, 0x30, 0x31, 0x32, 0x83, 0x8b, 0x8c, 0xf5].includes(head[0]!) &&
    head[2]! >= 1 &&
    head[2]! <= 12
  );
}

async function sniffDelimited(
  path: string,
  size: number,
  head: Buffer,
  hints: FileHints,
  format: 'csv' | 'tsv',
  limits: SourceLimits,
): Promise<FileShape> {
  const samples = await samplesOf(path, size, head);
  const guess = guessEncoding(samples);
  const wide = guess?.encoding === 'utf-16le' || guess?.encoding === 'utf-16be';
  const binary = !wide && isBinary(head, guess?.clean ?? false);
  if (binary || (!guess && !hints.encoding)) throw notText(path, binary);
  const said = hints.encoding ? canonical(hints.encoding, path) : undefined;
  const encoding = said && !isRefuted(said, guess) ? said : (guess?.encoding ?? 'utf-8');
  const bomBytes = guess && guess.encoding === encoding ? guess.bomBytes : 0;
  const text = decodeHead(head.subarray(bomBytes), encoding, size <= HEAD, path);
  if (text.trim() === '') throw emptyFile(path);
  const dialect = guessDialect(text, {
    ...(hints.delimiter ? { delimiter: hints.delimiter } : {}),
    ...(hints.quote !== undefined ? { quote: hints.quote } : {}),
    tsv: format === 'tsv',
  });
  const records = firstRecords(text, dialect, limits, size > HEAD, path);
  const rows = records.map((record) => (isBlank(record) || record.fault ? [] : record.fields));
  const headerRow =
    hints.headerRow === undefined
      ? undefined
      : hints.headerRow === 0
        ? -1
        : records.findIndex(
            (record) => record.line <= hints.headerRow! && record.line + record.span > hints.headerRow!,
          );
  const heading = hints.headerRow && headerRow === -1 ? null : findHeading(rows, headerRow);
  if (!heading) throw headerMissing(path, hints.headerRow);
  if (heading.columns.length > limits.columns) throw tooManyColumns(path, heading.columns.length, limits.columns);
  const headerRecord = heading.headerIndex >= 0 ? records[heading.headerIndex]! : undefined;
  if (heading.originalColumns.some((name) => name.includes('\0'))) throw nulInHeading(path, headerRecord!.line);
  const last = records[heading.dataIndex - 1];
  return {
    format: dialect.delimiter === '\t' ? 'tsv' : 'csv',
    encoding,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    newline: dialect.newline,
    bom: bomBytes > 0,
    preambleRows: heading.headerIndex < 0 ? heading.dataIndex : heading.headerIndex,
    headerRows: heading.headerRows,
    headerLine: headerRecord?.line ?? 0,
    dataLine: records[heading.dataIndex]?.line ?? (last ? last.line + last.span : 1),
    columns: heading.columns,
    originalColumns: heading.originalColumns,
    ...(heading.units ? { units: heading.units } : {}),
    warnings: [...heading.warnings, ...encodingWarnings(encoding, guess?.clean ?? true, said)],
  };
}

/** Strict decoding of a whole sample with Chinese in it is certain; what somebody wrote down may be out of date. */
function isRefuted(said: string, guess: EncodingGuess | null): boolean {
  if (!guess?.clean || guess.encoding === said) return false;
  const wide = said === 'utf-16le' || said === 'utf-16be';
  if (guess.ascii) return wide;
  return guess.encoding === 'utf-8' || wide || said === 'utf-8' || said === 'gb18030';
}

function encodingWarnings(encoding: string, clean: boolean, said: string | undefined): SourceWarning[] {
  const warnings: SourceWarning[] = [];
  if (said && said !== encoding) {
    warnings.push({
      code: 'ENCODING_DIFFERS',
      zh: `声明的编码是 ${said}，实际是 ${encoding}，已按实际读取。`,
      en: `Its encoding is said to be ${said} but is ${encoding}; it is read as that.`,
    });
  }
  if (!clean) {
    warnings.push({
      code: 'ENCODING',
      zh: `按 ${encoding} 解码，有些行含有不能解码的字节，这些行会被拒收。`,
      en: `Read as ${encoding}, some lines hold bytes that are no characters; these rows will be rejected.`,
    });
  }
  return warnings;
}

/** The head cut at its last line end, and further parts of a large file cut at line ends. */
async function samplesOf(path: string, size: number, head: Buffer): Promise<Buffer[]> {
  if (size <= HEAD) return [head];
  if (size <= WHOLE) return [await readPart(path, 0, size)];
  const samples = [head.subarray(0, head.lastIndexOf(10) + 1 || head.length)];
  for (let i = 1; i < SAMPLES; i++) {
    const part = await readPart(path, Math.floor((size / SAMPLES) * i), SAMPLE);
    const from = part.indexOf(10) + 1;
    const to = part.lastIndexOf(10) + 1;
    if (to > from) samples.push(part.subarray(from, to));
  }
  return samples;
}

/** More control bytes than any text has. Zeros are counted only when they are many: a few are damage, not a format. */
export function isBinary(head: Buffer, clean = false): boolean {
  const size = Math.min(head.length, 65536);
  let control = 0;
  let zeros = 0;
  for (let i = 0; i < size; i++) {
    const byte = head[i]!;
    if (byte === 0) zeros++;
    else if (
      byte < 32 &&
      byte !== 9 &&
      byte !== 10 &&
      byte !== 13 &&
      byte !== 1 &&
      byte !== 0x1f &&
      byte !== 0x1a &&
      byte !== 0x1e
    )
      control++;
  }
  // what decodes cleanly needs more than a few odd characters to be no text
  return control > size * (clean ? 0.3 : 0.02) || zeros > size * 0.1;
}

export function notText(path: string, binary: boolean): SourceError {
  if (binary) {
    return new SourceError(
      'BINARY_FILE',
      { source: path },
      { zh: '这不是文本，也不是已知的数据格式。', en: 'This is neither text nor a known data format.' },
      { zh: '请另存为 CSV（UTF-8）或 XLSX 后重试。', en: 'Save it as CSV (UTF-8) or XLSX and try again.' },
    );
  }
  return new SourceError(
    'ENCODING',
    { source: path },
    { zh: '编码不是 UTF-8、UTF-16 或 GB18030。', en: 'Its encoding is neither UTF-8 nor UTF-16 nor GB18030.' },
    {
      zh: '请在目录条目里写明 encoding，或另存为 UTF-8。',
      en: 'Name its `encoding` in the entry, or save it as UTF-8.',
    },
  );
}

function canonical(encoding: string, path: string): string {
  const label = encoding.toLowerCase();
  if (label === 'gbk' || label === 'gb2312' || label === 'cp936') return 'gb18030';
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SourceError(
      'ENCODING',
      { source: path, detail: encoding },
      { zh: `不认识编码“${encoding}”。`, en: `The encoding "${encoding}" is unknown.` },
      {
        zh: '可用：utf-8、gb18030、utf-16le、utf-16be、big5 等。',
        en: 'Use utf-8, gb18030, utf-16le, utf-16be, big5 or the like.',
      },
    );
  }
}

function decodeHead(bytes: Buffer, encoding: string, whole: boolean, path: string): string {
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  if (whole) return text;
  // the last line is cut
  const end = Math.max(text.lastIndexOf('\n'), text.includes('\n') ? -1 : text.lastIndexOf('\r'));
  if (end < 0 && bytes.length >= HEAD) return text;
  if (end < 0) throw emptyFile(path);
  return text.slice(0, end + 1);
}

function firstRecords(
  text: string,
  dialect: { delimiter: string; quote: string | null; newline: 'lf' | 'cr' },
  limits: SourceLimits,
  cut: boolean,
  path: string,
): TextRecord[] {
  if (cut && !text.includes(dialect.newline === 'cr' ? '\r' : '\n')) {
    throw new SourceError(
      'LINE_TOO_LONG',
      { source: path, line: 1 },
      {
        zh: '文件开头 1 MB 内没有换行，不像一张表。',
        en: 'There is no line end in its first megabyte: it does not look like a table.',
      },
      {
        zh: '请检查文件是否损坏，或导出时是否丢了换行。',
        en: 'Check whether it is damaged or was exported without line ends.',
      },
    );
  }
  const records: TextRecord[] = [];
  const parser = new RecordParser(dialect, limits.lineBytes);
  for (const record of cut ? parser.push(text) : parseText(text, dialect)) {
    records.push(record);
    if (records.length >= HEADING_RECORDS) break;
  }
  return records;
}
