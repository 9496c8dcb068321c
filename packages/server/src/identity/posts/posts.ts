/** Posts (岗位) in which a person may act: own ones and those delegated to them, each with the roles that count now. */
import { sql } from 'kysely';
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

type OfRow = Pick<ActivePost, 'post' | 'organisation' | 'delegation' | 'behalf' | 'until'> & { readonly role: Role };

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
      // One question for both kinds: it is asked at the first request of every few seconds of every session.
      const { rows } = await sql<OfRow>`
        SELECT post.id AS post, post.organisation, post_role.role, NULL AS delegation, NULL AS behalf, NULL::timestamptz AS until
        FROM post JOIN post_role ON post_role.post = post.id
        WHERE post.account = ${account} AND post.from_at <= ${at} AND post_role.revoked_at IS NULL
          AND (post_role.until IS NULL OR post_role.until > ${at})
        UNION ALL
        SELECT post.id, post.organisation, post_role.role, delegation.id, post.account, delegation.until
        FROM delegation JOIN post ON post.id = delegation.post JOIN post_role ON post_role.post = post.id
        WHERE delegation.delegate = ${account} AND delegation.revoked_at IS NULL AND delegation.from_at <= ${at} AND delegation.until > ${at}
          AND post.from_at <= ${at} AND post_role.revoked_at IS NULL AND (post_role.until IS NULL OR post_role.until > ${at})
          AND NOT is_officer_role(post_role.role)
        ORDER BY delegation NULLS FIRST, post, role`.execute(db);
      const found = new Map<string, ActivePost>();
      for (const { role, ...post } of rows) {
        const key = post.delegation ?? post.post;
        const before = found.get(key);
        found.set(key, before ? { ...before, roles: [...before.roles, role] } : { ...post, account, roles: [role] });
      }
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
