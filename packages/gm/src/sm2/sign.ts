/** SM2 with SM3: sign and verify with the distinguished ID. */
import { decodeSignature, encodeSignature } from './der.ts';
import { userDigest } from './identity.ts';
import type { Sm2Implementation } from './implementation.ts';
import type { Sm2PrivateKey, Sm2PublicKey } from './keys.ts';
import { checkSm2 } from './known-answers.ts';
import { nativeSm2 } from './native.ts';
import { portableSm2 } from './portable.ts';

export interface SignatureOptions {
  /** Distinguished ID of the signer; `DEFAULT_USER_ID` where nothing was agreed. */
  readonly userId?: string;
  /** `raw`: r ‖ s, 64 bytes (default); `der`: SEQUENCE of GM/T 0009. */
  readonly format?: 'raw' | 'der';
}

let chosen: Sm2Implementation | undefined;

/** OpenSSL's where it passes the known answers, else our own. */
export function sm2Implementation(): Sm2Implementation {
  chosen ??= checkSm2(nativeSm2) === null ? nativeSm2 : portableSm2;
  return chosen;
}

export function sm2Sign(key: Sm2PrivateKey, message: Uint8Array | string, options: SignatureOptions = {}): Uint8Array {
  const za = userDigest(key.publicKey.point, options.userId);
  const raw = sm2Implementation().sign(key, za, bytes(message));
  return options.format === 'der' ? encodeSignature(raw) : raw;
}

/** False for a signature of another message, key or ID, and for bytes that are no signature. */
export function sm2Verify(
  key: Sm2PublicKey,
  message: Uint8Array | string,
  signature: Uint8Array,
  options: SignatureOptions = {},
): boolean {
  const raw = options.format === 'der' ? decodeSignature(signature) : signature;
  if (raw?.length !== 64) return false;
  return sm2Implementation().verify(key, userDigest(key.point, options.userId), bytes(message), raw);
}

function bytes(data: Uint8Array | string): Uint8Array {
  return typeof data === 'string' ? Buffer.from(data, 'utf8') : data;
}
