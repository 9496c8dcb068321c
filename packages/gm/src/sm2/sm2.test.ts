import { createSign, generateKeyPairSync, sign as nodeSign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selfTest } from '../self-test.ts';
import { sm3 } from '../sm3/sm3.ts';
import { toBytes, toNumber } from './curve.ts';
import { decodeSignature, encodeSignature } from './der.ts';
import { userDigest } from './identity.ts';
import type { Sm2Implementation } from './implementation.ts';
import { Sm2PrivateKey, Sm2PublicKey } from './keys.ts';
import { checkSm2, EXAMPLE } from './known-answers.ts';
import { nativeSm2 } from './native.ts';
import { portableSm2, signWith } from './portable.ts';
import { sm2Sign, sm2Verify } from './sign.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const implementations = [nativeSm2, portableSm2];
const key = Sm2PrivateKey.fromBytes(EXAMPLE.d);

describe('the example of GB/T 32918.5', () => {
  it('gives the standard’s public key, ZA, e and, for its nonce, its signature', () => {
    expect(hex(key.publicKey.point)).toBe(
      '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13',
    );
    const za = userDigest(key.publicKey.point, EXAMPLE.userId);
    expect(hex(za)).toBe(EXAMPLE.za);
    expect(toNumber(sm3(za, EXAMPLE.message))).toBe(EXAMPLE.e);
    const signature = signWith(key.scalar(), EXAMPLE.e, EXAMPLE.k);
    expect(hex(signature ?? new Uint8Array())).toBe(hex(EXAMPLE.signature));
  });

  it.each(implementations)('is known to the implementation $name', (implementation) => {
    expect(checkSm2(implementation)).toBeNull();
  });
});

describe('the self-test', () => {
  it('passes, with OpenSSL’s SM2 in use', () => {
    expect(selfTest()).toEqual({ ok: true, sm2: 'native', nativeFault: null, faults: [] });
  });

  it.each([
    ['plain ECDSA on the curve', (m: Uint8Array, za: Uint8Array) => Buffer.concat([za, m]), true],
    ['SM2 with an empty ID', (m: Uint8Array) => Buffer.from(m), false],
  ])('refuses an implementation that signs %s', (_name, input, ecdsa) => {
    const generated = generateKeyPairSync('ec', { namedCurve: 'SM2' }).privateKey;
    const wrong: Sm2Implementation = {
      ...portableSm2,
      sign: (own, za, message) => {
        const data = input(message, za);
        const der = ecdsa ? nodeSign('sm3', data, generated) : createSign('sm3').update(data).sign(own.native());
        return decodeSignature(der) ?? new Uint8Array(64);
      },
    };
    expect(checkSm2(wrong)).toBe('an own signature does not verify');
    expect(checkSm2({ ...portableSm2, verify: () => true })).toBe('another ID verifies');
  });
});

