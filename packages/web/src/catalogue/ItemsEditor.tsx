/** 信息项: one row a column of the resource, with the entry's own facts above them. */
import type { EntryFault } from '@kuaishu/api';
import { Plus } from 'lucide-react';
import { type ReactNode, useCallback, useEffect, useId, useMemo, useRef } from 'react';
import { type Body, type DraftItem, itemsOf, listOf, textAt, toggled, withAt } from '../domain/entry-body.ts';
import { itemsPasted, withItem, withItemsAt, withoutItems } from '../domain/items-of-body.ts';
import { useElements } from '../domain/use-elements.ts';
import { usePhone } from '../lib/use-phone.ts';
import { useWords } from '../text/index.ts';
import { Grade, type GradeName } from '../ui/Grade.tsx';
import { type Held, type ItemActs, ItemRow } from './ItemRow.tsx';

/** Beyond so many rows the head of the table is out of sight. */
const MANY = 6;
const GRADES = ['green', 'yellow', 'red'] as const;

export function ItemsEditor({
  body,
  edit,
  faults,
  held,
  facts,
  foot,
}: {
  readonly body: Body;
  readonly edit: (to: (body: Body) => Body) => void;
  readonly faults: readonly EntryFault[];
  /** Attribute → its one source, where that is another entry. */
  readonly held: ReadonlyMap<string, Held>;
  readonly facts: ReactNode;
  /** What follows from the items. */
  readonly foot: ReactNode;
}) {
  const { t, f } = useWords();
  const phone = usePhone();
  const id = useId();
  const items = itemsOf(body);
  const [keys, authority] = [listOf(body, 'key'), listOf(body, 'authority')];
  const elements = useElements(items.map(({ element }) => element ?? ''));
  const gradeOfEntry = (textAt(body, 'grade') || 'yellow') as GradeName;
  const count = Object.groupBy(
    items,
    ({ grade, element }) => (grade ?? elements.get(element ?? '')?.grade ?? gradeOfEntry) as GradeName,
  );
  // What was added is typed in at once.
  const [table, goingTo] = [useRef<HTMLTableElement>(null), useRef<number | null>(null)];
  const goTo = useCallback((at: number) => {
    const field = table.current?.querySelector<HTMLInputElement>(`[data-at="/items/${at}/name"]`);
    field?.focus();
    field?.scrollIntoView({ block: 'nearest' });
    return field;
  }, []);
  useEffect(() => {
    if (goingTo.current !== null && goTo(goingTo.current)) goingTo.current = null;
  });
  const latest = useRef(items);
  latest.current = items;
  // The same acts at each letter, so that the other rows need not be drawn anew.
  const acts = useMemo(() => {
    const add = (at: number, added: readonly DraftItem[] = [{ name: '' }]) => {
      goingTo.current = at + added.length - 1;
      edit((before) => withItemsAt(before, at, added));
    };
    return {
      add,
      change: (at, next) => edit((before) => withItem(before, at, next)),
      remove: (at) => edit((before) => withoutItems(before, [at])),
      toggleKey: (name) => edit((before) => withAt(before, ['key'], toggled(listOf(before, 'key'), name))),
      toggleClaim: (attribute) =>
        edit((before) => withAt(before, ['authority'], toggled(listOf(before, 'authority'), attribute))),
      // Enter goes on as in a sheet: to the next row, and past the last one to a new one.
      next: (at) => {
        if (!goTo(at + 1)) add(at + 1);
      },
      paste(at, text) {
        const pasted = itemsPasted(text);
        if (!pasted) return false;
        const isBlank = latest.current[at]?.name === '';
        goingTo.current = at + pasted.length - (isBlank ? 1 : 0);
        edit((before) => withItemsAt(isBlank ? withoutItems(before, [at]) : before, isBlank ? at : at + 1, pasted));
        return true;
      },
    } satisfies ItemActs & Record<'add', unknown>;
  }, [edit, goTo, goingTo]);
  const adding = (
    <button type="button" className="btn sm" onClick={() => acts.add(items.length)}>
      <Plus className="i s" aria-hidden="true" />
      {t.catalogue.addItem}
    </button>
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
        <span className="end">{adding}</span>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than its place is scrolled with the keyboard too */}
      <section className="scroll" aria-label={t.catalogue.items} tabIndex={0}>
        <table ref={table} className={phone ? 'stack-rows' : undefined}>
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
                  acts={acts}
                />
              );
            })}
          </tbody>
        </table>
      </section>
      <p className="more">
        {items.length >= MANY && adding} <span className="t3 sm">{t.catalogue.itemsHelp}</span>
      </p>
      {foot}
    </section>
  );
}
