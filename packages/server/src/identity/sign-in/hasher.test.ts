import { expect, it } from 'vitest';
import { argonHasher } from './hasher.ts';

const hasher = argonHasher(new Uint8Array(32).fill(1));
const LONG = '青山遮不住'.repeat(25).slice(0, 124);

it('is argon2id with the parameters of the cheat sheet and a salt of its own each time', async () => {
  const [one, two] = [await hasher.hash(LONG), await hasher.hash(LONG)];
  const form = /^\$argon2id\$v=19\$m=19456,t=2,p=1\$([A-Za-z0-9+/]+)\$[A-Za-z0-9+/]+$/;
  const [salt, other] = [form.exec(one)?.[1] ?? '', form.exec(two)?.[1] ?? ''];
  expect(Buffer.from(salt, 'base64')).toHaveLength(16);
  expect(salt).not.toBe(other);
});

it('hashes all of it: nothing is cut, folded or trimmed', async () => {
  const phc = await hasher.hash(`${LONG}abcd`);
  expect(await hasher.verify(phc, `${LONG}abcd`)).toBe(true);
  for (const near of [`${LONG}abce`, `${LONG}abc`, `${LONG}abcD`, `${LONG}abcd `, ` ${LONG}abcd`])
    expect(await hasher.verify(phc, near), near.slice(-6)).toBe(false);
});

it('is the same for the same characters, however a keyboard wrote them', async () => {
  expect(await hasher.verify(await hasher.hash('e\u0301tude ＡＢ 1２'), '\u00e9tude AB 12')).toBe(true);
});

it('is of no use without the secret of the installation', async () => {
  const phc = await hasher.hash(LONG);
  expect(await argonHasher(new Uint8Array(32).fill(2)).verify(phc, LONG)).toBe(false);
});
