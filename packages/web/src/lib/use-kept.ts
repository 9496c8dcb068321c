/** A form's state that survives leaving the page: see `kept.ts`. */
import { useCallback, useEffect, useRef, useState } from 'react';
import { forget, keep, keptOf } from './kept.ts';

export interface KeptState<T> {
  readonly value: T;
  readonly set: (next: T | ((before: T) => T)) => void;
  /** When what was given back had been typed; null where the form began empty or has been sent. */
  readonly since: string | null;
  /** Begins anew: what was kept is sent, or not wanted any more. */
  readonly clear: () => void;
}

/** `key` null keeps nothing, as where nobody is signed in. The key of a mounted form does not change: mount it with React's `key`. */
export function useKept<T>(user: string | undefined, key: string, initial: T): KeptState<T> {
  const [first] = useState(() => ({ initial, kept: user ? keptOf<T>(user, key) : null }));
  const [value, setValue] = useState<T>(first.kept?.value ?? first.initial);
  const [since, setSince] = useState(first.kept?.at ?? null);
  const sent = useRef(false);
  useEffect(() => {
    if (!user || sent.current) return;
    if (JSON.stringify(value) === JSON.stringify(first.initial)) forget(user, key);
    else if (value !== first.kept?.value) keep(user, key, value);
  }, [user, key, value, first]);
  const set = useCallback((next: T | ((before: T) => T)) => {
    sent.current = false;
    setValue(next);
  }, []);
  const clear = useCallback(() => {
    sent.current = true;
    if (user) forget(user, key);
    setValue(first.initial);
    setSince(null);
  }, [user, key, first]);
  return { value, set, since, clear };
}
