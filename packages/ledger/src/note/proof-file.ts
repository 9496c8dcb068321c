/** Proofs as files that are checked offline: C2SP tlog-proof, and the same lines under another head for the SM3 tree. */
import { LedgerError } from '../ledger-error.ts';
import { HASH_BYTES, type TreeName, treeHash } from '../tree/tree-hash.ts';
import { verifyInclusion } from '../tree/verify.ts';
import { type Checkpoint, parseCheckpoint } from './checkpoint.ts';
import type { NoteVerifier } from './keys.ts';
import { openNote } from './note.ts';

const HEADS: Readonly<Record<TreeName, string>> = {
  sha256: 'c2sp.org/tlog-proof@v1',
  sm3: 'kuaishu/tlog-proof-sm3@v1',
};

export interface ProofFile {
  readonly tree: TreeName;
  readonly index: number;
  readonly proof: readonly Uint8Array[];
  /** The signed note. */
  readonly checkpoint: string;
}

export function formatProof({ tree, index, proof, checkpoint }: ProofFile): string {
  const hashes = proof.map((hash) => `${Buffer.from(hash).toString('base64')}\n`);
  return `${HEADS[tree]}\nindex ${index}\n${hashes.join('')}\n${checkpoint}`;
}

/** @throws LedgerError PROOF. */
export function parseProof(file: string): ProofFile {
  const broken = () =>
    new LedgerError('PROOF', { zh: '不是存证证明文件。', en: 'Not a proof file of a transparency log.' });
  const end = file.indexOf('\n\n');
  if (end < 0) throw broken();
  const lines = file.slice(0, end).split('\n');
  const tree = (Object.keys(HEADS) as TreeName[]).find((name) => HEADS[name] === lines[0]);
  const rest = lines[1]?.startsWith('extra ') ? lines.slice(2) : lines.slice(1);
  const index = /^index (0|[1-9]\d*)$/.exec(rest[0] ?? '')?.[1];
  const proof = rest.slice(1).map((line) => Buffer.from(line, 'base64'));
  if (
    !tree ||
    index === undefined ||
    !proof.every((hash, i) => hash.length === HASH_BYTES && hash.toString('base64') === rest[i + 1])
  )
    throw broken();
  return { tree, index: Number(index), proof, checkpoint: file.slice(end + 2) };
}

/**
 * The checkpoint that the entry is proven to stand under.
 *
 * @throws LedgerError NOTE where no known key has signed it, UNPROVEN where the path does not lead from the entry to its root.
 */
export function checkProof(file: ProofFile, entry: Uint8Array, verifiers: readonly NoteVerifier[]): Checkpoint {
  const checkpoint = parseCheckpoint(openNote(file.checkpoint, verifiers).text);
  const hash = treeHash(file.tree);
  const { size, root } = checkpoint;
  if (!verifyInclusion(hash, { leaf: hash.leaf(entry), index: file.index, size, root, proof: file.proof }))
    throw new LedgerError('UNPROVEN', {
      zh: `证明不成立：该记录不是检查点（${size} 条）中的第 ${file.index} 条。`,
      en: `The proof does not hold: this is not entry ${file.index} of the checkpoint's ${size}.`,
    });
  return checkpoint;
}
