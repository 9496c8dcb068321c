/** A file that only grows, by whole writes at its end; what lies behind the end that the log knows of is of a write that did not finish. */
import { type FileHandle, open } from 'node:fs/promises';

export class FlatFile {
  readonly #handle: FileHandle;
  #size: number;

  private constructor(handle: FileHandle, size: number) {
    this.#handle = handle;
    this.#size = size;
  }

  /** Cut to `size` bytes. `null` where the file is shorter. */
  static async open(path: string, size: number): Promise<FlatFile | null> {
    const handle = await open(path, 'a+');
    const had = (await handle.stat()).size;
    if (had < size) {
      await handle.close();
      return null;
    }
    if (had > size) await handle.truncate(size);
    return new FlatFile(handle, size);
  }

  /** For reading what another process writes. `null` where the file is shorter than `size`. */
  static async read(path: string, size: number): Promise<FlatFile | null> {
    const handle = await open(path, 'r');
    if ((await handle.stat()).size >= size) return new FlatFile(handle, size);
    await handle.close();
    return null;
  }

  get size(): number {
    return this.#size;
  }

  async append(bytes: Uint8Array): Promise<void> {
    if (bytes.length === 0) return;
    await this.#handle.appendFile(bytes);
    this.#size += bytes.length;
  }

  async read(from: number, length: number): Promise<Uint8Array> {
    const buffer = Buffer.allocUnsafe(length);
    let done = 0;
    while (done < length) {
      const { bytesRead } = await this.#handle.read(buffer, done, length - done, from + done);
      if (bytesRead === 0) throw new RangeError(`read beyond the end: ${from} + ${length}`);
      done += bytesRead;
    }
    return buffer;
  }

  sync(): Promise<void> {
    return this.#handle.datasync();
  }

  close(): Promise<void> {
    return this.#handle.close();
  }
}
