/** dBase III and IV tables (.dbf), as old departmental systems still export them; Visual FoxPro's plain types too. */
import { type FileHandle, open } from 'node:fs/promises';
import type { Engine } from '../../engine/engine.ts';
import { nameColumns } from '../header.ts';
import { RawWriter } from '../raw-writer.ts';
import { type Collected, type FileHints, type FileShape, LineMapBuilder, type SourceWarning } from '../shape.ts';
import { SourceError } from '../source-error.ts';
import type { Target } from '../target.ts';
import { decodes } from '../text/encoding.ts';

interface Field {
  readonly name: Buffer;
  readonly type: string;
  readonly length: number;
  readonly offset: number;
}

interface Header {
  readonly records: number;
  readonly headerBytes: number;
  readonly recordBytes: number;
  readonly codePage: number;
  readonly fields: readonly Field[];
}

/** Language driver ids that name an encoding; others, and none, are decided by strict decoding. */
const CODE_PAGES: Readonly<Record<number, string>> = {
  77: 'gb18030',
  122: 'gb18030',
  78: 'big5',
  120: 'big5',
  3: 'windows-1252',
  87: 'windows-1252',
};
const BATCH = 4096;

export async function sniffDbf(path: string, hints: FileHints): Promise<FileShape> {
  const file = await open(path, 'r');
  try {
    const header = await readHeader(file, path);
    const encoding = hints.encoding ?? CODE_PAGES[header.codePage] ?? (await guess(file, header));
    const decoder = new TextDecoder(encoding);
    const originalColumns = header.fields.map((field) => decoder.decode(field.name));
    const { columns, warnings } = nameColumns(originalColumns);
    const memo = columns.filter((_, i) => 'MGBPW'.includes(header.fields[i]!.type) && header.fields[i]!.length !== 8);
    const left: SourceWarning[] =
      memo.length > 0
        ? [
            {
              code: 'MEMO',
              zh: `备注字段 ${memo.join('、')} 的内容在另一个文件里，没有读取。`,
              en: `The memo fields ${memo.join(', ')} keep their text in another file; it is not read.`,
            },
          ]
        : [];
    return {
      format: 'dbf',
      encoding,
      bom: false,
      preambleRows: 0,
      headerRows: 1,
      headerLine: 0,
      dataLine: 1,
      columns,
      originalColumns,
      warnings: [...warnings, ...left],
    };
  } finally {
    await file.close();
  }
}

/** Lines of rejects are record numbers, from 1. Records marked as deleted are rejected: the source no longer counts them. */
export async function collectDbf(engine: Engine, path: string, shape: FileShape, target: Target): Promise<Collected> {
  const file = await open(path, 'r');
  const writer = new RawWriter(engine, target.to, shape.columns);
  const lines = new LineMapBuilder();
  let total = 0;
  try {
    const header = await readHeader(file, path);
    const decoder = new TextDecoder(shape.encoding ?? 'gb18030', { fatal: true, ignoreBOM: true });
    const lenient = new TextDecoder(shape.encoding ?? 'gb18030');
    const batch = Buffer.alloc(header.recordBytes * BATCH);
    while (total < header.records) {
      const wanted = Math.min(BATCH, header.records - total);
      const { bytesRead } = await file.read(
        batch,
        0,
        wanted * header.recordBytes,
        header.headerBytes + total * header.recordBytes,
      );
      if (bytesRead < wanted * header.recordBytes)
        throw truncated(path, header.records, total + Math.floor(bytesRead / header.recordBytes));
      for (let i = 0; i < wanted; i++) {
        total++;
        const record = batch.subarray(i * header.recordBytes, (i + 1) * header.recordBytes);
        const raw = () => lenient.decode(record);
        const values = record[0] === 0x2a ? 'DELETED' : cells(record, header.fields, decoder);
        if (typeof values === 'string') writer.reject(total, raw(), values);
        else {
          const at = writer.rows;
          if (writer.row(values, total, raw)) lines.add(at, total);
        }
      }
    }
  } catch (error) {
    writer.abandon();
    throw error;
  } finally {
    await file.close();
  }
  const done = await writer.finish(target.to, target.rejectsTo);
  return {
    ...done,
    total,
    columns: shape.columns,
    format: 'dbf',
    encoding: shape.encoding ?? 'gb18030',
    firstLine: 1,
    lines: lines.build(),
    warnings: shape.warnings,
  };
}

