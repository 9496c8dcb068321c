/** Says that there may be something to do. A call between a look and the wait after it is not missed. */
export interface Bell {
  ring(): void;
  /** Calls so far: remembered before one looks, and given to the wait. */
  calls(): number;
  /** Resolves at the first call after so many. */
  rung(after: number): Promise<void>;
}

export function aBell(): Bell {
  let calls = 0;
  let next = Promise.withResolvers<void>();
  return {
    ring() {
      calls += 1;
      next.resolve();
      next = Promise.withResolvers<void>();
    },
    calls: () => calls,
    rung: (after) => (calls === after ? next.promise : Promise.resolve()),
  };
}
