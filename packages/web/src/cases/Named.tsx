/** Identifiers of entries, organisations and people as the names that they stand for. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { OrganisationName as OrganisationNameById } from '../domain/OrganisationName.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';

interface Named {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
}

/** Names that came with what is shown. */
export const KnownNames = createContext<readonly Named[]>([]);

/** Names hardly ever change. */
const RARELY_MS = 300_000;

export function OrganisationName({ id }: { readonly id: string }) {
  const { pick } = useWords();
  const known = useContext(KnownNames).find((one) => one.id === id);
  return known ? pick(known.name) : <OrganisationNameById id={id} />;
}

/** A link to the entry; where it may not be read, its identifier, which is all that is known. */
export function EntryName({ id, plain }: { readonly id: string; readonly plain?: boolean }) {
  const { pick } = useWords();
  const { data } = useQuery({
    queryKey: ['catalog-entry-read', id],
    queryFn: ({ signal }) => read('catalogEntry', { params: { entry: id }, signal }),
    staleTime: RARELY_MS,
    retry: false,
  });
  if (!data) return <span className="mono">{id}</span>;
  const words = (
    <>
      <Mixed>{data.entry.title}</Mixed> <span className="t3 sm">{pick(data.entry.owner.name)}</span>
    </>
  );
  return plain ? (
    words
  ) : (
    <span>
      <Link to="/catalogue/$entry" params={{ entry: id }}>
        <Mixed>{data.entry.title}</Mixed>
      </Link>{' '}
      <span className="t3 sm">{pick(data.entry.owner.name)}</span>
    </span>
  );
}

export function PersonName({ id }: { readonly id: string }) {
  const { pick } = useWords();
  const known = useContext(KnownNames).find((one) => one.id === id);
  return known ? <Mixed>{pick(known.name)}</Mixed> : <span className="mono">{id}</span>;
}
