/** Organisations by their id, and as one types: a province has more than any page should be given at once. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';

const RARELY_MS = 300_000;
/** So many are shown; whoever looks for one writes another word. */
const SHOWN = 20;

/** `null`: of none. */
export function useOrganisation(id: string | null) {
  return useQuery({
    queryKey: ['organisations', 'one', id],
    queryFn: ({ signal }) => read('organisation', { params: { organisation: id ?? '' }, signal }),
    enabled: id !== null && id !== '',
    staleTime: RARELY_MS,
    retry: false,
  });
}

/** By name, pinyin, its initials, credit code, division code; the nearest first. `null`: nobody asks. */
export function useOrganisationsLike(q: string | null) {
  return useQuery({
    queryKey: ['organisations', 'like', q],
    queryFn: ({ signal }) => read('organisations', { query: { ...(q ? { q } : {}), limit: SHOWN }, signal }),
    enabled: q !== null,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
