/** Why held runs were published all the same. */
import type { Transaction } from 'kysely';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';

export interface ReleaseLog {
  find(run: string): Promise<{ by: string; at: string; reason: string } | null>;
  add(trx: Transaction<Tables>, run: string, actor: string, reason: string): Promise<void>;
}

export function releaseLog(db: Db): ReleaseLog {
  return {
    async find(run) {
      const row = await db.selectFrom('run_release').selectAll().where('run', '=', run).executeTakeFirst();
      return row ? { by: row.actor, at: row.at.toISOString(), reason: row.reason } : null;
    },
    async add(trx, run, actor, reason) {
      await trx
        .insertInto('run_release')
        .values({ run, actor, reason })
        .onConflict((conflict) => conflict.column('run').doUpdateSet({ actor, reason }))
        .execute();
    },
  };
}
