/** What came in of a resource, and by which run. */
import type { EntryUpdates } from '@kuaishu/api';
import { useWords } from '../text/index.ts';
import { Table } from '../ui/Table.tsx';
import { RunLink } from './RunLink.tsx';

export function Deliveries({ now }: { readonly now: Pick<EntryUpdates, 'deliveries'> }) {
  const { t, f } = useWords();
  return (
    <details>
      <summary className="sm">
        {t.updates.deliveries} {f.count(now.deliveries.length)}
      </summary>
      {now.deliveries.length === 0 ? (
        <p className="t3 sm">{t.updates.noDeliveries}</p>
      ) : (
        <Table
          caption={t.updates.deliveries}
          rows={now.deliveries}
          rowKey={({ at, run }) => `${at} ${run}`}
          columns={[
            { key: 'at', head: t.updates.at, heads: true, cell: ({ at }) => f.dateTime(at) },
            { key: 'run', head: t.updates.run, cell: ({ run }) => <RunLink run={run} className="mono" /> },
            { key: 'rows', head: t.updates.rows, num: true, cell: ({ rows }) => f.count(rows) },
          ]}
        />
      )}
    </details>
  );
}
