/**
 * The directory of a ZIP container (APPNOTE.TXT 6.3.10, ZIP64 too) read as a suspicious reader must: every figure that stands twice must agree, members must
 * lie one after another from the first byte to the directory, and nothing may lie between, before or behind them.
 */
import { ArchiveError, type ArchiveFault } from './archive-error.ts';

export interface MemberRecord {
  readonly name: string;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly packed: number;
  /** As the directory declares it. */
  readonly size: number;
  readonly crc: number;
  /** Where its packed bytes begin. */
  readonly start: number;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const ABSENT32 = 0xffffffff;
const ABSENT16 = 0xffff;
/** Padding and descriptors between members; more would hide something. */
const GAP = 1024;

export function readDirectory(bytes: Buffer, mostMembers: number): MemberRecord[] {
  if (bytes.length < 22 || bytes.readUInt32LE(0) !== LOCAL)
    throw fault('NOT_AN_ARCHIVE', '不是 ZIP 容器', 'is no ZIP container');
  const end = findEnd(bytes);
  const { count, size, offset, from } = directoryPlace(bytes, end);
  if (count > mostMembers)
    throw fault(
      'TOO_MANY_MEMBERS',
      `内含 ${count} 个文件，超过 ${mostMembers}`,
      `holds ${count} members, more than ${mostMembers}`,
    );
  if (offset + size !== from || offset > bytes.length) throw damaged();
  const members: (MemberRecord & { readonly from: number; readonly to: number })[] = [];
  const seen = new Set<string>();
  let at = offset;
  for (let i = 0; i < count; i++) {
    if (at + 46 > from || bytes.readUInt32LE(at) !== CENTRAL) throw damaged();
    const flags = bytes.readUInt16LE(at + 8);
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o)) as [
      number,
      number,
      number,
    ];
    const nameEnd = at + 46 + nameLength;
    if (nameEnd + extraLength + commentLength > from) throw damaged();
    const raw = bytes.subarray(at + 46, nameEnd);
    const name = raw.toString('utf8');
    if ((flags & 1) !== 0 || (flags & 0x40) !== 0)
      throw fault('ENCRYPTED', `${name} 已加密`, `${name} is encrypted`, name);
    const member = {
      name,
      method: bytes.readUInt16LE(at + 10),
      crc: bytes.readUInt32LE(at + 16),
      ...sizesOf(bytes, at, nameEnd, extraLength),
    };
    if (member.method !== 0 && member.method !== 8)
      throw fault(
        'UNSUPPORTED',
        `${name} 用了不支持的压缩方法 ${member.method}`,
        `${name} is packed by method ${member.method}`,
        name,
      );
    if (member.method === 0 && member.packed !== member.size)
      throw fault('SIZE_LIES', `${name} 标明的大小前后不一`, `the sizes of ${name} disagree`, name);
    const key = name.toLowerCase();
    if (unsafe(name) || seen.has(key))
      throw fault(
        'UNSAFE_NAME',
        `内部文件名不安全或重复：${name}`,
        `a member's name is unsafe or stands twice: ${name}`,
        name,
      );
    seen.add(key);
    members.push({ ...member, ...localPlace(bytes, member, raw, offset) });
    at = nameEnd + extraLength + commentLength;
  }
  if (at !== offset + size) throw damaged();
  checkLayout(members, offset);
  return members;
}

/** The record at the very end: data behind it would be another file in the same bytes. */
function findEnd(bytes: Buffer): number {
  for (let at = bytes.length - 22; at >= Math.max(0, bytes.length - 22 - 65_535); at--)
    if (bytes.readUInt32LE(at) === END && at + 22 + bytes.readUInt16LE(at + 20) === bytes.length) {
      if (bytes.readUInt16LE(at + 20) > GAP)
        throw fault('HIDDEN_DATA', 'ZIP 注释过长，可能藏有数据', 'its comment is so long that it may hide something');
      return at;
    }
  throw bytes.includes(Buffer.from('PK\x05\x06', 'latin1'))
    ? fault('HIDDEN_DATA', 'ZIP 结尾之后还有数据', 'there are data behind its end')
    : damaged();
}

interface DirectoryPlace {
  readonly count: number;
  readonly size: number;
  readonly offset: number;
  /** Where the records of the end begin. */
  readonly from: number;
}

