/** Sessions of the simulated province's people, opened in the database as a sign-in would: so many posts, each with its own token. */
import type { Db } from '../../packages/server/src/db/database.ts';
import { digestOf, newToken } from '../../packages/server/src/identity/sessions/token.ts';
import { newId } from '../../packages/server/src/ids.ts';

export interface Person {
  readonly cookie: string;
  readonly roles: readonly string[];
  readonly organisation: string;
}

const OFFICERS = ['system_admin', 'security_admin', 'audit_admin', 'developer'];

/** Of people who hold one of the roles, where some are named. */
export async function openSessions(db: Db, wanted: number, roles: readonly string[] = []): Promise<Person[]> {
  const posts = await db
    .selectFrom('post')
    .innerJoin('post_role', 'post_role.post', 'post.id')
    .select(['post.id', 'post.account', 'post.organisation', 'post_role.role'])
    .where('post_role.revoked_at', 'is', null)
    .where('post_role.role', 'not in', OFFICERS as never)
    .orderBy('post.id')
    .execute();
  const byPost = new Map<string, { account: string; organisation: string; roles: string[] }>();
  for (const { id, account, organisation, role } of posts) {
    const known = byPost.get(id) ?? { account, organisation, roles: [] };
    known.roles.push(role);
    byPost.set(id, known);
  }
  const chosen = [...byPost].filter(([, of]) => roles.length === 0 || of.roles.some((role) => roles.includes(role)));
  const now = new Date();
  const people: Person[] = [];
  for (let i = 0; i < wanted; i++) {
    const [post, of] = chosen[i % chosen.length] as (typeof chosen)[number];
    const token = newToken();
    await db
      .insertInto('session')
      .values({
        id: newId('session'),
        digest: digestOf(token),
        account: of.account,
        post,
        delegation: null,
        method: 'demo',
        made_at: now,
        seen_at: now,
        until: new Date(now.getTime() + 12 * 3_600_000),
        address: '127.0.0.1',
        agent: 'bench',
        ended_at: null,
        ended_by: null,
        end_reason: null,
      })
      .execute();
    people.push({ cookie: `kuaishu_session=${token}`, roles: of.roles, organisation: of.organisation });
  }
  return people;
}
