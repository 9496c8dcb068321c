/** The radar's findings about what one is compiling, asked anew once one stops typing. */
import type { ProbeRequest } from '@kuaishu/api';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { write } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';

export function useProbe(draft: ProbeRequest) {
  const asked = useSettled(draft);
  const says = (asked.title ?? '').length >= 2 || asked.items.length > 0;
  const answer = useQuery({
    queryKey: ['catalog-probe', asked],
    queryFn: () => write('catalogProbe', { body: asked }),
    enabled: says,
    placeholderData: keepPreviousData,
  });
  return { says, answer };
}
