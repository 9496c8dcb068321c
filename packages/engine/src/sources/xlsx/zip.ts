/** Reads members of a ZIP file (APPNOTE.TXT 6.3.10), with ZIP64, streaming, and with limits against bombs. Stored and deflated members only. */
import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import type { SourceLimits } from '../shape.ts';
import { SourceError } from '../source-error.ts';

interface Member {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly unpacked: number;
  readonly offset: number;
  readonly encrypted: boolean;
}

const CHUNK = 256 * 1024;
/** Small members may be packed very well without being bombs. */
const HARMLESS = 64 * 1024 * 1024;

export class ZipFile {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #limits: SourceLimits;
  readonly #members: ReadonlyMap<string, Member>;

  private constructor(file: FileHandle, path: string, limits: SourceLimits, members: ReadonlyMap<string, Member>) {
    this.#file = file;
    this.#path = path;
    this.#limits = limits;
    this.#members = members;
  }

  static async open(path: string, limits: SourceLimits): Promise<ZipFile> {
    const file = await open(path, 'r');
    try {
      return new ZipFile(file, path, limits, await readDirectory(file, path));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get names(): string[] {
    return [...this.#members.keys()];
  }

  has(name: string): boolean {
    return this.#members.has(name.toLowerCase());
  }

  /** Text of a member part by part; counts what really unfolds, whatever the directory claims. */
  async *text(name: string): AsyncGenerator<string> {
    const member = this.#members.get(name.toLowerCase());
    if (!member) throw damaged(this.#path, name);
    if (member.encrypted) throw encrypted(this.#path);
    if (member.method !== 0 && member.method !== 8) throw damaged(this.#path, name);
    this.#refuseBomb(member, member.unpacked);
    const header = Buffer.alloc(30);
    const { bytesRead } = await this.#file.read(header, 0, 30, member.offset);
    if (bytesRead < 30 || header.readUInt32LE(0) !== 0x04034b50) throw truncated(this.#path, name);
    const start = member.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    let unpacked = 0;
    try {
      const bytes =
        member.method === 0 ? this.#packed(start, member.packed, name) : this.#inflated(start, member.packed, name);
      for await (const part of bytes) {
        unpacked += part.length;
        this.#refuseBomb(member, unpacked);
        const text = decoder.decode(part, { stream: true });
        if (text) yield text;
      }
      yield decoder.decode();
    } catch (error) {
      if (error instanceof SourceError) throw error;
      if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
        throw truncated(this.#path, name, error);
      if (error instanceof TypeError) throw damaged(this.#path, name, error);
      throw error;
    }
    if (unpacked !== member.unpacked) throw truncated(this.#path, name);
  }

  async whole(name: string): Promise<string> {
    let text = '';
    for await (const part of this.text(name)) text += part;
    return text;
  }

  close(): Promise<void> {
    return this.#file.close();
  }

  async *#packed(start: number, size: number, name: string): AsyncGenerator<Buffer> {
    for (let done = 0; done < size; ) {
      const chunk = Buffer.allocUnsafe(Math.min(CHUNK, size - done));
      const { bytesRead } = await this.#file.read(chunk, 0, chunk.length, start + done);
      if (bytesRead === 0) throw truncated(this.#path, name);
      done += bytesRead;
      yield chunk.subarray(0, bytesRead);
    }
  }

  async *#inflated(start: number, size: number, name: string): AsyncGenerator<Buffer> {
    const inflate = createInflateRaw({ chunkSize: CHUNK });
    const packed = Readable.from(this.#packed(start, size, name));
    packed.on('error', (error) => inflate.destroy(error));
    packed.pipe(inflate);
    try {
      for await (const part of inflate) yield part as Buffer;
    } finally {
      packed.destroy();
      inflate.destroy();
    }
  }

  #refuseBomb(member: Member, unpacked: number): void {
    const limit = this.#limits;
    if (unpacked > limit.unpackedBytes || (unpacked > HARMLESS && unpacked > member.packed * limit.unpackedRatio)) {
      throw new SourceError(
        'ZIP_BOMB',
        { source: this.#path, detail: member.name },
        {
          zh: `${member.name} 压缩前后相差太大（${member.packed} → ${unpacked} 字节），可能是压缩炸弹。`,
          en: `Its part ${member.name} unfolds far too much (${member.packed} → ${unpacked} bytes): it may be a zip bomb.`,
        },
        {
          zh: '已停止读取。请核对来源；确实需要时改用 CSV。',
          en: 'Reading stopped. Check where it comes from; if it is meant so, deliver CSV.',
        },
      );
    }
  }
}

async function readDirectory(file: FileHandle, path: string): Promise<Map<string, Member>> {
  const { size } = await file.stat();
  const tail = Buffer.alloc(Math.min(size, 65_557 + 20));
  await file.read(tail, 0, tail.length, size - tail.length);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (end < 0 || end + 22 > tail.length) throw truncated(path);
  let count = tail.readUInt16LE(end + 10);
  let bytes = tail.readUInt32LE(end + 12);
  let offset = tail.readUInt32LE(end + 16);
  const locator = end - 20;
  if (locator >= 0 && tail.readUInt32LE(locator) === 0x07064b50) {
    const wide = Buffer.alloc(56);
    const { bytesRead } = await file.read(wide, 0, 56, Number(tail.readBigUInt64LE(locator + 8)));
    if (bytesRead < 56 || wide.readUInt32LE(0) !== 0x06064b50) throw truncated(path);
    count = Number(wide.readBigUInt64LE(32));
    bytes = Number(wide.readBigUInt64LE(40));
    offset = Number(wide.readBigUInt64LE(48));
  }
  if (offset + bytes > size || count > 100_000 || bytes > 64 * 1024 * 1024) throw truncated(path);
  const directory = Buffer.alloc(bytes);
  await file.read(directory, 0, bytes, offset);
  const members = new Map<string, Member>();
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > bytes || directory.readUInt32LE(at) !== 0x02014b50) throw truncated(path);
    const nameSize = directory.readUInt16LE(at + 28);
    const extraSize = directory.readUInt16LE(at + 30);
    const name = directory
      .subarray(at + 46, at + 46 + nameSize)
      .toString('utf8')
      .replaceAll('\\', '/')
      .replace(/^\//, '');
    const extra = directory.subarray(at + 46 + nameSize, at + 46 + nameSize + extraSize);
    const member = withZip64(
      {
        name,
        method: directory.readUInt16LE(at + 10),
        packed: directory.readUInt32LE(at + 20),
        unpacked: directory.readUInt32LE(at + 24),
        offset: directory.readUInt32LE(at + 42),
        encrypted: (directory.readUInt16LE(at + 8) & 1) === 1,
      },
      extra,
    );
    // part names of OPC packages are the same whatever their letter case (ECMA-376-2, 6.3.5)
    members.set(name.toLowerCase(), member);
    at += 46 + nameSize + extraSize + directory.readUInt16LE(at + 32);
  }
  return members;
}

function withZip64(member: Member, extra: Buffer): Member {
  if (member.packed !== 0xffffffff && member.unpacked !== 0xffffffff && member.offset !== 0xffffffff) return member;
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    const next = () => {
      field += 8;
      return Number(extra.readBigUInt64LE(field - 8));
    };
    const unpacked = member.unpacked === 0xffffffff ? next() : member.unpacked;
    const packed = member.packed === 0xffffffff ? next() : member.packed;
    const offset = member.offset === 0xffffffff ? next() : member.offset;
    return { ...member, unpacked, packed, offset };
  }
  return member;
}

function truncated(path: string, part?: string, cause?: unknown): SourceError {
  return new SourceError(
    'TRUNCATED',
    { source: path, ...(part ? { detail: part } : {}) },
    { zh: 'XLSX 文件不完整，多半是传输中断。', en: 'The XLSX file is incomplete, most likely a broken transfer.' },
    { zh: '请重新传送，并核对文件大小。', en: 'Transfer it again and compare the sizes.' },
    cause,
  );
}

export function damaged(path: string, part: string, cause?: unknown): SourceError {
  return new SourceError(
    'DAMAGED',
    { source: path, detail: part },
    { zh: `XLSX 的 ${part} 缺失或损坏。`, en: `The part ${part} of the XLSX is missing or damaged.` },
    { zh: '请用 Excel 或 WPS 打开后另存，再重试。', en: 'Open it in Excel or WPS, save it anew and try again.' },
    cause,
  );
}

function encrypted(path: string): SourceError {
  return new SourceError(
    'UNSUPPORTED_FORMAT',
    { source: path },
    { zh: '文件加了密码。', en: 'The file is protected by a password.' },
    { zh: '请去掉密码后重新报送。', en: 'Deliver it without a password.' },
  );
}
