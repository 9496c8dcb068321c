import { expect, it } from 'vitest';
import { cookieRules, readToken } from './cookie.ts';
import { digestOf, isToken, newToken } from './token.ts';

it('has 256 random bits, and is kept as a digest', () => {
  const tokens = Array.from({ length: 2_000 }, newToken);
  expect(new Set(tokens).size).toBe(tokens.length);
  for (const token of tokens) expect([isToken(token), Buffer.from(token, 'base64url').length]).toEqual([true, 32]);
  // each bit is set in about half of them: six standard deviations either way
  for (let bit = 0; bit < 256; bit++) {
    const set = tokens.filter((token) => ((Buffer.from(token, 'base64url')[bit >> 3] ?? 0) >> (bit & 7)) & 1).length;
    expect(Math.abs(set - 1_000)).toBeLessThan(6 * Math.sqrt(500));
  }
  expect(digestOf(tokens[0] ?? '').toString('base64url')).not.toBe(tokens[0]);
});

it('is read from its own cookie alone', () => {
  const token = newToken();
  const read = (headers: Record<string, string>, secure = false) => readToken(cookieRules(secure), { headers });
  expect(read({ cookie: `a=b; kuaishu_session=${token}` })).toBe(token);
  expect(read({ cookie: `__Host-kuaishu_session=${token}` }, true)).toBe(token);
  // a cookie that any page of the host could have set does not do over https
  expect(read({ cookie: `kuaishu_session=${token}` }, true)).toBeNull();
  const elsewhere: Record<string, string>[] = [
    { authorization: `Bearer ${token}` },
    { 'x-session': token },
    { referer: `http://127.0.0.1/?kuaishu_session=${token}` },
    { cookie: `kuaishu_session=${token}x` },
    { cookie: 'kuaishu_session=' },
  ];
  for (const headers of elsewhere) expect(read(headers)).toBeNull();
});
