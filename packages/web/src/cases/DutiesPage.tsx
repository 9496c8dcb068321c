/** 责任总览: which organisation owes what, and who is late. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function DutiesPage() {
  const { t, f, pick } = useWords();
  const answer = useQuery({ queryKey: ['duties'], queryFn: ({ signal }) => read('duties', { signal }) });
  return (
    <>
      <PageHead title={t.cases.duties} meta={[t.cases.dutiesMeta, answer.data ? f.dateTime(answer.data.at) : '']} />
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.cases.noDuties}>{t.cases.emptyHelp}</Empty>
          ) : (
            <Sheet>
              <Table
                className="counts"
                caption={t.cases.duties}
                rows={[...items].sort((a, b) => b.overdue - a.overdue || b.longest - a.longest || b.open - a.open)}
                rowKey={(row) => row.organisation.id}
                columns={[
                  {
                    key: 'organisation',
                    head: t.cases.organisation,
                    heads: true,
                    cell: (row) => pick(row.organisation.name),
                  },
                  {
                    key: 'open',
                    head: t.cases.openCount,
                    num: true,
                    cell: (row) => (
                      <Link to="/cases" search={{ holder: row.organisation.id }}>
                        {f.count(row.open)}
                      </Link>
                    ),
                  },
                  {
                    key: 'soon',
                    head: t.cases.dueSoon,
                    num: true,
                    cell: (row) => <span className={row.dueSoon > 0 ? 'warn' : 't3'}>{f.count(row.dueSoon)}</span>,
                  },
                  {
                    key: 'overdue',
                    head: t.cases.overdueCount,
                    num: true,
                    cell: (row) =>
                      row.overdue > 0 ? (
                        <Link to="/cases" search={{ holder: row.organisation.id, state: 'overdue' }} className="err b">
                          {f.count(row.overdue)}
                        </Link>
                      ) : (
                        <span className="t3">{f.count(0)}</span>
                      ),
                  },
                  {
                    key: 'longest',
                    head: t.cases.longest,
                    num: true,
                    cell: (row) => (row.longest > 0 ? f.count(row.longest) : ''),
                  },
                ]}
              />
            </Sheet>
          )
        }
      </Loaded>
    </>
  );
}
