/** 三清单: what there is, what is needed, who owes what; each as a table and as XLSX. */
import type { ListView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { useMemo } from 'react';
import { RunLink } from '../domain/RunLink.tsx';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import type { DataColumn } from '../table/DataTable.tsx';
import { ListTable } from '../table/ListTable.tsx';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { cadenceColumn, codeColumn, itemsColumn, ownerColumn, titleColumn } from './columns.tsx';

const LISTS = ['resources', 'needs', 'duties'] as const;

export function ListsPage() {
  const { t, lang } = useWords();
  const search = useSearch({ from: '/catalogue/lists' });
  const may = useMay();
  const list = search.list ?? 'resources';
  const answer = useQuery({
    queryKey: ['catalog-list', list],
    queryFn: ({ signal }) => read('catalogList', { params: { list }, query: {}, signal }),
  });
  return (
    <>
      <PageHead
        crumb={<Link to="/catalogue">{t.nav.catalogue}</Link>}
        title={t.catalogue.lists}
        actions={
          <>
            {list === 'needs' && may('case.open') && (
              <Link className="btn p" to="/cases/new/$procedure" params={{ procedure: 'data_need' }}>
                {t.cases.fileNeed}
              </Link>
            )}
            <a className="btn" href={`/api/catalog/lists/${list}/export?lang=${lang}`} download>
              <Download className="i s" aria-hidden="true" />
              {t.catalogue.download}
            </a>
          </>
        }
      />
      <nav className="tabs" aria-label={t.catalogue.lists}>
        {LISTS.map((name) => (
          <Link
            key={name}
            to="."
            search={{ list: name === 'resources' ? undefined : name }}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t.catalogue.listNames[name]}
          </Link>
        ))}
      </nav>
      <Loaded answer={answer} skeleton={<Skeleton rows={10} height={40} />}>
        {(view) =>
          list === 'needs' ? (
            <Needs rows={view.needs} />
          ) : list === 'duties' ? (
            <Duties rows={view.duties} />
          ) : (
            <Resources rows={view.resources} />
          )
        }
      </Loaded>
    </>
  );
}

function None() {
  const { t } = useWords();
  return <Empty title={t.catalogue.empty}>{t.catalogue.noneHelp}</Empty>;
}

function Resources({ rows }: { readonly rows: ListView['resources'] }) {
  const words = useWords();
  const { t, f } = words;
  const search = useSearch({ from: '/catalogue/lists' });
  const columns = useMemo(
    (): DataColumn<ListView['resources'][number]>[] => [
      titleColumn(words, ({ entry, title }) => ({ id: entry, title })),
      codeColumn(words),
      ownerColumn(words),
      {
        key: 'sharing',
        title: t.catalogue.facet['sharing'] ?? '',
        width: 110,
        sortable: true,
        value: (one) => one.sharing,
        cell: (one) => t.catalogue.sharing[one.sharing] ?? '',
      },
      {
        key: 'open',
        title: t.catalogue.facet['open'] ?? '',
        width: 110,
        sortable: true,
        value: (one) => String(one.open),
        cell: (one) => t.catalogue.open(one.open),
      },
      cadenceColumn(words),
      itemsColumn(words),
      {
        key: 'published',
        title: t.catalogue.state['published'] ?? '',
        width: 120,
        className: 't2',
        sortable: true,
        value: (one) => one.publishedAt,
        cell: (one) => f.shortTime(one.publishedAt),
      },
    ],
    [words],
  );
  if (rows.length === 0) return <None />;
  return (
    <ListTable
      table="catalog-resources"
      file="resources"
      caption={t.catalogue.listNames.resources}
      columns={columns}
      rows={rows}
      rowKey={(one) => one.entry}
      search={search}
    />
  );
}

