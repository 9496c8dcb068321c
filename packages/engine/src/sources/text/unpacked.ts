/** Files that come as one gzip member (`.csv.gz`) are read by way of an unpacked copy. */
import { createReadStream } from 'node:fs';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import type { SourceLimits } from '../shape.ts';
import { SourceError } from '../source-error.ts';

const HARMLESS = 64 * 1024 * 1024;

/** Runs `work` on the file, or on its unpacked copy in `folder`, which is then removed. `name` loses its `.gz`. */
export async function withUnpacked<T>(
  path: string,
  name: string,
  limits: SourceLimits,
  folder: string,
  work: (path: string, name: string) => Promise<T>,
): Promise<T> {
  if (!(await isGzip(path))) return work(path, name);
  const aside = await mkdtemp(join(folder, '.collect-'));
  try {
    const copy = join(aside, 'unpacked');
    await gunzip(path, copy, limits);
    return await work(copy, name.replace(/\.gz$/i, ''));
  } catch (error) {
    // the copy's name means nothing to anybody
    if (!(error instanceof SourceError) || !error.place.source.startsWith(aside)) throw error;
    throw new SourceError(error.code, { ...error.place, source: path }, error.text, error.mend, error);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(3);
    const { bytesRead } = await file.read(head, 0, 3, 0);
    return bytesRead === 3 && head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
  } finally {
    await file.close();
  }
}

async function gunzip(path: string, copy: string, limits: SourceLimits): Promise<void> {
  const source = createReadStream(path);
  const unpack = createGunzip();
  source.on('error', (error) => unpack.destroy(error));
  source.pipe(unpack);
  const target = await open(copy, 'w');
  let bytes = 0;
  try {
    for await (const part of unpack as AsyncIterable<Buffer>) {
      bytes += part.length;
      if (bytes > limits.unpackedBytes || (bytes > HARMLESS && bytes > source.bytesRead * limits.unpackedRatio))
        throw bomb(path, bytes);
      for (let at = 0; at < part.length; ) at += (await target.write(part, at)).bytesWritten;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_')) throw truncated(path, error);
    throw error;
  } finally {
    source.destroy();
    unpack.destroy();
    await target.close();
  }
}

function bomb(path: string, bytes: number): SourceError {
  return new SourceError(
    'ZIP_BOMB',
    { source: path },
    {
      zh: `解压后超过 ${bytes} 字节，可能是压缩炸弹。`,
      en: `It unfolds to more than ${bytes} bytes: it may be a zip bomb.`,
    },
    { zh: '已停止读取。请核对来源。', en: 'Reading stopped. Check where it comes from.' },
  );
}

function truncated(path: string, cause: unknown): SourceError {
  return new SourceError(
    'TRUNCATED',
    { source: path },
    { zh: 'gzip 文件不完整或已损坏。', en: 'The gzip file is incomplete or damaged.' },
    { zh: '请重新传送，并核对文件大小。', en: 'Transfer it again and compare the sizes.' },
    cause,
  );
}
