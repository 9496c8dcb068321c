/** The known answers that a process asks before it relies on GM cryptography: at start, and in the health report. */
import { checkSm2 } from './sm2/known-answers.ts';
import { nativeSm2 } from './sm2/native.ts';
import { portableSm2 } from './sm2/portable.ts';
import { sm2Implementation } from './sm2/sign.ts';
import { hmacSm3, sm3 } from './sm3/sm3.ts';

export interface SelfTestResult {
  readonly ok: boolean;
  /** Which SM2 is in use; `portable` is slower, and its time depends on the key. */
  readonly sm2: 'native' | 'portable';
  /** Why OpenSSL's SM2 is not in use; null where it is. */
  readonly nativeFault: string | null;
  readonly faults: readonly string[];
}

/** GB/T 32905-2016 annex A, and HMAC-SM3 of "key" over the pangram. */
const DIGESTS = [
  ['abc', '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd'.repeat(16), 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
] as const;
const MAC = 'bd4a34077888162b210645b8ebf74b9af357303789357a27c7fc457244ebd398';

export function selfTest(): SelfTestResult {
  const faults: string[] = [];
  for (const [text, digest] of DIGESTS)
    if (Buffer.from(sm3(text)).toString('hex') !== digest) faults.push(`SM3 of ${text.length} bytes`);
  const mac = Buffer.from(hmacSm3('key', 'The quick brown fox jumps over the lazy dog')).toString('hex');
  if (mac !== MAC) faults.push('HMAC-SM3');
  const nativeFault = checkSm2(nativeSm2);
  const { name } = sm2Implementation();
  const fault = name === 'native' ? nativeFault : checkSm2(portableSm2);
  if (fault !== null) faults.push(`SM2: ${fault}`);
  return { ok: faults.length === 0, sm2: name, nativeFault, faults };
}
