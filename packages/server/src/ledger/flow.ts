/**
 * The one writer of the log: takes leaves out of the database in their order, appends them in batches and writes down where they are. Each leaf comes into
 * the log exactly once, whatever dies in between, since before anything else the tail of the log is compared with the database (`recovery.ts`).
 */
import type { Log } from '@kuaishu/ledger';
import type { Outbox } from './outbox.ts';
import { type Recovered, recoverPlaces } from './restore/recovery.ts';

export interface FlowOptions {
  readonly outbox: Outbox;
  /** Opens the log, at the beginning and after a write that failed half way. */
  readonly open: () => Promise<Log>;
  readonly onError: (error: unknown) => void;
  /** Leaves of one append: what keeps the server's only thread for less than ten milliseconds. */
  readonly batch?: number;
  /** How often it looks by itself for leaves of other processes on this database. */
  readonly pollMs?: number;
  /** Least time between two appends that nobody waits for: leaves of acts that follow one another closely share one, with its writes to the disk. */
  readonly gatherMs?: number;
}

export interface LeafFlow {
  /** The log as it is now; another object after a failed write. */
  log(): Log;
  readonly recovered: Recovered;
  /** There are new leaves. */
  wake(): void;
  /** Why leaves are not written at present; tried again by itself. */
  fault(): unknown;
  /** Resolves when every leaf that was committed before is in the log. @throws what keeps it from that. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

const RETRY_MS = 250;
const MOST_RETRY_MS = 30_000;

/** @throws LedgerError, LedgerDisagrees, or what the database says: without its log the platform does not start. */
export async function openFlow(options: FlowOptions): Promise<LeafFlow> {
  const { outbox, open, onError, batch = 1024, pollMs = 1000, gatherMs = 250 } = options;
  let log = await open();
  const recovered = await recoverPlaces(log, outbox).catch(async (error) => {
    await log.close();
    throw error;
  });
  let closed = false;
  let failures = 0;
  let fault: unknown = null;
  let asked = false;
  /** Rounds of looking for leaves that were begun, and the last one that ended. */
  let begun = 0;
  let ended = 0;
  let endedAt = Number.NEGATIVE_INFINITY;
  let working: Promise<void> | null = null;
  let timer: NodeJS.Timeout | null = null;

  async function drain(): Promise<void> {
    for (;;) {
      const leaves = await outbox.waiting(batch);
      if (leaves.length === 0) return;
      const { first } = await log.append(leaves.map((leaf) => leaf.body));
      await outbox.place(leaves.map((leaf, i) => ({ id: leaf.id, index: first + i })));
      if (leaves.length < batch) return;
    }
  }

  async function mend(): Promise<void> {
    if (!log.usable) {
      await log.close();
      log = await open();
    }
    await recoverPlaces(log, outbox);
  }

  async function work(): Promise<void> {
    asked = false;
    begun += 1;
    try {
      if (fault) await mend();
      await drain();
      fault = null;
      failures = 0;
    } catch (error) {
      // the next try begins with the comparison, for it is not known what came through
      fault = error;
      failures += 1;
      onError(error);
    } finally {
      ended = begun;
      endedAt = performance.now();
    }
  }

  /** At once. */
  function wake(): void {
    asked = true;
    if (closed || working) return;
    if (timer) clearTimeout(timer);
    timer = null;
    working = work().finally(() => {
      working = null;
      if (closed) return;
      if (asked && !fault) return wakeSoon();
      timer = setTimeout(wake, fault ? Math.min(MOST_RETRY_MS, RETRY_MS * 2 ** (failures - 1)) : pollMs);
      timer.unref();
    });
  }

  /** At once after a pause, else a moment later, together with what comes until then. */
  function wakeSoon(): void {
    asked = true;
    if (closed || working) return;
    const left = endedAt + gatherMs - performance.now();
    if (left <= 0) wake();
    else {
      if (timer) clearTimeout(timer);
      timer = setTimeout(wake, left);
      timer.unref();
    }
  }

  wake();
  return {
    log: () => log,
    recovered,
    wake: () => {
      // a new leaf is no reason to hurry a try that waits for the disk or the database
      if (!fault) wakeSoon();
      else asked = true;
    },
    fault: () => fault,
    async settled() {
      // the round under way may have looked before the last commit: the next one has not
      for (const needed = begun + 1; ended < needed; await working) {
        if (closed) throw new Error('the ledger is closed');
        wake();
      }
      if (fault) throw fault;
    },
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await working;
      await log.close();
    },
  };
}
