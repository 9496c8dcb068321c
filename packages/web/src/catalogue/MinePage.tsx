/** Entries of one's own house, drafts and what is under review among them. */
import type { EntrySummary } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { read } from '../lib/http.ts';
import { useSession } from '../session/use-session.ts';
import type { DataColumn } from '../table/DataTable.tsx';
import { ListTable } from '../table/ListTable.tsx';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { codeColumn, itemsColumn, titleColumn } from './columns.tsx';
import { StateTag } from './StateTag.tsx';
import './catalogue.css';

export function MinePage() {
  const words = useWords();
  const { t, f, pick } = words;
  const { data: session } = useSession();
  const owner = session?.post?.organisation.id ?? '';
  const search = useSearch({ from: '/catalogue/mine' });
  const answer = useQuery({
    queryKey: ['catalog-entries', owner],
    queryFn: ({ signal }) => read('catalogEntries', { query: { owner, limit: 500 }, signal }),
    enabled: owner !== '',
  });
  const columns = useMemo(
    (): DataColumn<EntrySummary>[] => [
      titleColumn(words, (one) => one),
      {
        key: 'state',
        title: t.catalogue.facet['state'] ?? '',
        width: 110,
        sortable: true,
        value: (one) => one.state,
        cell: (one) => <StateTag state={one.state} />,
      },
      codeColumn(words),
      itemsColumn(words),
      {
        key: 'version',
        title: t.catalogue.tabs.versions,
        width: 120,
        num: true,
        sortable: true,
        value: (one) => one.version,
        cell: (one) =>
          one.version === 0 ? <span className="t3">{t.catalogue.firstVersion}</span> : f.count(one.version),
      },
      {
        key: 'changed',
        title: t.catalogue.sort['changed'] ?? '',
        width: 130,
        className: 't2',
        sortable: true,
        value: (one) => one.changedAt,
        cell: (one) => f.shortTime(one.changedAt),
      },
      {
        key: 'case',
        title: t.upkeep.ofCase,
        width: 110,
        value: (one) => one.caseId,
        cell: (one) =>
          one.caseId ? (
            <Link to="/cases/$case" params={{ case: one.caseId }}>
              {t.catalogue.openCase}
            </Link>
          ) : (
            ''
          ),
      },
    ],
    [words],
  );
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.mine}
        meta={[session?.post ? pick(session.post.organisation.name) : '']}
      />
      <Loaded answer={answer} skeleton={<Skeleton rows={8} height={40} />}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title={t.catalogue.empty}>{t.catalogue.emptyHelp}</Empty>
          ) : (
            <ListTable
              table="catalog-mine"
              file="entries"
              caption={t.catalogue.mine}
              columns={columns}
              rows={items}
              rowKey={(one) => one.id}
              search={search}
            />
          )
        }
      </Loaded>
    </>
  );
}
