/**
 * SM2 signatures of GB/T 32918.2-2016, clauses 6 and 7, on the curve arithmetic of @noble/curves. JavaScript's big numbers take a time that depends on
 * their value: this is for a Node whose OpenSSL fails the self-test, and to check that one against.
 */
import { sm3 } from '../sm3/sm3.ts';
import { modOrder, Point, SM2_CURVE, toBytes, toNumber } from './curve.ts';
import type { Sm2Implementation } from './implementation.ts';
import { randomScalar } from './keys.ts';

const { n } = SM2_CURVE;
const Scalar = Point.Fn;

export const portableSm2: Sm2Implementation = {
  name: 'portable',
  sign(key, za, message) {
    const e = toNumber(sm3(za, message));
    for (;;) {
      const signature = signWith(key.scalar(), e, randomScalar());
      if (signature) return signature;
    }
  },
  verify(key, za, message, signature) {
    const r = toNumber(signature.subarray(0, 32));
    const s = toNumber(signature.subarray(32, 64));
    if (signature.length !== 64 || r < 1n || r >= n || s < 1n || s >= n) return false;
    const t = modOrder(r + s);
    if (t === 0n) return false;
    const e = toNumber(sm3(za, message));
    const point = Point.BASE.multiplyUnsafe(s).add(Point.fromBytes(key.point).multiplyUnsafe(t));
    if (point.is0()) return false;
    return modOrder(e + point.toAffine().x) === r;
  },
};

/** r ‖ s for the nonce k, or null where the standard says to take another (r = 0, r + k = n, s = 0). */
export function signWith(d: bigint, e: bigint, k: bigint): Uint8Array | null {
  const { x } = Point.BASE.multiply(k).toAffine();
  const r = modOrder(e + x);
  if (r === 0n || r + k === n) return null;
  const s = modOrder(Scalar.inv(1n + d) * modOrder(k - r * d));
  return s === 0n ? null : Buffer.concat([toBytes(r), toBytes(s)]);
}