function cells(record: Buffer, fields: readonly Field[], decoder: TextDecoder): (string | null)[] | 'ENCODING' {
  try {
    return fields.map((field) => cellOf(field, record.subarray(field.offset, field.offset + field.length), decoder));
  } catch (error) {
    if (error instanceof TypeError) return 'ENCODING';
    throw error;
  }
}

function cellOf(field: Field, bytes: Buffer, decoder: TextDecoder): string | null {
  switch (field.type) {
    case 'I':
    case '+':
      return String(bytes.readInt32LE(0));
    case 'B':
    case 'O':
      return field.length === 8 ? String(bytes.readDoubleLE(0)) : null;
    case 'Y': {
      const units = bytes.readBigInt64LE(0);
      const whole = (units < 0n ? -units : units).toString().padStart(5, '0');
      return `${units < 0n ? '-' : ''}${whole.slice(0, -4)}.${whole.slice(-4)}`;
    }
    case 'T':
    case '@': {
      const days = bytes.readInt32LE(0);
      if (days === 0) return null;
      // Julian day number 2440588 is 1970-01-01
      return new Date((days - 2_440_588) * 86_400_000 + bytes.readInt32LE(4))
        .toISOString()
        .slice(0, 19)
        .replace('T', ' ');
    }
    case 'M':
    case 'G':
    case 'P':
    case 'W':
      return null;
    default: {
      // fixed width: the blanks and zeros at the end are filling; numbers are also filled in front
      let text = decoder.decode(bytes).replace(/[ \0]+$/, '');
      if (field.type !== 'C') text = text.trimStart();
      if (field.type === 'D' && /^\d{8}$/.test(text)) return `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}`;
      if (field.type === 'L' && text === '?') return null;
      return text === '' ? null : text;
    }
  }
}

async function readHeader(file: FileHandle, path: string): Promise<Header> {
  const head = Buffer.alloc(32);
  if ((await file.read(head, 0, 32, 0)).bytesRead < 32) throw truncated(path, 0, 0);
  const headerBytes = head.readUInt16LE(8);
  const recordBytes = head.readUInt16LE(10);
  const rest = Buffer.alloc(Math.max(0, headerBytes - 32));
  if ((await file.read(rest, 0, rest.length, 32)).bytesRead < rest.length || recordBytes < 2)
    throw truncated(path, head.readUInt32LE(4), 0);
  const fields: Field[] = [];
  let offset = 1;
  for (let at = 0; at + 32 <= rest.length && rest[at] !== 0x0d; at += 32) {
    const end = rest.indexOf(0, at);
    const name = rest.subarray(at, Math.min(end < 0 ? at + 11 : end, at + 11));
    const type = String.fromCharCode(rest[at + 11]!);
    // wide character fields keep the upper byte of their length where others keep decimals
    const length = rest[at + 16]! + (type === 'C' ? rest[at + 17]! * 256 : 0);
    fields.push({ name: Buffer.from(name), type, length, offset });
    offset += length;
  }
  if (fields.length === 0 || offset > recordBytes) {
    throw new SourceError(
      'DAMAGED',
      { source: path },
      { zh: 'DBF 文件头已损坏。', en: 'The header of the DBF is damaged.' },
      { zh: '请重新导出。', en: 'Export it again.' },
    );
  }
  return { records: head.readUInt32LE(4), headerBytes, recordBytes, codePage: head[29]!, fields };
}

async function guess(file: FileHandle, header: Header): Promise<string> {
  const sample = Buffer.alloc(Math.min(header.records, 2000) * header.recordBytes);
  const { bytesRead } = await file.read(sample, 0, sample.length, header.headerBytes);
  const texts: Buffer[] = header.fields.map((field) => field.name);
  for (let at = 0; at + header.recordBytes <= bytesRead; at += header.recordBytes) {
    for (const field of header.fields)
      if (field.type === 'C') texts.push(sample.subarray(at + field.offset, at + field.offset + field.length));
  }
  const bad = (encoding: string) => texts.filter((text) => !decodes(text, encoding)).length;
  return bad('utf-8') < bad('gb18030') || bad('utf-8') === 0 ? 'utf-8' : 'gb18030';
}

function truncated(path: string, wanted: number, found: number): SourceError {
  return new SourceError(
    'TRUNCATED',
    { source: path },
    {
      zh: `DBF 文件不完整：应有 ${wanted} 条，只有 ${found} 条。`,
      en: `The DBF file is incomplete: ${wanted} records announced, ${found} present.`,
    },
    { zh: '请重新传送。', en: 'Transfer it again.' },
  );
}
