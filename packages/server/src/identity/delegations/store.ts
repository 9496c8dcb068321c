/** SQL of delegations. */
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { DelegationTable } from '../tables.ts';

export interface DelegationRow extends Selectable<DelegationTable> {
  /** Whose post it is. */
  readonly owner: string;
  readonly organisation: string;
}

export interface DelegationStore {
  byId(id: string): Promise<DelegationRow | null>;
  /** Newest first; of one person, given and taken, or of all. */
  list(account: string | null): Promise<DelegationRow[]>;
  /** Which of these accounts have lent a post, or hold one that was lent to them, at the time. */
  standing(accounts: readonly string[], at: Date): Promise<ReadonlySet<string>>;
  add(
    trx: Transaction<Tables>,
    of: {
      readonly id: string;
      readonly post: string;
      readonly delegate: string;
      readonly reason: string;
      readonly until: Date;
      readonly by: string;
    },
    at: Date,
  ): Promise<void>;
  revoke(trx: Transaction<Tables>, id: string, by: string, at: Date): Promise<boolean>;
}

const MOST = 500;

export function delegationStore(db: Db): DelegationStore {
  const all = db
    .selectFrom('delegation')
    .innerJoin('post', 'post.id', 'delegation.post')
    .selectAll('delegation')
    .select(['post.account as owner', 'post.organisation']);
  return {
    async byId(id) {
      return (await all.where('delegation.id', '=', id).executeTakeFirst()) ?? null;
    },
    list(account) {
      const found =
        account === null
          ? all
          : all.where((eb) => eb.or([eb('post.account', '=', account), eb('delegation.delegate', '=', account)]));
      return found.orderBy('delegation.made_at', 'desc').orderBy('delegation.id', 'desc').limit(MOST).execute();
    },
    async standing(accounts, at) {
      if (accounts.length === 0) return new Set();
      const rows = await all
        .where((eb) => eb.or([eb('post.account', 'in', accounts), eb('delegation.delegate', 'in', accounts)]))
        .where('delegation.revoked_at', 'is', null)
        .where('delegation.until', '>', at)
        .execute();
      return new Set(rows.flatMap(({ owner, delegate }) => [owner, delegate]));
    },
    async add(trx, { id, post, delegate, reason, until, by }, at) {
      await trx
        .insertInto('delegation')
        .values({ id, post, delegate, reason, from_at: at, until, made_by: by, made_at: at, revoked_by: null })
        .execute();
    },
    async revoke(trx, id, by, at) {
      const { numUpdatedRows } = await trx
        .updateTable('delegation')
        .set({ revoked_at: at, revoked_by: by })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
