/** The only SQL of answers to findings. */
import type { Insertable, Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { CatalogAnswerTable } from './tables.ts';

export type Answer = Selectable<CatalogAnswerTable>;
/** With the name of whoever answered; null where the account is gone. */
export type NamedAnswer = Answer & { readonly by: string | null };

export function answerStore(db: Db) {
  const named = () =>
    db
      .selectFrom('catalog_answer')
      .leftJoin('user_account', 'user_account.id', 'catalog_answer.actor')
      .selectAll('catalog_answer')
      .select('user_account.name as by');
  return {
    /** Those that stand between the entry and any other: its own, and what others answered of it. */
    standing: (entry: string): Promise<NamedAnswer[]> =>
      named()
        .where('taken_back_at', 'is', null)
        .where((q) => q.or([q('entry', '=', entry), q('other', '=', entry)]))
        .execute(),

    /** All of an entry, newest first. */
    of: (entry: string): Promise<NamedAnswer[]> =>
      named().where('entry', '=', entry).orderBy('at', 'desc').orderBy('catalog_answer.id', 'desc').execute(),

    add: (trx: Transaction<Tables>, row: Insertable<CatalogAnswerTable>) =>
      trx.insertInto('catalog_answer').values(row).execute(),

    /** Undefined where none stands. */
    takeBack: (
      trx: Transaction<Tables>,
      { entry, other, actor, at }: { entry: string; other: string; actor: string; at: Date },
    ): Promise<Answer | undefined> =>
      trx
        .updateTable('catalog_answer')
        .set({ taken_back_by: actor, taken_back_at: at })
        .where('entry', '=', entry)
        .where('other', '=', other)
        .where('taken_back_at', 'is', null)
        .returningAll()
        .executeTakeFirst(),
  };
}
export type AnswerStore = ReturnType<typeof answerStore>;
