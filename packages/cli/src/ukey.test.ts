import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { challengeText } from '@kuaishu/api';
import { Sm2PublicKey, sm2Verify } from '@kuaishu/gm';
import { expect, it } from 'vitest';
import { KUAISHU, useScratch } from './testing/kuaishu.ts';

const scratch = useScratch();
const until = new Date(Date.now() + 300_000);
const text = challengeText({
  purpose: 'sign-in',
  origin: 'https://data.gz.example',
  account: 'zhang.wei',
  challenge: 'A'.repeat(43),
  until,
});
const inFolder = (name: string): string => join(scratch.folder, name);

function holds(publicKey: string, signature: string, userId?: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return sm2Verify(Sm2PublicKey.fromPem(publicKey), text, bytes, {
    format: bytes.length === 64 ? 'raw' : 'der',
    ...(userId ? { userId } : {}),
  });
}

it('makes a key that only its owner reads, and signs a challenge with it, whatever its line ends', async () => {
  const { out: publicKey } = await scratch.kuaishu('ukey', 'new', '--key', 'own.pem');
  expect(publicKey).toContain('BEGIN PUBLIC KEY');
  expect(statSync(inFolder('own.pem')).mode & 0o777).toBe(0o600);
  scratch.file('text', text);
  scratch.file('pasted', `\r\n${text.trimEnd().replaceAll('\n', '\r\n')}`);
  for (const file of ['text', 'pasted']) {
    const { code, out, err } = await scratch.kuaishu('ukey', 'sign', file, '--key', 'own.pem');
    expect(code).toBe(0);
    expect(holds(publicKey, out.trim())).toBe(true);
    expect(err).toContain('以 zhang.wei 登录 https://data.gz.example');
  }
  expect((await scratch.kuaishu('ukey', 'new', '--key', 'own.pem')).code).toBe(2);
});

it('reads the text from standard input, as a person pastes it', () => {
  const publicKey = execFileSync(process.execPath, [KUAISHU, 'ukey', 'new', '--key', inFolder('piped.pem')], {
    encoding: 'utf8',
  });
  const signature = execFileSync(process.execPath, [KUAISHU, 'ukey', 'sign', '--key', inFolder('piped.pem')], {
    encoding: 'utf8',
    input: text,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  expect(holds(publicKey, signature)).toBe(true);
});

it('takes a key of OpenSSL, one under a passphrase, another distinguished ID and DER', async () => {
  execFileSync('openssl', [
    'genpkey',
    '-algorithm',
    'EC',
    '-pkeyopt',
    'ec_paramgen_curve:SM2',
    '-out',
    inFolder('ssl.pem'),
  ]);
  const publicKey = execFileSync('openssl', ['pkey', '-in', inFolder('ssl.pem'), '-pubout'], { encoding: 'utf8' });
  const { value } = await scratch.json<{ signature: string; account: string; until: string }>(
    'ukey',
    'sign',
    'text',
    '--key',
    'ssl.pem',
    '--user-id',
    'zhang',
    '--der',
  );
  expect(value).toMatchObject({ account: 'zhang.wei', until: until.toISOString() });
  expect(holds(publicKey, value.signature, 'zhang')).toBe(true);
  expect(holds(publicKey, value.signature)).toBe(false);

  scratch.file('pass', 'tea lantern\n');
  scratch.file('other', 'nothing\n');
  const { out } = await scratch.kuaishu('ukey', 'new', '--key', 'locked.pem', '--passphrase-file', 'pass');
  expect(readFileSync(inFolder('locked.pem'), 'utf8')).toContain('ENCRYPTED');
  const signed = await scratch.kuaishu('ukey', 'sign', 'text', '--key', 'locked.pem', '--passphrase-file', 'pass');
  expect(holds(out, signed.out.trim())).toBe(true);
  expect(
    (await scratch.kuaishu('ukey', 'sign', 'text', '--key', 'locked.pem', '--passphrase-file', 'other')).code,
  ).toBe(2);
});

it.each(['access.md', 'access.zh-CN.md'])('does what docs/guides/%s shows, word for word', async (guide) => {
  const page = readFileSync(new URL(`../../../docs/guides/${guide}`, import.meta.url), 'utf8');
  const shown = [...page.matchAll(/```sh\n\s*kuaishu (ukey .+)\n/g)].map(([, words = '']) => words.split(' '));
  expect(shown.map(([, verb]) => verb)).toEqual(['new', 'sign']);
  rmSync(inFolder('own.pem'), { force: true });
  scratch.file('text.txt', text);
  const { out: publicKey } = await scratch.kuaishu(...(shown[0] ?? []));
  const { out: signature } = await scratch.kuaishu(...(shown[1] ?? []));
  expect(holds(publicKey, signature.trim())).toBe(true);
});

it('signs nothing else: no other text, and none that has run out', async () => {
  scratch.file('paper', '我同意转账一百元');
  scratch.file('old', text.replace(until.toISOString(), '2026-01-01T00:00:00.000Z'));
  for (const [file, words] of [
    ['paper', 'not the text'],
    ['old', 'run out'],
  ] as const) {
    const { code, out, err } = await scratch.kuaishu('ukey', 'sign', file, '--key', 'own.pem', '--lang', 'en');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(words);
  }
});
