import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { copyBeside } from './raw/copy-beside.ts';
import type { Copied } from './raw/copy-digesting.ts';
import { atSource, SourceError } from './source-error.ts';

export interface StoredRaw {
  /** SM3 (GB/T 32905-2016) of the bytes, hexadecimal. */
  readonly sm3: string;
  readonly bytes: number;
  /** `<rawFolder>/<sm3><extension in lower case>`. */
  readonly path: string;
  /** false: these bytes were kept already. */
  readonly changed: boolean;
}

let serial = 0;

/**
 * Keeps the bytes as delivered under their digest: written aside, synced, renamed; doing it again changes nothing.
 * A file that changes meanwhile is refused (CHANGED_WHILE_READ), since half of it would be of one state and half of another.
 */
export async function storeRaw(path: string, rawFolder: string): Promise<StoredRaw> {
  return atSource(path, async () => {
    await mkdir(rawFolder, { recursive: true });
    const source = await open(path, 'r');
    const aside = join(rawFolder, `.tmp-${process.pid}-${Date.now()}-${++serial}`);
    try {
      const before = await source.stat({ bigint: true });
      if (before.isDirectory()) throw Object.assign(new Error('a folder'), { code: 'EISDIR' });
      const target = await open(aside, 'wx');
      let copied: Copied;
      try {
        copied = await copyBeside(source.fd, target.fd, Number(before.size));
        await target.sync();
      } finally {
        await target.close();
      }
      const after = await source.stat({ bigint: true });
      const named = await stat(path, { bigint: true });
      const same = (other: typeof before) =>
        other.size === before.size && other.mtimeNs === before.mtimeNs && other.ino === before.ino;
      if (!same(after) || !same(named) || BigInt(copied.bytes) !== before.size) throw changed(path);
      const kept = join(rawFolder, `${copied.sm3}${extensionOf(path)}`);
      const known = await sizeOf(kept);
      if (known === copied.bytes) {
        await rm(aside);
        return { ...copied, path: kept, changed: false };
      }
      await rename(aside, kept);
      await syncFolder(rawFolder);
      return { ...copied, path: kept, changed: true };
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    } finally {
      await source.close();
    }
  });
}

/** `.csv`; nothing when the name's end is no plain extension. */
function extensionOf(path: string): string {
  const extension = extname(path).toLowerCase();
  return /^\.[a-z0-9]{1,8}$/.test(extension) ? extension : '';
}

async function sizeOf(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}

/** The rename itself must survive a power cut. Windows cannot open folders: there the file system sees to it. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function changed(path: string): SourceError {
  return new SourceError(
    'CHANGED_WHILE_READ',
    { source: path },
    { zh: '读取时文件被改动了。', en: 'The file changed while it was read.' },
    {
      zh: '请等写入方写完再运行；写入方最好先写到别的名字再改名。',
      en: 'Run again once its writer is done; writers should write under another name and rename.',
    },
  );
}
