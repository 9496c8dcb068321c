import { GmError } from '../gm-error.ts';
import { sm3 } from '../sm3/sm3.ts';
import { SM2_CURVE, toBytes } from './curve.ts';

/** The distinguished ID where two parties have agreed on none: GB/T 35276-2017, clause 10. */
export const DEFAULT_USER_ID = '1234567812345678';

const CURVE = Buffer.concat([SM2_CURVE.a, SM2_CURVE.b, SM2_CURVE.Gx, SM2_CURVE.Gy].map(toBytes));

/**
 * ZA, 32 bytes: SM3(ENTL ‖ ID ‖ a ‖ b ‖ Gx ‖ Gy ‖ Px ‖ Py), GB/T 32918.2-2016 clause 5.5. `point`: 04 ‖ x ‖ y.
 *
 * @throws GmError USER_ID where the ID's bits do not fit into two bytes.
 */
export function userDigest(point: Uint8Array, userId: string = DEFAULT_USER_ID): Uint8Array {
  const id = Buffer.from(userId, 'utf8');
  const bits = id.length * 8;
  if (bits > 0xffff)
    throw new GmError('USER_ID', {
      zh: `用户标识过长：${id.length} 字节，最多 8191 字节。`,
      en: `The user ID is too long: ${id.length} bytes, at most 8191.`,
    });
  return sm3(Uint8Array.of(bits >> 8, bits & 0xff), id, CURVE, point.subarray(1));
}
