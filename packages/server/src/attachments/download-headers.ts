/** Headers under which a kept file is handed out: always saved, never run or shown as a page of this platform. */
import { KINDS } from './kinds.ts';

export interface FileToSend {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  /** SHA-256, hexadecimal. */
  readonly sha256?: string;
}

/** Media types that no browser runs; anything else goes out as bytes. */
const SAFE = new Set(Object.values(KINDS).map(({ mediaType }) => mediaType));

export function downloadHeaders({ name, mediaType, size, sha256 }: FileToSend): Record<string, string> {
  const safe = SAFE.has(mediaType) ? mediaType : 'application/octet-stream';
  return {
    'content-type': safe.startsWith('text/') ? `${safe}; charset=utf-8` : safe,
    'content-length': String(size),
    'content-disposition': `attachment; filename="${asciiName(name)}"; filename*=UTF-8''${encoded(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "sandbox; default-src 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'private, no-store',
    ...(sha256 ? { 'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:` } : {}),
  };
}

function asciiName(name: string): string {
  return name.replace(/[^\x20-\x7e]|["\\%]/gu, '_');
}

/** RFC 8187: what encodeURIComponent leaves and the header does not allow is encoded too. */
function encoded(name: string): string {
  return encodeURIComponent(name.toWellFormed()).replace(
    /['()*!]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
