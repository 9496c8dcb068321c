/** ZIP containers for tests, right ones and hostile ones. */
import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipMember {
  readonly name: string;
  readonly content: string | Buffer;
  readonly store?: boolean;
  readonly encrypted?: boolean;
  /** Size to declare instead of the true one. */
  readonly declare?: number;
  /** Name in the member's own header instead of the directory's. */
  readonly localName?: string;
  /** Bytes behind the packed ones, counted to them. */
  readonly trailing?: Buffer;
  readonly method?: number;
}

export interface ZipOptions {
  readonly before?: Buffer;
  readonly after?: Buffer;
  readonly comment?: string;
  readonly between?: Buffer;
  /** All members of the directory point to the first one's bytes. */
  readonly overlap?: boolean;
  readonly zip64?: boolean;
}

export function zip(
  members: readonly ZipMember[],
  { before, after, comment = '', between, overlap = false, zip64 = false }: ZipOptions = {},
): Buffer {
  const parts: Buffer[] = before ? [before] : [];
  const central: Buffer[] = [];
  let at = before?.length ?? 0;
  let first: number | undefined;
  for (const member of members) {
    const content = Buffer.from(member.content);
    const body = Buffer.concat([member.store ? content : deflateRawSync(content), member.trailing ?? Buffer.alloc(0)]);
    const name = Buffer.from(member.name);
    const localName = Buffer.from(member.localName ?? member.name);
    const method = member.method ?? (member.store ? 0 : 8);
    const size = member.declare ?? content.length;
    const common = Buffer.alloc(26);
    common.writeUInt16LE(zip64 ? 45 : 20, 0);
    common.writeUInt16LE((member.encrypted ? 1 : 0) | 0x800, 2);
    common.writeUInt16LE(method, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(body.length, 14);
    common.writeUInt32LE(size, 18);
    const local = Buffer.from(common);
    local.writeUInt16LE(localName.length, 22);
    const header = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), local, localName]);
    first ??= at;
    const record = Buffer.alloc(46);
    record.writeUInt32LE(0x02014b50, 0);
    record.writeUInt16LE(45, 4);
    common.copy(record, 6, 0, 22);
    record.writeUInt16LE(name.length, 28);
    const extra = zip64 ? Buffer.alloc(28) : Buffer.alloc(0);
    if (zip64) {
      record.writeUInt32LE(0xffffffff, 20);
      record.writeUInt32LE(0xffffffff, 24);
      extra.writeUInt16LE(1, 0);
      extra.writeUInt16LE(24, 2);
      extra.writeBigUInt64LE(BigInt(size), 4);
      extra.writeBigUInt64LE(BigInt(body.length), 12);
      extra.writeBigUInt64LE(BigInt(at), 20);
    }
    record.writeUInt16LE(extra.length, 30);
    record.writeUInt32LE(zip64 ? 0xffffffff : overlap ? first : at, 42);
    central.push(record, name, extra);
    parts.push(header, body);
    at += header.length + body.length;
    if (between) {
      parts.push(between);
      at += between.length;
    }
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(zip64 ? 0xffffffff : at, 16);
  end.writeUInt16LE(comment.length, 20);
  const records: Buffer[] = [];
  if (zip64) {
    const end64 = Buffer.alloc(56 + 20);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(44n, 4);
    end64.writeBigUInt64LE(BigInt(members.length), 24);
    end64.writeBigUInt64LE(BigInt(members.length), 32);
    end64.writeBigUInt64LE(BigInt(directory.length), 40);
    end64.writeBigUInt64LE(BigInt(at), 48);
    end64.writeUInt32LE(0x07064b50, 56);
    end64.writeBigUInt64LE(BigInt(at + directory.length), 64);
    end64.writeUInt32LE(1, 72);
    records.push(end64);
  }
  return Buffer.concat([...parts, directory, ...records, end, Buffer.from(comment), after ?? Buffer.alloc(0)]);
}
