import { generateKeyPairSync } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sm2PrivateKey } from '@kuaishu/gm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseCheckpoint } from '../note/checkpoint.ts';
import { ed25519Signer, sm2Signer } from '../note/keys.ts';
import { openNote } from '../note/note.ts';
import { decodeEntries } from '../tree/bundle.ts';
import { rootOf } from '../tree/proofs.ts';
import { CompactRange } from '../tree/range.ts';
import { TREES, treeHash } from '../tree/tree-hash.ts';
import { verifyConsistency, verifyInclusion } from '../tree/verify.ts';
import { Log, type LogOptions } from './log.ts';

const ed = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
const sm = sm2Signer('gz.example/ledger/sm3', Sm2PrivateKey.generate());
const options: LogOptions = { origin: 'gz.example/ledger', signers: { sha256: [ed], sm3: [sm] } };
const verifiers = { sha256: [ed.verifier], sm3: [sm.verifier] };
const entry = (i: number) => Buffer.from(`entry ${i}`);
const entries = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => entry(from + i));

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kuaishu-ledger-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Everything that a reader can ask, against the entries 0 … size − 1. */
async function expectWhole(log: Log, size: number) {
  expect(log.size).toBe(size);
  for (const tree of TREES) {
    const hash = treeHash(tree);
    const range = new CompactRange(hash);
    for (const e of entries(0, size)) range.append(hash.leaf(e));
    const head = parseCheckpoint(openNote(log.checkpoint(tree), verifiers[tree]).text);
    expect(head).toEqual({
      origin: tree === 'sm3' ? 'gz.example/ledger/sm3' : 'gz.example/ledger',
      size,
      root: range.root(),
    });
    expect(Buffer.from(await rootOf(log.view(tree)))).toEqual(range.root());
    for (const index of new Set([0, 255, 256, Math.floor(size / 2), size - 1])) {
      if (index < 0 || index >= size) continue;
      const proof = await log.proveInclusion(index, tree);
      expect(verifyInclusion(hash, { leaf: hash.leaf(entry(index)), index, size, root: head.root, proof })).toBe(true);
    }
  }
  for (let index = 0; index * 256 < size; index += 37) {
    const width = Math.min(256, size - index * 256);
    const bundle = decodeEntries(await log.source('sha256').entries(index, width));
    expect(bundle?.map(String)).toEqual(entries(index * 256, index * 256 + width).map(String));
  }
}

describe('a log', () => {
  it('answers an append when its entries are under signed checkpoints of both trees, and goes on where it was', async () => {
    let size = 0;
    for (const n of [0, 1, 255, 1, 300, 1000]) {
      const log = await Log.open(folder, options);
      await expectWhole(log, size);
      if (n > 0) expect(await log.append(entries(size, size + n))).toEqual({ first: size, size: size + n });
      size += n;
      await expectWhole(log, size);
      await log.close();
    }
  });

  it('is the same after its tiles went to disk beside the appends, at two levels', async () => {
    const log = await Log.open(folder, options);
    const size = 70_001;
    for (let from = 0; from < size; from += 4096) await log.append(entries(from, Math.min(size, from + 4096)));
    await expectWhole(log, size);
    await log.close();
    const again = await Log.open(folder, options);
    await expectWhole(again, size);
    expect((await readdir(join(folder, 'journal'))).length).toBeLessThanOrEqual(2);
    await again.append([entry(size)]);
    await expectWhole(again, size + 1);
    await again.close();
  });

  it('takes appends that come at once in their order, each with its own place', async () => {
    const log = await Log.open(folder, options);
    const places = await Promise.all(Array.from({ length: 500 }, (_, i) => log.append([entry(i)])));
    expect(places.map((p) => p.first)).toEqual(Array.from({ length: 500 }, (_, i) => i));
    for (const [i, p] of places.entries()) expect(p.size).toBeGreaterThan(i);
    await expectWhole(log, 500);
    await log.close();
  });

  it('answers every append, whenever it comes', async () => {
    const log = await Log.open(folder, options);
    for (let i = 0; i < 300; i++) {
      // so many turns of the event queue after the answer before
      for (let turn = 0; turn < i % 12; turn++) await Promise.resolve();
      expect((await log.append([entry(i)])).first).toBe(i);
    }
    await log.close();
  });

  it('proves that each head grew from the ones before', async () => {
    const log = await Log.open(folder, options);
    const heads = [];
    for (const n of [1, 2, 255, 3, 600]) {
      await log.append(entries(log.size, log.size + n));
      heads.push(
        ...TREES.map((tree) => ({ tree, ...parseCheckpoint(openNote(log.checkpoint(tree), verifiers[tree]).text) })),
      );
    }
    for (const older of heads)
      for (const newer of heads.filter((h) => h.tree === older.tree && h.size >= older.size)) {
        const proof = await log.proveConsistency(older.size, older.tree, newer.size);
        expect(verifyConsistency(treeHash(older.tree), older, newer, proof)).toBe(true);
      }
    await log.close();
  });

  it('says what it cannot take, and takes nothing of it', async () => {
    const log = await Log.open(folder, options);
    await expect(log.append([entry(0), new Uint8Array(65_536)])).rejects.toThrow('Entry 2 has 65536 bytes');
    await expect(Log.open(folder, options)).rejects.toThrow(/Another process/);
    expect(log.size).toBe(0);
    await log.append([new Uint8Array(), new Uint8Array(65_535)]);
    await log.close();
    await expect(log.append([entry(0)])).rejects.toThrow(/closed/);
  });
});

