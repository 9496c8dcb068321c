/** SQL of posts and the roles granted to them. */
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { newId } from '../../ids.ts';
import type { Role } from '../../policy/roles.ts';
import type { PostRoleTable, PostTable } from '../tables.ts';

export interface GrantRow extends Selectable<PostRoleTable> {
  readonly account: string;
  readonly organisation: string;
}

export interface RoleStore {
  /** Grants that count at the time, of these accounts. */
  grants(accounts: readonly string[], at: Date): Promise<GrantRow[]>;
  grant(id: string): Promise<GrantRow | null>;
  post(id: string): Promise<Selectable<PostTable> | null>;
  /** The account's post at the organisation, made where there is none. */
  ensurePost(trx: Transaction<Tables>, account: string, organisation: string, at: Date): Promise<string>;
  /** False where the post has the role already. */
  add(
    trx: Transaction<Tables>,
    grant: {
      readonly id: string;
      readonly post: string;
      readonly role: Role;
      readonly by: string;
      readonly reason: string;
      readonly until: Date | null;
    },
    at: Date,
  ): Promise<boolean>;
  /** False where it was taken back before. */
  revoke(trx: Transaction<Tables>, id: string, by: string, reason: string, at: Date): Promise<boolean>;
}

export function roleStore(db: Db): RoleStore {
  const all = db
    .selectFrom('post_role')
    .innerJoin('post', 'post.id', 'post_role.post')
    .selectAll('post_role')
    .select(['post.account', 'post.organisation']);
  return {
    grants: async (accounts, at) =>
      accounts.length === 0
        ? []
        : all
            .where('post.account', 'in', [...accounts])
            .where('post_role.revoked_at', 'is', null)
            .where((eb) => eb.or([eb('post_role.until', 'is', null), eb('post_role.until', '>', at)]))
            .orderBy('post.made_at')
            .orderBy('post_role.granted_at')
            .orderBy('post_role.id')
            .execute(),
    async grant(id) {
      return (await all.where('post_role.id', '=', id).executeTakeFirst()) ?? null;
    },
    async post(id) {
      return (await db.selectFrom('post').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async ensurePost(trx, account, organisation, at) {
      await trx
        .insertInto('post')
        .values({ id: newId('post', at), account, organisation, from_at: at, made_at: at })
        .onConflict((oc) => oc.columns(['account', 'organisation']).doNothing())
        .execute();
      const { id } = await trx
        .selectFrom('post')
        .select('id')
        .where('account', '=', account)
        .where('organisation', '=', organisation)
        .executeTakeFirstOrThrow();
      return id;
    },
    async add(trx, { id, post, role, by, reason, until }, at) {
      // A grant that ran out stands in the way of a new one no longer.
      await trx
        .updateTable('post_role')
        .set({ revoked_at: at, revoked_by: 'system', revoke_reason: 'ran out' })
        .where('post', '=', post)
        .where('role', '=', role)
        .where('revoked_at', 'is', null)
        .where('until', '<=', at)
        .execute();
      const added = await trx
        .insertInto('post_role')
        .values({
          id,
          post,
          role,
          granted_at: at,
          granted_by: by,
          reason,
          until,
          revoked_by: null,
          revoke_reason: null,
        })
        .onConflict((oc) => oc.columns(['post', 'role']).where('revoked_at', 'is', null).doNothing())
        .returning('id')
        .executeTakeFirst();
      return added !== undefined;
    },
    async revoke(trx, id, by, reason, at) {
      const { numUpdatedRows } = await trx
        .updateTable('post_role')
        .set({ revoked_at: at, revoked_by: by, revoke_reason: reason })
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
  };
}
