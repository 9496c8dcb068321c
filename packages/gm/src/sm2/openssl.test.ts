/** Both ways with OpenSSL's command line: what it signs we verify, what we sign it verifies. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { sm3 } from '../sm3/sm3.ts';
import { Sm2PrivateKey, Sm2PublicKey } from './keys.ts';
import { sm2Sign, sm2Verify } from './sign.ts';

const dir = mkdtempSync(join(tmpdir(), 'kuaishu-gm-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
const file = (name: string, content?: string | Uint8Array) => {
  const path = join(dir, name);
  if (content !== undefined) writeFileSync(path, content);
  return path;
};
const openssl = (...args: string[]) => execFileSync('openssl', args, { stdio: ['ignore', 'pipe', 'pipe'] });

/** A machine of a user may have none, or one without SM2 (LibreSSL); where everything is tested it must be there. */
function hasSm2(): boolean {
  try {
    return /SM2/.test(openssl('ecparam', '-list_curves').toString());
  } catch {
    return false;
  }
}

describe.skipIf(!process.env.CI && !hasSm2())('OpenSSL’s command line', () => {
  const message = file('message', '一数一源');
  const pkeyutl = (...args: string[]) => openssl('pkeyutl', '-rawin', '-digest', 'sm3', '-in', message, ...args);

  it.each(['1234567812345678', 'ALICE123@YAHOO.COM'])('agrees on signatures with the ID %s', (userId) => {
    const id = ['-pkeyopt', `distid:${userId}`];
    const theirs = file('theirs.pem');
    openssl('genpkey', '-algorithm', 'SM2', '-out', theirs);
    pkeyutl('-sign', '-inkey', theirs, '-out', file('theirs.sig'), ...id);
    const signature = openssl('enc', '-in', file('theirs.sig'));
    const publicKey = Sm2PublicKey.fromPem(openssl('pkey', '-in', theirs, '-pubout').toString());
    expect(sm2Verify(publicKey, '一数一源', signature, { userId, format: 'der' })).toBe(true);
    expect(sm2Verify(publicKey, '一数一源', signature, { userId: 'other', format: 'der' })).toBe(false);

    const own = Sm2PrivateKey.generate();
    const publicFile = file('own.pub', own.publicKey.toPem());
    const signed = file('own.sig', sm2Sign(own, '一数一源', { userId, format: 'der' }));
    expect(pkeyutl('-verify', '-pubin', '-inkey', publicFile, '-sigfile', signed, ...id).toString()).toMatch(
      /Successfully/,
    );
  });

  it('reads our keys, and we read its, in PKCS #8 and SEC 1, encrypted too', () => {
    const own = Sm2PrivateKey.generate();
    const ownFile = file('own.pem', own.toPem());
    expect(openssl('pkey', '-in', ownFile, '-pubout').toString()).toBe(own.publicKey.toPem());
    const locked = file('locked.pem', own.toPem('secret'));
    expect(openssl('pkey', '-in', locked, '-passin', 'pass:secret', '-pubout').toString()).toBe(own.publicKey.toPem());
    const sec1 = openssl('ec', '-in', ownFile).toString();
    expect(sec1).toMatch(/BEGIN (EC|SM2) PRIVATE KEY/);
    expect(Sm2PrivateKey.fromPem(sec1).scalar()).toBe(own.scalar());
    const theirs = openssl('pkey', '-in', ownFile, '-aes256', '-passout', 'pass:x').toString();
    expect(Sm2PrivateKey.fromPem(theirs, 'x').scalar()).toBe(own.scalar());
  });

  it('reads the public key of an SM2 certificate', () => {
    const own = Sm2PrivateKey.generate();
    const certificate = openssl(
      'req',
      '-x509',
      '-new',
      '-key',
      file('ca.pem', own.toPem()),
      '-subj',
      '/CN=kuaishu',
      '-days',
      '1',
      '-sm3',
      '-sigopt',
      'distid:1234567812345678',
    );
    expect(Sm2PublicKey.fromPem(certificate.toString()).equals(own.publicKey)).toBe(true);
  });

  it('agrees on SM3', () => {
    expect(openssl('dgst', '-sm3', '-r', message).toString().slice(0, 64)).toBe(
      Buffer.from(sm3('一数一源')).toString('hex'),
    );
  });
});
