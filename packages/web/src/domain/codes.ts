/** What codes mean, from the tables the project uses. */
import type { CodesView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { read } from '../lib/http.ts';
import { useWords, type Words } from '../text/index.ts';

/** The meaning of a value that is a code; null where it is not one, or an unknown one. */
export function meaningOf(
  codes: CodesView | undefined,
  pick: Words['pick'],
  attribute: string,
  value: string,
): string | null {
  const table = codes?.attributes[attribute];
  if (table === undefined) return null;
  const meaning = table === 'region' ? codes?.regions[value] : codes?.tables[table]?.[value];
  return meaning ? pick(meaning) : null;
}

/** Tables hardly ever change: read once a visit. */
function useCodes(): CodesView | undefined {
  return useQuery({
    queryKey: ['codes'],
    queryFn: ({ signal }) => read('codes', { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data;
}

export function useMeaning(): (attribute: string, value: string) => string | null {
  const { pick } = useWords();
  const codes = useCodes();
  return (attribute, value) => meaningOf(codes, pick, attribute, value);
}

/** A department in the reader's language; as it stands where the catalogue has no other name for it. */
export function useDepartment(): (provider: string) => string {
  const { pick } = useWords();
  const codes = useCodes();
  return (provider) => {
    const known = codes?.providers[provider];
    return known ? pick(known) : provider;
  };
}
