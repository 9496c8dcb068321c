/** The identifier that the platform offers for a name, asked once one stops typing. Empty while it is not known for this very name. */
import { useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';

export function useOffered(name: string): { readonly offered: string; readonly isComing: boolean } {
  const asked = useSettled(name);
  const { data, isFetching } = useQuery({
    queryKey: ['catalog-identifier', asked],
    queryFn: ({ signal }) => read('catalogIdentifier', { query: { name: asked }, signal }),
    enabled: asked.length >= 2,
    // what is free today may be taken in an hour
    staleTime: 60_000,
  });
  return { offered: asked === name ? (data?.resource ?? '') : '', isComing: asked !== name || isFetching };
}
