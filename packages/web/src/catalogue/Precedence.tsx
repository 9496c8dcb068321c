/** 取值次序: whose value is taken first for each attribute; a claim of two is to be ruled on. */
import type { DerivedAnswer } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { TriangleAlert } from 'lucide-react';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { Table } from '../ui/Table.tsx';

type Line = DerivedAnswer['precedence'][number];

export function Precedence({ view }: { readonly view: DerivedAnswer }) {
  const { t, f, pick } = useWords();
  const held = view.precedence.filter(isHeld);
  const free = view.precedence.filter((line) => !isHeld(line)).map(({ title }) => pick(title));
  const rest = free.length > 0 && <p className="t2 sm pad">{t.derived.noClaim(f.count(free.length), f.list(free))}</p>;
  if (held.length === 0) return rest;
  return (
    <>
      <Table
        caption={t.derived.part.precedence}
        rows={held}
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
      {rest}
    </>
  );
}

/** Somebody claims to be its source. */
const isHeld = ({ order: [first] }: Line): boolean => first?.rank === 0;

function Order({ line: { order }, view }: { readonly line: Line; readonly view: DerivedAnswer }) {
  const { t, pick } = useWords();
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
                  <Mixed>{source.title}</Mixed>
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
