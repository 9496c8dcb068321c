/** How a published entry is kept up to date: the last delivery, the next one, and the case about one that is missing. */
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Deliveries } from '../domain/Deliveries.tsx';
import { read } from '../lib/http.ts';
import { useWords } from '../text/index.ts';

export function UpdateFacts({ entry }: { readonly entry: string }) {
  const { t, f } = useWords();
  const { data } = useQuery({
    queryKey: ['entry-updates', entry],
    queryFn: ({ signal }) => read('entryUpdates', { params: { entry }, signal }),
  });
  if (!data) return null;
  const { update, deferredUntil, deliveries } = data;
  const late = update.daysLate > 0;
  return (
    <section className="upd" aria-label={t.updates.title}>
      <p className="row wrap sm">
        <b>{t.updates.title}</b>
        <span className={late ? 'err' : update.state === 'in_time' ? 'ok' : 't2'}>
          {late ? t.updates.late(f.count(update.daysLate)) : t.updates.state[update.state]}
        </span>
        {update.dueBy && <span className="t2">{t.updates.nextDue(update.dueBy)}</span>}
        {deferredUntil && deferredUntil === update.dueBy && (
          <span className="t2">{t.updates.deferred(deferredUntil)}</span>
        )}
        {data.case && (
          <Link to="/cases/$case" params={{ case: data.case }}>
            {t.updates.openCase}
          </Link>
        )}
      </p>
      {deliveries.length > 0 && <Deliveries now={data} />}
    </section>
  );
}
