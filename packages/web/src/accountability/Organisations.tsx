/** Who failed most: each figure opens its lines. The chosen one alone while one is chosen. */
import type { AccountabilityView } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

const FIRST = 8;

export function Organisations({
  rows,
  chosen,
}: {
  readonly rows: AccountabilityView['organisations'];
  readonly chosen: string | undefined;
}) {
  const { t, f, pick } = useWords();
  const [isWhole, setWhole] = useState(false);
  const asked = chosen === undefined ? rows : rows.filter((row) => row.organisation.id === chosen);
  const shown = isWhole ? asked : asked.slice(0, FIRST);
  const all = (
    <Link
      from="/accountability"
      to="/accountability"
      search={(before) => ({ ...before, organisation: undefined, offset: undefined })}
      className="btn sm"
    >
      <X className="i s" aria-hidden="true" />
      {t.accountability.every}
    </Link>
  );
  const figure = (organisation: string, state: 'open' | undefined, n: number) =>
    n === 0 ? (
      <span className="t3">{f.count(0)}</span>
    ) : (
      <Link
        from="/accountability"
        to="/accountability"
        search={(before) => ({ ...before, organisation, state, offset: undefined })}
      >
        {f.count(n)}
      </Link>
    );
  return (
    <Sheet title={t.accountability.organisations} {...(chosen === undefined ? {} : { end: all })}>
      <Table
        className="counts"
        caption={t.accountability.organisations}
        rows={shown}
        rowKey={(row) => row.organisation.id}
        columns={[
          {
            key: 'organisation',
            head: t.accountability.organisation,
            heads: true,
            cell: ({ organisation }) => pick(organisation.name),
          },
          {
            key: 'failures',
            head: t.accountability.failures,
            num: true,
            cell: ({ organisation, failures }) => figure(organisation.id, undefined, failures),
          },
          {
            key: 'open',
            head: t.accountability.open,
            num: true,
            cell: ({ organisation, open }) => figure(organisation.id, 'open', open),
          },
          { key: 'days', head: t.accountability.daysLate, num: true, cell: (row) => f.count(row.daysLate) },
        ]}
      />
      {asked.length > FIRST && (
        <footer>
          <button type="button" className="btn-q" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? t.accountability.fewer : t.accountability.more(f.count(asked.length - FIRST))}
          </button>
        </footer>
      )}
    </Sheet>
  );
}
