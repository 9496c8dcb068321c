/** Opaque tokens: 256 random bits for whoever holds them, a digest for the database. */
import { createHash, randomBytes } from 'node:crypto';

const TOKEN = /^[A-Za-z0-9_-]{43}$/;

export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

/** A plain digest suffices: there is nothing to guess in 256 random bits. */
export function digestOf(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

export function isToken(text: string): boolean {
  return TOKEN.test(text);
}
