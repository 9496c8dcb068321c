/** Who is signed in, in which post, and what that post may do. */
import type { Permission, SessionView } from '@kuaishu/api';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { read } from '../lib/http.ts';

export const SESSION = ['session'] as const;

export function useSession() {
  return useQuery({ queryKey: SESSION, queryFn: ({ signal }) => read('session', { signal }), staleTime: 60_000 });
}

export type May = (action: Permission) => boolean;

/** Whether the present post may take the action on at least some record. */
export function useMay(): May {
  const { data } = useSession();
  const allowed = new Set<string>(data?.permissions ?? []);
  return (action) => allowed.has(action);
}

/** After signing in, changing the post or signing out nothing that was read before holds any more. */
export function useAfresh(): () => Promise<SessionView> {
  const client = useQueryClient();
  return async () => {
    client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SESSION[0] });
    return client.fetchQuery({ queryKey: SESSION, queryFn: () => read('session'), staleTime: 0 });
  };
}
