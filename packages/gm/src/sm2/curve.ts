/** The recommended curve of GB/T 32918.5-2017 and what is reckoned on it. */
import { weierstrass } from '@noble/curves/abstract/weierstrass.js';

/** y² = x³ + ax + b over p, base point of prime order n. */
export const SM2_CURVE = {
  p: 0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffffn,
  a: 0xfffffffeffffffffffffffffffffffffffffffff00000000fffffffffffffffcn,
  b: 0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93n,
  n: 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n,
  h: 1n,
  Gx: 0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7n,
  Gy: 0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0n,
} as const;

export const Point = weierstrass(SM2_CURVE);

/** The number in 32 bytes, big end first. */
export function toBytes(n: bigint): Uint8Array {
  return Buffer.from(n.toString(16).padStart(64, '0'), 'hex');
}

export function toNumber(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex') || '0'}`);
}

/** n modulo the order of the base point, never negative. */
export function modOrder(n: bigint): bigint {
  const r = n % SM2_CURVE.n;
  return r < 0n ? r + SM2_CURVE.n : r;
}
