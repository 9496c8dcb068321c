import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bodyDigest, macOf, parseSignature, signatureHolds, signRequest } from './signature.ts';

const key = {
  key: 'key_01J8ZQ4Y3V7M5N2K9R6T0W1XBC',
  secret: Buffer.from(Array.from({ length: 32 }, (_, i) => i)).toString('base64url'),
};
const request = { method: 'GET', host: 'data.example.gov.cn', url: '/api/catalog/changes?since=0' };
const at = new Date('2026-11-24T01:30:00.000Z');

test('what a client signs is read and holds, for any request', () => {
  const word = fc.string({ minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(fc.constantFrom('GET', 'post'), word, word, fc.string(), (method, host, url, body) => {
      const fields = parseSignature(signRequest(key, { method, host, url, body }, at, 'q1w2e3r4t5y6u7i8'));
      expect(fields).toMatchObject({ key: key.key, body: bodyDigest(body) });
      const { signature = '', ...rest } = fields ?? { key: '', at: '', nonce: '', body: '' };
      const secret = Buffer.from(key.secret, 'base64url');
      expect(signatureHolds(macOf(secret, { method, host, url }, rest), signature)).toBe(true);
      expect(signatureHolds(macOf(secret, { method, host, url: `${url}x` }, rest), signature)).toBe(false);
      expect(signatureHolds(macOf(Buffer.alloc(32), { method, host, url }, rest), signature)).toBe(false);
    }),
  );
});

test('a header of another form is no signature', () => {
  const right = signRequest(key, request, at, 'q1w2e3r4t5y6u7i8');
  expect(parseSignature(right)).not.toBeNull();
  for (const wrong of [
    right.replace('KS1-HMAC-SM3', 'KS1-HMAC-MD5'),
    right.replace(', nonce=q1w2e3r4t5y6u7i8', ''),
    right.replace('nonce=q1w2e3r4t5y6u7i8', 'nonce=short'),
    `${right}, more=1`,
    `${right}, key=${key.key}`,
    right.replace('2026-11-24T01:30:00.000Z', 'today'),
    '',
  ])
    expect(parseSignature(wrong), wrong).toBeNull();
});

test('the example of the access guide is what the program makes, in both languages', async () => {
  const header = signRequest(key, request, at, 'q1w2e3r4t5y6u7i8');
  const signature = parseSignature(header)?.signature ?? '';
  for (const name of ['access.md', 'access.zh-CN.md']) {
    const text = await readFile(new URL(`../../../../../docs/guides/${name}`, import.meta.url), 'utf8');
    expect(text).toContain(`\`${key.secret}\``);
    expect(text).toContain(`\`${signature}\``);
    expect(text).toContain(bodyDigest(''));
  }
});
