/** The state of a table stands in the address of its page: a part of it is changed in place, a saved view is another address. */
import { useNavigate } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { SavedView } from './views.ts';

export interface TableAddress {
  readonly change: (part: Readonly<Record<string, string | number | undefined>>) => void;
  readonly open: (search: SavedView['search']) => void;
}

export function useAddress(): TableAddress {
  const navigate = useNavigate();
  return useMemo(
    () => ({
      change: (part) =>
        void navigate({
          to: '.',
          search: (before: Record<string, unknown>) => ({ ...before, ...part }),
          replace: true,
          resetScroll: false,
        }),
      open: (search) => void navigate({ to: '.', search, resetScroll: false }),
    }),
    [navigate],
  );
}
