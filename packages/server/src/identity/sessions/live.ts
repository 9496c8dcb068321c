/**
 * From a token to the principal. Kept for a few seconds, so that a page's burst of requests asks the database once; a change of the account made here
 * is felt at once, one made by another server within those seconds.
 */
import { type Principal, VISITOR } from '../../policy/principal.ts';
import { OFFICERS } from '../../policy/roles.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import type { ActivePost } from '../posts/posts.ts';
import { placeOf } from '../principal-of.ts';
import type { SignInMethod } from '../tables.ts';
import type { SessionRow, SessionStore } from './store.ts';
import { digestOf } from './token.ts';

export interface LiveSessions {
  /** Null where the token opens nothing: unknown, ended, run out, idle for too long, its account locked. */
  principalOf(token: string): Promise<Principal | null>;
  /** After anything about the account or its posts, roles, delegations or sessions changed; without a name after a change that many may feel. */
  forget(account?: string): void;
  /** Writes down what is not written yet of when sessions were used. */
  close(): Promise<void>;
}

export interface LiveSessionParts {
  readonly store: SessionStore;
  readonly directory: OrganisationDirectory;
  readonly limits: Limits;
  readonly clock: () => Date;
  /** Sessions opened with one click count only where the demonstration is on. */
  readonly demo: boolean;
  readonly officersNeedSecondFactor: boolean;
  readonly onError: (error: unknown) => void;
}

const FRESH_MS = 3_000;
/** That a session was used is noted at most once in this time, and what was noted is written for all sessions together this much later. */
const SEEN_MS = 60_000;
const WRITE_MS = 2_000;
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
  const { store, directory, limits, clock, demo, officersNeedSecondFactor, onError } = parts;
  const kept = new Map<string, Kept>();
  /** Raised by every `forget`: what was read before is not kept. */
  let generation = 0;
  /** When sessions were used, as far as the database does not know yet. */
  let marks = new Map<string, Date>();
  let timer: NodeJS.Timeout | null = null;

  function isOpen(row: SessionRow, seen: Date, now: Date): boolean {
    return (
      row.ended_at === null &&
      row.locked_at === null &&
      row.until > now &&
      now.getTime() - seen.getTime() < limits.session_idle &&
      (demo || row.method !== 'demo')
    );
  }

  function touch(entry: Kept, now: Date): void {
    if (now.getTime() - entry.seenAt < SEEN_MS) return;
    entry.seenAt = now.getTime();
    marks.set(entry.session, now);
    timer ??= setTimeout(() => void write(), WRITE_MS).unref();
  }

  async function write(): Promise<void> {
    if (timer) clearTimeout(timer);
    timer = null;
    const noted = new Map(marks);
    await store.seen(noted).catch(onError);
    // What came in meanwhile stays noted.
    marks = new Map([...marks].filter(([session, at]) => noted.get(session) !== at));
  }

  async function load(key: string, token: string, now: Date): Promise<Principal | null> {
    const begun = generation;
    const found = await store.standing(digestOf(token), now);
    if (!found) return null;
    const { session: row, posts: active } = found;
    const seen = marks.get(row.id) ?? row.seen_at;
    if (!isOpen(row, seen, now)) return null;
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
      seenAt: seen.getTime(),
    };
    if (generation === begun) {
      if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value as string);
      kept.set(key, entry);
    }
    touch(entry, now);
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
          touch(entry, now);
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
    close: write,
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
