/** What waits for a person now, each line with its way there. */
import type { Overview } from '@kuaishu/api';
import { Link } from '@tanstack/react-router';
import { CirclePause, GitCompareArrows, ShieldAlert } from 'lucide-react';
import { useDepartment } from '../domain/codes.ts';
import { useMay } from '../session/use-session.ts';
import { useWords } from '../text/index.ts';
import { Sheet } from '../ui/Sheet.tsx';
import { waiting } from './figures.ts';

export function Waiting({ overview }: { readonly overview: Overview }) {
  const { t, f } = useWords();
  const department = useDepartment();
  const { held, pairs: doubtful, quarantined } = waiting(overview);
  // Doubtful pairs wait for those who may answer them.
  const pairs = useMay()('review.answer') ? doubtful : 0;
  const nothing = held.length === 0 && pairs === 0 && quarantined.length === 0;
  return (
    <Sheet title={t.overview.waiting} className="du">
      <ul>
        {held.map((run) => (
          <li key={run.run}>
            <Link to="/runs/$run" params={{ run: run.run }}>
              <CirclePause className="i warn" aria-hidden="true" />
              <span className="dm">
                <b>{t.overview.heldRun}</b> <span className="t2">{run.run}</span>
                <span className="dd">{t.overview.heldRunHelp(f.count(run.broken))}</span>
              </span>
            </Link>
          </li>
        ))}
        {pairs > 0 && (
          <li>
            <Link to="/review">
              <GitCompareArrows className="i acc" aria-hidden="true" />
              <span className="dm">
                <b>{t.overview.pairs(f.count(pairs))}</b>
                <span className="dd">{t.overview.pairsHelp}</span>
              </span>
            </Link>
          </li>
        )}
        {quarantined.map((one) => (
          <li key={one.provider}>
            <Link to="/quarantine" search={{ resource: one.resource }}>
              <ShieldAlert className="i warn" aria-hidden="true" />
              <span className="dm">
                <b>{department(one.provider)}</b>
                <span className="dd">{t.overview.quarantinedOf(f.count(one.rows))}</span>
              </span>
            </Link>
          </li>
        ))}
        {nothing && <li className="in t3">{t.overview.nothingWaits}</li>}
      </ul>
    </Sheet>
  );
}
