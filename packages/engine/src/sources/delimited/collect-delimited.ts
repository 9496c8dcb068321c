/** Delimited text → raw Parquet. What the file is was decided by sniffing; here its bytes decide which of two readers takes it. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { dictionaryFor, type Engine } from '../../engine/engine.ts';
import { ident, literal } from '../../sql.ts';
import { namedColumns, RawWriter, readCsvSql } from '../raw-writer.ts';
import { rejectMessage } from '../rejects.ts';
import { type Collected, type FileShape, type LineMap, LineMapBuilder, type SourceWarning } from '../shape.ts';
import { SourceError } from '../source-error.ts';
import type { Target } from '../target.ts';
import { decodeFile } from '../text/decode-file.ts';
import { bomOf, guessEncoding } from '../text/encoding.ts';
import { isBlank, RecordParser } from './record-parser.ts';
import { scanUtf8, type TextScan } from './scan-utf8.ts';

/** Longest line that goes to the engine's reader. */
const FAST_LINE = 1_900_000;

export async function collectDelimited(
  engine: Engine,
  path: string,
  shape: FileShape,
  target: Target,
): Promise<Collected> {
  mkdirSync(dirname(target.to), { recursive: true });
  const folder = mkdtempSync(join(dirname(target.to), '.collect-'));
  try {
    const utf8 = await asUtf8(path, shape, target, join(folder, 'utf8.csv'));
    if (utf8 && isPlainDialect(shape)) {
      const scan = await scanFrom(utf8, shape);
      if (scan && scan.badUtf8At >= 0) {
        // samples of a large file may have been plain ASCII: the bytes found now decide
        const encoding = await encodingNear(path, scan.badUtf8At);
        if (encoding !== shape.encoding) return collectDelimited(engine, path, { ...shape, encoding }, target);
      }
      if (scan && isFast(scan, target)) {
        const fast = await throughEngine(engine, utf8, shape, scan, target);
        if (fast) return fast;
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return throughParser(engine, path, shape, target);
}

function isPlainDialect(shape: FileShape): boolean {
  const single = (text: string) => text.length === 1 && text.charCodeAt(0) < 0x80;
  return shape.newline === 'lf' && single(shape.delimiter!) && (shape.quote === null || single(shape.quote!));
}

function isFast(scan: TextScan, target: Target): boolean {
  return (
    scan.wellQuoted &&
    !scan.nul &&
    scan.badUtf8At < 0 &&
    scan.newline !== 'other' &&
    // the reader would end a record at a CR inside its quotes
    !(scan.newline === 'crlf' && scan.quotedBreaks > 0) &&
    scan.longestLine < Math.min(FAST_LINE, target.limits.lineBytes)
  );
}

/** The file itself when it is UTF-8, else a strict translation of it; null: some bytes are no characters. */
async function asUtf8(path: string, shape: FileShape, target: Target, aside: string): Promise<string | null> {
  if (shape.encoding === 'utf-8') return path;
  const file = await open(aside, 'w');
  try {
    for await (const part of decodeFile(path, shape.encoding!, target.limits.lineBytes)) {
      if (part.badLines.length > 0) return null;
      await file.write(Buffer.from(part.text));
    }
  } finally {
    await file.close();
  }
  return aside;
}

/** Encoding in the light of the head and of the lines around a byte that is no UTF-8. */
async function encodingNear(path: string, offset: number): Promise<string> {
  const size = 1024 * 1024;
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(size);
    const near = Buffer.alloc(size * 5);
    const first = await file.read(head, 0, head.length, 0);
    const second = await file.read(near, 0, near.length, offset);
    const whole = (part: Buffer) => part.subarray(0, part.lastIndexOf(10) + 1 || part.length);
    return (
      guessEncoding([whole(head.subarray(0, first.bytesRead)), whole(near.subarray(0, second.bytesRead))])?.encoding ??
      'utf-8'
    );
  } finally {
    await file.close();
  }
}

/** Scan from the first data row; null: the heading itself holds line breaks, so that lines cannot be skipped by counting. */
async function scanFrom(path: string, shape: FileShape): Promise<TextScan | null> {
  const from = await offsetOfLine(path, shape.dataLine);
  if (from === null) return null;
  const scan = await scanUtf8(path, {
    from: from.at,
    line: shape.dataLine,
    columns: shape.columns.length,
    delimiter: shape.delimiter!,
    quote: shape.quote ?? null,
  });
  // the engine's reader goes by the first line end of the file, be it that of the heading
  return scan.newline === 'crlf' && !from.crlf ? { ...scan, newline: 'mixed' } : scan;
}

/**
 * Byte where a line begins, and whether all lines before it end in CRLF; null when a quote stands open there or blank lines precede (readers differ on
 * how to skip those).
 */
async function offsetOfLine(path: string, line: number): Promise<{ at: number; crlf: boolean } | null> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(1024 * 1024);
    const { bytesRead } = await file.read(head, 0, head.length, 0);
    const bytes = head.subarray(0, bytesRead);
    let at = bomOf(bytes)?.bytes ?? 0;
    let crlf = true;
    for (let n = 1; n < line; n++) {
      const end = bytes.indexOf(10, at);
      if (end < 0) return n === line - 1 && bytesRead < head.length ? { at: bytesRead, crlf } : null;
      if (bytes[end - 1] !== 13) crlf = false;
      if (end === at || (end === at + 1 && bytes[at] === 13)) return null;
      at = end + 1;
    }
    return { at, crlf };
  } finally {
    await file.close();
  }
}

