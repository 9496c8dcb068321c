export { GmError } from './gm-error.ts';
export { type SelfTestResult, selfTest } from './self-test.ts';
export { DEFAULT_USER_ID, userDigest } from './sm2/identity.ts';
export { Sm2PrivateKey, Sm2PublicKey } from './sm2/keys.ts';
export { type SignatureOptions, sm2Sign, sm2Verify } from './sm2/sign.ts';
export { hmacSm3, Sm3, sm3 } from './sm3/sm3.ts';
