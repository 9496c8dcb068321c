/** A log and proofs that others made. Their folder lies beside the repository; elsewhere these tests say that they did not run. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCheckpoint } from './note/checkpoint.ts';
import { parseVerifier } from './note/keys.ts';
import { openNote } from './note/note.ts';
import { decodeEntries } from './tree/bundle.ts';
import { proveConsistency, proveInclusion, rootOf } from './tree/proofs.ts';
import { tilePath } from './tree/tiles.ts';
import { treeHash } from './tree/tree-hash.ts';
import { verifyConsistency, verifyInclusion } from './tree/verify.ts';

const data = join(process.env['KUAISHU_DATA'] ?? join(import.meta.dirname, '../../../../shared/data'), 'crypto');
const present = existsSync(join(data, 'tlog_tiles'));
if (!present && process.env['CI']) throw new Error(`the published vectors are missing: ${data} (set KUAISHU_DATA)`);
if (!present) console.warn('The published vectors are not here: tests against them are skipped.');

const hash = treeHash('sha256');

interface Case {
  readonly case: string;
  readonly desc: string;
  readonly wantErr: boolean;
  readonly proof: readonly string[] | null;
  readonly leafIdx?: number;
  readonly treeSize?: number;
  readonly leafHash?: string;
  readonly root?: string;
  readonly size1?: number;
  readonly size2?: number;
  readonly root1?: string;
  readonly root2?: string;
}

describe.skipIf(!present)('published vectors', () => {
  it('of RFC 6962 proofs hold where they should, and nowhere else', () => {
    const cases = readFileSync(join(data, 'merkle_rfc6962_proofs.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Case);
    const bytes = (text: string | null | undefined) => Buffer.from(text ?? '', 'base64');
    const holds = (c: Case) => {
      const proof = (c.proof ?? []).map(bytes);
      return c.case.startsWith('inclusion')
        ? verifyInclusion(hash, {
            leaf: bytes(c.leafHash),
            index: c.leafIdx ?? 0,
            size: c.treeSize ?? 0,
            root: bytes(c.root),
            proof,
          })
        : verifyConsistency(
            hash,
            { size: c.size1 ?? 0, root: bytes(c.root1) },
            { size: c.size2 ?? 0, root: bytes(c.root2) },
            proof,
          );
    };
    const differing = cases.filter((c) => holds(c) === c.wantErr).map((c) => `${c.case}: ${c.desc}`);
    expect(differing).toEqual([]);
    expect(cases.filter((c) => !c.wantErr).length).toBe(12);
    expect(cases.filter((c) => c.wantErr).length).toBe(172);
  });

  it('of a tiled log: its checkpoints are signed, and its tiles prove every entry and every growth', async () => {
    const folder = join(data, 'tlog_tiles');
    const vkey = /public key: (\S+)/.exec(readFileSync(join(folder, 'README.txt'), 'utf8'))?.[1] ?? '';
    const verifier = parseVerifier(vkey);
    const source = {
      tile: async (level: number, index: number, width: number) =>
        readFileSync(join(folder, tilePath(level, index, width))),
      entries: async (index: number, width: number) => readFileSync(join(folder, tilePath('entries', index, width))),
    };
    const heads = Array.from({ length: 16 }, (_, size) =>
      parseCheckpoint(openNote(readFileSync(join(folder, `checkpoint.${size}`), 'utf8'), [verifier]).text),
    );
    for (const [size, head] of heads.entries()) {
      expect(head.size).toBe(size);
      const tree = { size, hash, source };
      expect(Buffer.from(await rootOf(tree)).equals(head.root)).toBe(true);
      const entries = size === 0 ? [] : decodeEntries(await source.entries(0, size));
      expect(entries?.length).toBe(size);
      for (const [index, entry] of (entries ?? []).entries())
        expect(
          verifyInclusion(hash, {
            leaf: hash.leaf(entry),
            index,
            size,
            root: head.root,
            proof: await proveInclusion(tree, index),
          }),
        ).toBe(true);
      for (const older of heads.slice(0, size + 1))
        expect(verifyConsistency(hash, older, head, await proveConsistency(tree, older.size))).toBe(true);
    }
  });
});
