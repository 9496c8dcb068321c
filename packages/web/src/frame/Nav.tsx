/** Navigation in the order of the work; only what exists and the present post may see. */
import type { Overview } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import {
  Box,
  CalendarClock,
  Diff,
  Download,
  GitCompareArrows,
  Inbox,
  LayoutDashboard,
  ListTree,
  Route,
  ShieldAlert,
  Workflow,
} from 'lucide-react';
import { useWords } from '../text/index.ts';
import { Mark } from './Mark.tsx';

export function Nav({
  overview,
  may,
  open,
}: {
  readonly overview: Overview | undefined;
  readonly may: (action: string) => boolean;
  readonly open: boolean;
}) {
  const { t, f } = useWords();
  const running = overview?.runs.filter((run) => run.state === 'running').length ?? 0;
  const waiting = overview?.review.open ?? 0;
  const groups = [
    [
      { to: '/' as const, icon: LayoutDashboard, label: t.nav.overview, hint: '', needs: 'overview.read' },
      { to: '/inbox' as const, icon: Inbox, label: t.nav.inbox, hint: '', needs: 'case.read' },
    ],
    [
      { to: '/catalogue' as const, icon: ListTree, label: t.nav.catalogue, hint: '', needs: 'catalog.search' },
      { to: '/resources' as const, icon: Download, label: t.nav.resources, hint: '', needs: 'resource.read' },
      {
        to: '/runs' as const,
        icon: Workflow,
        label: t.nav.runs,
        hint: running > 0 ? t.nav.running(f.count(running)) : '',
        needs: 'run.read',
      },
      { to: '/quarantine' as const, icon: ShieldAlert, label: t.nav.quarantine, hint: '', needs: 'quarantine.read' },
    ],
    [
      { to: '/blocks' as const, icon: Box, label: t.nav.blocks, hint: '', needs: 'block.read' },
      { to: '/discrepancies' as const, icon: Diff, label: t.nav.discrepancies, hint: '', needs: 'discrepancy.read' },
      {
        to: '/review' as const,
        icon: GitCompareArrows,
        label: t.nav.review,
        hint: waiting > 0 ? f.count(waiting) : '',
        needs: 'review.read',
      },
    ],
    [
      { to: '/duties' as const, icon: CalendarClock, label: t.nav.duties, hint: '', needs: 'duty.read' },
      { to: '/procedures' as const, icon: Route, label: t.nav.procedures, hint: '', needs: 'procedure.read' },
    ],
  ]
    .map((group) => group.filter(({ needs }) => may(needs)))
    .filter((group) => group.length > 0);
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
