/**
 * What happens where a request that changes something is sent twice (RFC 9110 9.2.2; draft-ietf-httpapi-idempotency-key-header).
 *
 * `key`: the route takes an `Idempotency-Key`. The same key with the same request is answered as the first time, without a second act; with another request 422;
 * while the first is still under way 409. Keys are each sender's own and are kept for a day (the deadline `request.key.kept`).
 *
 * `natural`: it needs none, for the reason given.
 */
import type { Text2 } from './common.ts';

export type Idempotency = 'key' | { readonly natural: Text2 };

/** One to 128 visible characters, with or without the quotation marks of RFC 8941. */
export const KEY_PATTERN = '^"?[\\x21\\x23-\\x7e]{1,128}"?$';

export const READS_ONLY: Idempotency = {
  natural: { zh: '只读：不保存任何东西', en: 'It reads only: nothing is kept' },
};
export const GOOD_ONCE: Idempotency = {
  natural: {
    zh: '凭一次有效的凭据：第二次被拒绝，不会再办',
    en: 'By something that is good once: the second time it is refused',
  },
};
export const AN_ATTEMPT: Idempotency = {
  natural: {
    zh: '登录尝试：来者尚无身份，键无所归；每次尝试都须单独计数',
    en: 'An attempt to sign in: its sender has no name yet that a key could belong to, and each attempt must count',
  },
};
export const SAME_STATE: Idempotency = {
  natural: { zh: '办几次结果都一样', en: 'It leaves the same however often it is done' },
};
