/** Column names of a Parquet file from its footer (Thrift compact protocol), so that no engine is needed to look at a file. */
import { open } from 'node:fs/promises';
import { nameColumns } from '../header.ts';
import type { FileShape } from '../shape.ts';
import { SourceError } from '../source-error.ts';

export async function sniffParquet(path: string, size: number): Promise<FileShape> {
  const originalColumns = topColumns(await readFooter(path, size), path);
  return {
    format: 'parquet',
    bom: false,
    preambleRows: 0,
    headerRows: 1,
    headerLine: 0,
    dataLine: 1,
    originalColumns,
    ...nameColumns(originalColumns),
  };
}

async function readFooter(path: string, size: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const tail = Buffer.alloc(8);
    if (size < 12) throw truncated(path);
    await file.read(tail, 0, 8, size - 8);
    const length = tail.readUInt32LE(0);
    if (tail.subarray(4).toString('latin1') !== 'PAR1' || length > size - 12) throw truncated(path);
    const footer = Buffer.alloc(length);
    await file.read(footer, 0, length, size - 8 - length);
    return footer;
  } finally {
    await file.close();
  }
}

export function truncated(path: string, cause?: unknown): SourceError {
  return new SourceError(
    'TRUNCATED',
    { source: path },
    { zh: 'Parquet 文件不完整或已损坏。', en: 'The Parquet file is incomplete or damaged.' },
    { zh: '请重新传送，并核对文件大小。', en: 'Transfer it again and compare the sizes.' },
    cause,
  );
}

/** FileMetaData.schema (field 2) is a list of SchemaElement: the root, then its children in depth-first order. */
function topColumns(footer: Buffer, path: string): string[] {
  const reader = new Compact(footer);
  try {
    let field = 0;
    for (;;) {
      const { type, id } = reader.field(field);
      if (type === 0) break;
      field = id;
      if (id !== 2) {
        reader.skip(type);
        continue;
      }
      const elements = Array.from({ length: reader.listSize() }, () => schemaElement(reader));
      const names: string[] = [];
      for (let at = 1; at < elements.length; at = afterSubtree(elements, at)) names.push(elements[at]!.name);
      return names;
    }
  } catch (error) {
    if (error instanceof RangeError) throw truncated(path, error);
    throw error;
  }
  throw truncated(path);
}

interface SchemaElement {
  readonly name: string;
  readonly children: number;
}

function afterSubtree(elements: readonly SchemaElement[], at: number): number {
  let open = 1;
  let next = at;
  while (open > 0 && next < elements.length) {
    open += elements[next]!.children - 1;
    next++;
  }
  return next;
}

function schemaElement(reader: Compact): SchemaElement {
  let name = '';
  let children = 0;
  let last = 0;
  for (;;) {
    const { type, id } = reader.field(last);
    if (type === 0) return { name, children };
    last = id;
    if (id === 4) name = reader.binary().toString('utf8');
    else if (id === 5) children = reader.zigzag();
    else reader.skip(type);
  }
}

/** Thrift compact protocol, as much of it as skipping needs. Reads past the end throw RangeError. */
class Compact {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  varint(): number {
    let value = 0;
    for (let scale = 1; ; scale *= 128) {
      const byte = this.#bytes.readUInt8(this.#at++);
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  }

  zigzag(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  field(last: number): { type: number; id: number } {
    const byte = this.#bytes.readUInt8(this.#at++);
    const type = byte & 0x0f;
    if (type === 0) return { type, id: 0 };
    return { type, id: byte >> 4 ? last + (byte >> 4) : this.zigzag() };
  }

  listSize(): number {
    const byte = this.#bytes.readUInt8(this.#at++);
    this.elementType = byte & 0x0f;
    return byte >> 4 === 15 ? this.varint() : byte >> 4;
  }

  elementType = 0;

  binary(): Buffer {
    const size = this.varint();
    const bytes = this.#bytes.subarray(this.#at, this.#at + size);
    if (bytes.length < size) throw new RangeError('past the end');
    this.#at += size;
    return bytes;
  }

  skip(type: number): void {
    if (type === 3) this.#at += 1;
    else if (type >= 4 && type <= 6) this.varint();
    else if (type === 7) this.#at += 8;
    else if (type === 8) this.binary();
    else if (type === 9 || type === 10) {
      const size = this.listSize();
      const element = this.elementType;
      for (let i = 0; i < size; i++) {
        if (element <= 2) this.#at += 1;
        else this.skip(element);
      }
    } else if (type === 12) {
      let last = 0;
      for (let next = this.field(last); next.type !== 0; next = this.field(last)) {
        last = next.id;
        this.skip(next.type);
      }
    } else if (type > 2) throw new RangeError(`thrift type ${type}`);
  }
}
