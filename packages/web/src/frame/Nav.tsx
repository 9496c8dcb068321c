/** Navigation in the order of the work; only what exists. */
import type { Overview } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { Box, Diff, GitCompareArrows, LayoutDashboard, ListTree, ShieldAlert, Workflow } from 'lucide-react';
import { useWords } from '../text/index.ts';
import { Mark } from './Mark.tsx';

export function Nav({ overview, open }: { readonly overview: Overview | undefined; readonly open: boolean }) {
  const { t, f } = useWords();
  const running = overview?.runs.filter((run) => run.state === 'running').length ?? 0;
  const waiting = overview?.review.open ?? 0;
  const groups = [
    [{ to: '/' as const, icon: LayoutDashboard, label: t.nav.overview, hint: '' }],
    [
      { to: '/resources' as const, icon: ListTree, label: t.nav.resources, hint: '' },
      {
        to: '/runs' as const,
        icon: Workflow,
        label: t.nav.runs,
        hint: running > 0 ? t.nav.running(f.count(running)) : '',
      },
      { to: '/quarantine' as const, icon: ShieldAlert, label: t.nav.quarantine, hint: '' },
    ],
    [
      { to: '/blocks' as const, icon: Box, label: t.nav.blocks, hint: '' },
      { to: '/discrepancies' as const, icon: Diff, label: t.nav.discrepancies, hint: '' },
      {
        to: '/review' as const,
        icon: GitCompareArrows,
        label: t.nav.review,
        hint: waiting > 0 ? f.count(waiting) : '',
      },
    ],
  ];
  return (
    <nav className={open ? 'nav open' : 'nav'} aria-label={t.nav.main}>
      <div>
        <Link to="/" className="brand" aria-label={t.nav.brand} title={t.nav.brand}>
          <Mark />
          {t.nav.brand}
        </Link>
        {groups.map((group) => (
          <ul key={group[0]?.to}>
            {group.map(({ to, icon: Icon, label, hint }) => (
              <li key={to}>
                <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} title={label}>
                  <Icon className="i" aria-hidden="true" />
                  {label}
                  {hint && <span className="n">{hint}</span>}
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </div>
    </nav>
  );
}