let serial = 0;

async function throughEngine(
  engine: Engine,
  file: string,
  shape: FileShape,
  scan: TextScan,
  target: Target,
): Promise<Collected | null> {
  const id = `ks_collect_${process.pid}_${++serial}`;
  const rejects = { errors: `${id}_errors`, scans: `${id}_scans` };
  const read = readCsvSql({
    file,
    columns: shape.columns.length,
    delimiter: shape.delimiter!,
    quote: shape.quote ?? null,
    skip: shape.dataLine - 1,
    longestLine: scan.longestLine,
    // records that run over lines cannot be cut into parts reliably
    parallel: scan.quotedBreaks === 0,
    newline: scan.newline === 'other' ? 'lf' : scan.newline,
    rejects,
  });
  try {
    const rows = await engine.copy(
      `SELECT ${namedColumns(shape.columns)} FROM ${read}`,
      target.to,
      dictionaryFor(shape.columns.length),
      'collect',
    );
    const refused = await engine.query<{ n: number }>(
      `SELECT count(DISTINCT line_byte_position) AS n FROM ${ident(rejects.errors)}`,
      'collect',
    );
    const rejected = refused[0]!.n;
    // with blank lines or breaks inside fields the engine's line numbers of refused rows are wrong (DuckDB 1.5)
    const linesAreSound = scan.blankLines === 0 && scan.quotedBreaks === 0 && scan.newline !== 'mixed';
    if (rows + rejected !== scan.records || (rejected > 0 && !linesAreSound)) {
      rmSync(target.to, { force: true });
      return null;
    }
    await engine.copy(
      rejectsSql(rejects.errors, shape.columns.length),
      target.rejectsTo,
      { orderBy: 'line' },
      'collect',
    );
    const lines = rejected > 0 ? withoutRejected(scan.lines, await linesOf(engine, rejects.errors)) : scan.lines;
    return {
      rows,
      rejected,
      total: scan.records,
      columns: shape.columns,
      format: shape.format,
      encoding: shape.encoding!,
      firstLine: shape.dataLine,
      lines,
      warnings: warningsOf(shape, scan.blankLines, scan.innerBom),
    };
  } finally {
    await engine.run(`DROP TABLE IF EXISTS ${ident(rejects.errors)}`);
    await engine.run(`DROP TABLE IF EXISTS ${ident(rejects.scans)}`);
  }
}

async function linesOf(engine: Engine, errors: string): Promise<number[]> {
  const rows = await engine.query<{ line: number }>(
    `SELECT DISTINCT CAST(line AS BIGINT) AS line FROM ${ident(errors)} ORDER BY line`,
    'collect',
  );
  return rows.map((row) => row.line);
}

/** The engine's refusals in our words. Sound texts leave only two causes: too few or too many fields. */
function rejectsSql(errors: string, columns: number): string {
  const few = rejectMessage('FEW_FIELDS');
  const many = rejectMessage('MANY_FIELDS', `> ${columns}`);
  return `SELECT line, raw,
      CASE WHEN few THEN 'FEW_FIELDS' ELSE 'MANY_FIELDS' END AS code,
      CASE WHEN few THEN ${literal(few.zh)} || concat('（', found, ' / ', ${columns}, '）') ELSE ${literal(many.zh)} END AS message_zh,
      CASE WHEN few THEN ${literal(few.en)} || concat(' (', found, ' / ', ${columns}, ')') ELSE ${literal(many.en)} END AS message_en
    FROM (
      SELECT CAST(min(line) AS BIGINT) AS line, any_value(csv_line) AS raw, bool_or(error_type = 'MISSING COLUMNS') AS few,
        regexp_extract(any_value(error_message), 'Found: ([0-9]+)', 1) AS found
      FROM ${ident(errors)} GROUP BY line_byte_position
    )`;
}

