import { createHmac, getHashes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PortableSm3 } from './portable.ts';
import { hmacSm3, portableHmac, Sm3, sm3 } from './sm3.ts';

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
const portable = (data: Uint8Array) => new PortableSm3().update(data).digest();

describe('SM3', () => {
  it.each([
    ['', '1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b'],
    ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
    ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
  ])('of the standard’s message %j', (text, digest) => {
    expect(hex(sm3(text))).toBe(digest);
    expect(hex(portable(Buffer.from(text)))).toBe(digest);
  });

  it('of any bytes in any parts is the same by OpenSSL and by our own', () => {
    expect(getHashes()).toContain('sm3');
    const part = fc.uint8Array({ maxLength: 200 });
    fc.assert(
      fc.property(fc.array(part, { maxLength: 5 }), (parts) => {
        const whole = Buffer.concat(parts);
        const own = new PortableSm3();
        const streamed = new Sm3();
        for (const p of parts) {
          own.update(p);
          streamed.update(p);
        }
        const digest = hex(sm3(whole));
        expect(hex(own.digest())).toBe(digest);
        expect(hex(streamed.digest())).toBe(digest);
        expect(hex(sm3(...parts))).toBe(digest);
      }),
    );
  });

  it.each([55, 56, 57, 63, 64, 65, 119, 120, 128])('pads %i bytes as OpenSSL does', (length) => {
    const data = new Uint8Array(length).fill(0x5a);
    expect(hex(portable(data))).toBe(hex(sm3(data)));
  });
});

describe('HMAC-SM3', () => {
  it('gives the known answer', () => {
    expect(hex(hmacSm3('key', 'The quick brown fox ', 'jumps over the lazy dog'))).toBe(
      'bd4a34077888162b210645b8ebf74b9af357303789357a27c7fc457244ebd398',
    );
  });

  it('is the same by OpenSSL and by our own, with keys shorter and longer than a block', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 150 }), fc.uint8Array({ maxLength: 150 }), (key, data) => {
        expect(hex(portableHmac(key, [data]))).toBe(createHmac('sm3', key).update(data).digest('hex'));
      }),
    );
  });
});