describe('signatures', () => {
  it('of each implementation verify by the other, for any message and ID', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string({ maxLength: 40 }), (message, userId) => {
        const own = Sm2PrivateKey.generate();
        const za = userDigest(own.publicKey.point, userId);
        for (const [a, b] of [
          [nativeSm2, portableSm2],
          [portableSm2, nativeSm2],
        ] as const)
          expect(b.verify(own.publicKey, za, message, a.sign(own, za, message))).toBe(true);
      }),
      { numRuns: 25 },
    );
  });

  it.each(implementations)('altered anywhere, do not verify by $name', (implementation) => {
    const za = userDigest(key.publicKey.point);
    for (let bit = 0; bit < 512; bit += 7) {
      const altered = Buffer.from(EXAMPLE.signature);
      altered[bit >> 3] = (altered[bit >> 3] as number) ^ (1 << (bit & 7));
      expect(implementation.verify(key.publicKey, za, EXAMPLE.message, altered)).toBe(false);
    }
  });

  it.each(implementations)('out of range, are refused by $name', (implementation) => {
    const za = userDigest(key.publicKey.point);
    const n = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;
    const r = toNumber(EXAMPLE.signature.subarray(0, 32));
    for (const [a, b] of [
      [0n, 1n],
      [1n, 0n],
      [n, 1n],
      [1n, n],
      [r, n - r], // t = 0
    ] as const)
      expect(implementation.verify(key.publicKey, za, EXAMPLE.message, Buffer.concat([toBytes(a), toBytes(b)]))).toBe(
        false,
      );
  });

  it('are raw or DER, and hold for one ID, one message and one key only', () => {
    const signature = sm2Sign(key, '数据共享', { userId: 'ALICE123@YAHOO.COM', format: 'der' });
    const options = { userId: 'ALICE123@YAHOO.COM', format: 'der' } as const;
    expect(sm2Verify(key.publicKey, '数据共享', signature, options)).toBe(true);
    expect(
      sm2Verify(key.publicKey, '数据共享', decodeSignature(signature) ?? signature, { userId: options.userId }),
    ).toBe(true);
    expect(sm2Verify(key.publicKey, '数据共享', signature, { format: 'der' })).toBe(false);
    expect(sm2Verify(key.publicKey, '数据开放', signature, options)).toBe(false);
    expect(sm2Verify(Sm2PrivateKey.generate().publicKey, '数据共享', signature, options)).toBe(false);
    for (const junk of [new Uint8Array(), new Uint8Array(64), new Uint8Array(65), Buffer.from('3000', 'hex')])
      expect(sm2Verify(key.publicKey, '数据共享', junk)).toBe(false);
  });

  it('in DER are read strictly, and come back from their encoding', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 64, maxLength: 64 }), (raw) => {
        const der = encodeSignature(raw);
        expect(hex(decodeSignature(der) ?? new Uint8Array())).toBe(hex(raw));
        expect(decodeSignature(Buffer.concat([der, Buffer.from([0])]))).toBeNull();
        expect(decodeSignature(der.subarray(0, -1))).toBeNull();
      }),
    );
    const short = encodeSignature(Buffer.concat([toBytes(1n), toBytes(2n)]));
    expect(hex(short)).toBe('3006020101020102');
    for (const loose of [
      '300702020001020102',
      '30080202ff0102020002',
      '3006020181020102',
      '30060201010201',
      '300602010102010200',
    ])
      expect(decodeSignature(Buffer.from(loose, 'hex')), loose).toBeNull();
  });

  it('refuse an ID of more bits than two bytes count', () => {
    expect(() => sm2Sign(key, 'm', { userId: 'a'.repeat(8192) })).toThrow(/8191/);
  });
});

describe('keys', () => {
  it('come back from PEM, plain and encrypted, as private and public key', () => {
    const own = Sm2PrivateKey.generate();
    expect(Sm2PrivateKey.fromPem(own.toPem()).scalar()).toBe(own.scalar());
    expect(Sm2PrivateKey.fromPem(own.toPem('口令'), '口令').scalar()).toBe(own.scalar());
    expect(Sm2PublicKey.fromPem(own.publicKey.toPem()).equals(own.publicKey)).toBe(true);
    expect(Sm2PublicKey.fromPoint(own.publicKey.point.subarray(1)).equals(own.publicKey)).toBe(true);
  });

  it('say what is wrong with them', () => {
    const own = Sm2PrivateKey.generate();
    const encrypted = own.toPem('right');
    expect(() => Sm2PrivateKey.fromPem(encrypted)).toThrow(/needs its passphrase/);
    expect(() => Sm2PrivateKey.fromPem(encrypted, 'wrong')).toThrow(/wrong/);
    const other = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
    const pem = other.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string;
    expect(() => Sm2PrivateKey.fromPem(pem)).toThrow(/Not an SM2 private key/);
    expect(() => Sm2PublicKey.fromPem(other.publicKey.export({ type: 'spki', format: 'pem' }) as string)).toThrow(
      /Not an SM2/,
    );
    expect(() => Sm2PrivateKey.fromPem('')).toThrow(/Not an SM2/);
    const off = Buffer.from(own.publicKey.point);
    off[64] = (off[64] as number) ^ 1;
    expect(() => Sm2PublicKey.fromPoint(off)).toThrow(/no point of the SM2 curve/);
    expect(() => Sm2PrivateKey.fromBytes(new Uint8Array(32))).toThrow(/Not an SM2/);
    expect(() => Sm2PrivateKey.fromBytes(new Uint8Array(32).fill(255))).toThrow(/Not an SM2/);
  });
});
