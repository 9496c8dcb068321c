/** SQL of idempotency keys. */
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import type { IdempotencyKeyTable } from './tables.ts';

export type KeyRow = Selectable<IdempotencyKeyTable>;

export function keyStore(db: Db) {
  const one = (trx: Db | Transaction<Tables>, actor: string, key: string) =>
    trx.updateTable('idempotency_key').where('actor', '=', actor).where('key', '=', key);
  /** Null where the key was free and is taken now, else the row that has it. */
  async function take(row: Pick<KeyRow, 'actor' | 'key' | 'fingerprint' | 'process' | 'at'>): Promise<KeyRow | null> {
    const taken = await db
      .insertInto('idempotency_key')
      .values({ ...row, act: null, status: null, answer: null })
      .onConflict((oc) => oc.columns(['actor', 'key']).doNothing())
      .returning('key')
      .executeTakeFirst();
    if (taken) return null;
    const found = await db
      .selectFrom('idempotency_key')
      .selectAll()
      .where('actor', '=', row.actor)
      .where('key', '=', row.key)
      .executeTakeFirst();
    // given back between the two statements: whoever asks now is early enough
    return found ?? take(row);
  }
  return {
    take,
    /** From a process that is no more and did not act. */
    async takeOver(actor: string, key: string, from: string, process: string): Promise<boolean> {
      const { numUpdatedRows } = await one(db, actor, key)
        .set({ process })
        .where('process', '=', from)
        .where('act', 'is', null)
        .where('status', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async bind(trx: Transaction<Tables>, actor: string, key: string, act: string): Promise<void> {
      await one(trx, actor, key).set({ act }).where('act', 'is', null).execute();
    },
    async keep(actor: string, key: string, status: number, answer: Buffer): Promise<void> {
      await one(db, actor, key).set({ status, answer }).execute();
    },
    async release(actor: string, key: string): Promise<void> {
      await db
        .deleteFrom('idempotency_key')
        .where('actor', '=', actor)
        .where('key', '=', key)
        .where('act', 'is', null)
        .execute();
    },
  };
}
