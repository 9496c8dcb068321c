/** Live events: what runs are doing now, and which answers of the server they make stale. */
import type { LiveEvent, RunProgress } from '@kuaishu/api';

export interface Live {
  /** Progress of each run that is at work. */
  readonly progress: Readonly<Record<string, RunProgress>>;
}

export const STILL: Live = { progress: {} };

/** The state after one event. A run that ends leaves it; a step that begins starts again at nothing. */
export function advance(live: Live, event: LiveEvent): Live {
  if (event.type === 'run') {
    if (event.state === 'running' || !(event.run in live.progress)) return live;
    const { [event.run]: _, ...progress } = live.progress;
    return { progress };
  }
  const before = live.progress[event.run];
  if (event.type === 'step') {
    if (event.state !== 'started') return live;
    const of = event.in ?? 0;
    const begun: RunProgress = { step: event.step, done: 0, of, label: { zh: '', en: '' }, since: event.at };
    return { progress: { ...live.progress, [event.run]: begun } };
  }
  const since = before?.step === event.step ? before.since : event.at;
  const now: RunProgress = { step: event.step, done: event.done, of: event.of, label: event.label, since };
  return { progress: { ...live.progress, [event.run]: now } };
}

/** Share done, 0 to 1; null while the amount of work is unknown. */
export const shareDone = (progress: RunProgress): number | null =>
  progress.of > 0 ? Math.min(1, Math.max(0, progress.done / progress.of)) : null;

/** Rows a second and seconds left of the step at work, from what it has done since it began. */
export function pace(progress: RunProgress, now: number): { perSecond: number; left: number } | null {
  const seconds = (now - new Date(progress.since).getTime()) / 1000;
  if (!(seconds > 0.5) || progress.done <= 0 || progress.of <= 0) return null;
  const perSecond = progress.done / seconds;
  return { perSecond, left: Math.max(0, progress.of - progress.done) / perSecond };
}
