import type { Sm2PrivateKey, Sm2PublicKey } from './keys.ts';

/** A way to reckon SM2 signatures. Signatures are r ‖ s, 64 bytes; `za` is the signer's `userDigest`. */
export interface Sm2Implementation {
  readonly name: 'native' | 'portable';
  sign(key: Sm2PrivateKey, za: Uint8Array, message: Uint8Array): Uint8Array;
  verify(key: Sm2PublicKey, za: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean;
}
