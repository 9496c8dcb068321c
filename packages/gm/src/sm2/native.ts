/**
 * SM2 by OpenSSL through node:crypto. Of its paths one alone reckons SM2: `createSign('sm3')` over ZA and the message with a key that was imported.
 * Others silently sign plain ECDSA, or with an empty ID. This rests on what Node happens to do (its issue 53761), hence the self-test.
 */
import { createSign, createVerify } from 'node:crypto';
import { GmError } from '../gm-error.ts';
import { decodeSignature, encodeSignature } from './der.ts';
import type { Sm2Implementation } from './implementation.ts';

export const nativeSm2: Sm2Implementation = {
  name: 'native',
  sign(key, za, message) {
    const raw = decodeSignature(createSign('sm3').update(za).update(message).sign(key.native()));
    if (!raw)
      throw new GmError('SIGNATURE', {
        zh: 'OpenSSL 给出的签名无法解析。',
        en: 'OpenSSL gave a signature that cannot be read.',
      });
    return raw;
  },
  verify(key, za, message, signature) {
    return createVerify('sm3').update(za).update(message).verify(key.native(), encodeSignature(signature));
  },
};
