/** 问责清单: who failed which duty when; every line leads to its evidence. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function AccountabilityPage() {
  const { t, f, lang, pick } = useWords();
  const answer = useQuery({
    queryKey: ['accountability'],
    queryFn: ({ signal }) => read('accountability', { query: { limit: 500 }, signal }),
  });
  return (
    <>
      <PageHead
        title={t.admin.accountability}
        meta={[t.admin.accountabilityMeta]}
        actions={
          <a className="btn" href={`/api/accountability/export?lang=${lang}`} download>
            <Download className="i s" aria-hidden="true" />
            {t.catalogue.download}
          </a>
        }
      />
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {({ items, organisations }) =>
          items.length === 0 ? (
            <Empty title={t.admin.noneFailed}>{t.admin.noneFailedHelp}</Empty>
          ) : (
            <>
              <Sheet>
                <Table
                  caption={t.admin.organisation}
                  rows={organisations}
                  rowKey={(row) => row.organisation.id}
                  columns={[
                    {
                      key: 'organisation',
                      head: t.admin.organisation,
                      heads: true,
                      cell: (row) => pick(row.organisation.name),
                    },
                    { key: 'failures', head: t.admin.failures, num: true, cell: (row) => f.count(row.failures) },
                    { key: 'open', head: t.admin.stillOpen, num: true, cell: (row) => f.count(row.open) },
                    { key: 'days', head: t.admin.daysLate, num: true, cell: (row) => f.count(row.daysLate) },
                  ]}
                />
              </Sheet>
              <Sheet>
                <Table
                  caption={t.admin.accountability}
                  rows={items.map((item, n) => ({ ...item, n }))}
                  rowKey={(item) => String(item.n)}
                  columns={[
                    {
                      key: 'organisation',
                      head: t.admin.organisation,
                      heads: true,
                      cell: (item) => pick(item.organisation.name),
                    },
                    { key: 'duty', head: t.admin.duty, cell: (item) => pick(item.duty) },
                    { key: 'about', head: t.admin.about, cell: (item) => item.about },
                    { key: 'due', head: t.admin.dueBy, className: 'nw', cell: (item) => item.dueBy },
                    {
                      key: 'late',
                      head: t.admin.daysLate,
                      num: true,
                      cell: (item) => <span className="err">{f.count(item.daysLate)}</span>,
                    },
                    {
                      key: 'done',
                      head: t.admin.outcomes['done'] ?? '',
                      className: 't2',
                      cell: (item) => (item.doneAt ? f.dateTime(item.doneAt) : t.admin.stillOpen),
                    },
                    {
                      key: 'outcome',
                      head: t.admin.outcome,
                      cell: (item) => (item.outcome ? pick(item.outcome) : null),
                    },
                    {
                      key: 'evidence',
                      head: t.admin.evidence,
                      cell: ({ evidence }) => (
                        <>
                          {evidence.case && (
                            <Link to="/cases/$case" params={{ case: evidence.case }}>
                              {t.catalogue.openCase}
                            </Link>
                          )}{' '}
                          {evidence.entry && (
                            <Link to="/catalogue/$entry" params={{ entry: evidence.entry }}>
                              {t.word.resource}
                            </Link>
                          )}{' '}
                          {evidence.run && (
                            <Link to="/runs/$run" params={{ run: evidence.run }}>
                              {t.word.run}
                            </Link>
                          )}
                        </>
                      ),
                    },
                  ]}
                />
              </Sheet>
            </>
          )
        }
      </Loaded>
    </>
  );
}
