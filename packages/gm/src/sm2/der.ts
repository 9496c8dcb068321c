/** The few forms of DER that SM2 keys and signatures have (GM/T 0009, GM/T 0010, RFC 5480, RFC 5915). */
import { toBytes, toNumber } from './curve.ts';

/** SEQUENCE { id-ecPublicKey, SM2 } 1.2.156.10197.1.301, BIT STRING, up to the point's 65 bytes. */
const SPKI = Buffer.from('3059301306072a8648ce3d020106082a811ccf5501822d034200', 'hex');
/** PKCS #8 with an ECPrivateKey that carries its public point; d and the point follow. */
const PKCS8_TO_D = Buffer.from('308187020100301306072a8648ce3d020106082a811ccf5501822d046d306b0201010420', 'hex');
const PKCS8_TO_POINT = Buffer.from('a144034200', 'hex');
const CURVE_OID = Buffer.from('06082a811ccf5501822d', 'hex');

export function encodeSpki(point: Uint8Array): Buffer {
  return Buffer.concat([SPKI, point]);
}

/** The uncompressed point of a SubjectPublicKeyInfo, or null where it is no SM2 key. */
export function decodeSpki(der: Uint8Array): Uint8Array | null {
  const bytes = Buffer.from(der);
  if (bytes.length !== SPKI.length + 65 || !bytes.subarray(0, SPKI.length).equals(SPKI)) return null;
  return bytes.subarray(SPKI.length);
}

export function encodePkcs8(d: bigint, point: Uint8Array): Buffer {
  return Buffer.concat([PKCS8_TO_D, toBytes(d), PKCS8_TO_POINT, point]);
}

/** The number d of a PKCS #8 or SEC 1 private key on the SM2 curve, with or without its public point, or null. */
export function decodePrivateKey(der: Uint8Array): bigint | null {
  const bytes = Buffer.from(der);
  if (!bytes.includes(CURVE_OID)) return null;
  // ECPrivateKey ::= SEQUENCE { INTEGER 1, OCTET STRING d, … }; within PKCS #8 it is the content of an OCTET STRING
  const at = bytes.indexOf(Buffer.from('0201010420', 'hex'));
  if (at < 0 || at + 5 + 32 > bytes.length) return null;
  return toNumber(bytes.subarray(at + 5, at + 37));
}

/** SEQUENCE { INTEGER r, INTEGER s } */
export function encodeSignature(raw: Uint8Array): Buffer {
  const body = Buffer.concat([integer(raw.subarray(0, 32)), integer(raw.subarray(32, 64))]);
  return Buffer.concat([Buffer.from([0x30, body.length]), body]);
}

/** r and s in 64 bytes, or null where the bytes are not one strict DER signature. */
export function decodeSignature(der: Uint8Array): Uint8Array | null {
  if (der.length < 8 || der.length > 72 || der[0] !== 0x30 || der[1] !== der.length - 2) return null;
  const r = readInteger(der, 2);
  const s = r && readInteger(der, r.end);
  if (!r || !s || s.end !== der.length) return null;
  const raw = new Uint8Array(64);
  raw.set(r.bytes, 32 - r.bytes.length);
  raw.set(s.bytes, 64 - s.bytes.length);
  return raw;
}

function integer(bytes: Uint8Array): Buffer {
  let from = 0;
  while (from < bytes.length - 1 && bytes[from] === 0) from++;
  const digits = bytes.subarray(from);
  const sign = (digits[0] as number) & 0x80 ? [0] : [];
  return Buffer.concat([Buffer.from([0x02, digits.length + sign.length, ...sign]), digits]);
}

function readInteger(der: Uint8Array, at: number): { bytes: Uint8Array; end: number } | null {
  const length = der[at + 1] ?? 0;
  const end = at + 2 + length;
  if (der[at] !== 0x02 || length === 0 || end > der.length) return null;
  const first = der[at + 2] as number;
  const second = (der[at + 3] ?? 0) & 0x80;
  if (first & 0x80) return null; // negative
  if (first === 0 && length > 1 && !second) return null; // longer than it need be
  const bytes = der.subarray(at + 2 + (first === 0 && length > 1 ? 1 : 0), end);
  return bytes.length <= 32 ? { bytes, end } : null;
}
