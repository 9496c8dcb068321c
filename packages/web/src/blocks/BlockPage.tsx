/** One block: find an entity, see its attributes, go through its releases. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { EyeOff, Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { prefectureName } from '../charts/map/guizhou.ts';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import { Attributes } from './Attributes.tsx';
import { Releases } from './Releases.tsx';
import './blocks.css';

const LIMIT = 25;

export function BlockPage() {
  const { t, f, pick } = useWords();
  const { block } = useParams({ from: '/blocks/$block' });
  const { tab, region } = useSearch({ from: '/blocks/$block' });
  const answer = useQuery({
    queryKey: ['block', block],
    queryFn: ({ signal }) => read('block', { params: { block }, signal }),
  });
  return (
    <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
      {({ block: summary, releases }) => {
        const name = region ? prefectureName(region) : null;
        const tabs = [
          {
            key: undefined,
            label: t.block.find,
            count: f.count(region ? (summary.prefectures[region] ?? 0) : summary.entities),
          },
          { key: 'attributes' as const, label: t.block.attributes, count: f.count(summary.attributes.length) },
          { key: 'releases' as const, label: t.block.releases, count: f.count(releases.length) },
        ];
        return (
          <>
            <PageHead
              crumb={
                <>
                  <Link to="/blocks">{t.nav.blocks}</Link> › {pick(summary.name)}
                </>
              }
              title={pick(summary.name)}
              meta={[
                t.block.entitiesMeta(
                  f.count(summary.entities),
                  t.overview.units[summary.subject] ?? t.overview.unit,
                  f.count(summary.records),
                ),
                t.block.releaseMeta(summary.release, summary.asOf),
                name ? t.block.only(pick(name)) : null,
              ].filter((part) => part !== null)}
              actions={
                <span className="tag">
                  <EyeOff className="i s" aria-hidden="true" />
                  {t.block.coveredByDefault}
                </span>
              }
            />
            <nav className="tabs" aria-label={pick(summary.name)}>
              {tabs.map((one) => (
                <Link
                  key={one.label}
                  to="/blocks/$block"
                  params={{ block }}
                  search={(before) => ({ ...before, offset: undefined, tab: one.key })}
                  activeOptions={{ exact: true, includeSearch: true }}
                >
                  {one.label}
                  <small>{one.count}</small>
                </Link>
              ))}
            </nav>
            {tab === 'attributes' ? (
              <Attributes block={summary} />
            ) : tab === 'releases' ? (
              <Releases block={block} releases={releases} />
            ) : (
              <Finder block={block} />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function Finder({ block }: { readonly block: string }) {
  const { t, f, pick } = useWords();
  const { q = '', offset = 0, region } = useSearch({ from: '/blocks/$block' });
  const navigate = useNavigate({ from: '/blocks/$block' });
  const [typed, setTyped] = useState(q);
  const field = useRef<HTMLInputElement>(null);

  useEffect(() => setTyped(q), [q]);
  useEffect(() => {
    if (typed === q) return;
    const timer = setTimeout(() => {
      void navigate({
        search: (before) => ({ ...before, q: typed || undefined, offset: undefined }),
        replace: true,
        resetScroll: false,
      });
    }, 250);
    return () => clearTimeout(timer);
  }, [typed, q, navigate]);

  const answer = useQuery({
    queryKey: ['search', block, q, region, offset],
    queryFn: ({ signal }) =>
      read('search', {
        params: { block },
        query: { limit: LIMIT, offset, ...(q ? { q } : {}), ...(region ? { prefecture: region } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <search className="finder">
        <Search className="i" aria-hidden="true" />
        <input
          ref={field}
          className="inp"
          type="search"
          aria-label={t.block.searchLabel}
          placeholder={t.block.searchHint}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
        <span className="t3 sm" aria-live="polite">
          {answer.data ? t.block.found(f.count(answer.data.total)) : ''}
        </span>
      </search>
      <Loaded answer={answer} skeleton={<Skeleton rows={10} />}>
        {(found) =>
          found.items.length === 0 ? (
            <section className="sheet">
              <Empty title={t.block.nothing}>{t.block.nothingHelp}</Empty>
            </section>
          ) : (
            <Sheet>
              <Table
                caption={t.block.find}
                rows={found.items}
                rowKey={(hit) => hit.entity}
                columns={[
                  {
                    key: 'label',
                    head: t.word.entity,
                    heads: true,
                    cell: (hit) => (
                      <Link to="/blocks/$block/entities/$entity" params={{ block, entity: hit.entity }} className="b">
                        {hit.label || t.word.unnamed}
                      </Link>
                    ),
                  },
                  { key: 'detail', head: t.block.detail, className: 't2', cell: (hit) => hit.detail },
                  {
                    key: 'prefecture',
                    head: t.word.prefecture,
                    cell: (hit) => {
                      const name = prefectureName(hit.prefecture);
                      return name ? pick(name) : <span className="t3">{t.overview.elsewhere}</span>;
                    },
                  },
                  { key: 'records', head: t.word.records, num: true, cell: (hit) => f.count(hit.records) },
                  { key: 'id', head: t.block.entityId, cell: (hit) => <span className="mono t3">{hit.entity}</span> },
                ]}
              />
              <Pager
                offset={offset}
                limit={LIMIT}
                total={found.total}
                go={(next) => void navigate({ search: (before) => ({ ...before, offset: next || undefined }) })}
              />
            </Sheet>
          )
        }
      </Loaded>
    </>
  );
}
