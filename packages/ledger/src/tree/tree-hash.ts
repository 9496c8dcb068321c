/**
 * Hashes of a Merkle tree, RFC 6962 section 2.1: a leaf is H(00 ‖ entry), a node H(01 ‖ left ‖ right). In SHA-256 for clients of C2SP logs, in SM3 for
 * national compliance.
 */
import { hash } from 'node:crypto';

export type TreeName = 'sha256' | 'sm3';
export const TREES: readonly TreeName[] = ['sha256', 'sm3'];
/** Bytes of a hash, in either tree. */
export const HASH_BYTES = 32;

export interface TreeHash {
  readonly name: TreeName;
  /** Hash of the tree without leaves: of nothing. */
  readonly empty: Uint8Array;
  leaf(entry: Uint8Array): Uint8Array;
  node(left: Uint8Array, right: Uint8Array): Uint8Array;
}

export function treeHash(name: TreeName): TreeHash {
  const pair = Buffer.alloc(1 + 2 * HASH_BYTES);
  pair[0] = 1;
  // a digest as text and back costs half of what the buffer costs that Node would make for it
  const digest = (data: Uint8Array) => Buffer.from(hash(name, data, 'binary'), 'binary');
  return {
    name,
    empty: digest(new Uint8Array()),
    leaf(entry) {
      const data = Buffer.allocUnsafe(1 + entry.length);
      data[0] = 0;
      data.set(entry, 1);
      return digest(data);
    },
    node(left, right) {
      pair.set(left, 1);
      pair.set(right, 1 + HASH_BYTES);
      return digest(pair);
    },
  };
}
