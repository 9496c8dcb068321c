/** Retries of effects by hand: what was put in line again is told until the page is left, and what came of it is looked for. */
import type { EffectView } from '@kuaishu/api';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { write } from '../lib/http.ts';

/** Effects run within seconds. */
export const LOOK_AGAIN_MS = 3_000;

export function useRetry() {
  const client = useQueryClient();
  const [last, setLast] = useState<EffectView | null>(null);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (effect: EffectView) => write('retryEffect', { params: { effect: effect.id } }),
    onSuccess: async (after) => {
      setLast(after);
      await client.invalidateQueries({ queryKey: ['effects'] });
      if (after.case !== null) await client.invalidateQueries({ queryKey: ['case', after.case] });
    },
  });
  return { retry: mutate, isPending, error, last };
}
