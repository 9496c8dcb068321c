/** Posts (岗位) in which a person may act: own ones and those delegated to them, each with the roles that count now. */
import type { Db } from '../../db/database.ts';
import { OFFICERS, type Role } from '../../policy/roles.ts';

export interface ActivePost {
  readonly post: string;
  readonly account: string;
  readonly organisation: string;
  readonly roles: readonly Role[];
  /** Set where it is another's post. */
  readonly delegation: string | null;
  /** Whose post it is, where it was delegated. */
  readonly behalf: string | null;
  /** End of the delegation. */
  readonly until: Date | null;
}

export interface Holder {
  readonly user: string;
  readonly name: string;
  readonly email: string | null;
  readonly post: string;
  readonly organisation: string;
  /** Whose post it is, where it was delegated. */
  readonly behalf: string | null;
}

export interface PostStore {
  /** Own posts first, each in order of making; posts without a role that counts are left out. */
  of(account: string, at: Date): Promise<ActivePost[]>;
  /** People with a role, delegates included, at an organisation or anywhere in a territory; accounts that are locked are left out. */
  holders(role: Role, where: { organisation: string } | { territory: string }, at: Date): Promise<Holder[]>;
}

export function postStore(db: Db): PostStore {
  const roles = (at: Date) =>
    db
      .selectFrom('post')
      .innerJoin('post_role', 'post_role.post', 'post.id')
      .where('post_role.revoked_at', 'is', null)
      .where((eb) => eb.or([eb('post_role.until', 'is', null), eb('post_role.until', '>', at)]))
      .where('post.from_at', '<=', at);
  const delegations = (at: Date) =>
    roles(at)
      .innerJoin('delegation', 'delegation.post', 'post.id')
      .where('delegation.revoked_at', 'is', null)
      .where('delegation.from_at', '<=', at)
      .where('delegation.until', '>', at)
      .where('post_role.role', 'not in', [...OFFICERS]);

  return {
    async of(account, at) {
      const own = await roles(at)
        .where('post.account', '=', account)
        .select(['post.id as post', 'post.organisation', 'post.made_at', 'post_role.role'])
        .orderBy('post.made_at')
        .orderBy('post.id')
        .orderBy('post_role.role')
        .execute();
      const lent = await delegations(at)
        .where('delegation.delegate', '=', account)
        .select([
          'post.id as post',
          'post.account as owner',
          'post.organisation',
          'post_role.role',
          'delegation.id as delegation',
          'delegation.until as ends',
        ])
        .orderBy('delegation.made_at')
        .orderBy('delegation.id')
        .orderBy('post_role.role')
        .execute();
      const found = new Map<string, ActivePost>();
      const add = (key: string, post: ActivePost): void => {
        const before = found.get(key);
        found.set(key, before ? { ...before, roles: [...before.roles, ...post.roles] } : post);
      };
      for (const { post, organisation, role } of own)
        add(post, { post, account, organisation, roles: [role], delegation: null, behalf: null, until: null });
      for (const { post, organisation, role, owner, delegation, ends } of lent)
        add(delegation, {
          post,
          account,
          organisation,
          roles: [role],
          delegation,
          behalf: owner,
          until: ends,
        });
      return [...found.values()];
    },
    async holders(role, where, at) {
      const own = await roles(at)
        .innerJoin('user_account', 'user_account.id', 'post.account')
        .innerJoin('organisation', 'organisation.id', 'post.organisation')
        .where('user_account.locked_at', 'is', null)
        .where('post_role.role', '=', role)
        .where((eb) =>
          'organisation' in where
            ? eb('post.organisation', '=', where.organisation)
            : eb('organisation.territory', '=', where.territory),
        )
        .select([
          'user_account.id as user',
          'user_account.name',
          'user_account.email',
          'post.id as post',
          'post.organisation',
        ])
        .orderBy('user_account.id')
        .execute();
      const lent = await delegations(at)
        .innerJoin('user_account', 'user_account.id', 'delegation.delegate')
        .innerJoin('organisation', 'organisation.id', 'post.organisation')
        .where('user_account.locked_at', 'is', null)
        .where('post_role.role', '=', role)
        .where((eb) =>
          'organisation' in where
            ? eb('post.organisation', '=', where.organisation)
            : eb('organisation.territory', '=', where.territory),
        )
        .select([
          'user_account.id as user',
          'user_account.name',
          'user_account.email',
          'post.id as post',
          'post.organisation',
          'post.account as behalf',
        ])
        .orderBy('user_account.id')
        .execute();
      return [...own.map((one) => ({ ...one, behalf: null })), ...lent];
    },
  };
}
