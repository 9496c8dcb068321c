/** A form of whoever is signed in that survives leaving the page: see `lib/kept.ts`. */
import { type KeptState, useKept } from '../lib/use-kept.ts';
import { useSession } from './use-session.ts';

export function useKeptForm<T>(key: string, initial: T): KeptState<T> {
  const { data } = useSession();
  return useKept(data?.user?.id, key, initial);
}
