/**
 * Passwords as argon2id (RFC 9106), with the parameters that OWASP's Password Storage Cheat Sheet names: 19 MiB, two passes, one lane; and keyed with a secret
 * of the installation, so that hashes that were stolen with the database cannot be tried elsewhere.
 */
import { type Algorithm, hash, verify } from '@node-rs/argon2';

export interface Hasher {
  hash(password: string): Promise<string>;
  verify(phc: string, password: string): Promise<boolean>;
}

const PARAMETERS = {
  memoryCost: 19_456,
  timeCost: 2,
  parallelism: 1,
  algorithm: 2 satisfies Algorithm.Argon2id,
} as const;

/** `secret`: of the installation, kept beside the database and not in it. */
export function argonHasher(secret: Uint8Array): Hasher {
  return {
    hash: (password) => hash(normal(password), { ...PARAMETERS, secret }),
    verify: (phc, password) => verify(phc, normal(password), { secret }),
  };
}

/** The same characters, however a keyboard wrote them (NIST SP 800-63B 5.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}
