/** Botan's and Wycheproof's vectors. Their folder lies beside the repository; elsewhere these tests say that they did not run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toNumber } from './sm2/curve.ts';
import { userDigest } from './sm2/identity.ts';
import { Sm2PrivateKey } from './sm2/keys.ts';
import { signWith } from './sm2/portable.ts';
import { sm2Verify } from './sm2/sign.ts';
import { PortableSm3 } from './sm3/portable.ts';
import { hmacSm3, portableHmac, sm3 } from './sm3/sm3.ts';

const data = join(process.env['KUAISHU_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'), 'crypto');
const present = existsSync(join(data, 'botan'));
if (!present && process.env['CI']) throw new Error(`the published vectors are missing: ${data} (set KUAISHU_DATA)`);
if (!present) console.warn('The published vectors are not here: tests against them are skipped.');

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const bytes = (text: string | undefined) => Buffer.from(text ?? '', 'hex');

/** Paragraphs of `Name = value` lines; what one says holds for those after it. */
function paragraphs(file: string): Record<string, string>[] {
  let known: Record<string, string> = {};
  return readFileSync(join(data, 'botan', file), 'utf8')
    .split(/\n\s*\n/)
    .map((paragraph) => {
      const lines = [...paragraph.matchAll(/^(\w+)\s*= *(\S*)$/gm)].map(
        ([, name = '', value = '']) => [name, value] as const,
      );
      known = { ...known, ...Object.fromEntries(lines) };
      return { ...known, new: lines.map(([name]) => name).join(' ') };
    });
}

describe.skipIf(!present)('published vectors', () => {
  it('of SM3 agree, by OpenSSL and by our own', () => {
    const cases = [...readFileSync(join(data, 'botan/sm3.vec'), 'utf8').matchAll(/^In = (\w*)\s+Out = (\w+)/gm)];
    expect(cases.length).toBeGreaterThan(50);
    for (const [, input, output = ''] of cases) {
      expect(hex(sm3(bytes(input)))).toBe(output.toLowerCase());
      expect(hex(new PortableSm3().update(bytes(input)).digest())).toBe(output.toLowerCase());
    }
  });

  it('of HMAC-SM3 agree, the false ones apart', () => {
    const { testGroups } = JSON.parse(readFileSync(join(data, 'wycheproof/hmac_sm3_test.json'), 'utf8')) as {
      testGroups: {
        tagSize: number;
        tests: { key: string; msg: string; tag: string; result: string; tcId: number }[];
      }[];
    };
    let compared = 0;
    for (const { tagSize, tests } of testGroups)
      for (const { key, msg, tag, result, tcId } of tests) {
        for (const mac of [hmacSm3(bytes(key), bytes(msg)), portableHmac(bytes(key), [bytes(msg)])])
          expect(hex(mac.subarray(0, tagSize / 8)) === tag, `case ${tcId}`).toBe(result === 'valid');
        compared++;
      }
    expect(compared).toBeGreaterThan(100);
  });

  it('of SM2 signatures on the standard curve agree, for their nonce to the last bit', () => {
    const cases = paragraphs('sm2_sig.vec').filter(
      (c) => c['Oid'] === '1.2.156.10197.1.301' && c['Hash'] === 'SM3' && c['new']?.includes('Signature'),
    );
    expect(cases.length).toBeGreaterThan(0);
    for (const c of cases) {
      const key = Sm2PrivateKey.fromBytes(bytes(c['x']?.slice(2)));
      const message = bytes(c['Msg']);
      const e = toNumber(sm3(userDigest(key.publicKey.point, c['Ident']), message));
      const signature = signWith(key.scalar(), e, BigInt(`0x${c['Nonce']}`)) ?? new Uint8Array();
      expect(hex(signature)).toBe(c['Signature']?.toLowerCase());
      expect(sm2Verify(key.publicKey, message, signature, { userId: c['Ident'] })).toBe(true);
      expect(sm2Verify(key.publicKey, message, signature)).toBe(false);
    }
  });
});
