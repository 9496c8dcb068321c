/** What an implementation of SM2 must answer before it is trusted. */
import { userDigest } from './identity.ts';
import type { Sm2Implementation } from './implementation.ts';
import { Sm2PrivateKey } from './keys.ts';

/** The example of GB/T 32918.5-2017, annex A.2. */
export const EXAMPLE = {
  userId: '1234567812345678',
  message: Buffer.from('message digest'),
  d: Buffer.from('3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8', 'hex'),
  za: 'b2e14c5c79c6df5b85f4fe7ed8db7a262b9da7e07ccb0ea9f4747b8ccda8a4f3',
  k: 0x59276e27d506861a16680f3ad9c02dccef3cc1fa3cdbe4ce6d54b80deac1bc21n,
  e: 0xf0b43e94ba45accaace692ed534382eb17e6ab5a19ce7b31f4486fdfc0d28640n,
  signature: Buffer.from(
    'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa',
    'hex',
  ),
} as const;

/** Null where all answers are right, else the first that is wrong. */
export function checkSm2(implementation: Sm2Implementation): string | null {
  try {
    const key = Sm2PrivateKey.fromBytes(EXAMPLE.d);
    const { publicKey } = key;
    const za = userDigest(publicKey.point, EXAMPLE.userId);
    const { message, signature } = EXAMPLE;
    const verify = (z: Uint8Array, m: Uint8Array, s: Uint8Array) => implementation.verify(publicKey, z, m, s);
    if (!verify(za, message, signature)) return 'the example of GB/T 32918.5 does not verify';
    if (verify(userDigest(publicKey.point, 'another'), message, signature)) return 'another ID verifies';
    if (verify(za, Buffer.from('message digesT'), signature)) return 'another message verifies';
    const altered = Buffer.from(signature);
    altered[63] = (altered[63] as number) ^ 1;
    if (verify(za, message, altered)) return 'an altered signature verifies';
    if (!verify(za, message, implementation.sign(key, za, message))) return 'an own signature does not verify';
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
