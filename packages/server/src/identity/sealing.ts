/**
 * Secrets that must be read again (of authenticators, of systems' keys), sealed with a key that stands in a file beside the database and not in it: a copy of
 * the database alone opens nothing. SM4-CTR, then HMAC-SM3 over nonce, place and ciphertext (GB/T 32907-2016, GB/T 15852.2-2012).
 */
import { createCipheriv, createDecipheriv, randomBytes, timingSafeEqual } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hmacSm3 } from '@kuaishu/gm';

export interface Sealing {
  /** `place`: whose secret it is; a sealed secret opens in its own place only. */
  seal(secret: Uint8Array, place: string): Buffer;
  /** @throws Error where it was changed, moved, or sealed with another key. */
  open(sealed: Uint8Array, place: string): Buffer;
  /** Tells whether two texts are the same, and nothing of them to whoever has the database alone: HMAC-SM3, 32 bytes. */
  mark(text: Uint8Array | string, place: string): Buffer;
}

const NONCE_BYTES = 16;
const TAG_BYTES = 32;

export function sealing(key: Uint8Array): Sealing {
  const cipherKey = hmacSm3(key, 'kuaishu seal cipher').subarray(0, 16);
  const macKey = hmacSm3(key, 'kuaishu seal mac');
  const markKey = hmacSm3(key, 'kuaishu mark');
  const tagOf = (nonce: Uint8Array, text: Uint8Array, place: string): Uint8Array =>
    hmacSm3(macKey, nonce, `${Buffer.byteLength(place)}:${place}`, text);
  return {
    seal(secret, place) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv('sm4-ctr', cipherKey, nonce);
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, tagOf(nonce, text, place), text]);
    },
    open(sealed, place) {
      const nonce = sealed.subarray(0, NONCE_BYTES);
      const tag = sealed.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
      const text = sealed.subarray(NONCE_BYTES + TAG_BYTES);
      if (tag.length !== TAG_BYTES || !timingSafeEqual(tag, tagOf(nonce, text, place)))
        throw new Error('a sealed secret does not open: it was changed, or sealed with another key');
      const cipher = createDecipheriv('sm4-ctr', cipherKey, nonce);
      return Buffer.concat([cipher.update(text), cipher.final()]);
    },
    mark: (text, place) => Buffer.from(hmacSm3(markKey, `${Buffer.byteLength(place)}:${place}`, text)),
  };
}

/** For the hashes of passwords, from the key of the installation. */
export function passwordKey(key: Uint8Array): Uint8Array {
  return hmacSm3(key, 'kuaishu password');
}

/** The key of this installation: `<data>/identity.secret`, mode 0600, made at the first start. */
export async function readSealingKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'identity.secret');
  try {
    return keyIn(await readFile(file, 'utf8'), file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  return keyIn(await readFile(file, 'utf8'), file);
}

function keyIn(text: string, file: string): Buffer {
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 32) throw new Error(`${file} holds no key of 32 bytes`);
  return key;
}
