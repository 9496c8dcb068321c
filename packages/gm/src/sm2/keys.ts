/** SM2 keys: in PEM as GM/T 0010 and RFC 5958 have them, and as the objects that Node signs with. */
import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
import { GmError } from '../gm-error.ts';
import { Point, SM2_CURVE, toNumber } from './curve.ts';
import { decodePrivateKey, decodeSpki, encodePkcs8, encodeSpki } from './der.ts';

export class Sm2PublicKey {
  /** 04 ‖ x ‖ y, 65 bytes. */
  readonly point: Uint8Array;
  #native: KeyObject | undefined;

  private constructor(point: Uint8Array) {
    this.point = point;
  }

  /** `bytes`: 04 ‖ x ‖ y, x ‖ y, or 02/03 ‖ x. @throws GmError KEY where that is no point of the curve. */
  static fromPoint(bytes: Uint8Array): Sm2PublicKey {
    try {
      const whole = bytes.length === 64 ? Buffer.concat([Uint8Array.of(4), bytes]) : bytes;
      const point = Point.fromBytes(whole);
      point.assertValidity();
      return new Sm2PublicKey(Point.fromBytes(whole).toBytes(false));
    } catch (cause) {
      throw new GmError(
        'KEY',
        { zh: '公钥不是 SM2 曲线上的点。', en: 'The public key is no point of the SM2 curve.' },
        cause,
      );
    }
  }

  /** PEM `PUBLIC KEY`, DER of the same, or a certificate's PEM. */
  static fromPem(pem: string | Uint8Array): Sm2PublicKey {
    const point = readSpki(pem);
    if (!point)
      throw new GmError('KEY', {
        zh: '不是 SM2 公钥（PEM“PUBLIC KEY”，曲线 1.2.156.10197.1.301）。',
        en: 'Not an SM2 public key (PEM "PUBLIC KEY" on curve 1.2.156.10197.1.301).',
      });
    return Sm2PublicKey.fromPoint(point);
  }

  toPem(): string {
    return pem('PUBLIC KEY', this.toDer());
  }

  /** SubjectPublicKeyInfo. */
  toDer(): Buffer {
    return encodeSpki(this.point);
  }

  equals(other: Sm2PublicKey): boolean {
    return Buffer.from(this.point).equals(other.point);
  }

  /** The key as Node has it. Always from DER: a generated key would sign plain ECDSA (Node issue 53761). */
  native(): KeyObject {
    this.#native ??= createPublicKey({ key: this.toDer(), format: 'der', type: 'spki' });
    return this.#native;
  }
}

export class Sm2PrivateKey {
  readonly publicKey: Sm2PublicKey;
  readonly #d: bigint;
  #native: KeyObject | undefined;

  private constructor(d: bigint) {
    this.#d = d;
    this.publicKey = Sm2PublicKey.fromPoint(Point.BASE.multiply(d).toBytes(false));
  }

  static generate(): Sm2PrivateKey {
    return new Sm2PrivateKey(randomScalar(SM2_CURVE.n - 2n));
  }

  /** `bytes`: d in 32 bytes, 1 ≤ d ≤ n − 2. @throws GmError KEY. */
  static fromBytes(bytes: Uint8Array): Sm2PrivateKey {
    return Sm2PrivateKey.#of(bytes.length === 32 ? toNumber(bytes) : 0n);
  }

  /**
   * PEM `PRIVATE KEY`, `ENCRYPTED PRIVATE KEY` (with its passphrase), `EC PRIVATE KEY` or `SM2 PRIVATE KEY` (as `openssl ec` writes).
   *
   * @throws GmError PASSPHRASE where one is missing or wrong, KEY where it is another kind of key.
   */
  static fromPem(text: string, passphrase?: string): Sm2PrivateKey {
    return Sm2PrivateKey.#of(decodePrivateKey(readPrivate(text, passphrase)) ?? 0n);
  }

  static #of(d: bigint): Sm2PrivateKey {
    if (d < 1n || d > SM2_CURVE.n - 2n)
      throw new GmError('KEY', { zh: '不是 SM2 私钥。', en: 'Not an SM2 private key.' });
    return new Sm2PrivateKey(d);
  }

  /** PKCS #8; with a passphrase encrypted (PBES2 with SM4-CBC). */
  toPem(passphrase?: string): string {
    if (passphrase === undefined) return pem('PRIVATE KEY', this.#der());
    return this.native().export({ type: 'pkcs8', format: 'pem', cipher: 'sm4-cbc', passphrase }) as string;
  }

  native(): KeyObject {
    this.#native ??= createPrivateKey({ key: this.#der(), format: 'der', type: 'pkcs8' });
    return this.#native;
  }

  /** For arithmetic within this package; a long-lived key belongs behind a device of its own. */
  scalar(): bigint {
    return this.#d;
  }

  #der(): Buffer {
    return encodePkcs8(this.#d, this.publicKey.point);
  }
}

/** Uniform in 1 … most. */
export function randomScalar(most: bigint = SM2_CURVE.n - 1n): bigint {
  for (;;) {
    const k = toNumber(randomBytes(32));
    if (k >= 1n && k <= most) return k;
  }
}

function readSpki(key: string | Uint8Array): Uint8Array | null {
  try {
    const der = typeof key === 'string' ? unwrapPem(key, 'PUBLIC KEY') : key;
    if (der) return decodeSpki(der);
    // a certificate, or a private key's PEM
    return decodeSpki(createPublicKey(key as string).export({ type: 'spki', format: 'der' }));
  } catch {
    return null;
  }
}

function readPrivate(text: string, passphrase: string | undefined): Uint8Array {
  const plain = unwrapPem(text, '(?:EC |SM2 )?PRIVATE KEY');
  if (plain && !/Proc-Type:/.test(text)) return plain;
  if (!/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(text)) return new Uint8Array();
  if (passphrase === undefined)
    throw new GmError('PASSPHRASE', {
      zh: '私钥已加密，需要口令。',
      en: 'The private key is encrypted: it needs its passphrase.',
    });
  try {
    return createPrivateKey({ key: text, format: 'pem', passphrase }).export({ type: 'pkcs8', format: 'der' });
  } catch (cause) {
    throw new GmError('PASSPHRASE', { zh: '私钥口令不对。', en: 'The passphrase of the private key is wrong.' }, cause);
  }
}

function unwrapPem(text: string, label: string): Buffer | null {
  const found = new RegExp(`-----BEGIN ${label}-----\\s+([A-Za-z0-9+/=\\s]+)-----END ${label}-----`).exec(text);
  return found?.[1] ? Buffer.from(found[1], 'base64') : null;
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN ${label}-----\n${lines.join('\n')}\n-----END ${label}-----\n`;
}