describe('at the next start', () => {
  const segments = async () =>
    (await readdir(join(folder, 'journal'))).sort().map((name) => join(folder, 'journal', name));
  /** The folder as a killed process leaves it: what was on disk at that moment. */
  const killed = async (log: Log) => {
    const left = `${folder}-left`;
    await cp(folder, left, { recursive: true });
    await log.close();
    await rm(folder, { recursive: true });
    await rename(left, folder);
    await writeFile(join(folder, 'lock'), '999999999\n'); // of no process
  };
  const begun = async (n: number) => {
    const log = await Log.open(folder, options);
    for (let i = 0; i < n; i++) await log.append([entry(i)]);
    await killed(log);
  };

  it('a frame that was torn off is cut away, and what stood before it is there', async () => {
    await begun(5);
    const [file = ''] = await segments();
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole, whole.subarray(0, 19)]));
    const log = await Log.open(folder, options);
    await expectWhole(log, 5);
    expect((await readFile(file)).length).toBe(whole.length);
    await log.close();
  });

  it('an entry that was promised and is gone is named', async () => {
    await begun(5);
    const [file = ''] = await segments();
    await truncate(file, (await readFile(file)).length - 1);
    await expect(Log.open(folder, options)).rejects.toThrow(/checkpoint of 5 entries: it has 4/);
    // and the folder is free again
    await expect(Log.open(folder, options)).rejects.toThrow(/checkpoint of 5 entries: it has 4/);
  });

  it('a byte turned in the middle of the journal is named with its place', async () => {
    await begun(5);
    const [file = ''] = await segments();
    const bytes = await readFile(file);
    bytes[30] = (bytes[30] as number) ^ 1;
    await writeFile(file, bytes);
    await expect(Log.open(folder, options)).rejects.toThrow(
      /\.journal, offset 25, from entry 1 on \(a frame is broken/,
    );
  });

  it('a checkpoint of another history is not carried on', async () => {
    await begun(5);
    const path = join(folder, 'sm3', 'checkpoint');
    const note = await readFile(path, 'utf8');
    const lines = note.split('\n');
    lines[2] = Buffer.alloc(32, 7).toString('base64');
    await writeFile(path, lines.join('\n'));
    await expect(Log.open(folder, options)).rejects.toThrow(/under another root/);
  });

  it('what was half written to tiles is written again', async () => {
    const log = await Log.open(folder, options);
    await log.append(entries(0, 1000));
    await killed(log);
    for (const file of ['entries.bundles', 'entries.ends', 'sha256/0.tiles', 'sm3/1.tiles'])
      await writeFile(join(folder, file), 'half written');
    const again = await Log.open(folder, options);
    await expectWhole(again, 1000);
    await again.close();
    const third = await Log.open(folder, options);
    await expectWhole(third, 1000);
    await third.close();
  });

  it('a stored file that is too short is named', async () => {
    const log = await Log.open(folder, options);
    await log.append(entries(0, 1000));
    await log.close();
    await truncate(join(folder, 'sm3', '0.tiles'), 100);
    await expect(Log.open(folder, options)).rejects.toThrow(/sm3\/0.tiles has fewer than 24576 bytes/);
  });
});