function Needs({ rows }: { readonly rows: ListView['needs'] }) {
  const words = useWords();
  const { t, f, pick } = words;
  const search = useSearch({ from: '/catalogue/lists' });
  const columns = useMemo(
    (): DataColumn<ListView['needs'][number]>[] => [
      {
        key: 'title',
        title: t.catalogue.needed,
        width: 320,
        sortable: true,
        value: (one) => one.title,
        cell: (one) => (
          <Link to="/cases/$case" params={{ case: one.case }} className="b">
            <Mixed>{one.title}</Mixed>
          </Link>
        ),
      },
      ownerColumn(words, t.catalogue.needs),
      {
        key: 'state',
        title: t.catalogue.facet['state'] ?? '',
        width: 110,
        sortable: true,
        value: (one) => pick(one.stateTitle),
        cell: (one) => <span className={one.closedAt === null ? 'tag acc' : 'tag'}>{pick(one.stateTitle)}</span>,
      },
      {
        key: 'matter',
        title: t.catalogue.matter,
        width: 160,
        // what is needed says it most often
        extra: true,
        sortable: true,
        value: (one) => one.matter,
        cell: (one) => one.matter,
      },
      {
        key: 'elements',
        title: t.catalogue.items,
        width: 200,
        value: (one) => f.list(one.elements),
        cell: (one) => f.list(one.elements),
      },
      {
        key: 'assigned',
        title: t.catalogue.assigned,
        width: 150,
        value: (one) => (one.assigned ? pick(one.assigned.name) : ''),
        cell: (one) => (one.assigned ? pick(one.assigned.name) : t.catalogue.none1),
      },
      {
        key: 'opened',
        title: t.catalogue.filed,
        width: 100,
        className: 't2',
        sortable: true,
        value: (one) => one.openedAt,
        cell: (one) => f.shortTime(one.openedAt),
      },
      {
        key: 'due',
        title: t.cases.due,
        width: 100,
        sortable: true,
        value: (one) => one.due,
        cell: (one) => one.due ?? t.catalogue.none1,
      },
    ],
    [words],
  );
  if (rows.length === 0) return <None />;
  return (
    <ListTable
      table="catalog-needs"
      file="needs"
      caption={t.catalogue.listNames.needs}
      columns={columns}
      rows={rows}
      rowKey={(one) => one.case}
      search={search}
    />
  );
}

function Duties({ rows }: { readonly rows: ListView['duties'] }) {
  const words = useWords();
  const { t, f, pick } = words;
  const search = useSearch({ from: '/catalogue/lists' });
  const columns = useMemo(
    (): DataColumn<ListView['duties'][number]>[] => [
      ownerColumn(words, t.catalogue.assigned),
      titleColumn(words, ({ entry, title }) => ({ id: entry, title })),
      cadenceColumn(words),
      {
        key: 'last',
        title: t.catalogue.lastDelivery,
        width: 130,
        sortable: true,
        value: (one) => one.update.lastDelivery,
        cell: (one) =>
          one.update.run ? (
            <RunLink run={one.update.run}>{f.shortTime(one.update.lastDelivery)}</RunLink>
          ) : (
            t.catalogue.none1
          ),
      },
      {
        key: 'due',
        title: t.catalogue.dueBy,
        width: 120,
        sortable: true,
        value: (one) => one.update.dueBy,
        cell: (one) => one.update.dueBy ?? t.catalogue.none1,
      },
      {
        key: 'state',
        title: t.catalogue.facet['state'] ?? '',
        width: 130,
        sortable: true,
        value: (one) => one.update.daysLate,
        cell: (one) => {
          const { daysLate, state } = one.update;
          const said = (
            <span className={daysLate > 0 ? 'err' : state === 'in_time' ? 'ok' : 't3'}>
              {daysLate > 0 ? t.catalogue.late(f.count(daysLate)) : t.catalogue.update[state]}
            </span>
          );
          return one.case === null ? (
            said
          ) : (
            <Link to="/cases/$case" params={{ case: one.case }} title={t.catalogue.openCase}>
              {said}
            </Link>
          );
        },
      },
      {
        key: 'authority',
        title: t.catalogue.sourceOf,
        width: 220,
        className: 't2',
        value: (one) => f.list(one.authority.map(({ name }) => pick(name))),
        cell: (one) => f.list(one.authority.map(({ name }) => pick(name))),
      },
    ],
    [words],
  );
  if (rows.length === 0) return <None />;
  return (
    <ListTable
      table="catalog-duties"
      file="duties"
      caption={t.catalogue.listNames.duties}
      columns={columns}
      rows={rows}
      rowKey={(one) => one.entry}
      search={search}
    />
  );
}
