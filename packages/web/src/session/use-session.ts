/** Who is signed in, in which post, and what that post may do; all tabs of a browser are of one mind about it. */
import type { Permission, SessionView } from '@kuaishu/api';
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { read } from '../lib/http.ts';
import { identityOf } from './identity.ts';
import { hearOtherTabs, tellOtherTabs } from './other-tabs.ts';

export const SESSION = ['session'] as const;

/** Who was signed in last in this tab. */
let last: string | null = null;

/** What was read by another person, or in another post, goes before the new one is shown. */
async function readSession(client: QueryClient, signal?: AbortSignal): Promise<SessionView> {
  const next = await read('session', signal ? { signal } : {});
  const identity = identityOf(next);
  if (identity !== null) {
    if (last !== null && last !== identity)
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    last = identity;
  }
  return next;
}

export function useSession() {
  const client = useQueryClient();
  return useQuery({
    queryKey: SESSION,
    queryFn: ({ signal }) => readSession(client, signal),
    staleTime: 60_000,
    // whoever comes back to a tab may have left, or changed the post, in another
    refetchOnWindowFocus: 'always',
  });
}

export type May = (action: Permission) => boolean;

/** Whether the present post may take the action on at least some record. */
export function useMay(): May {
  const { data } = useSession();
  const allowed = new Set<string>(data?.permissions ?? []);
  return (action) => allowed.has(action);
}

/** After signing in or changing the post the session is read anew, here and in the other tabs; what the same person had before is only asked for again. */
export function useAfresh(): () => Promise<SessionView> {
  const client = useQueryClient();
  return async () => {
    const next = await client.fetchQuery({ queryKey: SESSION, queryFn: () => readSession(client), staleTime: 0 });
    await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    tellOtherTabs('changed');
    return next;
  };
}

/** Nothing of who left stays in the memory of any tab. */
export function leaveHouse(): void {
  tellOtherTabs('left');
  location.assign('/');
}

/** Mount once: what other tabs tell. */
export function useOtherTabs(): void {
  const client = useQueryClient();
  useEffect(
    () =>
      hearOtherTabs((news) => {
        if (news === 'left') location.reload();
        else void client.invalidateQueries({ queryKey: SESSION, exact: true });
      }),
    [client],
  );
}
