/**
 * How a system signs its requests: HMAC-SM3 over method, address, time, nonce and digest of the body, so that nothing of a request can be changed or sent
 * again, and the secret never travels.
 *
 *     Authorization: KS1-HMAC-SM3 key=key_…, at=2026-11-24T01:30:00Z, nonce=…, body=<SM3 of the body, hex>, signature=<base64>
 */
import { timingSafeEqual } from 'node:crypto';
import { hmacSm3, sm3 } from '@kuaishu/gm';

export const SCHEME = 'KS1-HMAC-SM3';

export interface SignatureFields {
  readonly key: string;
  readonly at: string;
  readonly nonce: string;
  /** SM3 of the body, hex; of nothing where there is none. */
  readonly body: string;
  readonly signature: string;
}

const FORM = {
  key: /^key_[0-9A-Z]{26}$/,
  at: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?Z$/,
  nonce: /^[A-Za-z0-9_-]{16,64}$/,
  body: /^[0-9a-f]{64}$/,
  signature: /^[A-Za-z0-9+/]{43}=$/,
} as const satisfies Record<keyof SignatureFields, RegExp>;

/** Null where the header is not wholly of this form. */
export function parseSignature(header: string): SignatureFields | null {
  if (!header.startsWith(`${SCHEME} `)) return null;
  const fields = new Map<string, string>();
  for (const part of header.slice(SCHEME.length + 1).split(',')) {
    const at = part.indexOf('=');
    const name = part.slice(0, at).trim();
    if (at < 0 || fields.has(name)) return null;
    fields.set(name, part.slice(at + 1).trim());
  }
  const names = Object.keys(FORM) as (keyof SignatureFields)[];
  if (fields.size !== names.length || !names.every((name) => FORM[name].test(fields.get(name) ?? ''))) return null;
  return Object.fromEntries(fields) as unknown as SignatureFields;
}

export function bodyDigest(body: Uint8Array | string): string {
  return Buffer.from(sm3(body)).toString('hex');
}

/** `url`: path with query, as sent. */
export function macOf(
  secret: Uint8Array,
  request: { readonly method: string; readonly host: string; readonly url: string },
  fields: Omit<SignatureFields, 'signature'>,
): Uint8Array {
  const lines = [
    SCHEME,
    request.method.toUpperCase(),
    request.host.toLowerCase(),
    request.url,
    fields.key,
    fields.at,
    fields.nonce,
    fields.body,
  ];
  return hmacSm3(secret, lines.join('\n'));
}

export function signatureHolds(expected: Uint8Array, signature: string): boolean {
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** The header of a request, for clients. `secret`: as it was shown when the key was made. */
export function signRequest(
  key: { readonly key: string; readonly secret: string },
  request: {
    readonly method: string;
    readonly host: string;
    readonly url: string;
    readonly body?: string | Uint8Array;
  },
  at: Date,
  nonce: string,
): string {
  const fields = { key: key.key, at: at.toISOString(), nonce, body: bodyDigest(request.body ?? '') };
  const mac = macOf(Buffer.from(key.secret, 'base64url'), request, fields);
  const parts = Object.entries({ ...fields, signature: Buffer.from(mac).toString('base64') });
  return `${SCHEME} ${parts.map(([name, value]) => `${name}=${value}`).join(', ')}`;
}
