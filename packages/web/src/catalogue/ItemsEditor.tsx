/** 信息项: one row a column of the resource, with the entry's own facts above them. */
import type { EntryFault } from '@kuaishu/api';
import { Plus } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { type Body, itemsOf, listOf, textAt, toggled } from '../domain/entry-body.ts';
import { useWords } from '../text/index.ts';
import { Grade, type GradeName } from '../ui/Grade.tsx';
import { type Held, ItemRow } from './ItemRow.tsx';
import { useElements } from './use-elements.ts';

const GRADES = ['green', 'yellow', 'red'] as const;

export function ItemsEditor({
  body,
  set,
  faults,
  held,
  facts,
  foot,
}: {
  readonly body: Body;
  readonly set: (path: readonly string[], value: unknown) => void;
  readonly faults: readonly EntryFault[];
  /** Attribute → its one source, where that is another entry. */
  readonly held: ReadonlyMap<string, Held>;
  readonly facts: ReactNode;
  /** What follows from the items. */
  readonly foot: ReactNode;
}) {
  const { t, f } = useWords();
  const id = useId();
  const items = itemsOf(body);
  const [keys, authority] = [listOf(body, 'key'), listOf(body, 'authority')];
  const elements = useElements(items.map(({ element }) => element ?? ''));
  const gradeOfEntry = (textAt(body, 'grade') || 'yellow') as GradeName;
  const count = Object.groupBy(
    items,
    ({ grade, element }) => (grade ?? elements.get(element ?? '')?.grade ?? gradeOfEntry) as GradeName,
  );
  return (
    <section className="sheet items" aria-labelledby={id}>
      {facts}
      <header>
        <h2 id={id}>{t.catalogue.items}</h2>
        {GRADES.map((grade) => {
          const n = count[grade]?.length ?? 0;
          return n > 0 && <Grade key={grade} grade={grade} word={`${t.grade[grade]}·${f.count(n)}`} />;
        })}
        <span className="end">
          <button type="button" className="btn sm" onClick={() => set(['items'], [...items, { name: '' }])}>
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
              <th scope="col">{t.catalogue.itemName}</th>
              <th scope="col">{t.catalogue.element}</th>
              <th scope="col">{t.catalogue.type}</th>
              <th scope="col">{t.catalogue.grade}</th>
              <th scope="col">{t.catalogue.facet['sharing']}</th>
              <th scope="col">{t.catalogue.facet['open']}</th>
              <th scope="col">{t.catalogue.authority}</th>
              <th scope="col">
                <span className="sr">{t.catalogue.takeOut}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {items.map((item, i) => {
              const attribute = item.attribute ?? item.element;
              return (
                <ItemRow
                  key={i}
                  n={i + 1}
                  item={item}
                  element={elements.get(item.element ?? '')}
                  fault={faults.find(({ where }) => where === `/items/${i}` || where.startsWith(`/items/${i}/`))}
                  isKey={keys.includes(item.name)}
                  claims={attribute !== undefined && authority.includes(attribute)}
                  held={held.get(attribute ?? '')}
                  sharing={textAt(body, 'sharing', 'type')}
                  open={textAt(body, 'opening', 'open')}
                  gradeOfEntry={gradeOfEntry}
                  change={(next) =>
                    set(
                      ['items'],
                      items.map((one, at) => (at === i ? next : one)),
                    )
                  }
                  toggleKey={() => set(['key'], toggled(keys, item.name))}
                  toggleClaim={() => attribute !== undefined && set(['authority'], toggled(authority, attribute))}
                  remove={() =>
                    set(
                      ['items'],
                      items.filter((_, at) => at !== i),
                    )
                  }
                />
              );
            })}
          </tbody>
        </table>
      </section>
      {foot}
    </section>
  );
}
