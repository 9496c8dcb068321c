/**
 * Keys of signed notes (C2SP signed-note): Ed25519 for the world's clients, SM2 with SM3 for national compliance. SM2 has no byte of its own in that
 * specification and stands in the place that it keeps for such: ff, followed by a longer name.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { type Sm2PrivateKey, Sm2PublicKey, sm2Sign, sm2Verify } from '@kuaishu/gm';
import { LedgerError } from '../ledger-error.ts';

export interface NoteVerifier {
  readonly name: string;
  /** First four bytes of SHA-256(name ‖ 0a ‖ type ‖ key). */
  readonly id: number;
  /** `name+id+base64(type ‖ key)` */
  readonly vkey: string;
  verify(text: Uint8Array, signature: Uint8Array): boolean;
}

export interface NoteSigner {
  readonly verifier: NoteVerifier;
  sign(text: Uint8Array): Uint8Array;
}

const ED25519 = Uint8Array.of(0x01);
/** `ff` and the OID of SM2 with SM3 by name; the ID is the standard's default, the public key follows in 65 bytes. */
const SM2_SM3 = Buffer.concat([Uint8Array.of(0xff), Buffer.from('sm2sign-with-sm3:1.2.156.10197.1.501\n')]);
const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** `key`: an Ed25519 private key, PEM or as Node has it. */
export function ed25519Signer(name: string, key: KeyObject | string): NoteSigner {
  const privateKey = typeof key === 'string' ? createPrivateKey(key) : key;
  if (privateKey.asymmetricKeyType !== 'ed25519')
    throw new LedgerError('KEY', { zh: '不是 Ed25519 私钥。', en: 'Not an Ed25519 private key.' });
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' });
  return {
    verifier: ed25519Verifier(name, spki.subarray(ED25519_SPKI.length)),
    sign: (text) => sign(null, text, privateKey),
  };
}

/** `publicKey`: 32 bytes of RFC 8032. */
export function ed25519Verifier(name: string, publicKey: Uint8Array): NoteVerifier {
  const key = createPublicKey({ key: Buffer.concat([ED25519_SPKI, publicKey]), format: 'der', type: 'spki' });
  return verifier(name, Buffer.concat([ED25519, publicKey]), (text, signature) => verify(null, text, key, signature));
}

export function sm2Signer(name: string, key: Sm2PrivateKey): NoteSigner {
  return { verifier: sm2Verifier(name, key.publicKey), sign: (text) => sm2Sign(key, text) };
}

export function sm2Verifier(name: string, key: Sm2PublicKey): NoteVerifier {
  return verifier(name, Buffer.concat([SM2_SM3, key.point]), (text, signature) => sm2Verify(key, text, signature));
}

/** A verifier from its vkey. @throws LedgerError KEY where it is damaged or of a type that is not known here. */
export function parseVerifier(vkey: string): NoteVerifier {
  const [, name = '', id = '', material = ''] =
    /^([^\s+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+=*)$/.exec(vkey.trim()) ?? [];
  const bytes = Buffer.from(material, 'base64');
  const found = fromMaterial(name, bytes);
  if (!found || found.id !== Number.parseInt(id, 16))
    throw new LedgerError('KEY', {
      zh: `无法识别的验证公钥：${vkey.slice(0, 60)}。应为 名称+8位十六进制+Base64，类型 Ed25519 或 SM2。`,
      en: `Not a verifier key: ${vkey.slice(0, 60)}. It should be name+8 hex digits+Base64, of Ed25519 or SM2.`,
    });
  return found;
}

function fromMaterial(name: string, bytes: Buffer): NoteVerifier | null {
  if (bytes[0] === ED25519[0] && bytes.length === 33) return ed25519Verifier(name, bytes.subarray(1));
  if (bytes.length === SM2_SM3.length + 65 && bytes.subarray(0, SM2_SM3.length).equals(SM2_SM3))
    return sm2Verifier(name, Sm2PublicKey.fromPoint(bytes.subarray(SM2_SM3.length)));
  return null;
}

function verifier(name: string, material: Uint8Array, check: NoteVerifier['verify']): NoteVerifier {
  if (!/^[^\s+\p{White_Space}]+$/u.test(name))
    throw new LedgerError('KEY', {
      zh: `密钥名称“${name}”不可为空，不可含空格或加号。`,
      en: `The key name "${name}" must not be empty and has no space or plus sign.`,
    });
  const id = createHash('sha256').update(name).update('\n').update(material).digest().readUInt32BE();
  const vkey = `${name}+${id.toString(16).padStart(8, '0')}+${Buffer.from(material).toString('base64')}`;
  return { name, id, vkey, verify: check };
}
