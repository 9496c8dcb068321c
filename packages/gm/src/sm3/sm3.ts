/** SM3 (GB/T 32905-2016) and HMAC-SM3 (GB/T 15852.2): OpenSSL's where Node has it, our own otherwise. */
import { createHash, createHmac, getHashes, type Hash } from 'node:crypto';
import { PortableSm3 } from './portable.ts';

/** Bytes of a digest. */
const BLOCK = 64;

const native = getHashes().includes('sm3');

/** A digest in parts: `new Sm3().update(a).update(b).digest()`. Text is taken as UTF-8. */
export class Sm3 {
  readonly #hash: Hash | PortableSm3 = native ? createHash('sm3') : new PortableSm3();

  update(data: Uint8Array | string): this {
    this.#hash.update(bytes(data));
    return this;
  }

  /** 32 bytes; the object cannot be used again. */
  digest(): Uint8Array {
    return this.#hash.digest();
  }
}

/** The 32 bytes of the digest of all parts one after another. */
export function sm3(...parts: readonly (Uint8Array | string)[]): Uint8Array {
  const hash = new Sm3();
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** The 32 bytes of HMAC-SM3 over all parts one after another. */
export function hmacSm3(key: Uint8Array | string, ...parts: readonly (Uint8Array | string)[]): Uint8Array {
  if (native) {
    const mac = createHmac('sm3', key);
    for (const part of parts) mac.update(part);
    return mac.digest();
  }
  return portableHmac(bytes(key), parts.map(bytes));
}

/** RFC 2104 over our own SM3. */
export function portableHmac(key: Uint8Array, parts: readonly Uint8Array[]): Uint8Array {
  const block = new Uint8Array(BLOCK);
  block.set(key.length > BLOCK ? new PortableSm3().update(key).digest() : key);
  const inner = new PortableSm3().update(block.map((b) => b ^ 0x36));
  for (const part of parts) inner.update(part);
  return new PortableSm3()
    .update(block.map((b) => b ^ 0x5c))
    .update(inner.digest())
    .digest();
}

function bytes(data: Uint8Array | string): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}
