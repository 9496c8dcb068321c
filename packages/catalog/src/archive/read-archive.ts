/** Members of a ZIP container, unfolded within limits that hold whatever it declares. */
import { crc32, inflateRawSync } from 'node:zlib';
import { damaged, fault, type MemberRecord, readDirectory } from './directory.ts';

export interface ArchiveLimits {
  readonly members: number;
  /** Bytes of one member, unfolded. */
  readonly memberBytes: number;
  /** Bytes of all members, unfolded. */
  readonly bytes: number;
  /** Unfolded to packed, judged above `harmless` bytes. */
  readonly ratio: number;
  readonly harmless: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  members: 5_000,
  memberBytes: 128 * 1024 ** 2,
  bytes: 256 * 1024 ** 2,
  ratio: 200,
  harmless: 8 * 1024 ** 2,
};

export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** Bytes of a member when unfolded, as it declares; 0 for none. */
  size(name: string): number;
  /** Bytes of a member (names in any case). Errors: ArchiveError. */
  bytes(name: string): Buffer;
  /** The same as text: UTF-8, or UTF-16 by its byte order mark. */
  text(name: string): string;
}

/** Errors: ArchiveError. What the directory declares is judged here, what really unfolds when a member is read. */
export function readArchive(bytes: Buffer, limits: ArchiveLimits = ARCHIVE_LIMITS): Archive {
  const records = readDirectory(bytes, limits.members);
  const byName = new Map(records.map((record) => [record.name.toLowerCase(), record]));
  let declared = 0;
  let packed = 0;
  for (const record of records) {
    declared += record.size;
    packed += record.packed;
    if (record.size > limits.memberBytes) throw tooLarge(record.name, record.size);
    if (record.size > limits.harmless && record.size > record.packed * limits.ratio) throw bomb(record);
  }
  if (declared > limits.bytes) throw tooLarge(undefined, declared);
  if (declared > limits.harmless && declared > packed * limits.ratio)
    throw fault('BOMB', '压缩比异常，可能是压缩炸弹', 'it unfolds far too much: it may be a zip bomb');
  const read = (name: string): Buffer => {
    const record = byName.get(name.toLowerCase());
    if (!record) throw damaged(name);
    return unfold(bytes, record);
  };
  return {
    names: records.map(({ name }) => name),
    has: (name) => byName.has(name.toLowerCase()),
    size: (name) => byName.get(name.toLowerCase())?.size ?? 0,
    bytes: read,
    text: (name) => decode(read(name)),
  };
}

function unfold(bytes: Buffer, { name, method, packed, size, crc, start }: MemberRecord): Buffer {
  const body = bytes.subarray(start, start + packed);
  let unfolded = body;
  if (method === 8) {
    try {
      // one byte more than declared is enough to know that it lies
      const { buffer, engine } = inflateRawSync(body, { maxOutputLength: size + 1, info: true }) as unknown as {
        buffer: Buffer;
        engine: { bytesWritten: number };
      };
      if (engine.bytesWritten !== packed)
        throw fault(
          'HIDDEN_DATA',
          `${name} 的压缩数据之后藏有数据`,
          `there are data hidden behind the packed ones of ${name}`,
          name,
        );
      unfolded = buffer;
    } catch (error) {
      if (error instanceof RangeError) throw lies(name);
      if (error instanceof Error && 'errno' in error) throw damaged(name);
      throw error;
    }
  }
  if (unfolded.length !== size) throw lies(name);
  if (crc32(unfolded) !== crc) throw damaged(name);
  return unfolded;
}

function decode(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return bytes.toString('utf16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return Buffer.from(bytes.subarray(2)).swap16().toString('utf16le');
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

function lies(name: string) {
  return fault(
    'SIZE_LIES',
    `${name} 解开后的大小与标明的不同，可能是压缩炸弹`,
    `${name} unfolds to another size than it declares: it may be a zip bomb`,
    name,
  );
}

function bomb({ name, packed, size }: MemberRecord) {
  return fault(
    'BOMB',
    `${name} 压缩前后相差太大（${packed} → ${size} 字节），可能是压缩炸弹`,
    `${name} unfolds far too much (${packed} → ${size} bytes): it may be a zip bomb`,
    name,
  );
}

function tooLarge(name: string | undefined, size: number) {
  return fault(
    'TOO_LARGE',
    `${name ?? '全部内容'}解开后有 ${size} 字节，太大`,
    `${name ?? 'all of it'} unfolds to ${size} bytes, too many`,
    name,
  );
}
