/** What a log promised is held against what is there after each kill, at the cost of what is new: nothing is opened for writing, and no time is given to mend. */

import { type LogReader, openLogReader } from '../log/log-reader.ts';
import { type Checkpoint, parseCheckpoint } from '../note/checkpoint.ts';
import { openNote } from '../note/note.ts';
import { decodeEntries } from '../tree/bundle.ts';
import { proveConsistency, rootOf } from '../tree/proofs.ts';
import { TILE_WIDTH } from '../tree/tiles.ts';
import { TREES, type TreeName, treeHash } from '../tree/tree-hash.ts';
import { equal, verifyConsistency } from '../tree/verify.ts';
import { type Keys, killEntry, logOptions } from './kill.ts';

export type Heads = Readonly<Record<TreeName, Pick<Checkpoint, 'size' | 'root'>>>;

export const NO_HEADS: Heads = {
  sha256: { size: 0, root: treeHash('sha256').empty },
  sm3: { size: 0, root: treeHash('sm3').empty },
};

/**
 * Both signed heads as they stand after a kill. Each covers every entry that was promised, grew from the head before, is the root of the tiles, and every new
 * entry is the one that was appended, in its leaf hash too.
 *
 * @throws Error saying what is not so.
 */
export async function grewWell(folder: string, keys: Keys, before: Heads, promised: number): Promise<Heads> {
  const { signers } = logOptions(keys);
  const log = await openLogReader(folder);
  try {
    const heads = {} as Record<TreeName, Checkpoint>;
    for (const tree of TREES) {
      const verifiers = signers[tree].map(({ verifier }) => verifier);
      const head = parseCheckpoint(openNote(log.checkpoint(tree), verifiers).text);
      const view = log.view(tree, head.size);
      const hash = treeHash(tree);
      if (head.size < promised) throw new Error(`${tree} has ${head.size} entries of the ${promised} promised`);
      if (!equal(await rootOf(view), head.root)) throw new Error(`${tree}: the tiles give another root`);
      const proof = await proveConsistency(view, before[tree].size);
      if (!verifyConsistency(hash, before[tree], head, proof))
        throw new Error(`${tree} did not grow from ${before[tree].size} to ${head.size}`);
      await newEntries(log, tree, before[tree].size, head.size);
      heads[tree] = head;
    }
    return heads;
  } finally {
    await log.close();
  }
}

async function newEntries(log: LogReader, tree: TreeName, from: number, to: number): Promise<void> {
  const hash = treeHash(tree);
  for (let bundle = Math.floor(from / TILE_WIDTH); bundle * TILE_WIDTH < to; bundle++) {
    const width = Math.min(TILE_WIDTH, to - bundle * TILE_WIDTH);
    const source = log.source(tree);
    const entries = decodeEntries(await source.entries(bundle, width)) ?? [];
    if (entries.length !== width) throw new Error(`bundle ${bundle} has ${entries.length} entries, not ${width}`);
    const wrong = entries.findIndex((entry, i) => !equal(entry, killEntry(bundle * TILE_WIDTH + i)));
    if (wrong >= 0) throw new Error(`entry ${bundle * TILE_WIDTH + wrong} is another one`);
    const leaves = Buffer.concat(entries.map((entry) => hash.leaf(entry)));
    if (!equal(leaves, await source.tile(0, bundle, width)))
      throw new Error(`${tree}: tile 0/${bundle} is not of them`);
  }
}
