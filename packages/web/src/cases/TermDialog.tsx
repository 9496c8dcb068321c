/** All values that a term has had and will have, and for whoever answers for it the way to a new one. */
import type { DeadlineView } from '@kuaishu/api';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Table } from '../ui/Table.tsx';
import { ChangeTerm } from './ChangeTerm.tsx';
import { standingOf } from './terms.ts';

/** `rows`: those of one term, newest first. */
export function TermDialog({ rows, close }: { readonly rows: readonly DeadlineView[]; readonly close: () => void }) {
  const { t, f, pick } = useWords();
  const may = useMay();
  const newest = rows[0];
  if (!newest) return null;
  const current = rows.find((row) => row.current) ?? newest;
  return (
    <Dialog wide title={pick(newest.title)} onClose={close}>
      <div className="stack">
        <Table
          caption={t.upkeep.history}
          rows={rows.map((row, n) => ({ row, n }))}
          rowKey={({ n }) => String(n)}
          columns={[
            { key: 'from', head: t.upkeep.from, heads: true, className: 'nw', cell: ({ row }) => row.effectiveFrom },
            {
              key: 'value',
              head: t.upkeep.value,
              className: 'nw',
              cell: ({ row }) => <b>{t.cases.term(f.count(row.value), t.cases.unit[row.unit] ?? '')}</b>,
            },
            {
              key: 'basis',
              head: t.upkeep.basis,
              className: 't2',
              cell: ({ row }) => (
                <>
                  {pick(row.basis)} {!row.verified && <span className="tag warn">{t.cases.unverified}</span>}
                </>
              ),
            },
            {
              key: 'source',
              head: t.upkeep.source,
              className: 't2 nw',
              cell: ({ row }) => t.upkeep.sources[row.source],
            },
            {
              key: 'state',
              head: t.upkeep.state,
              className: 'nw',
              cell: ({ n }) => {
                const standing = standingOf(rows, n, f.today());
                return <span className={standing === 'inForce' ? 'ok' : 't3'}>{t.upkeep[standing]}</span>;
              },
            },
          ]}
        />
        {may('deadline.change') && <ChangeTerm of={current} />}
      </div>
    </Dialog>
  );
}
