/** The items of an entry, to be read: what each is, its type and grade by its data element where it has one, and whose it is to say. */
import type { EntryView } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useWords } from '../text/index.ts';
import { Table } from '../ui/Table.tsx';
import { type Body, itemsOf, listOf } from './entry-body.ts';
import { GradeTag } from './GradeTag.tsx';
import { useElements } from './use-elements.ts';

export function EntryItems({ view, body }: { readonly view: EntryView; readonly body: Body }) {
  const { t, pick } = useWords();
  const items = itemsOf(body);
  const keys = listOf(body, 'key');
  const elements = useElements(items.map(({ element }) => element ?? ''));
  const authority = new Map(view.authority.map((one) => [one.attribute, one]));
  const said = (type: string | undefined, length: number | null | undefined): string =>
    type ? `${type}${length ? `(${length})` : ''}` : t.catalogue.none1;
  return (
    <Table
      caption={t.catalogue.items}
      rows={items.map((item, i) => ({ ...item, n: i + 1, known: elements.get(item.element ?? '') }))}
      rowKey={(item) => `${item.n}`}
      columns={[
        { key: 'n', head: '#', className: 't3', width: 44, cell: (item) => item.n },
        {
          key: 'name',
          head: t.catalogue.itemName,
          heads: true,
          cell: (item) => (
            <>
              {item.name} {keys.includes(item.name) && <span className="tag acc">{t.catalogue.key}</span>}
            </>
          ),
        },
        {
          key: 'element',
          head: t.catalogue.element,
          className: 't2',
          cell: ({ element, known }) =>
            element === undefined ? (
              t.catalogue.none1
            ) : (
              <span title={element}>{known ? pick(known.name) : <span className="mono">{element}</span>}</span>
            ),
        },
        {
          key: 'type',
          head: t.catalogue.type,
          className: 'mono t2',
          cell: ({ known, type, length }) => (known ? said(known.type, known.length) : said(type, length)),
        },
        {
          key: 'grade',
          head: t.catalogue.grade,
          cell: ({ grade, known }) => (
            <GradeTag grade={(grade ?? known?.grade ?? (view.entry.grade || 'yellow')) as 'green' | 'yellow' | 'red'} />
          ),
        },
        {
          key: 'authority',
          head: t.catalogue.authority,
          cell: (item) => {
            const held = authority.get(item.attribute ?? item.element ?? '');
            if (!held) return <span className="t3">{t.catalogue.none1}</span>;
            return held.own ? (
              <span className="tag">{t.catalogue.ownSource}</span>
            ) : (
              <Link to="/catalogue/$entry" params={{ entry: held.source.entry }} title={held.source.title}>
                {pick(held.source.owner.name)}
              </Link>
            );
          },
        },
      ]}
    />
  );
}
