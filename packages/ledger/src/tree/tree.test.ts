import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeEntries, encodeEntries } from './bundle.ts';
import { proveConsistency, proveInclusion, rootOf } from './proofs.ts';
import { CompactRange } from './range.ts';
import { parseTilePath, TILE_WIDTH, type TileSource, tilePath, tileWidth, widthOfLevel } from './tiles.ts';
import { HASH_BYTES, TREES, type TreeHash, treeHash } from './tree-hash.ts';
import { verifyConsistency, verifyInclusion } from './verify.ts';

/** MTH(D[n]) word for word as RFC 6962 has it. */
function plainRoot(hash: TreeHash, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 0) return hash.empty;
  if (leaves.length === 1) return leaves[0] as Uint8Array;
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return hash.node(plainRoot(hash, leaves.slice(0, k)), plainRoot(hash, leaves.slice(k)));
}

const entry = (i: number) => Buffer.from(`entry ${i}`);

/** Tiles reckoned from all leaves each time. */
function plainSource(hash: TreeHash, leaves: readonly Uint8Array[]): TileSource {
  return {
    async tile(level, index, width) {
      const span = TILE_WIDTH ** level;
      const hashes = Array.from({ length: width }, (_, i) => {
        const from = (index * TILE_WIDTH + i) * span;
        if (from + span > leaves.length) throw new RangeError('beyond the tree');
        return plainRoot(hash, leaves.slice(from, from + span));
      });
      return Buffer.concat(hashes);
    },
    async entries() {
      throw new Error('not asked for');
    },
  };
}

describe.each(TREES)('a %s tree', (name) => {
  const hash = treeHash(name);
  const leaves = Array.from({ length: 700 }, (_, i) => hash.leaf(entry(i)));
  const view = (size: number) => ({ size, hash, source: plainSource(hash, leaves.slice(0, size)) });

  it('has the root of RFC 6962 at every size, from its growing edge and from its tiles', async () => {
    const range = new CompactRange(hash);
    for (let size = 0; size <= 300; size++) {
      const root = plainRoot(hash, leaves.slice(0, size));
      expect(range.root()).toEqual(root);
      expect(await rootOf(view(size))).toEqual(root);
      range.append(leaves[size] as Uint8Array);
    }
  });

  it('proves each leaf at each size to 130, and nothing else', async () => {
    for (let size = 1; size <= 130; size++) {
      const root = plainRoot(hash, leaves.slice(0, size));
      for (let index = 0; index < size; index++) {
        const proof = await proveInclusion(view(size), index);
        const claim = { leaf: leaves[index] as Uint8Array, index, size, root, proof };
        expect(verifyInclusion(hash, claim)).toBe(true);
        if (size % 13 !== 0) continue;
        expect(verifyInclusion(hash, { ...claim, leaf: leaves[index + 1] as Uint8Array })).toBe(false);
        expect(verifyInclusion(hash, { ...claim, index: (index + 1) % size || size })).toBe(false);
        expect(verifyInclusion(hash, { ...claim, proof: [...proof, hash.empty] })).toBe(false);
        if (proof.length > 0) expect(verifyInclusion(hash, { ...claim, proof: proof.slice(1) })).toBe(false);
      }
    }
  });

  it('proves that each size to 130 grew from each smaller one, and nothing else', async () => {
    const roots = Array.from({ length: 131 }, (_, n) => plainRoot(hash, leaves.slice(0, n)));
    for (let size = 0; size <= 130; size++)
      for (let older = 0; older <= size; older++) {
        const proof = await proveConsistency(view(size), older);
        const was = { size: older, root: roots[older] as Uint8Array };
        const is = { size, root: roots[size] as Uint8Array };
        expect(verifyConsistency(hash, was, is, proof)).toBe(true);
        if (older === 0 || older === size || size % 13 !== 0) continue;
        expect(verifyConsistency(hash, { ...was, root: hash.empty }, is, proof)).toBe(false);
        expect(verifyConsistency(hash, was, { ...is, root: hash.empty }, proof)).toBe(false);
        expect(verifyConsistency(hash, was, is, [...proof, hash.empty])).toBe(false);
        expect(verifyConsistency(hash, was, is, proof.slice(1))).toBe(false);
      }
  });

  it('refuses a proof with any bit turned', async () => {
    const size = 611;
    const root = plainRoot(hash, leaves.slice(0, size));
    const inclusion = await proveInclusion(view(size), 300);
    const older = { size: 267, root: plainRoot(hash, leaves.slice(0, 267)) };
    const consistency = await proveConsistency(view(size), older.size);
    const claim = { leaf: leaves[300] as Uint8Array, index: 300, size, root };
    expect(verifyInclusion(hash, { ...claim, proof: inclusion })).toBe(true);
    expect(verifyConsistency(hash, older, { size, root }, consistency)).toBe(true);
    const turned = (proof: readonly Uint8Array[], at: number) =>
      proof.map((node, i) =>
        i === at >> 8 ? node.map((b, j) => (j === (at >> 3) % HASH_BYTES ? b ^ (1 << (at & 7)) : b)) : node,
      );
    for (let bit = 0; bit < inclusion.length * 256; bit += 11)
      expect(verifyInclusion(hash, { ...claim, proof: turned(inclusion, bit) })).toBe(false);
    for (let bit = 0; bit < consistency.length * 256; bit += 11)
      expect(verifyConsistency(hash, older, { size, root }, turned(consistency, bit))).toBe(false);
  });

  it('says which leaves and sizes it does not have', async () => {
    await expect(proveInclusion(view(5), 5)).rejects.toThrow('leaf 5 of a tree of 5');
    await expect(proveConsistency(view(5), 6)).rejects.toThrow('from 6 leaves to 5');
  });
});

