/** The state of a run as icon and word. */
import type { RunSummary } from '@kuaishu/api';
import { Ban, CircleCheck, CirclePause, CircleX, Clock, LoaderCircle } from 'lucide-react';
import { shareDone } from '../lib/live.ts';
import { useLive } from '../lib/use-live.ts';
import { useWords } from '../text/index.ts';
import { Progress } from '../ui/Progress.tsx';

const LOOK = {
  queued: { icon: Clock, tone: 't2' },
  running: { icon: LoaderCircle, tone: 'acc' },
  published: { icon: CircleCheck, tone: '' },
  held: { icon: CirclePause, tone: 'warn' },
  failed: { icon: CircleX, tone: 'err' },
  cancelled: { icon: Ban, tone: 't2' },
} as const;

/** With a second line: how long it took, or how far it is. */
export function RunStateMark({ run, brief }: { readonly run: RunSummary; readonly brief?: boolean }) {
  const { t, f } = useWords();
  const live = useLive().progress[run.run];
  const progress = run.state === 'running' ? (live ?? run.progress) : null;
  const { icon: Icon, tone } = LOOK[run.state];
  const share = progress ? shareDone(progress) : null;
  return (
    <>
      <span className={`st ${tone}`}>
        <Icon className={`i s ${run.state === 'published' ? 'ok' : ''}`} aria-hidden="true" />
        {progress
          ? t.run.atStep(t.run.steps[progress.step], share === null ? '' : f.percent(share, 0))
          : t.run.states[run.state]}
      </span>
      {!brief && (
        <div className="sm t3">
          {progress ? (
            <Progress share={share} label={t.run.progressOf(run.run)} />
          ) : run.state === 'held' ? (
            t.run.brokenRules(f.count(run.broken))
          ) : run.state === 'queued' ? (
            ''
          ) : (
            f.duration(run.seconds)
          )}
        </div>
      )}
    </>
  );
}
