/** How many statements the application has asked of the database, as `pg_stat_statements` counts them. */
import { sql } from 'kysely';
import type { Db } from '../../packages/server/src/db/database.ts';

/** A function that counts; it gives null where the database was not started with the counter. */
export async function statementCount(db: Db): Promise<() => Promise<number | null>> {
  const isCounting = await sql`CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA public`.execute(db).then(
    () =>
      sql`SELECT 1 FROM public.pg_stat_statements LIMIT 1`.execute(db).then(
        () => true,
        () => false,
      ),
    () => false,
  );
  if (!isCounting) return async () => null;
  return async () => {
    const { rows } = await sql<{ calls: string }>`
      SELECT coalesce(sum(calls), 0) AS calls FROM public.pg_stat_statements s JOIN pg_roles r ON r.oid = s.userid
      WHERE r.rolname = 'kuaishu_app'`.execute(db);
    return Number(rows[0]?.calls ?? 0);
  };
}
