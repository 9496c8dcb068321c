/** Fields that name an entry or an organisation: chosen by its name, never by its identifier. */
import { useQuery } from '@tanstack/react-query';
import { X } from 'lucide-react';
import { useId, useState } from 'react';
import { OrganisationField } from '../domain/OrganisationField.tsx';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useWords } from '../text/index.ts';
import { EntryName, OrganisationName } from './Named.tsx';

interface Picking {
  readonly label: string;
  readonly many: boolean;
  readonly isRequired: boolean;
  readonly chosen: readonly string[];
  readonly change: (chosen: readonly string[]) => void;
  /** What the case names already, offered first. */
  readonly offered: readonly string[];
}

const FEW = 8;

export function EntryPicker({ label, many, isRequired, chosen, change, offered }: Picking) {
  const { t, pick } = useWords();
  const id = useId();
  const [text, setText] = useState('');
  const asked = useSettled(text.trim());
  const { data } = useQuery({
    queryKey: ['catalog-search', 'pick', asked],
    queryFn: ({ signal }) => read('catalogSearch', { query: { q: asked, limit: FEW }, signal }),
    enabled: asked !== '',
  });
  const add = (entry: string) => {
    change(many ? [...chosen, entry] : [entry]);
    setText('');
  };
  const known = offered.filter((entry) => !chosen.includes(entry));
  const found = asked === '' ? [] : (data?.items ?? []).filter(({ entry }) => !chosen.includes(entry.id));
  return (
    <div className="field wide picker">
      <label htmlFor={id}>{label}</label>
      <Chosen ids={chosen} remove={(entry) => change(chosen.filter((one) => one !== entry))}>
        {(entry) => <EntryName id={entry} />}
      </Chosen>
      {(many || chosen.length === 0) && (
        <input
          id={id}
          className="inp"
          type="search"
          autoComplete="off"
          required={isRequired && chosen.length === 0}
          placeholder={t.cases.pickEntry}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={(event) => {
            const first = found[0];
            if (event.key !== 'Enter') return;
            event.preventDefault();
            if (first) add(first.entry.id);
          }}
        />
      )}
      {(many || chosen.length === 0) && (known.length > 0 || found.length > 0) && (
        <ul className="offers" aria-label={t.cases.offers}>
          {(found.length > 0 ? found.map(({ entry }) => entry.id) : known).map((entry) => (
            <li key={entry}>
              <button type="button" onClick={() => add(entry)}>
                {found.length > 0 ? (
                  <>
                    {found.find((one) => one.entry.id === entry)?.entry.title}{' '}
                    <span className="t3 sm">
                      {pick(found.find((one) => one.entry.id === entry)?.entry.owner.name ?? { zh: '', en: '' })}
                    </span>
                  </>
                ) : (
                  <EntryName id={entry} plain />
                )}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

export function OrganisationPicker({ label, many, isRequired, chosen, change, offered }: Picking) {
  if (!many)
    return (
      <OrganisationField
        label={label}
        required={isRequired}
        value={chosen[0] ?? ''}
        offered={offered}
        change={(one) => change(one === '' ? [] : [one])}
      />
    );
  return (
    <div className="wide picker">
      <OrganisationField
        label={label}
        required={isRequired && chosen.length === 0}
        value=""
        offered={offered}
        without={chosen}
        change={(one) => one !== '' && change([...chosen, one])}
      />
      <Chosen ids={chosen} remove={(one) => change(chosen.filter((other) => other !== one))}>
        {(one) => <OrganisationName id={one} />}
      </Chosen>
    </div>
  );
}

function Chosen({
  ids,
  remove,
  children,
}: {
  readonly ids: readonly string[];
  readonly remove: (id: string) => void;
  readonly children: (id: string) => React.ReactNode;
}) {
  const { t } = useWords();
  if (ids.length === 0) return null;
  return (
    <ul className="picked">
      {ids.map((id) => (
        <li key={id}>
          {children(id)}
          <button type="button" className="btn-q" aria-label={t.cases.removeLine} onClick={() => remove(id)}>
            <X className="i s" aria-hidden="true" />
          </button>
        </li>
      ))}
    </ul>
  );
}
