/**
 * Named sections of bytes in one file, any change of which is noticed.
 *
 *   magic "KSSEARCH" | version u32 | CRC-32 of all that follows u32 | length of the list u32 | the list, JSON: [name, length][] | sections, each at a multiple of 8
 *
 * Numbers little-endian. A CRC guards against accidents of disks, not against people: a snapshot is a copy of what the ledger can give again.
 */
import { crc32 } from 'node:zlib';

const MAGIC = 'KSSEARCH';
const HEAD = 24;

/** The bytes are no snapshot of this version, or not all of it. Rebuild from the ledger. */
export class SnapshotError extends Error {
  readonly code: 'NOT_A_SNAPSHOT' | 'VERSION' | 'DAMAGED' | 'ANALYSIS';

  constructor(code: SnapshotError['code'], message: string) {
    super(message);
    this.name = 'SnapshotError';
    this.code = code;
  }
}

const aligned = (length: number): number => (length + 7) & ~7;

export function writeSections(version: number, sections: readonly (readonly [string, Uint8Array])[]): Uint8Array {
  const list = new TextEncoder().encode(JSON.stringify(sections.map(([name, bytes]) => [name, bytes.length])));
  const start = aligned(HEAD + list.length);
  const bytes = new Uint8Array(start + sections.reduce((sum, [, each]) => sum + aligned(each.length), 0));
  const view = new DataView(bytes.buffer);
  bytes.set(new TextEncoder().encode(MAGIC));
  view.setUint32(8, version, true);
  view.setUint32(16, list.length, true);
  bytes.set(list, HEAD);
  let at = start;
  for (const [, each] of sections) {
    bytes.set(each, at);
    at += aligned(each.length);
  }
  view.setUint32(12, crc32(bytes.subarray(16)), true);
  return bytes;
}

/** The sections by name, copied to where typed arrays may begin. */
export function readSections(version: number, bytes: Uint8Array): Map<string, Uint8Array> {
  if (bytes.length < HEAD || new TextDecoder('latin1').decode(bytes.subarray(0, 8)) !== MAGIC)
    throw new SnapshotError('NOT_A_SNAPSHOT', `expected ${MAGIC} at the beginning`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found = view.getUint32(8, true);
  if (found !== version) throw new SnapshotError('VERSION', `expected version ${version}, got ${found}`);
  if (crc32(bytes.subarray(16)) !== view.getUint32(12, true))
    throw new SnapshotError('DAMAGED', 'the checksum does not agree with the bytes');
  const length = view.getUint32(16, true);
  const list = JSON.parse(new TextDecoder().decode(bytes.subarray(HEAD, HEAD + length))) as [string, number][];
  const sections = new Map<string, Uint8Array>();
  let at = aligned(HEAD + length);
  for (const [name, size] of list) {
    sections.set(name, bytes.slice(at, at + size));
    at += aligned(size);
  }
  return sections;
}
