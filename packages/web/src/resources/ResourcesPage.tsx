/** 目录: the resources of the project, whose they are, and what of them came last. */
import type { ResourceView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useDepartment } from '../domain/codes.ts';
import { read } from '../lib/http.ts';
import { usePhone } from '../lib/use-phone.ts';
import type { DataColumn } from '../table/DataTable.tsx';
import { ListTable } from '../table/ListTable.tsx';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { GradeCounts } from './GradeCounts.tsx';

export function ResourcesPage() {
  const { t, f } = useWords();
  const answer = useQuery({ queryKey: ['resources'], queryFn: ({ signal }) => read('resources', { signal }) });
  const items = answer.data?.items;
  return (
    <>
      <PageHead
        title={t.resource.list}
        name={t.nav.resources}
        meta={[
          items
            ? t.resource.listHelp(f.count(items.length), f.count(new Set(items.map((one) => one.provider)).size))
            : t.state.loading,
        ]}
      />
      <Loaded answer={answer} skeleton={<Skeleton rows={10} height={46} />}>
        {(view) =>
          view.items.length === 0 ? (
            <Empty title={t.resource.none}>{t.resource.noneHelp}</Empty>
          ) : (
            <Resources items={view.items} />
          )
        }
      </Loaded>
    </>
  );
}

function Resources({ items }: { readonly items: readonly ResourceView[] }) {
  const { t, f, pick } = useWords();
  const department = useDepartment();
  const phone = usePhone();
  const search = useSearch({ from: '/resources' });
  const columns = useMemo(
    (): DataColumn<ResourceView>[] => [
      {
        key: 'name',
        title: t.word.resource,
        width: phone ? 170 : 240,
        sortable: true,
        value: (one) => pick(one.name),
        cell: (one) => (
          <>
            <Link to="/resources/$resource" params={{ resource: one.resource }} className="b" title={pick(one.name)}>
              {pick(one.name)}
            </Link>
            <div className="sm t3">{department(one.provider)}</div>
          </>
        ),
      },
      {
        key: 'provider',
        title: t.resource.provider,
        width: 180,
        sortable: true,
        extra: true,
        value: (one) => department(one.provider),
        cell: (one) => department(one.provider),
      },
      {
        key: 'code',
        title: t.block.identifier,
        width: 130,
        className: 'mono t3',
        sortable: true,
        extra: true,
        value: (one) => one.resource,
        cell: (one) => one.resource,
      },
      {
        key: 'subject',
        title: t.resource.subject,
        width: 100,
        sortable: true,
        value: (one) => t.subject[one.subject] ?? one.subject,
        cell: (one) => t.subject[one.subject] ?? one.subject,
      },
      {
        key: 'items',
        title: t.resource.items,
        width: 76,
        num: true,
        sortable: true,
        value: (one) => one.items.length,
        cell: (one) => f.count(one.items.length),
      },
      {
        key: 'grades',
        title: t.word.grade,
        width: 156,
        value: (one) => one.items.filter((item) => item.grade !== 'green').length,
        sortable: true,
        cell: (one) => <GradeCounts items={one.items} />,
      },
      {
        key: 'rules',
        title: t.resource.rules,
        width: 86,
        num: true,
        sortable: true,
        value: (one) => one.rules.length,
        cell: (one) => f.count(one.rules.length),
      },
      {
        key: 'cadence',
        title: t.resource.cadence,
        width: 90,
        sortable: true,
        value: (one) => (one.cadence ? (t.resource.cadences[one.cadence] ?? one.cadence) : null),
        cell: (one) => (one.cadence ? (t.resource.cadences[one.cadence] ?? one.cadence) : '—'),
      },
      {
        key: 'rows',
        title: t.word.rows,
        width: 80,
        num: true,
        sortable: true,
        value: (one) => one.latest?.rows,
        cell: (one) => f.count(one.latest?.rows),
      },
      {
        key: 'quarantined',
        title: t.word.quarantined,
        width: 84,
        num: true,
        sortable: true,
        value: (one) => one.latest?.quarantined,
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
        title: t.word.quality,
        width: 72,
        num: true,
        sortable: true,
        value: (one) => one.latest?.quality,
        cell: (one) => f.mark(one.latest?.quality),
      },
      {
        key: 'collected',
        title: t.resource.lastDelivery,
        width: 112,
        className: 't2',
        sortable: true,
        value: (one) => one.latest?.collectedAt,
        cell: (one) => f.shortTime(one.latest?.collectedAt ?? null),
      },
    ],
    [t, f, pick, department, phone],
  );
  return (
    <ListTable
      table="resources"
      file="resources"
      caption={t.resource.list}
      columns={columns}
      rows={items}
      rowKey={(one) => one.resource}
      search={search}
    />
  );
}
