/** Signed notes, C2SP signed-note: text that ends in a newline, a blank line, a line for each signature. */
import { LedgerError } from '../ledger-error.ts';
import type { NoteSigner, NoteVerifier } from './keys.ts';

export interface NoteSignature {
  readonly name: string;
  readonly id: number;
  readonly signature: Uint8Array;
}

export interface Note {
  /** Ends in a newline. */
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** A note of more is refused unread. */
const MOST_BYTES = 1_000_000;

export function signNote(text: string, signers: readonly NoteSigner[]): string {
  const bytes = Buffer.from(text, 'utf8');
  const signatures = signers.map(({ verifier: { name, id }, sign }) => ({ name, id, signature: sign(bytes) }));
  return formatNote({ text, signatures });
}

export function formatNote({ text, signatures }: Note): string {
  const lines = signatures.map(({ name, id, signature }) => {
    const bytes = Buffer.alloc(4 + signature.length);
    bytes.writeUInt32BE(id);
    bytes.set(signature, 4);
    return `— ${name} ${bytes.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/** @throws LedgerError NOTE where the form is broken. Says nothing of whether a signature holds. */
export function parseNote(note: string): Note {
  const broken = (zh: string, en: string) =>
    new LedgerError('NOTE', { zh: `签名文书格式有误：${zh}。`, en: `Broken signed note: ${en}.` });
  if (note.length > MOST_BYTES) throw broken('过长', 'too long');
  if (/[\u0000-\u0009\u000b-\u001f\ufffd]/.test(note))
    throw broken('含控制字符或非 UTF-8 字节', 'control characters or bytes that are no UTF-8');
  const end = note.lastIndexOf('\n\n');
  if (end < 0 || !note.endsWith('\n')) throw broken('没有签名部分', 'no signatures');
  const lines = note.slice(end + 2, -1).split('\n');
  const signatures = lines.map((line) => {
    const [, name, base64] = /^— ([^\s+\p{White_Space}]+) ([A-Za-z0-9+/]+=*)$/u.exec(line) ?? [];
    const bytes = Buffer.from(base64 ?? '', 'base64');
    if (!name || bytes.length < 5 || bytes.toString('base64') !== base64)
      throw broken(`签名行“${line.slice(0, 60)}”`, `the signature line "${line.slice(0, 60)}"`);
    return { name, id: bytes.readUInt32BE(), signature: bytes.subarray(4) };
  });
  return { text: note.slice(0, end + 1), signatures };
}

/**
 * The note, with the verifiers whose signature it bears. Signatures of keys that are not known are passed over.
 *
 * @throws LedgerError NOTE where a known key's signature does not hold, or no known key has signed.
 */
export function openNote(
  note: string,
  verifiers: readonly NoteVerifier[],
): Note & { readonly verified: readonly NoteVerifier[] } {
  const parsed = parseNote(note);
  const bytes = Buffer.from(parsed.text, 'utf8');
  const verified: NoteVerifier[] = [];
  for (const { name, id, signature } of parsed.signatures) {
    const known = verifiers.find((v) => v.name === name && v.id === id);
    if (!known || verified.includes(known)) continue;
    if (!known.verify(bytes, signature))
      throw new LedgerError('NOTE', { zh: `“${name}”的签名不成立。`, en: `The signature of "${name}" does not hold.` });
    verified.push(known);
  }
  if (verified.length === 0)
    throw new LedgerError('NOTE', { zh: '没有已知密钥的签名。', en: 'No known key has signed it.' });
  return { ...parsed, verified };
}
