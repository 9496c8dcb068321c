import { isUtf8 } from 'node:buffer';
import { open } from 'node:fs/promises';
import { bomOf } from './encoding.ts';

const CHUNK = 4 * 1024 * 1024;
const LF = 10;

/**
 * Lines of a UTF-8 file as bytes, one call each, without their LF. They are those of `decodeFile`: a byte order mark at the very start is dropped, and
 * nothing behind the last line end is no line. false: some bytes are no characters, or a line is longer than the limit, so that another reader must take
 * the file; lines before may have been given out.
 */
export async function eachLine(
  path: string,
  maxLineBytes: number,
  take: (bytes: Buffer, from: number, to: number) => void,
): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    let chunk = Buffer.allocUnsafe(CHUNK);
    let kept = 0;
    let first = true;
    for (;;) {
      const { bytesRead } = await file.read(chunk, kept, chunk.length - kept);
      const size = kept + bytesRead;
      let from = 0;
      if (first && size > 0) {
        from = bomOf(chunk.subarray(0, size))?.bytes ?? 0;
        first = false;
      }
      const end = bytesRead === 0 ? size : chunk.subarray(0, size).lastIndexOf(LF) + 1;
      if (!isUtf8(chunk.subarray(from, Math.max(from, end)))) return false;
      while (from < end) {
        const close = chunk.indexOf(LF, from);
        const stop = close < 0 || close >= end ? end : close;
        if (stop - from > maxLineBytes) return false;
        take(chunk, from, stop);
        from = stop + 1;
      }
      if (bytesRead === 0) return true;
      kept = size - end;
      if (kept > maxLineBytes) return false;
      if (kept > chunk.length / 2) {
        const wider = Buffer.allocUnsafe(chunk.length * 2);
        chunk.copy(wider, 0, end, size);
        chunk = wider;
      } else chunk.copyWithin(0, end, size);
    }
  } finally {
    await file.close();
  }
}
