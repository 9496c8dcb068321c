import { useWords } from '../text/index.ts';
import { useOrganisation } from './organisations.ts';

/** What an organisation is called; its identifier until that is known. */
export function OrganisationName({ id }: { readonly id: string }) {
  const { pick } = useWords();
  const { data } = useOrganisation(id);
  return data ? pick(data.name) : <span className="mono">{id}</span>;
}
