/** What follows from an entry, asked of the server anew once one stops typing. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Body } from '../domain/entry-body.ts';
import { write } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';

export function useDerived(entry: string, body: Body) {
  const settled = useSettled(body);
  return useQuery({
    queryKey: ['entry-derived', entry, settled],
    queryFn: () => write('deriveEntry', { params: { entry }, body: { body: settled } }),
    placeholderData: keepPreviousData,
  });
}
