/** SQL of effects. */
import type { Text2 } from '@kuaishu/api';
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { EffectTable } from '../tables.ts';

export type EffectRow = Selectable<EffectTable>;

export function effectStore(db: Db) {
  return {
    async insert(
      trx: Transaction<Tables>,
      row: Pick<EffectRow, 'id' | 'case_id' | 'seq' | 'name' | 'kind' | 'payload' | 'act'> & { readonly at: Date },
    ): Promise<void> {
      const { at, payload, ...rest } = row;
      await trx
        .insertInto('effect')
        .values({ ...rest, payload: JSON.stringify(payload), state: 'waiting', attempts: 0, made_at: at })
        .execute();
    },
    find: (id: string): Promise<EffectRow | undefined> =>
      db.selectFrom('effect').selectAll().where('id', '=', id).executeTakeFirst(),
    /** The row, held until the transaction ends; undefined where another one has it. */
    lock: (trx: Transaction<Tables>, id: string): Promise<EffectRow | undefined> =>
      trx.selectFrom('effect').selectAll().where('id', '=', id).forUpdate().executeTakeFirst(),
    async done(
      trx: Transaction<Tables>,
      id: string,
      at: Date,
      result: Readonly<Record<string, unknown>> | undefined,
    ): Promise<void> {
      await trx
        .updateTable('effect')
        .set((eb) => ({
          state: 'done' as const,
          attempts: eb('attempts', '+', 1),
          tried_at: at,
          done_at: at,
          result: result === undefined ? null : JSON.stringify(result),
          error: null,
          reason: null,
        }))
        .where('id', '=', id)
        .execute();
    },
    async failed(
      id: string,
      at: Date,
      why: { readonly error: string; readonly reason: Text2 | null },
      dead: boolean,
    ): Promise<void> {
      await db
        .updateTable('effect')
        .set((eb) => ({
          attempts: eb('attempts', '+', 1),
          tried_at: at,
          error: why.error,
          reason: why.reason && JSON.stringify(why.reason),
          state: dead ? ('dead' as const) : ('waiting' as const),
        }))
        .where('id', '=', id)
        .where('state', '=', 'waiting')
        .execute();
    },
    async again(trx: Transaction<Tables>, id: string, by: string): Promise<void> {
      await trx
        .updateTable('effect')
        .set({ state: 'waiting', attempts: 0, retried_by: by })
        .where('id', '=', id)
        .execute();
    },
    /** Effects made before that time which wait without a job in any of the queues. */
    async withoutJob(before: Date, queues: readonly string[]): Promise<readonly Pick<EffectRow, 'id' | 'name'>[]> {
      const { rows } = await sql<Pick<EffectRow, 'id' | 'name'>>`
        SELECT e.id, e.name FROM effect e
        WHERE e.state = 'waiting' AND e.kind <> 'inline' AND coalesce(e.tried_at, e.made_at) < ${before}
          AND NOT EXISTS (SELECT FROM pgboss.job j WHERE j.name = ANY(${[...queues]}::text[])
            AND j.state IN ('created', 'retry', 'active') AND j.data->>'effect' = e.id)
        ORDER BY e.id LIMIT 1000`.execute(db);
      return rows;
    },
    waiting: async (): Promise<number> =>
      Number(
        (
          await db
            .selectFrom('effect')
            .select((eb) => eb.fn.countAll<string>().as('n'))
            .where('state', '=', 'waiting')
            .executeTakeFirstOrThrow()
        ).n,
      ),
  };
}
export type EffectStore = ReturnType<typeof effectStore>;
