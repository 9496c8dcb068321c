import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSealingKey, sealing } from './sealing.ts';

const box = sealing(new Uint8Array(32).fill(1));

test('what was sealed opens in its own place, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 100 }), fc.string(), (secret, place) => {
      const sealed = box.seal(secret, place);
      expect(box.open(sealed, place)).toEqual(Buffer.from(secret));
      expect(box.seal(secret, place)).not.toEqual(sealed);
    }),
  );
});

test('it opens nowhere else: in another place, with another key, or with any bit turned', () => {
  const sealed = box.seal(randomBytes(20), 'totp user_1');
  expect(() => box.open(sealed, 'totp user_2')).toThrow(/does not open/);
  expect(() => sealing(new Uint8Array(32).fill(2)).open(sealed, 'totp user_1')).toThrow(/does not open/);
  for (let byte = 0; byte < sealed.length; byte++) {
    const turned = Buffer.from(sealed);
    turned[byte] = (turned[byte] as number) ^ 1;
    expect(() => box.open(turned, 'totp user_1'), String(byte)).toThrow(/does not open/);
  }
  expect(() => box.open(sealed.subarray(0, 40), 'totp user_1')).toThrow(/does not open/);
});

test('the key of an installation is made once, for its owner’s eyes alone', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'kuaishu-seal-'));
  const key = await readSealingKey(dir);
  expect(key).toHaveLength(32);
  expect(await readSealingKey(dir)).toEqual(key);
  expect((await stat(join(dir, 'identity.secret'))).mode & 0o777).toBe(0o600);
  await rm(dir, { recursive: true });
});
