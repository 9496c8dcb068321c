/** Reconciles by itself: what is new every day, everything every week. */
import { SYSTEM } from '../../policy/principal.ts';
import type { Ledger } from '../ledger.ts';
import type { Reconciler } from './reconciler.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WEEK_MS = 7 * DAY_MS;

/** → ends it, after the one under way. */
export function reconcileDaily(parts: {
  ledger: Ledger;
  reconciler: Reconciler;
  clock: () => Date;
  onError: (error: unknown) => void;
  /** How often it is looked whether one is due. */
  everyMs?: number;
}): () => Promise<void> {
  const { ledger, reconciler, clock, onError, everyMs = HOUR_MS } = parts;
  let working: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const since = Date.parse(ledger.passport.since);
    const now = clock().getTime();
    const last = (await reconciler.last())?.at.getTime() ?? since;
    if (now - last < DAY_MS) return;
    const full = (await reconciler.lastFull())?.getTime() ?? since;
    await reconciler.run(now - full >= WEEK_MS ? 'full' : 'new', { action: 'ledger.reconcile', principal: SYSTEM });
  };
  const start = (): void => {
    working = working.then(look).catch(onError);
  };
  start();
  const timer = setInterval(start, everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await working;
  };
}
