/** 信息项: one row a column of the resource. Data elements are offered as one types, by name, abbreviation or pinyin. */
import type { EntryFault } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Plus, Trash2 } from 'lucide-react';
import { useId, useState } from 'react';
import { read } from '../lib/http.ts';
import { useSettled } from '../lib/use-settled.ts';
import { useWords } from '../text/index.ts';
import type { DraftItem } from './body.ts';

export function ItemsEditor({
  items,
  keys,
  authority,
  faults,
  change,
  toggleKey,
  toggleAuthority,
}: {
  readonly items: readonly DraftItem[];
  readonly keys: readonly string[];
  readonly authority: readonly string[];
  readonly faults: readonly EntryFault[];
  readonly change: (items: readonly DraftItem[]) => void;
  readonly toggleKey: (name: string) => void;
  readonly toggleAuthority: (attribute: string) => void;
}) {
  const { t, f } = useWords();
  const id = useId();
  const replace = (at: number, item: DraftItem) => change(items.map((one, i) => (i === at ? item : one)));
  return (
    <section className="sheet items" aria-labelledby={id}>
      <header>
        <h2 id={id}>{t.catalogue.items}</h2>
        <span className="t3 sm">{f.count(items.length)}</span>
        <span className="end">
          <button type="button" className="btn sm" onClick={() => change([...items, { name: '' }])}>
            <Plus className="i s" aria-hidden="true" />
            {t.catalogue.addItem}
          </button>
        </span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled with the keyboard too */}
      <section className="scroll" aria-label={t.catalogue.items} tabIndex={0}>
        <table>
          <thead>
            <tr>
              <th scope="col">#</th>
              <th scope="col" style={{ minWidth: 140 }}>
                {t.catalogue.itemName}
              </th>
              <th scope="col" style={{ minWidth: 180 }}>
                {t.catalogue.element}
              </th>
              <th scope="col">{t.catalogue.grade}</th>
              <th scope="col">{t.catalogue.required}</th>
              <th scope="col">{t.catalogue.key}</th>
              <th scope="col">{t.catalogue.claims}</th>
              <th scope="col" aria-label={t.catalogue.removeItem('')} />
            </tr>
          </thead>
          <tbody>
            {items.map((item, i) => {
              const own = faults.find(
                (fault) => fault.where.startsWith(`/items/${i}/`) || fault.where === `/items/${i}`,
              );
              const attribute = item.attribute ?? item.element;
              return (
                <tr key={i} className={own?.severity === 'error' ? 'bad' : undefined}>
                  <td className="t3">{i + 1}</td>
                  <td>
                    <input
                      className="inp"
                      aria-label={`${t.catalogue.itemName} ${i + 1}`}
                      value={item.name}
                      onChange={(event) => replace(i, { ...item, name: event.target.value })}
                    />
                  </td>
                  <td>
                    <ElementField
                      label={`${t.catalogue.element} ${i + 1}`}
                      item={item}
                      choose={(element) => replace(i, withElement(item, element))}
                    />
                  </td>
                  <td>
                    <select
                      className="inp"
                      aria-label={`${t.catalogue.grade} ${i + 1}`}
                      value={item.grade ?? ''}
                      onChange={(event) => replace(i, withGrade(item, event.target.value))}
                    >
                      <option value="" />
                      <option value="green">{t.grade.green}</option>
                      <option value="yellow">{t.grade.yellow}</option>
                      <option value="red">{t.grade.red}</option>
                    </select>
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${t.catalogue.required} ${item.name}`}
                      checked={item.required === true}
                      onChange={(event) => replace(i, withRequired(item, event.target.checked))}
                    />
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${t.catalogue.key} ${item.name}`}
                      checked={keys.includes(item.name)}
                      disabled={item.name === ''}
                      onChange={() => toggleKey(item.name)}
                    />
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`${t.catalogue.claims} ${item.name}`}
                      checked={attribute !== undefined && authority.includes(attribute)}
                      disabled={attribute === undefined}
                      onChange={() => attribute !== undefined && toggleAuthority(attribute)}
                    />
                  </td>
                  <td>
                    <button
                      type="button"
                      className="btn-q"
                      aria-label={t.catalogue.removeItem(item.name)}
                      onClick={() => change(items.filter((_, at) => at !== i))}
                    >
                      <Trash2 className="i s" aria-hidden="true" />
                    </button>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function withElement(item: DraftItem, element: string): DraftItem {
  const { element: _, ...rest } = item;
  return element === '' ? rest : { ...rest, element };
}
function withGrade(item: DraftItem, grade: string): DraftItem {
  const { grade: _, ...rest } = item;
  return grade === '' ? rest : { ...rest, grade };
}
function withRequired(item: DraftItem, required: boolean): DraftItem {
  const { required: _, ...rest } = item;
  return required ? { ...rest, required } : rest;
}

/** Offers what the item's name means, and whatever else is typed. */
function ElementField({
  label,
  item,
  choose,
}: {
  readonly label: string;
  readonly item: DraftItem;
  readonly choose: (element: string) => void;
}) {
  const { pick } = useWords();
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
        className="inp mono"
        aria-label={label}
        list={id}
        value={item.element ?? ''}
        onFocus={() => setFocused(true)}
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
