/** Turns a bit of every byte of a small log, and bits at random places of a larger one with three levels of tiles. */
import { join } from 'node:path';
import { Log, writeCopy } from '@kuaishu/ledger';
import { type Flip, missed, readCopy } from '../../packages/ledger/src/testing/flips.ts';
import { killEntry, logOptions, newKeys } from '../../packages/ledger/src/testing/kill.ts';

const SMALL = 260;
const LARGE = 66_000;
const SAMPLED = 100;

export async function flips(root: string) {
  return {
    everyByte: await sweep(join(root, 'small'), SMALL, null),
    sampled: await sweep(join(root, 'large'), LARGE, SAMPLED),
  };
}

async function sweep(folder: string, leaves: number, sampled: number | null) {
  const options = logOptions(newKeys());
  const verifiers = [...options.signers.sha256, ...options.signers.sm3].map((signer) => signer.verifier);
  const log = await Log.open(join(folder, 'log'), options);
  await log.append(Array.from({ length: leaves }, (_, i) => killEntry(i)));
  await writeCopy(log, join(folder, 'copy'));
  await log.close();
  const copy = await readCopy(join(folder, 'copy'));
  const bytes = [...copy.values()].reduce((sum, file) => sum + file.length, 0);
  const bad: unknown[] = [];
  let turned = 0;
  for (const flip of sampled === null ? every(copy) : some(copy, sampled)) {
    const wrong = await missed(copy, flip, verifiers);
    if (wrong) bad.push(wrong);
    if (++turned % 5000 === 0)
      process.stderr.write(`${turned} bytes turned, ${bad.length} not named as they should be\n`);
  }
  if (bad.length > 0) throw new Error(`not found, or named otherwise: ${JSON.stringify(bad.slice(0, 5))}`);
  return { leaves, files: copy.size, bytes, turned, named: turned - bad.length };
}

function* every(copy: ReadonlyMap<string, Buffer>): Generator<Flip> {
  for (const [path, { length }] of copy) for (let byte = 0; byte < length; byte++) yield { path, byte, bit: bit() };
}

/** As many of each file's kind: entries, tiles of each level, checkpoints. */
function* some(copy: ReadonlyMap<string, Buffer>, count: number): Generator<Flip> {
  const kinds = Map.groupBy(copy.keys(), (path) => path.replace(/\/[x\d/]*\d{3}(\.p\/\d+)?$/, ''));
  for (let i = 0; i < count; i++) {
    const paths = [...kinds.values()][i % kinds.size] as string[];
    const path = paths[Math.floor(Math.random() * paths.length)] as string;
    yield { path, byte: Math.floor(Math.random() * (copy.get(path)?.length ?? 1)), bit: bit() };
  }
}

function bit(): number {
  return Math.floor(Math.random() * 8);
}