function directoryPlace(bytes: Buffer, end: number): DirectoryPlace {
  const here = {
    count: bytes.readUInt16LE(end + 10),
    size: bytes.readUInt32LE(end + 12),
    offset: bytes.readUInt32LE(end + 16),
    from: end,
  };
  if (bytes.readUInt16LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== here.count) throw damaged();
  const has64 = end >= 20 && bytes.readUInt32LE(end - 20) === LOCATOR64;
  if (!has64) {
    if (here.count === ABSENT16 || here.size === ABSENT32 || here.offset === ABSENT32) throw damaged();
    return here;
  }
  const at = toNumber(bytes.readBigUInt64LE(end - 20 + 8));
  if (at + 56 > end - 20 || bytes.readUInt32LE(at) !== END64) throw damaged();
  const there = {
    count: toNumber(bytes.readBigUInt64LE(at + 32)),
    size: toNumber(bytes.readBigUInt64LE(at + 40)),
    offset: toNumber(bytes.readBigUInt64LE(at + 48)),
    from: at,
  };
  // what the old record states must be what the new one does
  for (const [key, absent] of [
    ['count', ABSENT16],
    ['size', ABSENT32],
    ['offset', ABSENT32],
  ] as const)
    if (here[key] !== absent && here[key] !== there[key])
      throw fault('SIZE_LIES', 'ZIP64 与旧目录记载不一', 'its ZIP64 record and the old one disagree');
  return there;
}

function sizesOf(
  bytes: Buffer,
  at: number,
  nameEnd: number,
  extraLength: number,
): { packed: number; size: number; local: number } {
  const sizes = {
    size: bytes.readUInt32LE(at + 24),
    packed: bytes.readUInt32LE(at + 20),
    local: bytes.readUInt32LE(at + 42),
  };
  if (![sizes.size, sizes.packed, sizes.local].includes(ABSENT32)) return sizes;
  for (let field = nameEnd; field + 4 <= nameEnd + extraLength; ) {
    const [id, length] = [bytes.readUInt16LE(field), bytes.readUInt16LE(field + 2)];
    if (id === 1) {
      let value = field + 4;
      for (const key of ['size', 'packed', 'local'] as const) {
        if (sizes[key] !== ABSENT32) continue;
        if (value + 8 > field + 4 + length) throw damaged();
        sizes[key] = toNumber(bytes.readBigUInt64LE(value));
        value += 8;
      }
      return sizes;
    }
    field += 4 + length;
  }
  throw damaged();
}

/** The member's own header must tell the same name. */
function localPlace(
  bytes: Buffer,
  { local, packed, name }: { local: number; packed: number; name: string },
  raw: Buffer,
  directory: number,
): { start: number; from: number; to: number } {
  if (local + 30 > directory || bytes.readUInt32LE(local) !== LOCAL) throw damaged(name);
  const nameLength = bytes.readUInt16LE(local + 26);
  const start = local + 30 + nameLength + bytes.readUInt16LE(local + 28);
  if (!bytes.subarray(local + 30, local + 30 + nameLength).equals(raw))
    throw fault('SIZE_LIES', `${name} 在目录和文件头里名称不同`, `${name} is called otherwise in its own header`, name);
  if (start + packed > directory) throw damaged(name);
  return { start, from: local, to: start + packed };
}

function checkLayout(
  members: readonly { readonly name: string; readonly from: number; readonly to: number }[],
  directory: number,
): void {
  let end = 0;
  for (const { name, from, to } of members.toSorted((a, b) => a.from - b.from)) {
    if (from < end)
      throw fault(
        'OVERLAP',
        `${name} 与别的文件共用字节（重叠的压缩炸弹）`,
        `${name} shares its bytes with another member, as overlapping bombs do`,
        name,
      );
    if (from - end > GAP)
      throw fault('HIDDEN_DATA', '文件之间藏有数据', 'there are data hidden between its members', name);
    end = to;
  }
  if (directory - end > GAP)
    throw fault('HIDDEN_DATA', '目录之前藏有数据', 'there are data hidden before its directory');
}

/** Paths that lead out of a folder, or mean another place on another system. */
function unsafe(name: string): boolean {
  return (
    name === '' ||
    name.startsWith('/') ||
    /^[A-Za-z]:/.test(name) ||
    /[\\\u0000-\u001f]/.test(name) ||
    name.split('/').some((step) => step === '..')
  );
}

function toNumber(value: bigint): number {
  return value > BigInt(Number.MAX_SAFE_INTEGER) ? Number.MAX_SAFE_INTEGER : Number(value);
}

export function fault(code: ArchiveFault, zh: string, en: string, member?: string): ArchiveError {
  return new ArchiveError(
    code,
    { zh, en },
    code === 'ENCRYPTED'
      ? { zh: '去掉密码后重新保存再上传', en: 'remove the password, save it anew and upload it again' }
      : {
          zh: '用 WPS 或 Office 打开后另存，再上传；来历不明的文件请勿打开',
          en: 'open it in WPS or Office, save it anew and upload that; do not open files of unknown origin',
        },
    member,
  );
}

export function damaged(member?: string): ArchiveError {
  return fault(
    'DAMAGED',
    member ? `${member} 已损坏` : 'ZIP 容器已损坏或不完整',
    member ? `${member} is damaged` : 'the ZIP container is damaged or cut off',
    member,
  );
}