/** Lines by record → lines by row, when some records are no rows. */
function withoutRejected(map: LineMap, rejectedLines: readonly number[]): LineMap {
  const builder = new LineMapBuilder();
  let skipped = 0;
  map.points.forEach(([record, line], i) => {
    const next = map.points[i + 1]?.[0] ?? Number.POSITIVE_INFINITY;
    builder.add(record - skipped, line);
    while (skipped < rejectedLines.length && rejectedLines[skipped]! < line + (next - record)) {
      const at = rejectedLines[skipped]!;
      skipped++;
      builder.add(record + (at - line) + 1 - skipped, at + 1);
    }
  });
  const built = builder.build();
  return { points: built.points, exact: built.exact && map.exact };
}

/** The own reader: for what the engine would misread, refuse as a whole, or change. */
async function throughParser(engine: Engine, path: string, shape: FileShape, target: Target): Promise<Collected> {
  const width = shape.columns.length;
  const dialect = { delimiter: shape.delimiter!, quote: shape.quote ?? null, newline: shape.newline ?? 'lf' };
  const parser = new RecordParser(dialect, target.limits.lineBytes);
  const writer = new RawWriter(engine, target.to, shape.columns);
  const lines = new LineMapBuilder();
  const bad = new Set<number>();
  let total = 0;
  let blanks = 0;
  let innerBom = false;
  const take = (records: Iterable<import('./record-parser.ts').TextRecord>) => {
    for (const record of records) {
      if (record.line < shape.dataLine) continue;
      if (isBlank(record)) {
        if (width > 1) {
          blanks++;
          continue;
        }
      }
      total++;
      const fields = record.fields;
      if (record.fault) writer.reject(record.line, record.raw(), record.fault);
      else if (bad.size > 0 && spanHas(bad, record.line, record.span))
        writer.reject(record.line, record.raw(), 'ENCODING');
      else if (fields.some((field) => field?.includes('\0'))) writer.reject(record.line, record.raw(), 'NUL_BYTES');
      else if (fields.length < width)
        writer.reject(record.line, record.raw(), 'FEW_FIELDS', `${fields.length} / ${width}`);
      // one empty field more is a delimiter at the line's end: nothing is lost
      else if (fields.length > width && !(fields.length === width + 1 && fields[width] === null)) {
        writer.reject(record.line, record.raw(), 'MANY_FIELDS', `> ${width}`);
      } else {
        const row = writer.rows;
        if (writer.row(fields, record.line, record.raw)) lines.add(row, record.line);
      }
    }
  };
  try {
    for await (const part of decodeFile(path, shape.encoding!, target.limits.lineBytes)) {
      for (const line of part.badLines) bad.add(line);
      if (!innerBom && part.text.includes('\uFEFF')) innerBom = true;
      take(parser.push(part.text));
    }
    take(parser.end());
  } catch (error) {
    writer.abandon();
    throw error;
  }
  if (bad.size > 20 && bad.size * 2 > total) {
    writer.abandon();
    throw new SourceError(
      'ENCODING',
      { source: path },
      {
        zh: `按 ${shape.encoding} 解码，半数以上的行有错。`,
        en: `Read as ${shape.encoding}, more than half of its lines hold bytes that are no characters.`,
      },
      {
        zh: '请改写目录条目里的 encoding，或删去它让系统检测。',
        en: 'Change `encoding` in the entry, or leave it out to have it detected.',
      },
    );
  }
  const done = await writer.finish(target.to, target.rejectsTo);
  return {
    ...done,
    total,
    columns: shape.columns,
    format: shape.format,
    encoding: shape.encoding!,
    firstLine: shape.dataLine,
    lines: lines.build(),
    warnings: warningsOf(shape, blanks, innerBom),
  };
}

function spanHas(lines: ReadonlySet<number>, line: number, span: number): boolean {
  for (let i = 0; i < span; i++) if (lines.has(line + i)) return true;
  return false;
}

function warningsOf(shape: FileShape, blankLines: number, innerBom: boolean): SourceWarning[] {
  const warnings = [...shape.warnings];
  if (blankLines > 0)
    warnings.push({
      code: 'BLANK_LINES',
      zh: `有 ${blankLines} 个空行，不作为数据。`,
      en: `${blankLines} blank lines are no rows.`,
    });
  if (innerBom)
    warnings.push({
      code: 'INNER_BOM',
      zh: '正文中间有字节序标记（BOM），按原样保留。',
      en: 'A byte order mark stands inside the text; it is kept as it is.',
    });
  return warnings;
}
