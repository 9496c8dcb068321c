/** 后续动作: what followed from cases over the whole purview; what failed first, with its reason and a way to retry it. */
import type { EffectView } from '@kuaishu/api';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { usePhone } from '../lib/use-phone.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { MoreButton } from '../ui/MoreButton.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { Sheet } from '../ui/Sheet.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Table } from '../ui/Table.tsx';
import './cases.css';
import { LOOK_AGAIN_MS, useRetry } from './use-retry.ts';
import { WhyFailed } from './WhyFailed.tsx';

const STATES = ['dead', 'waiting', 'done'] as const;

export function EffectsPage() {
  const { t, pick } = useWords();
  const { state = 'dead' } = useSearch({ from: '/effects' });
  const retrying = useRetry();
  const { last } = retrying;
  const answer = useInfiniteQuery({
    queryKey: ['effects', 'all', state],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) =>
      read('effects', { query: { state, ...(pageParam === undefined ? {} : { before: pageParam }) }, signal }),
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchInterval: last === null ? false : LOOK_AGAIN_MS,
  });
  return (
    <>
      <PageHead title={t.upkeep.effects} meta={[t.upkeep.effectsMeta]} />
      <nav className="tabs" aria-label={t.upkeep.effects}>
        {STATES.map((one) => (
          <Link
            key={one}
            to="."
            search={(before) => ({ ...before, state: one === 'dead' ? undefined : one })}
            aria-current={one === state ? 'page' : undefined}
            activeOptions={{ exact: true, includeSearch: true }}
          >
            {t.upkeep.which[one]}
          </Link>
        ))}
      </nav>
      <Refusal error={retrying.error} />
      <Loaded answer={answer} skeleton={<Skeleton rows={8} />}>
        {({ pages }) => {
          const rows = pages.flatMap(({ items }) => items);
          const waits = last !== null && !(state === 'dead' && rows.some(({ id }) => id === last.id));
          return (
            <>
              {waits && (
                <Note tone="ok" live>
                  {t.upkeep.retried(pick(last.title))}
                </Note>
              )}
              {rows.length === 0 ? (
                <Empty title={t.upkeep.none[state]}>{t.upkeep.noneHelp}</Empty>
              ) : (
                <Sheet>
                  <Effects rows={rows} state={state} retry={retrying.retry} isPending={retrying.isPending} />
                </Sheet>
              )}
              {answer.hasNextPage && (
                <p className="row">
                  <MoreButton waiting={answer.isFetchingNextPage} onMore={() => void answer.fetchNextPage()} />
                </p>
              )}
            </>
          );
        }}
      </Loaded>
    </>
  );
}

function Effects({
  rows,
  state,
  retry,
  isPending,
}: {
  readonly rows: readonly EffectView[];
  readonly state: EffectView['state'];
  readonly retry: (effect: EffectView) => void;
  readonly isPending: boolean;
}) {
  const { t, f, pick } = useWords();
  const retries = useMay()('effect.retry') && state !== 'done';
  const isPhone = usePhone();
  const at = (of: EffectView) => f.dateTime(state === 'waiting' ? of.madeAt : (of.doneAt ?? of.triedAt ?? of.madeAt));
  const caseOf = (of: EffectView) =>
    of.case === null ? (
      <span className="t3">{t.upkeep.noCase}</span>
    ) : (
      <Link to="/cases/$case" params={{ case: of.case }}>
        {of.caseTitle ?? of.case}
      </Link>
    );
  const again = (of: EffectView) => (
    <button
      type="button"
      className="btn sm"
      aria-label={t.upkeep.retryOf(`${pick(of.title)} ${of.caseTitle ?? ''}`.trim())}
      disabled={isPending}
      onClick={() => retry(of)}
    >
      {t.upkeep.retry}
    </button>
  );
  if (isPhone)
    return (
      <ul className="effects">
        {rows.map((of) => (
          <li key={of.id}>
            <div className="row">
              <b className="nw">{pick(of.title)}</b>
              <span className="t3 sm">
                {at(of)} · {t.upkeep.times(f.count(of.attempts))}
              </span>
              <span className="sp" />
              {retries && again(of)}
            </div>
            <p>{caseOf(of)}</p>
            {state !== 'done' && (
              <p className="t2">
                <WhyFailed of={of} />
              </p>
            )}
          </li>
        ))}
      </ul>
    );
  return (
    <Table
      caption={t.upkeep.which[state]}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { key: 'effect', head: t.upkeep.effect, heads: true, className: 'nw', cell: (of) => pick(of.title) },
        {
          key: 'case',
          head: t.upkeep.ofCase,
          cell: caseOf,
        },
        {
          key: 'at',
          head: state === 'waiting' ? t.upkeep.ordered : t.upkeep.lastTried,
          className: 't2 nw',
          cell: at,
        },
        { key: 'attempts', head: t.upkeep.attempts, num: true, cell: (of) => f.count(of.attempts) },
        ...(state === 'done'
          ? []
          : [{ key: 'why', head: t.upkeep.why, cell: (of: EffectView) => <WhyFailed of={of} /> }]),
        ...(retries ? [{ key: 'retry', head: '', cell: again }] : []),
      ]}
    />
  );
}
