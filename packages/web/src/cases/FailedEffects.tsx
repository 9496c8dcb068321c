/** What should have followed from a case and did not, above its course, for whoever may retry it. */
import type { CaseView } from '@kuaishu/api';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { read } from '../lib/http.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Note } from '../ui/Note.tsx';
import { Refusal } from '../ui/Refusal.tsx';
import { LOOK_AGAIN_MS, useRetry } from './use-retry.ts';
import { WhyFailed } from './WhyFailed.tsx';

export function FailedEffects({ view }: { readonly view: CaseView }) {
  const { t, f, pick } = useWords();
  const may = useMay();
  const { retry, isPending, error, last } = useRetry();
  const { data } = useQuery({
    queryKey: ['effects', 'case', view.id],
    queryFn: ({ signal }) => read('effects', { query: { case: view.id, state: 'dead', limit: 200 }, signal }),
    enabled: may('effect.retry'),
    refetchInterval: last === null ? false : LOOK_AGAIN_MS,
  });
  const failed = data?.items ?? [];
  const waits = last !== null && !failed.some(({ id }) => id === last.id);
  if (failed.length === 0 && !waits && !error) return null;
  return (
    <section className="pad stack" aria-label={t.upkeep.effects}>
      {failed.length > 0 && (
        <Note
          tone="err"
          actions={
            <Link className="btn sm" to="/effects">
              {t.upkeep.allFailed}
            </Link>
          }
        >
          <b>{t.upkeep.failedOf(f.count(failed.length))}</b>
          <ul>
            {failed.map((effect) => (
              <li key={effect.id} className="row wrap">
                <span>
                  {pick(effect.title)} · <WhyFailed of={effect} />
                </span>
                <button
                  type="button"
                  className="btn sm"
                  aria-label={t.upkeep.retryOf(pick(effect.title))}
                  disabled={isPending}
                  onClick={() => retry(effect)}
                >
                  {t.upkeep.retry}
                </button>
              </li>
            ))}
          </ul>
        </Note>
      )}
      {waits && (
        <Note tone="ok" live>
          {t.upkeep.retried(pick(last.title))}
        </Note>
      )}
      <Refusal error={error} />
    </section>
  );
}
