/** What a running run does now: step, share, time left, rows set aside; it goes on when the page is closed. */
import type { RunProgress, RunView } from '@kuaishu/api';
import { LoaderCircle } from 'lucide-react';
import { useEffect, useState } from 'react';
import { pace, shareDone } from '../lib/live.ts';
import { useWords } from '../text/index.ts';
import { Progress } from '../ui/Progress.tsx';
import { STEP_ORDER } from './steps.ts';

export function LiveStrip({ run, progress }: { readonly run: RunView; readonly progress: RunProgress | null }) {
  const { t, f, pick } = useWords();
  const now = useNow();
  const share = progress ? shareDone(progress) : null;
  const speed = progress ? pace(progress, now) : null;
  const quarantined = run.summary.equation.quarantined;
  const rows = run.summary.equation.in;
  const number = progress ? STEP_ORDER.indexOf(progress.step) + 1 : 0;
  const elapsed = (now - new Date(run.startedAt).getTime()) / 1000;
  return (
    <section className="sheet live">
      <div>
        <div className="row">
          <span className="st b acc">
            <LoaderCircle className="i s" aria-hidden="true" />
            {progress ? t.run.stepRunning(f.count(number), t.run.steps[progress.step]) : t.run.starting}
          </span>
          <span className="sp" />
          {progress && progress.of > 0 && (
            <span className="t2 cut">
              {f.count(progress.done)} / {f.count(progress.of)} {pick(progress.label)}
            </span>
          )}
          <b>{share === null ? '' : f.percent(share, 1)}</b>
        </div>
        <Progress share={share} label={t.run.progressOf(run.run)} />
        <div className="sm">{t.run.goesOn}</div>
      </div>
      <div>
        <b className="big">{speed ? f.duration(speed.left) : '—'}</b>
        <span className="sm">{t.run.stepLeft}</span>
      </div>
      <div>
        <b className="big">{f.duration(Math.max(0, elapsed))}</b>
        <span className="sm">{t.run.sinceStart}</span>
      </div>
      <div>
        <b className="big">{f.count(quarantined)}</b>
        <span className="sm">{t.run.setAside(rows > 0 ? f.percent(quarantined / rows) : '—')}</span>
      </div>
    </section>
  );
}

/** The time, once a second. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
