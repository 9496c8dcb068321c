/** The leaves of acts on their way into the log: table `leaf_outbox`. */
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { acceptedGaps, type Gap } from './restore/gaps.ts';

export interface OutboxLeaf {
  readonly id: string;
  /** The entry for the log, to the byte. */
  readonly body: Buffer;
}

export interface PlacedLeaf {
  readonly id: string;
  readonly index: number;
}

export interface Outbox {
  /** Leaves that have no place in the log yet, in the order in which they were left. */
  waiting(most: number): Promise<OutboxLeaf[]>;
  countWaiting(): Promise<number>;
  /** Writes down their places, all or none. @throws Error where one of them has a place already. */
  place(leaves: readonly PlacedLeaf[]): Promise<void>;
  /** The leaf with the highest place. */
  last(): Promise<(OutboxLeaf & PlacedLeaf) | null>;
  /** Stretches of the log that an operator has given up. */
  gaps(): Promise<readonly Gap[]>;
  byId(ids: readonly string[]): Promise<Map<string, OutboxLeaf & { readonly index: number | null }>>;
}

export function leafOutbox(db: Db): Outbox {
  return {
    waiting: (most) =>
      db
        .selectFrom('leaf_outbox')
        .select(['id', 'body'])
        .where('log_index', 'is', null)
        .orderBy('seq')
        .limit(most)
        .execute(),
    async countWaiting() {
      const { n } = await db
        .selectFrom('leaf_outbox')
        .select((q) => q.fn.countAll<string>().as('n'))
        .where('log_index', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    async place(leaves) {
      if (leaves.length === 0) return;
      const ids = leaves.map((leaf) => leaf.id);
      const indexes = leaves.map((leaf) => leaf.index);
      // one statement: where fewer wait than are to be placed, none is
      const { numAffectedRows } = await sql`
        WITH placed AS (SELECT unnest(${ids}::text[]) AS id, unnest(${indexes}::bigint[]) AS index),
          waiting AS (SELECT l.id FROM leaf_outbox l JOIN placed ON placed.id = l.id WHERE l.log_index IS NULL FOR UPDATE OF l)
        UPDATE leaf_outbox SET log_index = placed.index
        FROM placed
        WHERE leaf_outbox.id = placed.id AND leaf_outbox.log_index IS NULL
          AND (SELECT count(*) FROM waiting) = ${leaves.length}`.execute(db);
      if (Number(numAffectedRows) !== leaves.length)
        throw new Error(`${leaves.length} leaves were to get their places, but not all of them were waiting`);
    },
    async last() {
      const row = await db
        .selectFrom('leaf_outbox')
        .select(['id', 'body', 'log_index'])
        .where('log_index', 'is not', null)
        .orderBy('log_index', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row ? { id: row.id, body: row.body, index: Number(row.log_index) } : null;
    },
    gaps: () => acceptedGaps(db),
    async byId(ids) {
      const rows = await db
        .selectFrom('leaf_outbox')
        .select(['id', 'body', 'log_index'])
        .where('id', 'in', [...ids])
        .execute();
      return new Map(
        rows.map(({ id, body, log_index }) => [id, { id, body, index: log_index === null ? null : Number(log_index) }]),
      );
    },
  };
}
