/**
 * Files by their content: `ab/cd/<sm3>`. A file is written aside, flushed and renamed, so that a path holds all of it or is not there; the same bytes are
 * kept once. Names, owners and rights are rows elsewhere.
 */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { Sm3 } from '@kuaishu/gm';
import { inspectApart } from './apart.ts';
import { gather, type Inspection, type InspectOptions, inspectBytes } from './inspect.ts';

export interface StoredFile {
  /** SM3, hexadecimal: the file's name in the store. */
  readonly digest: string;
  readonly sha256: string;
  readonly size: number;
  /** Whether these bytes were there before. */
  readonly known: boolean;
}

export interface FileStore {
  /** Inspects and keeps; a refused file leaves nothing behind. */
  take(
    input: Buffer | Readable | AsyncIterable<Uint8Array>,
    declaredName: string,
    options?: InspectOptions,
  ): Promise<Inspection>;
  /** Keeps bytes as they are, uninspected: files that the platform made itself. */
  put(bytes: Uint8Array): Promise<StoredFile>;
  has(digest: string): Promise<boolean>;
  /** Bytes from the disk as they are asked for. Error: FileMissing. */
  open(digest: string): Promise<{ readonly stream: Readable; readonly size: number }>;
  /** Whether the bytes still have their digest. Error: FileMissing. */
  verify(digest: string): Promise<boolean>;
  remove(digest: string): Promise<void>;
}

/** No file of this digest is kept. */
export class FileMissing extends Error {
  readonly digest: string;
  constructor(digest: string) {
    super(`no file ${digest}`);
    this.name = 'FileMissing';
    this.digest = digest;
  }
}

const INCOMING = 'incoming';
/** What an interrupted upload left is removed when the store opens, unless it may still be under way. */
const STALE_MS = 24 * 3600 * 1000;

export async function fileStore(dir: string): Promise<FileStore> {
  await mkdir(join(dir, INCOMING), { recursive: true });
  await sweep(join(dir, INCOMING));
  const pathOf = (digest: string): string => {
    if (!/^[0-9a-f]{64}$/.test(digest)) throw new FileMissing(digest);
    return join(dir, digest.slice(0, 2), digest.slice(2, 4), digest);
  };
  const sizeOf = async (digest: string): Promise<number> => {
    const found = await stat(pathOf(digest)).catch(() => undefined);
    if (!found?.isFile()) throw new FileMissing(digest);
    return found.size;
  };

  async function put(bytes: Uint8Array): Promise<StoredFile> {
    const digest = Buffer.from(new Sm3().update(bytes).digest()).toString('hex');
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const path = pathOf(digest);
    const there = await stat(path).catch(() => undefined);
    if (there?.size === bytes.length) return { digest, sha256, size: bytes.length, known: true };
    const aside = join(dir, INCOMING, randomUUID());
    try {
      const file = await open(aside, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await mkdir(dirname(path), { recursive: true });
      await rename(aside, path);
      await flushFolder(dirname(path));
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
    return { digest, sha256, size: bytes.length, known: false };
  }

  return {
    put,
    async take(input, declaredName, options = {}) {
      const bytes = await gather(input, options.mostBytes);
      if (!Buffer.isBuffer(bytes)) return bytes;
      // scanners are functions, which no thread can be given
      const inspection = options.scanners
        ? inspectBytes(bytes, declaredName, options)
        : await inspectApart(bytes, declaredName, options.kinds ? { kinds: options.kinds } : {});
      if (inspection.ok) await put(bytes);
      return inspection;
    },
    has: (digest) =>
      sizeOf(digest).then(
        () => true,
        (error: unknown) => {
          if (error instanceof FileMissing) return false;
          throw error;
        },
      ),
    async open(digest) {
      const size = await sizeOf(digest);
      return { stream: createReadStream(pathOf(digest)), size };
    },
    async verify(digest) {
      await sizeOf(digest);
      const hash = new Sm3();
      for await (const part of createReadStream(pathOf(digest))) hash.update(part as Buffer);
      return Buffer.from(hash.digest()).toString('hex') === digest;
    },
    remove: (digest) => rm(pathOf(digest), { force: true }),
  };
}

async function sweep(incoming: string): Promise<void> {
  const before = Date.now() - STALE_MS;
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const found = await stat(path).catch(() => undefined);
    if (found && found.mtimeMs < before) await rm(path, { force: true });
  }
}

/** Some file systems refuse to flush a folder; the file itself is flushed already. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
