/** An organisation, chosen by what one knows of it. */
import type { OrganisationView } from '@kuaishu/api';
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useWords } from '../text/index.ts';
import { Combobox } from '../ui/Combobox.tsx';
import { useOrganisation, useOrganisationsLike } from './organisations.ts';

export function OrganisationField({
  value,
  change,
  label,
  required = true,
  offered = [],
  without = [],
}: {
  readonly value: string;
  readonly change: (value: string) => void;
  readonly label?: string;
  readonly required?: boolean;
  /** Shown before anything is typed, above the others. */
  readonly offered?: readonly string[];
  /** That cannot be chosen any more. */
  readonly without?: readonly string[];
}) {
  const { t, pick } = useWords();
  const client = useQueryClient();
  const [text, ask] = useState<string | null>(null);
  const settled = useSettled(text?.trim() ?? '');
  const chosen = useOrganisation(value || null);
  const found = useOrganisationsLike(text === null ? null : settled);
  const first = useQueries({
    queries: offered.map((id) => ({
      queryKey: ['organisations', 'one', id],
      queryFn: ({ signal }: { signal: AbortSignal }) => read('organisation', { params: { organisation: id }, signal }),
      enabled: text === '',
      staleTime: 300_000,
      retry: false,
    })),
  }).flatMap(({ data }) => data ?? []);
  const all =
    settled === ''
      ? [...first, ...(found.data?.items.filter(({ id }) => !offered.includes(id)) ?? [])]
      : found.data?.items;
  const items = (all ?? []).filter(({ id }) => !without.includes(id));
  const detailOf = (one: OrganisationView) =>
    [t.admin.level[one.level], t.admin.kind[one.kind], one.uscc ?? one.region, one.activeUntil ? t.accounts.ended : '']
      .filter(Boolean)
      .join(' · ');
  return (
    <Combobox
      label={label ?? t.admin.organisation}
      required={required}
      text={text}
      ask={ask}
      choose={(key) => {
        // its name is known already
        const one = items.find(({ id }) => id === key);
        if (one) client.setQueryData(['organisations', 'one', key], one);
        change(key);
      }}
      chosen={value === '' ? '' : chosen.data ? pick(chosen.data.name) : chosen.isError ? value : '…'}
      waiting={found.isFetching || settled !== (text?.trim() ?? '')}
      total={Math.max(items.length, (found.data?.total ?? 0) - (all?.length ?? 0) + items.length)}
      options={items.map((one) => ({ key: one.id, name: pick(one.name), detail: detailOf(one) }))}
    />
  );
}
