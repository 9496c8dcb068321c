/** PNG (ISO/IEC 15948) and JPEG (ISO/IEC 10918-1) from their first mark to their last; nothing may follow, and no picture may unfold to more than can be shown. */
import { crc32 } from 'node:zlib';
import { Refused } from './refusal.ts';

/** Pixels: an A0 sheet at 300 dots an inch has 140 million. */
const MOST_PIXELS = 200_000_000;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

export function isPng(bytes: Buffer): boolean {
  return bytes.subarray(0, 8).equals(PNG);
}

export function inspectPng(bytes: Buffer): void {
  let at = 8;
  for (let first = true; ; first = false) {
    if (at + 12 > bytes.length) throw damaged();
    const length = bytes.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > bytes.length) throw damaged();
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) throw damaged();
    if (first) {
      if (type !== 'IHDR' || length !== 13) throw damaged();
      refuseHuge(bytes.readUInt32BE(at + 8), bytes.readUInt32BE(at + 12));
    }
    at = end;
    if (type === 'IEND') break;
  }
  if (at !== bytes.length) throw behind();
}

export function inspectJpeg(bytes: Buffer): void {
  let at = 2;
  let framed = false;
  for (;;) {
    if (at + 2 > bytes.length || bytes[at] !== 0xff) throw damaged();
    const marker = bytes[at + 1] ?? 0;
    at += 2;
    if (marker === 0xff) {
      at -= 1;
      continue;
    }
    if (marker === 0xd9) break;
    // marks without a length: TEM, restarts
    if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) continue;
    if (at + 2 > bytes.length) throw damaged();
    const length = bytes.readUInt16BE(at);
    if (length < 2 || at + length > bytes.length) throw damaged();
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      if (length < 8) throw damaged();
      framed = true;
      refuseHuge(bytes.readUInt16BE(at + 5), bytes.readUInt16BE(at + 3));
    }
    at += length;
    if (marker === 0xda) at = afterScan(bytes, at);
  }
  if (!framed) throw damaged();
  if (bytes.subarray(at).some((byte) => byte !== 0)) throw behind();
}

/** Packed data end at a mark that is neither a stuffed byte nor a restart. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1];
    if (next === undefined) break;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw damaged();
}

function refuseHuge(width: number, height: number): void {
  if (width === 0 || height === 0) throw damaged();
  if (width * height > MOST_PIXELS)
    throw new Refused(
      'BOMB',
      `图片有 ${width}×${height} 像素，过大`,
      `the picture has ${width}×${height} pixels, too many`,
    );
}

function damaged(): Refused {
  return new Refused('DAMAGED', '图片已损坏或不完整', 'the picture is damaged or cut off');
}

function behind(): Refused {
  return new Refused('POLYGLOT', '图片结尾之后还有数据', 'there are data behind the end of the picture');
}
