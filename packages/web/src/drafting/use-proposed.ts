/**
 * What was proposed and what became of it, kept while the pages are open: who opens a draft and comes back finds the other proposals as they were, without
 * sending the file or the password again. With the session it is forgotten.
 */
import type { Proposals } from '@kuaishu/api';
import { skipToken, useQuery, useQueryClient } from '@tanstack/react-query';
import { textAt } from '../domain/entry-body.ts';
import type { Choice, Outcome } from './ProposalSheet.tsx';

export interface Proposed {
  readonly found: Proposals;
  readonly choices: readonly Choice[];
  readonly outcomes: readonly Outcome[];
}

export type Change = (to: (before: Proposed) => Proposed) => void;

export function useProposed(origin: 'file' | 'database') {
  const client = useQueryClient();
  const queryKey = ['proposals', origin];
  const { data } = useQuery<Proposed>({
    queryKey,
    queryFn: skipToken,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  const change: Change = (to) =>
    client.setQueryData<Proposed>(queryKey, (before) => (before === undefined ? undefined : to(before)));
  return {
    proposed: data,
    change,
    begin: (found: Proposals) =>
      client.setQueryData<Proposed>(queryKey, {
        found,
        choices: found.proposals.map(({ body }) => ({
          use: true,
          name: textAt(body, 'name', 'zh'),
          resource: textAt(body, 'resource'),
        })),
        outcomes: found.proposals.map(() => undefined),
      }),
    clear: () => client.resetQueries({ queryKey, exact: true }),
  };
}
