/** 待判: doubtful pairs one after another, keyboard first. Answers are kept and count from the next run on. */
import type { ReviewPair, ReviewView } from '@kuaishu/api';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Keyboard, Undo2 } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { RequestError, read, write } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Mixed } from '../ui/Mixed.tsx';
import { Note } from '../ui/Note.tsx';
import { PageHead } from '../ui/PageHead.tsx';
import { Pager } from '../ui/Pager.tsx';
import { Empty, Loaded, Skeleton } from '../ui/states.tsx';
import { Pair } from './Pair.tsx';
import { answerOf, type Queue, START, step, type Verdict } from './queue.ts';
import './review.css';

const LIMIT = 50;
const NAMES = ['person_name', 'org_name', 'place_name', 'project_name', 'indicator_name', 'name', 'title'];

/** What either record is called, as far as it may be seen. */
const nameOf = ({ left, right }: ReviewPair): string | null =>
  [left, right].flatMap(({ values }) => NAMES.flatMap((name) => values[name]?.value || []))[0] ?? null;

export function ReviewPage() {
  const { t, f, pick } = useWords();
  const { block, offset = 0 } = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const blocks = useQuery({ queryKey: ['blocks'], queryFn: ({ signal }) => read('blocks', { signal }) });
  const answer = useQuery({
    queryKey: ['review', block, offset],
    queryFn: ({ signal }) => read('review', { query: { limit: LIMIT, offset, ...(block ? { block } : {}) }, signal }),
    // The queue must not change under one's hands while one works through it.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnMount: 'always',
  });
  return (
    <>
      <PageHead
        title={t.review.title}
        name={t.nav.review}
        meta={[
          t.review.help,
          answer.data ? t.review.count(f.count(answer.data.total), f.count(answer.data.answered)) : null,
        ].filter((part) => part !== null)}
        actions={
          <select
            className="inp"
            aria-label={t.nav.blocks}
            value={block ?? ''}
            onChange={(event) =>
              void navigate({
                search: (before) => ({
                  ...before,
                  block: event.target.value || undefined,
                  pair: undefined,
                  offset: undefined,
                }),
              })
            }
          >
            <option value="">{t.review.allBlocks}</option>
            {(blocks.data?.items ?? []).map((one) => (
              <option key={one.block} value={one.block}>
                {pick(one.name)}
              </option>
            ))}
          </select>
        }
      />
      <Loaded answer={answer} skeleton={<Skeleton rows={9} />}>
        {(view) =>
          view.items.length === 0 ? (
            <section className="sheet">
              <Empty title={t.review.empty}>{t.review.emptyHelp}</Empty>
            </section>
          ) : (
            <Workbench key={`${block ?? ''} ${offset}`} view={view} offset={offset} />
          )
        }
      </Loaded>
    </>
  );
}

