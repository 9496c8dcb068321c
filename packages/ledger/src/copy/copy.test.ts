import { generateKeyPairSync } from 'node:crypto';
import { glob, mkdtemp, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sm2PrivateKey } from '@kuaishu/gm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkpointPath } from '../log/checkpoint-file.ts';
import { Log } from '../log/log.ts';
import { ed25519Signer, sm2Signer } from '../note/keys.ts';
import { checkProof, formatProof, parseProof } from '../note/proof-file.ts';
import { proveInclusion } from '../tree/proofs.ts';
import { TREES, treeHash } from '../tree/tree-hash.ts';
import { copySource, tilesOf, writeCopy } from './static-copy.ts';
import { verifyLog } from './verify-log.ts';

const SIZE = 66_000;
const ed = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
const sm = sm2Signer('gz.example/ledger/sm3', Sm2PrivateKey.generate());
const verifiers = [ed.verifier, sm.verifier];
const entry = (i: number) => Buffer.from(`entry ${i}`);

let root: string;
let folder: string;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'kuaishu-copy-'));
  folder = join(root, 'copy');
  const log = await Log.open(join(root, 'log'), { origin: 'gz.example/ledger', signers: { sha256: [ed], sm3: [sm] } });
  await log.append(Array.from({ length: SIZE }, (_, i) => entry(i)));
  await writeCopy(log, folder);
  await log.close();
});
afterAll(() => rm(root, { recursive: true, force: true }));

const verify = (keys = verifiers) =>
  verifyLog({
    checkpoint: (tree) => readFile(checkpointPath(folder, tree), 'utf8'),
    source: (tree) => copySource(folder, tree),
    verifiers: keys,
  });

/** Verifies with one bit of a file turned, and puts it back. */
async function turned(path: string, at: number) {
  const file = join(folder, path);
  const bytes = await readFile(file);
  const place = at < 0 ? bytes.length + at : at;
  const altered = Buffer.from(bytes);
  altered[place] = (altered[place] as number) ^ 1;
  await writeFile(file, altered);
  try {
    return await verify();
  } finally {
    await writeFile(file, bytes);
  }
}

describe('a copy of a log', () => {
  it('verifies whole, and says who signed it', async () => {
    const report = await verify();
    expect(report).toMatchObject({
      ok: true,
      size: SIZE,
      faults: [],
      signedBy: ['gz.example/ledger', 'gz.example/ledger/sm3'],
    });
    expect((await verify([])).signedBy).toEqual([]);
  });

  it('has the files of the specification and no others', async () => {
    const found: string[] = [];
    for await (const path of glob('**/*', { cwd: folder, withFileTypes: true }))
      if (path.isFile()) found.push(join(path.parentPath, path.name).slice(folder.length + 1));
    // 258 bundles; for each tree its tiles and a checkpoint
    expect(found.length).toBe(258 + 2 * ([...tilesOf(SIZE)].length + 1));
    expect(found).toContain('tile/2/000.p/1');
    expect(found).toContain('sm3/tile/0/257.p/208');
    expect(found).toContain('tile/entries/257.p/208');
  });

  it('proves an entry offline from the copy alone', async () => {
    for (const tree of TREES) {
      const checkpoint = await readFile(checkpointPath(folder, tree), 'utf8');
      const proof = await proveInclusion(
        { size: SIZE, hash: treeHash(tree), source: copySource(folder, tree) },
        65_800,
      );
      const file = parseProof(formatProof({ tree, index: 65_800, proof, checkpoint }));
      expect(checkProof(file, entry(65_800), verifiers).size).toBe(SIZE);
    }
  });

  it.each([
    // 'entry N' takes two bytes of length and N's digits after six letters
    ['tile/entries/000', 5, ['entry: tile/entries/000, entry 0']],
    ['tile/entries/257.p/208', -1, ['entry: tile/entries/257.p/208, entry 65999']],
    ['tile/entries/003', 0, ['entry: tile/entries/003, lengths of entries']],
    ['tile/0/003', 17 * 32 + 5, ['tile: tile/0/003, hash 17']],
    ['sm3/tile/0/256', 0, ['tile: sm3/tile/0/256, hash 0']],
    ['tile/1/000', 3 * 32, ['tile: tile/1/000, hash 3']],
    ['sm3/tile/1/001.p/1', 31, ['tile: sm3/tile/1/001.p/1, hash 0']],
    ['tile/2/000.p/1', 9, ['tile: tile/2/000.p/1, hash 0']],
  ] as const)('with one bit turned in %s at %i has that fault named', async (path, at, faults) => {
    const report = await turned(path, at);
    expect(report.ok).toBe(false);
    expect([...new Set(report.faults.map((f) => `${f.kind}: ${f.where}`))].slice(0, 1)).toEqual(faults);
  });

  it('with one bit turned anywhere is found out', async () => {
    const paths = [
      'checkpoint',
      'sm3/checkpoint',
      'tile/entries/100',
      'tile/0/200',
      'sm3/tile/0/257.p/208',
      'sm3/tile/1/000',
      'sm3/tile/2/000.p/1',
    ];
    for (const [i, path] of paths.entries()) {
      const { length } = await readFile(join(folder, path));
      const at = [0, Math.floor(length / 3), length - 1][i % 3] as number;
      expect((await turned(path, at)).ok, `${path} at ${at}`).toBe(false);
    }
  }, 120_000);

  it('without one of its files has that named', async () => {
    for (const path of ['tile/0/100', 'sm3/tile/1/001.p/1', 'tile/entries/000', 'sm3/checkpoint']) {
      const bytes = await readFile(join(folder, path));
      await unlink(join(folder, path));
      const report = await verify();
      await writeFile(join(folder, path), bytes);
      expect(report.faults).toContainEqual({ kind: 'missing', where: path });
    }
  });

  it('under another key is not signed', async () => {
    const other = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
    expect((await verify([other.verifier])).faults).toEqual([
      { kind: 'signature', where: 'checkpoint' },
      { kind: 'signature', where: 'sm3/checkpoint' },
    ]);
  });
});
