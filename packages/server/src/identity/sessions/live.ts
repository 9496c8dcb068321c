/**
 * From a token to the principal. Kept for a few seconds, so that a page's burst of requests asks the database once; a change of the account made here
 * is felt at once, one made by another server within those seconds.
 */
import { type Principal, VISITOR } from '../../policy/principal.ts';
import { OFFICERS } from '../../policy/roles.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import type { ActivePost, PostStore } from '../posts/posts.ts';
import { placeOf } from '../principal-of.ts';
import type { SignInMethod } from '../tables.ts';
import type { SessionRow, SessionStore } from './store.ts';
import { digestOf } from './token.ts';

export interface LiveSessions {
  /** Null where the token opens nothing: unknown, ended, run out, idle for too long, its account locked. */
  principalOf(token: string): Promise<Principal | null>;
  /** After anything about the account or its posts, roles, delegations or sessions changed; without a name after a change that many may feel. */
  forget(account?: string): void;
}

export interface LiveSessionParts {
  readonly store: SessionStore;
  readonly posts: PostStore;
  readonly directory: OrganisationDirectory;
  readonly limits: Limits;
  readonly clock: () => Date;
  /** Sessions opened with one click count only where the demonstration is on. */
  readonly demo: boolean;
  readonly officersNeedSecondFactor: boolean;
  readonly onError: (error: unknown) => void;
}

const FRESH_MS = 3_000;
/** `seen_at` is written at most once in this time. */
const SEEN_MS = 60_000;
const MOST_KEPT = 20_000;

interface Kept {
  readonly principal: Principal;
  readonly account: string;
  readonly session: string;
  readonly until: number;
  readonly at: number;
  seenAt: number;
}

export function liveSessions(parts: LiveSessionParts): LiveSessions {
  const { store, posts, directory, limits, clock, demo, officersNeedSecondFactor, onError } = parts;
  const kept = new Map<string, Kept>();
  /** Raised by every `forget`: what was read before is not kept. */
  let generation = 0;

  function isOpen(row: SessionRow, now: Date): boolean {
    return (
      row.ended_at === null &&
      row.locked_at === null &&
      row.until > now &&
      now.getTime() - row.seen_at.getTime() < limits.session_idle &&
      (demo || row.method !== 'demo')
    );
  }

  async function touch(entry: Kept, now: Date): Promise<void> {
    if (now.getTime() - entry.seenAt < SEEN_MS) return;
    entry.seenAt = now.getTime();
    await store.seen(entry.session, now).catch(onError);
  }

  async function load(key: string, token: string, now: Date): Promise<Principal | null> {
    const begun = generation;
    const row = await store.byDigest(digestOf(token));
    if (!row || !isOpen(row, now)) return null;
    const active = await posts.of(row.account, now);
    const post = chosenPost(active, row);
    const organisation = await directory.get(post?.organisation ?? row.home);
    const roles = officersNeedSecondFactor && lacksSecondFactor(row.method, post) ? [] : (post?.roles ?? []);
    const principal: Principal = {
      ...VISITOR,
      ...placeOf(organisation, roles),
      kind: 'user',
      id: row.account,
      name: row.name,
      session: row.id,
      post: post?.post ?? null,
      behalf: post?.behalf ?? null,
    };
    const until = Math.min(row.until.getTime(), post?.until?.getTime() ?? Number.POSITIVE_INFINITY);
    const entry: Kept = {
      principal,
      account: row.account,
      session: row.id,
      until,
      at: now.getTime(),
      seenAt: row.seen_at.getTime(),
    };
    if (generation === begun) {
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
      kept.set(key, entry);
    }
    await touch(entry, now);
    return principal;
  }

  return {
    async principalOf(token) {
      const now = clock();
      const key = digestOf(token).toString('base64');
      const entry = kept.get(key);
      if (entry) {
        const age = now.getTime() - entry.at;
        if (age >= 0 && age < FRESH_MS && now.getTime() < entry.until) {
          void touch(entry, now);
          return entry.principal;
        }
        kept.delete(key);
      }
      return load(key, token, now);
    },
    forget(account) {
      generation += 1;
      if (account === undefined) kept.clear();
      else for (const [key, entry] of kept) if (entry.account === account) kept.delete(key);
    },
  };
}

/** An officer who came in by a password alone. */
export function lacksSecondFactor(method: SignInMethod, post: ActivePost | null): boolean {
  return method === 'password' && post?.roles.some((role) => OFFICERS.includes(role)) === true;
}

/** The post that the session names, where it still counts; else the first own one. */
export function chosenPost(
  active: readonly ActivePost[],
  row: { readonly post: string | null; readonly delegation: string | null },
): ActivePost | null {
  const named = active.find((post) => post.post === row.post && post.delegation === row.delegation);
  return named ?? active.find((post) => post.delegation === null) ?? active[0] ?? null;
}
