/** Sinks for the rows of one delivery. Cells are text; a sink writes them as its format has it, in chunks, synchronously. */
import { closeSync, openSync, writeSync } from 'node:fs';
import iconv from 'iconv-lite';

export interface RowSink {
  /** `ragged`: the cells are already shifted; write them with no repair of their number. */
  row(cells: readonly string[], ragged?: boolean): void;
  close(): void;
}

const BUFFER = 1 << 20;
/** A text that may need more bytes than this is written on its own. */
const PIECE = 1 << 16;

/**
 * Writes text in pieces of about a megabyte. UTF-8 is encoded at once into one buffer, so that lines die young and the garbage collector stays idle;
 * GB18030 goes through iconv-lite in pieces of 64 KB.
 */
export class TextFile {
  private readonly file: number;
  private readonly encoding: 'utf8' | 'gb18030';
  private readonly buffer = Buffer.allocUnsafe(BUFFER);
  private used = 0;
  private text = '';

  constructor(path: string, encoding: 'utf8' | 'gb18030' = 'utf8') {
    this.file = openSync(path, 'w');
    this.encoding = encoding;
  }

  write(text: string): void {
    if (this.encoding === 'gb18030') {
      this.text += text;
      if (this.text.length > PIECE) this.flush();
      return;
    }
    if (text.length * 3 > PIECE) {
      this.flush();
      writeFully(this.file, Buffer.from(text, 'utf8'));
      return;
    }
    if (this.used + text.length * 3 > BUFFER) this.flush();
    this.used += this.buffer.write(text, this.used, 'utf8');
  }

  private flush(): void {
    if (this.encoding === 'gb18030') {
      writeFully(this.file, iconv.encode(this.text, 'gb18030'));
      this.text = '';
      return;
    }
    writeFully(this.file, this.buffer.subarray(0, this.used));
    this.used = 0;
  }

  close(): void {
    this.flush();
    closeSync(this.file);
  }
}

/** writeSync may write less than asked for. */
export function writeFully(file: number, bytes: Uint8Array, position: number | null = null): void {
  let done = 0;
  while (done < bytes.length) {
    done += writeSync(file, bytes, done, bytes.length - done, position === null ? null : position + done);
  }
}

const MUST_QUOTE: Readonly<Record<string, RegExp>> = {
  ',': /[",\r\n]/,
  '\t': /["\t\r\n]/,
  ';': /[";\r\n]/,
  '|': /["|\r\n]/,
};

export function csvLine(cells: readonly string[], delimiter: string): string {
  const must = MUST_QUOTE[delimiter]!;
  let line = '';
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i]!;
    if (i > 0) line += delimiter;
    line += must.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return line;
}

export function csvSink(
  path: string,
  headings: readonly string[],
  options: { encoding: 'utf8' | 'gb18030'; delimiter: string; bom?: boolean; eol?: string },
): RowSink {
  const file = new TextFile(path, options.encoding);
  const eol = options.eol ?? '\n';
  file.write((options.bom ? '\uFEFF' : '') + csvLine(headings, options.delimiter) + eol);
  return {
    row: (cells) => file.write(csvLine(cells, options.delimiter) + eol),
    close: () => file.close(),
  };
}

/** One JSON object a line; empty cells become null, as a database driver writes them. */
export function ndjsonSink(path: string, headings: readonly string[], numbers: readonly string[] = []): RowSink {
  const file = new TextFile(path);
  const keys = headings.map((heading) => JSON.stringify(heading));
  const numeric = headings.map((heading) => numbers.includes(heading));
  const value = (cell: string, i: number): string =>
    cell === '' ? 'null' : numeric[i] && /^-?\d+(\.\d+)?$/.test(cell) ? cell : JSON.stringify(cell);
  return {
    row: (cells) => file.write(`{${keys.map((key, i) => `${key}:${value(cells[i] ?? '', i)}`).join(',')}}\n`),
    close: () => file.close(),
  };
}
