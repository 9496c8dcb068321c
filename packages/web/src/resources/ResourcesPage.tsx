/** 目录: the resources of the project, whose they are, and what of them came last. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useDepartment } from '../domain/codes.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { GradeCounts } from './GradeCounts.tsx';

export function ResourcesPage() {
  const department = useDepartment();
  const { t, f, pick } = useWords();
  const answer = useQuery({ queryKey: ['resources'], queryFn: ({ signal }) => read('resources', { signal }) });
  return (
    <Loaded answer={answer}>
      {({ items }) => (
        <>
          <PageHead
            title={t.resource.list}
            name={t.nav.resources}
            meta={[t.resource.listHelp(f.count(items.length), f.count(new Set(items.map((one) => one.provider)).size))]}
          />
          {items.length === 0 ? (
            <Empty title={t.resource.none}>{t.resource.noneHelp}</Empty>
          ) : (
            <Sheet>
              <Table
                className="two-line"
                caption={t.resource.list}
                rows={items}
                rowKey={(one) => one.resource}
                columns={[
                  {
                    key: 'name',
                    head: t.word.resource,
                    heads: true,
                    cell: (one) => (
                      <>
                        <Link to="/resources/$resource" params={{ resource: one.resource }} className="b">
                          {pick(one.name)}
                        </Link>
                        <div className="sm t3">{department(one.provider)}</div>
                      </>
                    ),
                  },
                  { key: 'subject', head: t.resource.subject, cell: (one) => t.subject[one.subject] ?? one.subject },
                  { key: 'items', head: t.resource.items, num: true, cell: (one) => f.count(one.items.length) },
                  { key: 'grades', head: t.word.grade, cell: (one) => <GradeCounts items={one.items} /> },
                  { key: 'rules', head: t.resource.rules, num: true, cell: (one) => f.count(one.rules.length) },
                  {
                    key: 'cadence',
                    head: t.resource.cadence,
                    cell: (one) => (one.cadence ? (t.resource.cadences[one.cadence] ?? one.cadence) : '—'),
                  },
                  { key: 'rows', head: t.word.rows, num: true, cell: (one) => f.count(one.latest?.rows) },
                  {
                    key: 'quarantined',
                    head: t.word.quarantined,
                    num: true,
                    cell: (one) =>
                      one.latest ? (
                        <Link to="/quarantine" search={{ resource: one.resource, run: one.latest.run }}>
                          {f.count(one.latest.quarantined)}
                        </Link>
                      ) : (
                        '—'
                      ),
                  },
                  {
                    key: 'quality',
                    head: t.word.quality,
                    num: true,
                    cell: (one) => f.mark(one.latest?.quality),
                  },
                  {
                    key: 'collected',
                    head: t.resource.lastDelivery,
                    className: 't2 nw',
                    cell: (one) => f.shortTime(one.latest?.collectedAt ?? null),
                  },
                ]}
              />
            </Sheet>
          )}
        </>
      )}
    </Loaded>
  );
}
