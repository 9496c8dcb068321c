/** Posts (岗位) in which a person may act: own ones and those delegated to them, each with the roles that count now. */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Role } from '../../policy/roles.ts';

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
  /** People with a role, delegates included, at an organisation or in a territory, its counties left out; accounts that are locked are left out. */
  holders(role: Role, where: { organisation: string } | { territory: string }, at: Date): Promise<Holder[]>;
}

/** One role of one post. */
export type StandingRow = Pick<ActivePost, 'post' | 'organisation' | 'delegation' | 'behalf' | 'until'> & {
  readonly role: Role;
};

/** Rows of who stands in which post with which role: their own posts, and those delegated to them without an officer's roles. */
export const standings = (at: Date): RawBuilder<unknown> => sql`
  SELECT post.account AS person, post.id AS post, post.organisation, post_role.role,
    NULL AS delegation, NULL AS behalf, NULL::timestamptz AS until
  FROM post JOIN post_role ON post_role.post = post.id
  WHERE post.from_at <= ${at} AND post_role.revoked_at IS NULL AND (post_role.until IS NULL OR post_role.until > ${at})
  UNION ALL
  SELECT delegation.delegate, post.id, post.organisation, post_role.role, delegation.id, post.account, delegation.until
  FROM delegation JOIN post ON post.id = delegation.post JOIN post_role ON post_role.post = post.id
  WHERE delegation.revoked_at IS NULL AND delegation.from_at <= ${at} AND delegation.until > ${at}
    AND post.from_at <= ${at} AND post_role.revoked_at IS NULL AND (post_role.until IS NULL OR post_role.until > ${at})
    AND NOT is_officer_role(post_role.role)`;

/** Rows of one person, in the order in which the posts are to be. */
export function postsOf(account: string, rows: readonly StandingRow[]): ActivePost[] {
  const found = new Map<string, ActivePost>();
  for (const { role, ...post } of rows) {
    const key = post.delegation ?? post.post;
    const before = found.get(key);
    found.set(key, before ? { ...before, roles: [...before.roles, role] } : { ...post, account, roles: [role] });
  }
  return [...found.values()];
}

export function postStore(db: Db): PostStore {
  return {
    async of(account, at) {
      const { rows } = await sql<StandingRow>`
        SELECT post, organisation, role, delegation, behalf, until FROM (${standings(at)}) standing
        WHERE person = ${account} ORDER BY delegation NULLS FIRST, post, role`.execute(db);
      return postsOf(account, rows);
    },
    async holders(role, where, at) {
      const place =
        'organisation' in where
          ? sql`standing.organisation = ${where.organisation}`
          : sql`organisation.territory = ${where.territory} AND organisation.level <> 'county'`;
      const { rows } = await sql<Holder>`
        SELECT user_account.id AS "user", user_account.name, user_account.email, standing.post, standing.organisation, standing.behalf
        FROM (${standings(at)}) standing
        JOIN user_account ON user_account.id = standing.person JOIN organisation ON organisation.id = standing.organisation
        WHERE user_account.locked_at IS NULL AND standing.role = ${role} AND ${place}
        ORDER BY standing.behalf IS NOT NULL, user_account.id`.execute(db);
      return rows;
    },
  };
}
