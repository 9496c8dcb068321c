/** The phases of a link, their seconds, and how much of the whole is over after each. */

/** Share of the time that is over after a phase, as registers of people take it. */
const OVER = {
  prepare: 0.3,
  identifiers: 0.38,
  names: 0.42,
  random: 0.5,
  labelled: 0.55,
  rules: 0.63,
  pairs: 0.68,
  compared: 0.8,
  rest: 0.9,
  resolved: 0.95,
  written: 1,
} as const;

export interface Clock {
  /** Seconds by kind of work, whole so far. */
  readonly seconds: Readonly<Record<string, number>>;
  timed<T>(kind: string, task: () => Promise<T>): Promise<T>;
  /** Tells that a phase is over, or a share of it and of those before. */
  over(phase: keyof typeof OVER, share?: number): void;
}

export function startClock(told: (share: number) => void = () => {}): Clock {
  const seconds: Record<string, number> = {};
  return {
    seconds,
    async timed(kind, task) {
      const start = performance.now();
      const value = await task();
      seconds[kind] = Number((((seconds[kind] ?? 0) * 1000 + performance.now() - start) / 1000).toFixed(3));
      return value;
    },
    over: (phase, share = 1) => told(OVER[phase] * share),
  };
}
