/** Opening a session: the one place where a token is made, whatever way the person came in. */
import type { Acts, Origin } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { type Principal, VISITOR } from '../../policy/principal.ts';
import type { Account } from '../accounts/store.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import type { PostStore } from '../posts/posts.ts';
import { placeOf } from '../principal-of.ts';
import type { SignInMethod } from '../tables.ts';
import { chosenPost, type LiveSessions } from './live.ts';
import type { SessionStore } from './store.ts';
import { digestOf, newToken } from './token.ts';

/** Where a sign-in comes from. */
export interface SignInFrom {
  readonly origin: Origin;
  /** The browser's own word for itself, cut short. */
  readonly agent: string;
  /** Token that the request brought along: its session ends, so that nothing planted before lives on (session fixation). */
  readonly before: string | null;
}

/** → the token, for the cookie alone. @throws ServerError forbidden where the account is locked. */
export type OpenSession = (account: Account, method: SignInMethod, from: SignInFrom) => Promise<string>;

export function sessionOpener(parts: {
  readonly acts: Acts;
  readonly store: SessionStore;
  readonly live: LiveSessions;
  readonly posts: PostStore;
  readonly directory: OrganisationDirectory;
  readonly limits: Limits;
}): OpenSession {
  const { acts, store, live, posts, directory, limits } = parts;
  return async (account, method, from) => {
    if (account.locked_at) throw lockedAccount();
    const token = newToken();
    const id = newId('session');
    const before = from.before === null ? null : await store.byDigest(digestOf(from.before));
    await acts.run(
      {
        action: 'session.open',
        principal: await asPrincipal(account, id),
        origin: from.origin,
        target: { kind: 'Account', id: account.id },
      },
      async ({ trx, at, note }) => {
        const post = chosenPost(await posts.of(account.id, at), { post: null, delegation: null });
        await store.add(trx, {
          id,
          digest: digestOf(token),
          account: account.id,
          post: post?.post ?? null,
          delegation: post?.delegation ?? null,
          method,
          made_at: at,
          seen_at: at,
          until: new Date(at.getTime() + limits.session_life),
          address: from.origin.address,
          agent: from.agent.slice(0, 200),
        });
        if (before) await store.end(trx, { id: before.id }, account.id, 'replaced', at);
        note({ method });
      },
    );
    if (before) live.forget(before.account);
    return token;
  };

  async function asPrincipal(account: Account, session: string): Promise<Principal> {
    const organisation = await directory.get(account.organisation);
    return { ...VISITOR, ...placeOf(organisation, []), kind: 'user', id: account.id, name: account.name, session };
  }
}

export function lockedAccount(): ServerError {
  return new ServerError(
    'forbidden',
    { zh: '这个账号已停用。', en: 'This account is locked.' },
    { where: 'session.open', mend: { zh: '请联系本单位系统管理员。', en: 'Ask the system administrator.' } },
  );
}
