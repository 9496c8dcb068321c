/** 事项: what stands behind the figures of duties: cases by whose duty they are, by procedure, in hand, overdue or closed. */
import type { CaseSummary } from '@kuaishu/api';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useId } from 'react';
import { read } from '../lib/http.ts';
import { usePhone } from '../lib/use-phone.ts';
import { useWords } from '../text/index.ts';
import { Mixed } from '../ui/Mixed.tsx';
import { MoreButton } from '../ui/MoreButton.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { DueWords } from './Clock.tsx';
import { OrganisationName } from './Named.tsx';
import './cases.css';

const WHICH = ['open', 'overdue', 'closed'] as const;

export function CasesPage() {
  const { t, f } = useWords();
  const { holder, procedure, state, q } = useSearch({ from: '/cases' });
  const which = state ?? 'open';
  const answer = useInfiniteQuery({
    queryKey: ['cases', holder, procedure, which, q],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read('cases', {
        signal,
        query: {
          ...(holder === undefined ? {} : { holder }),
          ...(procedure === undefined ? {} : { procedure }),
          ...(q === undefined ? {} : { q }),
          ...(which === 'overdue' ? { overdue: true } : {}),
          open: which !== 'closed',
          ...(pageParam === undefined ? {} : { after: pageParam }),
        },
      }),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
  return (
    <>
      <PageHead
        crumb={<Link to="/duties">{t.cases.duties}</Link>}
        title={t.cases.list}
        meta={[
          t.cases.listMeta,
          holder === undefined ? (
            ''
          ) : (
            <span key="h">
              {t.cases.heldBy} <OrganisationName id={holder} />
            </span>
          ),
        ].filter((part) => part !== '')}
      />
      <nav className="tabs" aria-label={t.cases.list}>
        {WHICH.map((one) => (
          <Link
            key={one}
            to="."
            search={(before) => ({ ...before, state: one === 'open' ? undefined : one })}
            aria-current={one === which ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t.cases.which[one]}
          </Link>
        ))}
      </nav>
      <ByProcedure />
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          if (rows.length === 0) return <Empty title={t.cases.noCases}>{t.cases.noCasesHelp}</Empty>;
          return (
            <>
              <Sheet>
                <Rows rows={rows} />
              </Sheet>
              <p className="row">
                <span className="t3 sm">{t.cases.shown(f.count(rows.length))}</span>
                {answer.hasNextPage && (
                  <MoreButton waiting={answer.isFetchingNextPage} onMore={() => void answer.fetchNextPage()} />
                )}
              </p>
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function ByProcedure() {
  const { t, pick } = useWords();
  const id = useId();
  const { procedure } = useSearch({ from: '/cases' });
  const navigate = useNavigate({ from: '/cases' });
  const { data } = useQuery({ queryKey: ['procedures'], queryFn: ({ signal }) => read('procedures', { signal }) });
  return (
    <div className="filters">
      <label className="sr" htmlFor={id}>
        {t.cases.procedures}
      </label>
      <select
        id={id}
        className="inp"
        value={procedure ?? ''}
        onChange={({ target: { value } }) =>
          void navigate({ search: (before) => ({ ...before, procedure: value || undefined }) })
        }
      >
        <option value="">{t.cases.everyProcedure}</option>
        {data?.items.map((one) => (
          <option key={one.id} value={one.id}>
            {pick(one.title)}
          </option>
        ))}
      </select>
    </div>
  );
}

function Rows({ rows }: { readonly rows: readonly CaseSummary[] }) {
  const { t, f, pick } = useWords();
  const isPhone = usePhone();
  if (isPhone)
    return (
      <ul className="lst">
        {rows.map((of) => (
          <li key={of.id}>
            <Link to="/cases/$case" params={{ case: of.id }}>
              <span className="row">
                <span className="t2 sm cut">
                  {pick(of.procedureTitle)} · {pick(of.stateTitle)}
                </span>
                <span className="sp" />
                <DueWords of={of} />
              </span>
              <b>
                <Mixed>{of.title}</Mixed>
              </b>
              <span className="t3 sm">{pick(of.owner.name)}</span>
            </Link>
          </li>
        ))}
      </ul>
    );
  return (
    <Table
      caption={t.cases.list}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'title',
          head: t.cases.name,
          heads: true,
          cell: (of) => (
            <Link to="/cases/$case" params={{ case: of.id }} className="b">
              <Mixed>{of.title}</Mixed>
            </Link>
          ),
        },
        {
          key: 'procedure',
          head: t.cases.procedures,
          className: 't2',
          cell: (of) => `${pick(of.procedureTitle)} · ${pick(of.stateTitle)}`,
        },
        { key: 'owner', head: t.cases.owner, className: 't2', cell: (of) => pick(of.owner.name) },
        { key: 'opened', head: t.cases.openedOn, className: 't2', cell: (of) => f.dateTime(of.openedAt) },
        { key: 'due', head: t.cases.due, cell: (of) => <DueWords of={of} /> },
      ]}
    />
  );
}
