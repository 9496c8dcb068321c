import { open } from 'node:fs/promises';
import type { Encoding } from '../shape.ts';
import { bomOf } from './encoding.ts';

export interface DecodedPart {
  /** Whole lines, but for the last part and for lines longer than the limit. */
  readonly text: string;
  /** 1-based lines that held bytes which are no characters; they stand in `text` with U+FFFD. */
  readonly badLines: readonly number[];
}

const CHUNK = 4 * 1024 * 1024;

/** Decodes a file strictly, part by part. A byte order mark at its very start is dropped; further ones are data. */
export async function* decodeFile(path: string, encoding: Encoding, maxLineBytes: number): AsyncGenerator<DecodedPart> {
  const strict = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const lenient = new TextDecoder(encoding, { ignoreBOM: true });
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  const file = await open(path, 'r');
  let rest = Buffer.alloc(0);
  let line = 1;
  let first = true;
  try {
    for (;;) {
      const chunk = Buffer.allocUnsafe(CHUNK);
      const { bytesRead } = await file.read(chunk, 0, CHUNK);
      let bytes = rest.length ? Buffer.concat([rest, chunk.subarray(0, bytesRead)]) : chunk.subarray(0, bytesRead);
      if (first) {
        const bom = bomOf(bytes);
        if (bom && bom.encoding === encoding) bytes = bytes.subarray(bom.bytes);
        first = false;
      }
      const end = bytesRead === 0;
      let cut = end ? bytes.length : lastLineEnd(bytes, encoding);
      // a line over the limit will be rejected whole: it may be cut anywhere, its characters no longer matter
      if (cut === 0 && bytes.length > maxLineBytes + CHUNK) cut = wide ? bytes.length & ~1 : bytes.length;
      if (cut > 0) {
        const part = bytes.subarray(0, cut);
        const decoded = decodePart(part, line, strict, lenient, encoding);
        line += decoded.lines;
        if (decoded.text) yield decoded;
      }
      if (end) return;
      rest = Buffer.from(bytes.subarray(cut));
    }
  } finally {
    await file.close();
  }
}

function decodePart(part: Buffer, line: number, strict: TextDecoder, lenient: TextDecoder, encoding: Encoding) {
  try {
    const text = strict.decode(part);
    return { text, badLines: [], lines: countLines(text) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  const badLines: number[] = [];
  const texts: string[] = [];
  let from = 0;
  let lines = 0;
  while (from < part.length) {
    const end = nextLineEnd(part, from, encoding);
    const bytes = part.subarray(from, end);
    try {
      texts.push(strict.decode(bytes));
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
      texts.push(lenient.decode(bytes));
      badLines.push(line + lines);
    }
    if (texts.at(-1)!.endsWith('\n')) lines++;
    from = end;
  }
  return { text: texts.join(''), badLines, lines };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Offset after the last LF, 0 without one. In GB18030 and UTF-8 the byte 0x0A is never part of another character. */
function lastLineEnd(bytes: Buffer, encoding: Encoding): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') return bytes.lastIndexOf(10) + 1;
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
    if (bytes[at + low!] === 10 && bytes[at + high!] === 0) return at + 2;
  }
  return 0;
}

function nextLineEnd(bytes: Buffer, from: number, encoding: Encoding): number {
  if (encoding !== 'utf-16le' && encoding !== 'utf-16be') {
    const end = bytes.indexOf(10, from);
    return end < 0 ? bytes.length : end + 1;
  }
  const [low, high] = encoding === 'utf-16le' ? [0, 1] : [1, 0];
  for (let at = from; at + 1 < bytes.length; at += 2) {
    if (bytes[at + low!] === 10 && bytes[at + high!] === 0) return at + 2;
  }
  return bytes.length;
}
