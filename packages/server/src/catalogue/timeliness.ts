/**
 * The duty to keep data up to date (更新义务): what an entry's cadence promises, held against what the refinery really took in. Nothing is entered by hand;
 * an entry that nobody delivers to the platform has no deliveries to be judged by, and says so.
 */
import type { EntryRow } from './facts.ts';

/** Days after which a delivery of that cadence is late (STANDARDS 1.6); irregular ones are never late. */
const PROMISED_DAYS: Readonly<Record<string, number>> = {
  realtime: 1,
  daily: 1,
  weekly: 7,
  monthly: 31,
  quarterly: 92,
  half_yearly: 184,
  yearly: 366,
};
const DAY_MS = 86_400_000;

export type Timeliness = 'in_time' | 'late' | 'never' | 'no_promise';

export interface UpdateDuty {
  readonly state: Timeliness;
  readonly lastDelivery: string | null;
  /** Last day on which the next delivery is in time; null where nothing is promised. */
  readonly dueBy: string | null;
  readonly daysLate: number;
  /** Run that took the last delivery in: the evidence. */
  readonly run: string | null;
}

export interface Delivered {
  readonly at: string;
  readonly run: string;
}

/** Deliveries of a resource's own name count for the entry of that name. Before its first publication nothing is owed. */
export function updateDuty(
  entry: Pick<EntryRow, 'cadence' | 'published_at'>,
  delivered: Delivered | undefined,
  now: Date,
): UpdateDuty {
  const days = PROMISED_DAYS[entry.cadence];
  const last = delivered?.at ?? null;
  if (days === undefined || !entry.published_at)
    return { state: 'no_promise', lastDelivery: last, dueBy: null, daysLate: 0, run: delivered?.run ?? null };
  const from = last === null ? entry.published_at : new Date(last);
  const due = new Date(from.getTime() + days * DAY_MS);
  const late = Math.max(0, Math.floor((now.getTime() - due.getTime()) / DAY_MS));
  return {
    state: late > 0 ? (last === null ? 'never' : 'late') : 'in_time',
    lastDelivery: last,
    dueBy: due.toISOString().slice(0, 10),
    daysLate: late,
    run: delivered?.run ?? null,
  };
}
