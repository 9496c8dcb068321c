/** Leaves of the database, to be read. */
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';

export interface StoredLeaf {
  readonly id: string;
  readonly act: string;
  readonly at: Date;
  readonly type: string;
  readonly subject: string;
  readonly body: Buffer;
  /** Null while it is on its way into the log. */
  readonly index: number | null;
}

export interface LeafStore {
  find(id: string): Promise<StoredLeaf | null>;
  /** In the order in which they were left. */
  ofSubject(subject: string, limit: number, offset: number): Promise<{ items: StoredLeaf[]; total: number }>;
}

export function leafStore(db: Db): LeafStore {
  const columns = ['id', 'act', 'at', 'type', 'subject', 'body', 'log_index'] as const;
  const leafOf = ({ log_index, ...row }: Omit<StoredLeaf, 'index'> & { log_index: string | null }): StoredLeaf => ({
    ...row,
    index: log_index === null ? null : Number(log_index),
  });
  return {
    async find(id) {
      const row = await db.selectFrom('leaf_outbox').select(columns).where('id', '=', id).executeTakeFirst();
      return row ? leafOf(row) : null;
    },
    async ofSubject(subject, limit, offset) {
      const of = db.selectFrom('leaf_outbox').where('subject', '=', subject);
      const [items, { total }] = await Promise.all([
        of.select(columns).orderBy('seq').limit(limit).offset(offset).execute(),
        of.select(sql<string>`count(*)`.as('total')).executeTakeFirstOrThrow(),
      ]);
      return { items: items.map(leafOf), total: Number(total) };
    },
  };
}
