/** Checking proofs: RFC 9162, sections 2.1.3.2 and 2.1.4.2. Nothing is trusted but the roots. */
import { HASH_BYTES, type TreeHash } from './tree-hash.ts';

/** Whether `leaf` (a leaf hash) is leaf `index` of the tree of `size` leaves with that root. */
export function verifyInclusion(
  hash: TreeHash,
  {
    leaf,
    index,
    size,
    root,
    proof,
  }: { leaf: Uint8Array; index: number; size: number; root: Uint8Array; proof: readonly Uint8Array[] },
): boolean {
  if (!isSize(index) || !isSize(size) || index >= size || ![leaf, root, ...proof].every(isHash)) return false;
  let fn = BigInt(index);
  let sn = BigInt(size - 1);
  let node = leaf;
  for (const sibling of proof) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      node = hash.node(sibling, node);
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else node = hash.node(node, sibling);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && equal(node, root);
}

/** Whether the tree of `size` leaves grew from the tree of `older` leaves. */
export function verifyConsistency(
  hash: TreeHash,
  older: { readonly size: number; readonly root: Uint8Array },
  newer: { readonly size: number; readonly root: Uint8Array },
  proof: readonly Uint8Array[],
): boolean {
  if (!isSize(older.size) || !isSize(newer.size) || older.size > newer.size) return false;
  if (older.size === 0 && !equal(older.root, hash.empty)) return false;
  if (older.size === newer.size) return proof.length === 0 && equal(older.root, newer.root);
  if (![older.root, newer.root, ...proof].every(isHash)) return false;
  if (older.size === 0) return proof.length === 0;
  let fn = BigInt(older.size - 1);
  let sn = BigInt(newer.size - 1);
  while (fn & 1n) {
    fn >>= 1n;
    sn >>= 1n;
  }
  // a tree of 2^k leaves is a subtree of the newer one: its root is not repeated in the proof
  const path = fn === 0n ? [older.root, ...proof] : [...proof];
  const first = path.shift();
  if (!first) return false;
  let was = first;
  let is = first;
  for (const sibling of path) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      was = hash.node(sibling, was);
      is = hash.node(sibling, is);
      while (!(fn & 1n) && fn !== 0n) {
        fn >>= 1n;
        sn >>= 1n;
      }
    } else is = hash.node(is, sibling);
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && equal(was, older.root) && equal(is, newer.root);
}

export function equal(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.from(a.buffer, a.byteOffset, a.byteLength).equals(b);
}

function isHash(bytes: Uint8Array): boolean {
  return bytes.length === HASH_BYTES;
}

function isSize(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}