function Workbench({ view, offset }: { readonly view: ReviewView; readonly offset: number }) {
  const { t, f, pick } = useWords();
  const client = useQueryClient();
  const mayAnswer = useMay()('review.answer');
  const { pair: asked } = useSearch({ from: '/review' });
  const navigate = useNavigate({ from: '/review' });
  const [queue, setQueue] = useState<Queue>(() => {
    const linked = view.items.findIndex((one) => one.pair === asked);
    const open = view.items.findIndex((one) => one.answer === null);
    return { ...START, at: Math.max(0, linked >= 0 ? linked : open) };
  });
  const [help, setHelp] = useState(false);
  const pair = view.items[queue.at];
  const send = useMutation({
    mutationFn: (one: { pair: string; answer: Verdict | null }) =>
      write('answerReview', { params: { pair: one.pair }, body: { answer: one.answer } }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['overview'] }),
  });
  const { mutate } = send;

  const judge = useCallback(
    (verdict: Verdict) => {
      if (!pair) return;
      mutate({ pair: pair.pair, answer: verdict });
      setQueue((before) => step(before, view.items, { type: 'answer', pair: pair.pair, verdict }));
    },
    [pair, mutate, view.items],
  );
  const undo = useCallback(() => {
    const last = queue.done.at(-1);
    if (last === undefined) return;
    mutate({ pair: last, answer: null });
    setQueue((before) => step(before, view.items, { type: 'undo' }));
  }, [queue.done, mutate, view.items]);

  useEffect(() => {
    const keys = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement;
      if (
        event.ctrlKey ||
        event.metaKey ||
        event.altKey ||
        /^(INPUT|SELECT|TEXTAREA)$/.test(target.tagName) ||
        target.closest('dialog')
      )
        return;
      const actions: Readonly<Record<string, () => void>> = {
        ...(mayAnswer ? { s: () => judge('same'), d: () => judge('different'), u: undo } : {}),
        j: () => setQueue((before) => step(before, view.items, { type: 'move', by: 1 })),
        k: () => setQueue((before) => step(before, view.items, { type: 'move', by: -1 })),
        '?': () => setHelp(true),
      };
      const action = actions[event.key.toLowerCase()];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', keys);
    return () => document.removeEventListener('keydown', keys);
  }, [judge, undo, view.items, mayAnswer]);

  useEffect(() => {
    if (pair && pair.pair !== asked) {
      void navigate({ search: (before) => ({ ...before, pair: pair.pair }), replace: true, resetScroll: false });
    }
  }, [pair, asked, navigate]);

  const problem = send.error instanceof RequestError ? send.error.problem : null;
  const here = queue.done.length;
  return (
    <div className="bench">
      <nav className="sheet list" aria-label={t.review.queue}>
        <ol>
          {view.items.map((one, i) => {
            const verdict = answerOf(queue, one);
            return (
              <li key={one.pair}>
                <button
                  type="button"
                  aria-current={i === queue.at ? 'true' : undefined}
                  onClick={() => setQueue((before) => step(before, view.items, { type: 'go', to: i }))}
                >
                  <span>
                    <Mixed>{nameOf(one) ?? t.word.unnamed}</Mixed>
                  </span>
                  <span className={verdict === null ? 't3' : verdict === 'same' ? 'ok' : 'warn'}>
                    {verdict === null ? f.percent(one.probability, 0) : t.review.verdicts[verdict]}
                  </span>
                  <small>
                    {pick(one.left.source.resourceName)} – {pick(one.right.source.resourceName)}
                  </small>
                </button>
              </li>
            );
          })}
        </ol>
        <Pager
          offset={offset}
          limit={LIMIT}
          total={view.total}
          go={(next) =>
            void navigate({ search: (before) => ({ ...before, offset: next || undefined, pair: undefined }) })
          }
        />
      </nav>
      <div className="stack">
        {send.error && (
          <Note tone="err" live>
            <b>{t.review.notKept}</b> {problem ? pick(problem.title) : t.state.awayHelp}
          </Note>
        )}
        {pair && (
          <Pair
            key={pair.pair}
            pair={pair}
            verdict={answerOf(queue, pair)}
            place={t.review.place(f.count(offset + queue.at + 1), f.count(view.total))}
          >
            {mayAnswer ? (
              <>
                <button type="button" className="btn p" onClick={() => judge('same')}>
                  {t.review.same} <kbd>S</kbd>
                </button>
                <button type="button" className="btn" onClick={() => judge('different')}>
                  {t.review.different} <kbd>D</kbd>
                </button>
                <button type="button" className="btn" disabled={here === 0} onClick={undo}>
                  <Undo2 className="i s" aria-hidden="true" />
                  {t.review.undo} <kbd>U</kbd>
                </button>
              </>
            ) : (
              <span className="t2 sm">{t.review.onlyRead}</span>
            )}
            <span className="sp" />
            <button type="button" className="lnk only-d" onClick={() => setHelp(true)}>
              <Keyboard className="i s" aria-hidden="true" /> {t.review.keys} <kbd>?</kbd>
            </button>
          </Pair>
        )}
        <p className="sr" aria-live="polite">
          {here > 0 ? t.review.answeredHere(f.count(here)) : ''}
        </p>
      </div>
      {help && (
        <Dialog title={t.review.keys} onClose={() => setHelp(false)}>
          <dl className="kv keys">
            {t.review.keyList.map(([key, what]) => (
              <div key={key} style={{ display: 'contents' }}>
                <dt>
                  <kbd>{key}</kbd>
                </dt>
                <dd>{what}</dd>
              </div>
            ))}
          </dl>
        </Dialog>
      )}
    </div>
  );
}
