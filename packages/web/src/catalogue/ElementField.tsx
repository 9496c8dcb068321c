/** The data element of an item: its name is read, its id is written; what the item's own name means is offered first, by name, abbreviation or pinyin. */
import type { ElementView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { DraftItem } from '../domain/entry-body.ts';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useWords } from '../text/index.ts';

export function ElementField({
  label,
  at,
  item,
  known,
  choose,
}: {
  readonly label: string;
  /** Where it stands in the body. */
  readonly at: string;
  readonly item: DraftItem;
  /** The element itself, where it is one. */
  readonly known: ElementView | undefined;
  readonly choose: (element: string) => void;
}) {
  const { t, pick } = useWords();
  const id = useId();
  const [focused, setFocused] = useState(false);
  const asked = useSettled(item.element ?? item.name);
  const { data } = useQuery({
    queryKey: ['catalog-elements', asked],
    queryFn: ({ signal }) => read('catalogElements', { query: { q: asked }, signal }),
    enabled: focused && asked !== '',
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <>
      <input
        className={focused || !known ? 'inp mono' : 'inp'}
        aria-label={label}
        data-at={at}
        list={id}
        placeholder={t.catalogue.plainText}
        value={focused || !known ? (item.element ?? '') : pick(known.name)}
        title={item.element}
        onFocus={() => setFocused(true)}
        onBlur={() => {
          setFocused(false);
          // Its name written out is as good as its id.
          const named = data?.items.find(({ name }) => [name.zh, name.en].includes((item.element ?? '').trim()));
          if (named) choose(named.id);
        }}
        onChange={(event) => choose(event.target.value)}
      />
      <datalist id={id}>
        {data?.items.map((one) => (
          <option key={one.id} value={one.id}>
            {pick(one.name)}
          </option>
        ))}
      </datalist>
    </>
  );
}
