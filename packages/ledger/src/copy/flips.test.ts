import { generateKeyPairSync } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Sm2PrivateKey } from '@kuaishu/gm';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Log } from '../log/log.ts';
import { ed25519Signer, sm2Signer } from '../note/keys.ts';
import { type Copy, missed, readCopy } from '../testing/flips.ts';
import { writeCopy } from './static-copy.ts';

const ed = ed25519Signer('gz.example/ledger', generateKeyPairSync('ed25519').privateKey);
const sm = sm2Signer('gz.example/ledger/sm3', Sm2PrivateKey.generate());

async function copyOf(size: number): Promise<Copy> {
  const root = await mkdtemp(join(tmpdir(), 'kuaishu-flips-'));
  try {
    const log = await Log.open(join(root, 'log'), {
      origin: 'gz.example/ledger',
      signers: { sha256: [ed], sm3: [sm] },
    });
    await log.append(Array.from({ length: size }, (_, i) => Buffer.from(`entry ${i} ${'·'.repeat(i % 7)}`)));
    await writeCopy(log, join(root, 'copy'));
    await log.close();
    return await readCopy(join(root, 'copy'));
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}

it.each([1, 255, 256, 600])(
  'one bit turned anywhere in a log of %i entries is found, and its place alone is named',
  async (size) => {
    const copy = await copyOf(size);
    const place = fc.constantFrom(...copy.keys()).chain((path) =>
      fc.record({
        path: fc.constant(path),
        byte: fc.nat({ max: (copy.get(path)?.length ?? 1) - 1 }),
        bit: fc.nat({ max: 7 }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(place, async (flip) => {
        expect(await missed(copy, flip, [ed.verifier, sm.verifier])).toBeNull();
      }),
      { numRuns: 150 },
    );
  },
);
