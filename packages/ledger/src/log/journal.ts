/**
 * The newest entries, on disk before anyone is told that they are in the log. A batch is one frame: magic, number of entries, bytes, CRC-32 of both and of
 * what follows, then the entries as in a bundle. A torn last frame was promised to nobody and is cut off; a broken one with whole frames behind it is damage.
 */
import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { LedgerError } from '../ledger-error.ts';
import { decodeEntries, encodeEntries } from '../tree/bundle.ts';
import { syncFolder } from './durable.ts';

const MAGIC = 0x4b53_4c47; // KSLG
const HEAD = 16;
/**
 * On Linux a write to the journal returns when it is on disk (O_DSYNC), which is one way to the disk instead of two, and the thread is free meanwhile.
 * Elsewhere it is followed by a flush: macOS flushes the drive itself only then.
 */
const SYNCHRONOUS = process.platform === 'linux';
const FLAGS = constants.O_RDWR | (SYNCHRONOUS ? constants.O_DSYNC : 0);
const NEW = constants.O_CREAT | constants.O_EXCL;

/** One file of frames, named after the index of its first entry. */
export class Journal {
  readonly #folder: string;
  readonly #file: FileHandle;
  readonly first: number;
  #at: number;

  private constructor(folder: string, file: FileHandle, first: number, at: number) {
    this.#folder = folder;
    this.#file = file;
    this.first = first;
    this.#at = at;
  }

  /** A new, empty segment whose first entry will be `first`. */
  static async create(folder: string, first: number): Promise<Journal> {
    const file = await open(join(folder, segmentName(first)), FLAGS | NEW);
    await syncFolder(folder);
    return new Journal(folder, file, first, 0);
  }

  /** All segments in their order, and what they hold from entry `from` on; the last is for more. */
  static async recover(
    folder: string,
    from: number,
    each: (index: number, entry: Uint8Array) => void,
  ): Promise<Journal[]> {
    const firsts = await segmentsIn(folder);
    const segments: Journal[] = [];
    try {
      let next = firsts[0] ?? from;
      if (next > from) throw damaged(folder, 0, from, `the first segment begins at entry ${next}`);
      for (const first of firsts) {
        const path = join(folder, segmentName(first));
        if (first !== next) throw damaged(path, 0, next, `entries ${next} to ${first - 1} are missing before it`);
        const segment = new Journal(folder, await open(path, FLAGS), first, 0);
        segments.push(segment);
        next = await segment.#replay(path, segments.length === firsts.length, (index, entry) => {
          if (index >= from) each(index, entry);
        });
      }
      if (next < from) throw damaged(folder, 0, next, `it ends before entry ${from}, which is stored`);
      return segments;
    } catch (error) {
      for (const segment of segments) await segment.close();
      throw error;
    }
  }

  /** → the index after its last entry. */
  async #replay(path: string, newest: boolean, each: (index: number, entry: Uint8Array) => void): Promise<number> {
    const bytes = await readFile(path);
    let index = this.first;
    for (let frame = readFrame(bytes, 0); frame; frame = readFrame(bytes, this.#at)) {
      for (const entry of frame.entries) each(index++, entry);
      this.#at = frame.end;
    }
    if (this.#at < bytes.length) {
      if (!newest || hasFrameAfter(bytes, this.#at))
        throw damaged(path, this.#at, index, 'a frame is broken, though others follow');
      await this.rewind();
    }
    return index;
  }

  /** Bytes written. */
  get bytes(): number {
    return this.#at;
  }

  /** On disk when it resolves. */
  async append(entries: readonly Uint8Array[]): Promise<void> {
    const body = encodeEntries(entries);
    const frame = Buffer.allocUnsafe(HEAD + body.length);
    frame.writeUInt32BE(MAGIC, 0);
    frame.writeUInt32BE(entries.length, 4);
    frame.writeUInt32BE(body.length, 8);
    frame.set(body, HEAD);
    frame.writeUInt32BE(checksum(frame), 12);
    let written = 0;
    while (written < frame.length) {
      const { bytesWritten } = await this.#file.write(frame, written, frame.length - written, this.#at + written);
      written += bytesWritten;
    }
    if (!SYNCHRONOUS) await this.#file.datasync();
    this.#at += frame.length;
  }

  /** Takes back a frame of which `append` failed half way. */
  async rewind(): Promise<void> {
    await this.#file.truncate(this.#at);
    await this.#file.datasync();
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async remove(): Promise<void> {
    await this.#file.close();
    await rm(join(this.#folder, segmentName(this.first)));
  }
}

/**
 * The entries from `from` on, changing nothing: a frame that is not whole is one that is being written. → the index after the last; null where a segment
 * went while it was being read.
 */
export async function readJournal(
  folder: string,
  from: number,
  each: (entry: Uint8Array) => void,
): Promise<number | null> {
  const firsts = await segmentsIn(folder);
  let next = firsts[0] ?? from;
  if (next > from) return null;
  for (const first of firsts) {
    if (first !== next) return null;
    const bytes = await readFile(join(folder, segmentName(first))).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    });
    if (!bytes) return null;
    let at = 0;
    for (let frame = readFrame(bytes, at); frame; frame = readFrame(bytes, at)) {
      for (const entry of frame.entries) if (next++ >= from) each(entry);
      at = frame.end;
    }
  }
  return Math.max(next, from);
}

async function segmentsIn(folder: string): Promise<number[]> {
  return (await readdir(folder))
    .flatMap((name) => /^(\d{16})\.journal$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function segmentName(first: number): string {
  return `${String(first).padStart(16, '0')}.journal`;
}

function readFrame(bytes: Buffer, at: number): { entries: Uint8Array[]; end: number } | null {
  if (at + HEAD > bytes.length || bytes.readUInt32BE(at) !== MAGIC) return null;
  const count = bytes.readUInt32BE(at + 4);
  const end = at + HEAD + bytes.readUInt32BE(at + 8);
  if (end > bytes.length || checksum(bytes.subarray(at, end)) !== bytes.readUInt32BE(at + 12)) return null;
  const entries = decodeEntries(bytes.subarray(at + HEAD, end));
  return entries?.length === count ? { entries, end } : null;
}

function checksum(frame: Buffer): number {
  return crc32(frame.subarray(HEAD), crc32(frame.subarray(0, 12)));
}

function hasFrameAfter(bytes: Buffer, at: number): boolean {
  for (let next = bytes.indexOf('KSLG', at + 1, 'latin1'); next >= 0; next = bytes.indexOf('KSLG', next + 1, 'latin1'))
    if (readFrame(bytes, next)) return true;
  return false;
}

function damaged(path: string, at: number, index: number, why: string): LedgerError {
  return new LedgerError('DAMAGED', {
    zh: `账本日志损坏：${path}，偏移 ${at}，第 ${index} 条起（${why}）。请从备份或其他节点恢复该文件后再启动。`,
    en: `The ledger's journal is damaged: ${path}, offset ${at}, from entry ${index} on (${why}). Restore the file from a backup or another node, then start again.`,
  });
}
