/** Which encoding a text is in. Strict decoding decides; statistics of characters are not needed for the four encodings met here. */
import { isUtf8 } from 'node:buffer';
import type { Encoding } from '../shape.ts';

export interface EncodingGuess {
  readonly encoding: Encoding;
  /** Bytes of the byte order mark. */
  readonly bomBytes: number;
  /** All of the sample decodes strictly. */
  readonly clean: boolean;
  /** Only ASCII so far: any of them would do. */
  readonly ascii: boolean;
}

export function bomOf(head: Uint8Array): { encoding: Encoding; bytes: number } | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { encoding: 'utf-8', bytes: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { encoding: 'utf-16le', bytes: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { encoding: 'utf-16be', bytes: 2 };
  if (head[0] === 0x84 && head[1] === 0x31 && head[2] === 0x95 && head[3] === 0x33)
    return { encoding: 'gb18030', bytes: 4 };
  return null;
}

/** → null: no text in any of the encodings known. Samples begin and end at line ends, or are the whole file. */
export function guessEncoding(samples: readonly Buffer[]): EncodingGuess | null {
  const head = samples[0] ?? Buffer.alloc(0);
  const bom = bomOf(head);
  if (bom) return { encoding: bom.encoding, bomBytes: bom.bytes, clean: true, ascii: false };
  const wide = wideBytes(head);
  if (wide) return { encoding: wide, bomBytes: 0, clean: true, ascii: false };
  if (samples.every((sample) => isUtf8(sample))) {
    return { encoding: 'utf-8', bomBytes: 0, clean: true, ascii: samples.every(isAscii) };
  }
  const gb18030 = strictDecoder('gb18030');
  const gbClean = samples.every((sample) => gb18030(sample));
  const lines = samples.flatMap((sample) => nonAsciiLines(sample, VOTERS));
  const utf8 = lines.filter((line) => isUtf8(line)).length;
  // Chinese in GB18030 hardly ever makes valid UTF-8, so half of the lines is ample evidence
  if (utf8 * 2 >= lines.length) return { encoding: 'utf-8', bomBytes: 0, clean: false, ascii: false };
  if (gbClean) return { encoding: 'gb18030', bomBytes: 0, clean: true, ascii: false };
  const gb = lines.filter((line) => gb18030(line)).length;
  return gb * 2 >= lines.length ? { encoding: 'gb18030', bomBytes: 0, clean: false, ascii: false } : null;
}

/** Lines with other than ASCII that have a say, per sample. */
const VOTERS = 5000;

function strictDecoder(encoding: string): (bytes: Uint8Array) => boolean {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  return (bytes) => {
    try {
      decoder.decode(bytes);
      return true;
    } catch (error) {
      if (error instanceof TypeError) return false;
      throw error;
    }
  };
}

export function decodes(bytes: Uint8Array, encoding: string): boolean {
  return strictDecoder(encoding)(bytes);
}

function isAscii(bytes: Uint8Array): boolean {
  for (const byte of bytes) if (byte > 0x7f) return false;
  return true;
}

/** UTF-16 without a mark: ASCII characters (delimiters, digits, line ends) have a zero on one side only. */
function wideBytes(head: Buffer): Encoding | null {
  const size = Math.min(head.length & ~1, 8192);
  if (size < 4) return null;
  let zeroEven = 0;
  let zeroOdd = 0;
  for (let i = 0; i < size; i += 2) {
    if (head[i] === 0) zeroEven++;
    if (head[i + 1] === 0) zeroOdd++;
  }
  const pairs = size / 2;
  const sample = head.subarray(0, size);
  if (zeroOdd > pairs * 0.1 && zeroEven === 0 && isWideText(sample, 'utf-16le')) return 'utf-16le';
  if (zeroEven > pairs * 0.1 && zeroOdd === 0 && isWideText(sample, 'utf-16be')) return 'utf-16be';
  return null;
}

/** A stray NUL in a small file is no UTF-16: that would have line ends, or hardly anything but ASCII. */
function isWideText(sample: Buffer, encoding: 'utf-16le' | 'utf-16be'): boolean {
  if (!decodes(sample, encoding)) return false;
  const text = new TextDecoder(encoding).decode(sample);
  const ascii = [...text].filter((char) => char < '\u0080').length;
  return /[\r\n]/.test(text) || ascii * 2 > text.length;
}

function nonAsciiLines(sample: Buffer, limit: number): Buffer[] {
  const lines: Buffer[] = [];
  let from = 0;
  while (from < sample.length && lines.length < limit) {
    const end = sample.indexOf(10, from);
    const line = sample.subarray(from, end < 0 ? sample.length : end);
    if (!isAscii(line)) lines.push(line);
    if (end < 0) break;
    from = end + 1;
  }
  return lines;
}
