import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';

function useOrganisations() {
  return useQuery({
    queryKey: ['organisations', 'all'],
    queryFn: ({ signal }) => read('organisations', { query: { limit: 500 }, signal }),
    staleTime: 300_000,
  });
}

/** What an organisation is called; its identifier until that is known. */
export function OrganisationName({ id }: { readonly id: string }) {
  const { pick } = useWords();
  const { data } = useOrganisations();
  const found = data?.items.find((one) => one.id === id);
  return found ? pick(found.name) : <span className="mono">{id}</span>;
}

/** An organisation by its name. */
export function OrganisationField({
  value,
  change,
}: {
  readonly value: string;
  readonly change: (value: string) => void;
}) {
  const { t, pick } = useWords();
  const id = useId();
  const { data } = useOrganisations();
  return (
    <div className="field">
      <label htmlFor={id}>{t.admin.organisation}</label>
      <select
        id={id}
        className="inp"
        style={{ width: '100%' }}
        required
        value={value}
        onChange={(event) => change(event.target.value)}
      >
        <option value="" />
        {data?.items.map((one) => (
          <option key={one.id} value={one.id}>
            {pick(one.name)}
          </option>
        ))}
      </select>
    </div>
  );
}
