import type { Keeping } from './keeping.ts';

const HOUR_MS = 3_600_000;

/** At the start and every hour. → ends it, after the one under way. */
export function cleanHourly(
  keeping: Keeping,
  onError: (error: unknown) => void,
  everyMs: number = HOUR_MS,
): () => Promise<void> {
  let working: Promise<unknown> = Promise.resolve();
  const start = (): void => {
    working = working.then(keeping.clean).catch(onError);
  };
  start();
  const timer = setInterval(start, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
