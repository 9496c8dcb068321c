import { generateKeyPairSync } from 'node:crypto';
import { glob, mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Sm2PrivateKey } from '@kuaishu/gm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copySource, writeCopy } from '../copy/static-copy.ts';
import { verifyLog } from '../copy/verify-log.ts';
import { ed25519Signer, sm2Signer } from '../note/keys.ts';
import { checkpointPath } from './checkpoint-file.ts';
import { Log } from './log.ts';
import { openLogReader } from './log-reader.ts';

const ed = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
const sm = sm2Signer('gz.example/ledger/sm3', Sm2PrivateKey.generate());
const entries = (n: number) => Array.from({ length: n }, (_, i) => Buffer.from(`entry ${i}`));

let root: string;
let log: Log;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'kuaishu-reader-'));
  log = await Log.open(join(root, 'log'), { origin: 'gz.example/ledger', signers: { sha256: [ed], sm3: [sm] } });
});
afterEach(async () => {
  await log.close();
  await rm(root, { recursive: true, force: true });
});

/** A copy of the log as somebody who only reads sees it, brought up to now, and its check. */
async function copied() {
  const reader = await openLogReader(join(root, 'log'));
  try {
    const folder = join(root, 'copy');
    const size = await writeCopy(reader, folder);
    const report = await verifyLog({
      checkpoint: (tree) => readFile(checkpointPath(folder, tree), 'utf8'),
      source: (tree) => copySource(folder, tree),
      verifiers: [ed.verifier, sm.verifier],
    });
    return { size, report };
  } finally {
    await reader.close();
  }
}

describe('a log that is being written', () => {
  it('is read whole as of a checkpoint, again and again, and its copy goes along', async () => {
    // a little before tiles go to disk and the journal changes, which then happens under the reader's eyes
    await log.append(entries(32_000));
    let writing = true;
    const writer = (async () => {
      for (; writing; await wait(10)) await log.append(entries(300));
    })();
    const sizes: number[] = [];
    try {
      for (let i = 0; i < 4; i++) {
        const { size, report } = await copied();
        expect(report).toMatchObject({ ok: true, size, faults: [] });
        sizes.push(size);
      }
    } finally {
      writing = false;
      await writer;
    }
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(sizes.at(-1)).toBeGreaterThan(32_768);
    const found: string[] = [];
    for await (const path of glob('copy/**/*.p', { cwd: root })) found.push(path);
    // partial tiles that have filled since are gone: at most one a level, and one of bundles
    expect(found.length).toBeLessThanOrEqual(7);
  }, 120_000);

  it('is not changed by its readers', async () => {
    await log.append(entries(600));
    const before = await readFile(join(root, 'log', 'store.json'), 'utf8').catch(() => null);
    await copied();
    await log.append(entries(1));
    expect(await readFile(join(root, 'log', 'store.json'), 'utf8').catch(() => null)).toBe(before);
    expect((await copied()).size).toBe(601);
  });

  it('of which a part of what was promised is gone says so', async () => {
    await log.append(entries(5));
    const journal = join(root, 'log', 'journal', `${'0'.repeat(16)}.journal`);
    const { size } = await stat(journal);
    const bytes = await readFile(journal);
    await truncate(journal, size - 3);
    await expect(openLogReader(join(root, 'log'))).rejects.toThrow(/its checkpoint of 5 entries: .* has 0/);
    await writeFile(journal, bytes);
  });
});