it('SHA-256 gives the known roots of RFC 6962 test trees', () => {
  const hash = treeHash('sha256');
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'];
  const range = new CompactRange(hash);
  const roots = inputs.map((input) => {
    range.append(hash.leaf(Buffer.from(input, 'hex')));
    return Buffer.from(range.root()).toString('hex');
  });
  expect(Buffer.from(hash.empty).toString('hex')).toBe(
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
  expect(roots[0]).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
  expect(roots[7]).toBe('5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328');
});

describe('tiles', () => {
  it('have the paths of the specification, which read back', () => {
    expect(tilePath(0, 1234067)).toBe('tile/0/x001/x234/067');
    expect(tilePath('entries', 0, 17)).toBe('tile/entries/000.p/17');
    fc.assert(
      fc.property(
        fc.constantFrom(0, 1, 5, 'entries' as const),
        fc.nat(2 ** 31 - 1),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) => {
          expect(parseTilePath(tilePath(level, index, width))).toEqual({ level, index, width });
        },
      ),
    );
    for (const wrong of [
      'tile/64/000',
      'tile/00/000',
      'tile/0/x000/001',
      'tile/0/000.p/256',
      'tile/0/000.p/0',
      'tile/0/000.p/01',
      'tile/0/1',
      'tile/0/../000',
      'checkpoint',
    ])
      expect(parseTilePath(wrong), wrong).toBeNull();
  });

  it('are as wide as the specification’s example of 70,000 leaves', () => {
    expect([272, 273, 274].map((n) => tileWidth(70_000, 0, n))).toEqual([256, 112, 0]);
    expect([0, 1].map((n) => tileWidth(70_000, 1, n))).toEqual([256, 17]);
    expect(tileWidth(70_000, 2, 0)).toBe(1);
    expect(widthOfLevel(70_000, 3)).toBe(0);
  });
});

it('bundles of entries read back, and a cut one does not', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 20 }), (entries) => {
      const bytes = encodeEntries(entries);
      expect(decodeEntries(bytes)?.map((e) => [...e])).toEqual(entries.map((e) => [...e]));
      expect(decodeEntries(bytes.subarray(0, -1))?.length ?? -1).toBeLessThan(entries.length);
    }),
  );
  expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(/65536/);
});
