/** What changed between two releases, down to cells. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { useId } from 'react';
import { EntityLink } from '../domain/EntityLink.tsx';
import { Value } from '../domain/Value.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';
import { PageHead } from '../ui/PageHead.tsx';
import { Progress } from '../ui/Progress.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';

export function DiffPage() {
  const { t, f, pick } = useWords();
  const id = useId();
  const { block } = useParams({ from: '/blocks/$block/diff' });
  const search = useSearch({ from: '/blocks/$block/diff' });
  const { attribute } = search;
  const navigate = useNavigate({ from: '/blocks/$block/diff' });
  const view = useQuery({
    queryKey: ['block', block],
    queryFn: ({ signal }) => read('block', { params: { block }, signal }),
  });
  const releases = (view.data?.releases ?? []).toSorted((a, b) => b.publishedAt.localeCompare(a.publishedAt));
  const to = search.to ?? releases[0]?.release;
  const from = search.from ?? releases[1]?.release;
  const answer = useQuery({
    queryKey: ['diff', block, from, to, attribute],
    enabled: from !== undefined && to !== undefined,
    queryFn: ({ signal }) =>
      read('diff', {
        params: { block },
        query: { from: from ?? '', to: to ?? '', ...(attribute ? { attribute } : {}) },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
  const choose = (side: 'from' | 'to', label: string) => (
    <label htmlFor={id + side} className="row">
      <span className="t2 sm">{label}</span>
      <select
        id={id + side}
        className="inp"
        value={side === 'from' ? from : to}
        onChange={(event) =>
          void navigate({ search: (before) => ({ ...before, from, to, [side]: event.target.value }) })
        }
      >
        {releases.map((one) => (
          <option key={one.release} value={one.release}>
            {`${one.asOf} · ${one.release.slice(0, 8)}`}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <>
      <PageHead
        name={t.block.diff}
        crumb={
          <>
            <Link to="/blocks">{t.nav.blocks}</Link> ›{' '}
            <Link to="/blocks/$block" params={{ block }}>
              {view.data ? pick(view.data.block.name) : block}
            </Link>{' '}
            › {t.block.diff}
          </>
        }
        title={t.block.diffTitle}
      />
      <div className="filters">
        {choose('from', t.block.diffFrom)}
        <ArrowRight className="i t3" aria-hidden="true" />
        {choose('to', t.block.diffTo)}
      </div>
      {view.data && releases.length < 2 ? (
        <section className="sheet">
          <Empty title={t.block.diffNone}>{t.block.diffNoneHelp}</Empty>
        </section>
      ) : (
        <Loaded answer={answer} skeleton={<Skeleton rows={8} />}>
          {(diff) => {
            const most = Math.max(1, ...diff.attributes.map((one) => one.changed));
            return (
              <div className="stack">
                <div className="eq" style={{ marginBottom: 0 }}>
                  <div>
                    <b>{f.signed(diff.added)}</b>
                    <span>{t.block.added}</span>
                  </div>
                  <div>
                    <b>{f.signed(-diff.removed)}</b>
                    <span>{t.block.removed}</span>
                  </div>
                  <div className="r">
                    <b>{f.count(diff.changed)}</b>
                    <span>{t.block.changedEntities}</span>
                  </div>
                  <div>
                    <b>{f.count(diff.cells)}</b>
                    <span>{t.block.changedCells}</span>
                  </div>
                </div>
                <div className="g2" style={{ gridTemplateColumns: 'minmax(0,1fr) 360px' }}>
                  <Sheet
                    title={t.block.examples}
                    hint={t.block.examplesHint}
                    end={
                      attribute && (
                        <Link
                          to="/blocks/$block/diff"
                          params={{ block }}
                          search={(before) => ({ ...before, attribute: undefined })}
                          resetScroll={false}
                        >
                          {t.block.allItems}
                        </Link>
                      )
                    }
                  >
                    <Table
                      caption={t.block.examples}
                      rows={diff.examples}
                      rowKey={(one) => `${one.entity} ${one.attribute}`}
                      columns={[
                        {
                          key: 'entity',
                          head: t.word.entity,
                          heads: true,
                          cell: (one) => (
                            <EntityLink block={block} entity={one.entity} cell={one.attribute} className="mono">
                              {one.entity}
                            </EntityLink>
                          ),
                        },
                        {
                          key: 'attribute',
                          head: t.word.item,
                          cell: (one) => {
                            const named = diff.attributes.find((known) => known.attribute === one.attribute);
                            return named ? pick(named.title) : one.attribute;
                          },
                        },
                        {
                          key: 'before',
                          head: t.block.before,
                          className: 't2',
                          cell: (one) => <Value attribute={one.attribute} value={one.before} covered={one.covered} />,
                        },
                        {
                          key: 'after',
                          head: t.block.after,
                          // The mask may hide the very difference: then say that there is one.
                          cell: (one) =>
                            one.covered && one.before === one.after ? (
                              <span className="t3">{t.block.otherUnderMask}</span>
                            ) : (
                              <b>
                                <Value attribute={one.attribute} value={one.after} covered={one.covered} />
                              </b>
                            ),
                        },
                      ]}
                    />
                    {diff.examples.length === 0 && <Empty title={t.block.same} />}
                  </Sheet>
                  <Sheet title={t.block.byAttribute}>
                    <ul className="qs in">
                      {diff.attributes
                        .filter((one) => one.changed > 0)
                        .toSorted((a, b) => b.changed - a.changed)
                        .map((one) => (
                          <li key={one.attribute}>
                            <Link
                              to="/blocks/$block/diff"
                              params={{ block }}
                              search={(before) => ({
                                ...before,
                                attribute: attribute === one.attribute ? undefined : one.attribute,
                              })}
                              aria-current={attribute === one.attribute ? 'true' : undefined}
                              resetScroll={false}
                            >
                              {pick(one.title)}
                            </Link>
                            <span className="num">{f.count(one.changed)}</span>
                            <Progress share={one.changed / most} label={null} />
                          </li>
                        ))}
                    </ul>
                  </Sheet>
                </div>
              </div>
            );
          }}
        </Loaded>
      )}
    </>
  );
}
