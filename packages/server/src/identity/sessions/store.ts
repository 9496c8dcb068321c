/** SQL of sessions. */
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { type ActivePost, postsOf, type StandingRow, standings } from '../posts/posts.ts';
import type { SessionTable } from '../tables.ts';

/** A session with the account behind it. */
export interface SessionRow extends Selectable<SessionTable> {
  readonly login: string;
  readonly name: string;
  /** Home organisation of the account. */
  readonly home: string;
  readonly locked_at: Date | null;
}

export interface SessionStore {
  byDigest(digest: Buffer): Promise<SessionRow | null>;
  /** The session of a token with the posts that its person may act in: one question, asked at the first request of every few seconds. */
  standing(digest: Buffer, at: Date): Promise<{ session: SessionRow; posts: ActivePost[] } | null>;
  byId(id: string): Promise<SessionRow | null>;
  /** Sessions that neither ended nor ran out, newest first. */
  open(account: string, at: Date, idleSince: Date): Promise<SessionRow[]>;
  add(
    trx: Transaction<Tables>,
    session: Omit<Selectable<SessionTable>, 'ended_at' | 'ended_by' | 'end_reason'>,
  ): Promise<void>;
  /** When sessions were last used, many in one statement. */
  seen(marks: ReadonlyMap<string, Date>): Promise<void>;
  usePost(trx: Transaction<Tables>, id: string, post: string, delegation: string | null): Promise<void>;
  /** Ends the session; all of the account's but one where `except` is given. Returns how many ended. */
  end(
    trx: Transaction<Tables>,
    which: { id: string } | { account: string; except?: string },
    by: string,
    reason: string,
    at: Date,
  ): Promise<number>;
}

export function sessionStore(db: Db): SessionStore {
  const all = db
    .selectFrom('session')
    .innerJoin('user_account', 'user_account.id', 'session.account')
    .selectAll('session')
    .select(['user_account.login', 'user_account.name', 'user_account.organisation as home', 'user_account.locked_at']);
  return {
    async byDigest(digest) {
      return (await all.where('session.digest', '=', digest).executeTakeFirst()) ?? null;
    },
    async standing(digest, at) {
      const row = await all
        .where('session.digest', '=', digest)
        .select(
          sql<readonly (Omit<StandingRow, 'until'> & { readonly until: string | null })[]>`(
            SELECT coalesce(json_agg(standing ORDER BY delegation NULLS FIRST, post, role), '[]')
            FROM (${standings(at)}) standing WHERE person = session.account)`.as('standings'),
        )
        .executeTakeFirst();
      if (!row) return null;
      const { standings: found, ...session } = row;
      const posts = found.map(({ post, organisation, role, delegation, behalf, until }) => ({
        post,
        organisation,
        role,
        delegation,
        behalf,
        until: until === null ? null : new Date(until),
      }));
      return { session, posts: postsOf(session.account, posts) };
    },
    async byId(id) {
      return (await all.where('session.id', '=', id).executeTakeFirst()) ?? null;
    },
    open: (account, at, idleSince) =>
      all
        .where('session.account', '=', account)
        .where('session.ended_at', 'is', null)
        .where('session.until', '>', at)
        .where('session.seen_at', '>', idleSince)
        .orderBy('session.made_at', 'desc')
        .orderBy('session.id', 'desc')
        .execute(),
    async add(trx, session) {
      await trx.insertInto('session').values(session).execute();
    },
    async seen(marks) {
      if (marks.size === 0) return;
      await sql`
        UPDATE session SET seen_at = mark.at
        FROM unnest(${[...marks.keys()]}::text[], ${[...marks.values()]}::timestamptz[]) AS mark(id, at)
        WHERE session.id = mark.id AND session.seen_at < mark.at`.execute(db);
    },
    async usePost(trx, id, post, delegation) {
      await trx.updateTable('session').set({ post, delegation }).where('id', '=', id).execute();
    },
    async end(trx, which, by, reason, at) {
      let update = trx
        .updateTable('session')
        .set({ ended_at: at, ended_by: by, end_reason: reason })
        .where('ended_at', 'is', null);
      update = 'id' in which ? update.where('id', '=', which.id) : update.where('account', '=', which.account);
      if ('except' in which && which.except !== undefined) update = update.where('id', '<>', which.except);
      const { numUpdatedRows } = await update.executeTakeFirst();
      return Number(numUpdatedRows);
    },
  };
}
