import { open } from 'node:fs/promises';
import { SourceError } from '../source-error.ts';
import { bomOf, guessEncoding } from './encoding.ts';

const CHUNK = 1024 * 1024;

/** Encoding of a text that has no lines to sample, from its first megabyte. */
export async function encodingOf(path: string): Promise<{ encoding: string; bomBytes: number }> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(CHUNK);
    const { bytesRead } = await file.read(head, 0, CHUNK, 0);
    let sample = head.subarray(0, bytesRead);
    // a sample that ends inside a character is no evidence against its encoding: cut it after the last ASCII byte
    if (bytesRead === CHUNK) {
      let end = sample.length;
      while (end > 0 && (sample[end - 1]! > 0x7f || sample[end - 1]! < 0x22)) end--;
      sample = sample.subarray(0, end);
    }
    const guess = guessEncoding([sample]);
    if (!guess) throw undecodable(path);
    return { encoding: guess.encoding, bomBytes: guess.bomBytes };
  } finally {
    await file.close();
  }
}

/** Text of a file part by part, strictly: one byte that is no character refuses the file. For formats that are one piece, such as JSON. */
export async function* decodeStream(path: string, encoding: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  const file = await open(path, 'r');
  try {
    const chunk = Buffer.allocUnsafe(CHUNK);
    let position: number | null = null;
    for (;;) {
      const { bytesRead } = await file.read(chunk, 0, CHUNK);
      let part = chunk.subarray(0, bytesRead);
      if (position === null) part = part.subarray(bomOf(part)?.bytes ?? 0);
      position = (position ?? 0) + bytesRead;
      const text = decoder.decode(part, { stream: bytesRead > 0 });
      if (text) yield text;
      if (bytesRead === 0) return;
    }
  } catch (error) {
    if (error instanceof TypeError) throw undecodable(path, encoding, error);
    throw error;
  } finally {
    await file.close();
  }
}

function undecodable(path: string, encoding?: string, cause?: unknown): SourceError {
  const as = encoding
    ? { zh: `按 ${encoding} 解码时有错。`, en: `It holds bytes that are no characters in ${encoding}.` }
    : { zh: '编码不是 UTF-8、UTF-16 或 GB18030。', en: 'Its encoding is neither UTF-8 nor UTF-16 nor GB18030.' };
  return new SourceError(
    'ENCODING',
    { source: path },
    as,
    { zh: '请另存为 UTF-8 后重试。', en: 'Save it as UTF-8 and try again.' },
    cause,
  );
}
