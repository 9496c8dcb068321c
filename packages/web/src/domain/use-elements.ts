/** Data elements by their ids: what they are called, and the type, length and grade that an item has by them. */
import type { ElementView } from '@kuaishu/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';

export function useElements(ids: readonly string[]): ReadonlyMap<string, ElementView> {
  const asked = useSettled(
    [...new Set(ids.filter((id) => /^[a-z][a-z0-9_]*$/.test(id)))].sort().slice(0, 300).join(','),
  );
  const { data } = useQuery({
    queryKey: ['catalog-elements-by-id', asked],
    queryFn: ({ signal }) => read('catalogElements', { query: { ids: asked }, signal }),
    enabled: asked !== '',
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
  return useMemo(() => new Map(data?.items.map((one) => [one.id, one])), [data]);
}
