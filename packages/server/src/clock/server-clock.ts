/**
 * The server's clock. In a demonstration, and nowhere else, work may be done at a simulated time: acts of the simulated province are dated by the day on which
 * they are played. Each such act says so itself, in its audit record and in its leaves (`recorded`: when it was really written).
 */
import { AsyncLocalStorage } from 'node:async_hooks';

export interface ServerClock {
  /** The time that counts for the work under way. */
  readonly now: () => Date;
  /** The machine's time where the work under way is dated otherwise; null where it is not. */
  readonly recorded: () => Date | null;
  /** Does the work, and all that it awaits, at that time; null: at the machine's. */
  within<T>(at: Date | null, work: () => T): T;
}

export function serverClock(machine: () => Date = () => new Date()): ServerClock {
  const simulated = new AsyncLocalStorage<Date>();
  return {
    now: () => simulated.getStore() ?? machine(),
    recorded: () => (simulated.getStore() === undefined ? null : machine()),
    within: (at, work) => (at === null ? simulated.exit(work) : simulated.run(at, work)),
  };
}
