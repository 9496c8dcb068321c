/** Navigation in the order of the work; only what exists and the present post may see. */
import type { Overview } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import type { May } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Mark } from '../ui/Mark.tsx';
import { mayGo, PLACES, type Place } from './places.ts';

export function Nav({
  overview,
  may,
  open,
}: {
  readonly overview: Overview | undefined;
  readonly may: May;
  readonly open: boolean;
}) {
  const { t, f } = useWords();
  const running = overview?.runs.filter((run) => run.state === 'running').length ?? 0;
  const waiting = overview?.review.open ?? 0;
  const label = (name: Place['name']): string => String(t.nav[name]);
  const hints: Partial<Record<Place['to'], string>> = {
    '/runs': running > 0 ? t.nav.running(f.count(running)) : '',
    '/review': waiting > 0 ? f.count(waiting) : '',
  };
  const groups = PLACES.map((group) => group.filter((place) => mayGo(place, may))).filter((group) => group.length > 0);
  return (
    <nav className={open ? 'nav open' : 'nav'} aria-label={t.nav.main}>
      <div>
        <Link to="/" className="brand" aria-label={t.nav.brand} title={t.nav.brand}>
          <Mark />
          {t.nav.brand}
        </Link>
        {groups.map((group) => (
          <ul key={group[0]?.to}>
            {group.map(({ to, icon: Icon, name }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} title={label(name)}>
                  <Icon className="i" aria-hidden="true" />
                  {label(name)}
                  {hints[to] && <span className="n">{hints[to]}</span>}
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </nav>
  );
}
