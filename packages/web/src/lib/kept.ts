/**
 * What one has typed and not sent yet, kept in this browser: a page that is left, reloaded or closed gives it back, also the next day.
 * It is kept under the person's own id, so that nobody else at the same browser is shown it, and forgotten once it is sent or a fortnight old.
 */
export interface Kept<T> {
  /** When it was last changed, ISO 8601. */
  readonly at: string;
  readonly value: T;
}

const PREFIX = 'kuaishu.kept.';
/** What nobody came back to for so long is not given back any more. */
export const KEPT_DAYS = 14;

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** Private windows may refuse storage: what is typed then lasts as long as the page. */
function store(): Store | null {
  try {
    return globalThis.localStorage ?? null;
  } catch {
    return null;
  }
}

const isYoung = (at: string, now: number): boolean => now - Date.parse(at) < KEPT_DAYS * 86_400_000;

function parsed<T>(text: string | null | undefined): Kept<T> | null {
  try {
    const kept = JSON.parse(text ?? 'null') as Kept<T> | null;
    return typeof kept?.at === 'string' && 'value' in kept ? kept : null;
  } catch {
    return null;
  }
}

export function keptOf<T>(user: string, key: string, { at = store(), now = Date.now() } = {}): Kept<T> | null {
  const kept = parsed<T>(at?.getItem(`${PREFIX}${user}.${key}`));
  return kept && isYoung(kept.at, now) ? kept : null;
}

export function keep(user: string, key: string, value: unknown, { at = store(), now = Date.now() } = {}): void {
  try {
    at?.setItem(`${PREFIX}${user}.${key}`, JSON.stringify({ at: new Date(now).toISOString(), value }));
  } catch {
    // A full store: what stands there under this name is older than what is on the page, and would be given back in its place.
    forget(user, key, { at });
  }
}

export function forget(user: string, key: string, { at = store() } = {}): void {
  at?.removeItem(`${PREFIX}${user}.${key}`);
}

const keysOf = (at: Store, prefix: string): string[] =>
  Array.from({ length: at.length }, (_, i) => at.key(i) ?? '').filter((key) => key.startsWith(prefix));

/** How many forms of this person are kept. */
export const keptCount = (user: string, { at = store() } = {}): number =>
  at ? keysOf(at, `${PREFIX}${user}.`).length : 0;

export function forgetAll(user: string, { at = store() } = {}): void {
  if (at) for (const key of keysOf(at, `${PREFIX}${user}.`)) at.removeItem(key);
}

/** Takes away what is too old, whoever's it is. */
export function forgetOld({ at = store(), now = Date.now() } = {}): void {
  if (!at) return;
  for (const key of keysOf(at, PREFIX)) {
    const kept = parsed(at.getItem(key));
    if (!kept || !isYoung(kept.at, now)) at.removeItem(key);
  }
}
