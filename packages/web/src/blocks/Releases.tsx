/** Releases of a block through time; any two can be compared. */
import type { BlockSummary } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { Columns } from '../charts/Columns.tsx';
import { RunLink } from '../domain/RunLink.tsx';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { Table } from '../ui/Table.tsx';

export function Releases({ block, releases }: { readonly block: string; readonly releases: readonly BlockSummary[] }) {
  const { t, f } = useWords();
  const ordered = releases.toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  // What is new, not how many there are: blocks grow by a thousandth, and bars of one height say nothing.
  const changes = ordered
    .slice(0, -1)
    .map((one, i) => ({ asOf: one.asOf, change: one.entities - (ordered[i + 1]?.entities ?? 0) }))
    .toReversed();
  return (
    <Sheet
      title={t.block.releases}
      hint={t.block.releasesHint}
      end={
        changes.length > 1 && (
          <Columns
            counts={changes.map(({ change }) => Math.abs(change))}
            titles={changes.map(({ asOf, change }) => `${asOf} ${f.signed(change)}`)}
            width={Math.min(240, changes.length * 16)}
            height={28}
            label={t.block.releasesChart}
          />
        )
      }
    >
      <Table
        caption={t.block.releases}
        rows={ordered}
        rowKey={(one) => one.release}
        columns={[
          {
            key: 'release',
            head: t.word.release,
            heads: true,
            cell: (one) => <span className="mono b">{one.release}</span>,
          },
          { key: 'asOf', head: t.block.asOf, cell: (one) => one.asOf },
          { key: 'published', head: t.block.publishedAt, className: 't2', cell: (one) => f.dateTime(one.publishedAt) },
          { key: 'entities', head: t.word.entities, num: true, cell: (one) => f.count(one.entities) },
          {
            key: 'change',
            head: t.block.change,
            num: true,
            cell: (one) => {
              const before = ordered[ordered.indexOf(one) + 1];
              return before ? f.signed(one.entities - before.entities) : '—';
            },
          },
          { key: 'records', head: t.word.records, num: true, cell: (one) => f.count(one.records) },
          {
            key: 'run',
            head: t.word.run,
            cell: (one) => <RunLink run={one.run} className="mono" />,
          },
          {
            key: 'digest',
            head: t.run.digest,
            cell: (one) => (
              <span className="mono t3" title={one.digest}>
                {one.digest.slice(0, 12)}…
              </span>
            ),
          },
          {
            key: 'diff',
            head: <span className="sr">{t.block.diff}</span>,
            cell: (one) => {
              const before = ordered[ordered.indexOf(one) + 1];
              return before ? (
                <Link
                  to="/blocks/$block/diff"
                  params={{ block }}
                  search={{ from: before.release, to: one.release }}
                  className="nw"
                >
                  {t.block.compareBefore}
                </Link>
              ) : null;
            },
          },
        ]}
      />
    </Sheet>
  );
}
