/** Checkpoints, C2SP tlog-checkpoint: the signed head of a tree. */
import { LedgerError } from '../ledger-error.ts';
import { HASH_BYTES } from '../tree/tree-hash.ts';

export interface Checkpoint {
  /** Which log: a URL without its scheme. */
  readonly origin: string;
  /** Leaves. */
  readonly size: number;
  readonly root: Uint8Array;
}

export function formatCheckpoint({ origin, size, root }: Checkpoint): string {
  return `${origin}\n${size}\n${Buffer.from(root).toString('base64')}\n`;
}

/** From a note's text; further lines are passed over. @throws LedgerError NOTE. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin = '', size = '', root = ''] = text.split('\n');
  const bytes = Buffer.from(root, 'base64');
  const n = Number(size);
  if (
    !origin ||
    !/^(0|[1-9]\d*)$/.test(size) ||
    !Number.isSafeInteger(n) ||
    bytes.length !== HASH_BYTES ||
    bytes.toString('base64') !== root
  )
    throw new LedgerError('NOTE', {
      zh: '不是检查点：应有来源、记录数、根哈希三行。',
      en: 'Not a checkpoint: it should have three lines of origin, size and root.',
    });
  return { origin, size: n, root: bytes };
}
