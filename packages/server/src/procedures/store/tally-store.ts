/** SQL of the figures of open duties. The database itself keeps them in step with the duties; here they are only brought together. */
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';

export function tallyStore(db: Db) {
  return {
    /** Adds what acts have left since to the figures, so that the next overview reads few rows. Nothing that can be read changes by it. */
    async gather(): Promise<void> {
      await db.transaction().execute(async (trx) => {
        // in one order, so that two servers that gather at once do not wait for each other in a ring
        const { rows } = await sql<{ due_at: string; place: number }>`
          WITH taken AS (DELETE FROM duty_change RETURNING due_at, place, cases), summed AS (
            INSERT INTO duty_tally (due_at, place, cases)
            SELECT due_at, place, sum(cases) FROM taken GROUP BY due_at, place HAVING sum(cases) <> 0 ORDER BY due_at, place
            ON CONFLICT (due_at, place) DO UPDATE SET cases = duty_tally.cases + excluded.cases
            RETURNING due_at, place, cases)
          SELECT due_at::text, place FROM summed WHERE cases = 0`.execute(trx);
        if (rows.length > 0)
          await sql`DELETE FROM duty_tally t USING unnest(${rows.map((row) => row.due_at)}::timestamptz[], ${rows.map((row) => row.place)}::int[]) AS gone (due_at, place)
            WHERE t.due_at = gone.due_at AND t.place = gone.place AND t.cases = 0`.execute(trx);
      });
    },
  };
}
export type TallyStore = ReturnType<typeof tallyStore>;
