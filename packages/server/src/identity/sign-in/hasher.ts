/** Passwords as argon2id (RFC 9106), with the parameters that OWASP's Password Storage Cheat Sheet names: 19 MiB, two passes, one lane. */
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

export function argonHasher(): Hasher {
  return {
    hash: (password) => hash(normal(password), PARAMETERS),
    verify: (phc, password) => verify(phc, normal(password)),
  };
}

/** The same characters, however a keyboard wrote them (NIST SP 800-63B 5.1.1.2). */
function normal(password: string): string {
  return password.normalize('NFKC');
}
