/** Why held runs were published all the same. */
import type { Db } from '../db/database.ts';

export interface ReleaseLog {
  find(run: string): Promise<{ by: string; at: string; reason: string } | null>;
  add(run: string, actor: string, reason: string): Promise<void>;
}

export function releaseLog(db: Db): ReleaseLog {
  return {
    async find(run) {
      const row = await db.selectFrom('run_release').selectAll().where('run', '=', run).executeTakeFirst();
      return row ? { by: row.actor, at: row.at.toISOString(), reason: row.reason } : null;
    },
    async add(run, actor, reason) {
      await db
        .insertInto('run_release')
        .values({ run, actor, reason })
        .onConflict((conflict) => conflict.column('run').doUpdateSet({ actor, reason }))
        .execute();
    },
  };
}
