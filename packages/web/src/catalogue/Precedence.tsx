/** 取值次序: whose value is taken first for each attribute; a claim of two is to be ruled on. */
import type { DerivedAnswer } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useWords } from '../text/index.ts';
import { Table } from '../ui/Table.tsx';

type Line = DerivedAnswer['precedence'][number];

export function Precedence({ view }: { readonly view: DerivedAnswer }) {
  const { t, pick } = useWords();
  return (
    <Table
      caption={t.derived.part.precedence}
      rows={view.precedence}
      rowKey={({ attribute }) => attribute}
      rowClass={({ contested }) => (contested ? 'cf' : undefined)}
      columns={[
        { key: 'title', head: t.word.item, heads: true, cell: ({ title }) => pick(title) },
        { key: 'order', head: t.derived.order, cell: (line) => <Order line={line} view={view} /> },
        {
          key: 'how',
          head: <span className="sr">{t.derived.byMajority}</span>,
          className: 't2',
          cell: ({ contested, majority }) =>
            contested ? (
              <span className="warn">
                <TriangleAlert className="i s" aria-hidden="true" /> {t.derived.isContested}
              </span>
            ) : majority ? (
              t.derived.byMajority
            ) : (
              ''
            ),
        },
      ]}
    />
  );
}

function Order({ line: { order }, view }: { readonly line: Line; readonly view: DerivedAnswer }) {
  const { t, pick } = useWords();
  const [first] = order;
  if (first === undefined || first.rank > 0) return <span className="t3">{t.derived.noClaim}</span>;
  return (
    <ol className="order">
      {order.map(({ entry }) => {
        const source = view.sources.find((one) => one.entry === entry);
        return (
          <li key={entry ?? 'own'}>
            {entry === null || !source ? (
              <span className="tag">{t.catalogue.ownSource}</span>
            ) : (
              <>
                <Link to="/catalogue/$entry" params={{ entry }}>
                  {source.title}
                </Link>{' '}
                <span className="t3 sm">{pick(source.owner.name)}</span>
              </>
            )}
          </li>
        );
      })}
    </ol>
  );
}
