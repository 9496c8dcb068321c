/** What came in of a resource, and by which run. */
import type { EntryUpdates } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Table } from '../ui/Table.tsx';

/** A run's page is the province's; others see its name. */
export function RunLink({ run }: { readonly run: string }) {
  const { t } = useWords();
  const may = useMay();
  const said = `${t.updates.run} ${run}`;
  return may('run.read') ? (
    <Link to="/runs/$run" params={{ run }}>
      {said}
    </Link>
  ) : (
    <span className="mono t2">{said}</span>
  );
}

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
            { key: 'run', head: t.updates.run, cell: ({ run }) => <RunLink run={run} /> },
            { key: 'rows', head: t.updates.rows, num: true, cell: ({ rows }) => f.count(rows) },
          ]}
        />
      )}
    </details>
  );
}
