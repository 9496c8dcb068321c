/**
 * The ledger's changes as a feed (`changes?since=`), and the tree of hashes by which another catalogue finds in a few questions what it has otherwise.
 * An entry's leaf hangs at the SM3 of its id; a node's hash is that of its children in order, so equal roots mean equal ledgers.
 */
import { sm3 } from '@kuaishu/gm';
import type { Db } from '../db/database.ts';
import { type ScopeExpression, scopeSql } from '../policy/scope.ts';
import { ENTRY_COLUMNS } from './facts.ts';

export interface TreeLeaf {
  readonly key: string;
  readonly entry: string;
  readonly version: number;
  readonly digest: string;
}

export interface TreeNode {
  readonly prefix: string;
  readonly hash: string;
  readonly entries: number;
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const hash = (text: string): string => hex(sm3(Buffer.from(text)));

/** Nodes with no more entries than this list them. */
export const LEAVES_PER_NODE = 32;

export function leafOf(entry: string, version: number, digest: string): TreeLeaf {
  return { key: hash(entry), entry, version, digest };
}

/** Hash of the entries below a prefix, given in order of their keys. A node of few entries is hashed as their list, so that its shape depends on what it holds alone. */
export function nodeHash(leaves: readonly TreeLeaf[], depth: number): string {
  if (leaves.length <= LEAVES_PER_NODE)
    return hash(leaves.map(({ entry, version, digest }) => `${entry} ${version} ${digest}\n`).join(''));
  return hash(
    childrenOf(leaves, depth)
      .map(([digit, of]) => `${digit} ${nodeHash(of, depth + 1)}\n`)
      .join(''),
  );
}

export function childrenOf(leaves: readonly TreeLeaf[], depth: number): [string, readonly TreeLeaf[]][] {
  const parts = new Map<string, TreeLeaf[]>();
  for (const leaf of leaves) {
    const digit = leaf.key.charAt(depth);
    const part = parts.get(digit);
    if (part) part.push(leaf);
    else parts.set(digit, [leaf]);
  }
  return [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** The node at a prefix of hex digits of the key. */
export function nodeAt(sorted: readonly TreeLeaf[], prefix: string) {
  const leaves = sorted.filter(({ key }) => key.startsWith(prefix));
  const own: TreeNode = { prefix, hash: nodeHash(leaves, prefix.length), entries: leaves.length };
  if (leaves.length <= LEAVES_PER_NODE) return { ...own, children: [], leaves };
  const children = childrenOf(leaves, prefix.length).map(
    ([digit, of]): TreeNode => ({
      prefix: prefix + digit,
      hash: nodeHash(of, prefix.length + 1),
      entries: of.length,
    }),
  );
  return { ...own, children, leaves: [] };
}

export function changeFeed(db: Db) {
  /** Sorted leaves by scope, kept as long as nothing was published; whoever asks has one of few scopes. */
  const kept = new Map<string, { seq: number; leaves: TreeLeaf[] }>();

  async function lastSeq(): Promise<number> {
    const row = await db
      .selectFrom('catalog_change')
      .select((q) => q.fn.max('seq').as('last'))
      .executeTakeFirst();
    return Number(row?.last ?? 0);
  }

  return {
    lastSeq,

    async since(scope: ScopeExpression, seq: number, limit: number) {
      const rows = await db
        .selectFrom('catalog_change')
        .innerJoin('catalog_entry', 'catalog_entry.id', 'catalog_change.entry')
        .leftJoin('catalog_version', (join) =>
          join
            .onRef('catalog_version.entry', '=', 'catalog_change.entry')
            .onRef('catalog_version.version', '=', 'catalog_change.version'),
        )
        .select([
          'catalog_change.seq',
          'catalog_change.at',
          'catalog_change.kind',
          'catalog_change.entry',
          'catalog_change.version',
          'catalog_change.digest',
          'catalog_version.body',
        ])
        .where('catalog_change.seq', '>', String(seq))
        .where(scopeSql(scope, ENTRY_COLUMNS))
        .orderBy('catalog_change.seq')
        .limit(limit + 1)
        .execute();
      const items = rows.slice(0, limit).map((row) => ({
        seq: Number(row.seq),
        at: row.at.toISOString(),
        kind: row.kind,
        entry: row.entry,
        version: row.version,
        digest: row.digest,
        body: row.kind === 'withdrawn' ? null : row.body,
      }));
      return { items, next: items.at(-1)?.seq ?? seq, more: rows.length > limit };
    },

    async node(scope: ScopeExpression, prefix: string) {
      const seq = await lastSeq();
      const key = JSON.stringify(scope);
      let found = kept.get(key);
      if (found?.seq !== seq) {
        const rows = await db
          .selectFrom('catalog_entry')
          .select(['id', 'version', 'digest'])
          .where('state', '=', 'published')
          .where(scopeSql(scope, ENTRY_COLUMNS))
          .execute();
        const leaves = rows
          .map((row) => leafOf(row.id, row.version, row.digest))
          .sort((a, b) => (a.key < b.key ? -1 : 1));
        found = { seq, leaves };
        if (kept.size >= 50) kept.clear();
        kept.set(key, found);
      }
      return { seq, ...nodeAt(found.leaves, prefix) };
    },
  };
}
export type ChangeFeed = ReturnType<typeof changeFeed>;
