/** Plain values that this reader may see for a while, and when they are covered again. */
import type { Revealed } from '@kuaishu/api';

export interface Plain {
  readonly value: string | null;
  readonly raw: string | null;
  /** Milliseconds since 1970. */
  readonly until: number;
}
export type PlainValues = Readonly<Record<string, Plain>>;

export function withRevealed(values: PlainValues, answer: Pick<Revealed, 'values' | 'until'>): PlainValues {
  const until = new Date(answer.until).getTime();
  return {
    ...values,
    ...Object.fromEntries(answer.values.map(({ attribute, value, raw }) => [attribute, { value, raw, until }])),
  };
}

/** Without those whose time is over; the same object when none is. */
export function stillPlain(values: PlainValues, now: number): PlainValues {
  const kept = Object.entries(values).filter(([, plain]) => plain.until > now);
  return kept.length === Object.keys(values).length ? values : Object.fromEntries(kept);
}

/** Whole seconds until the first value is covered again; null when all are covered. */
export function secondsLeft(values: PlainValues, now: number): number | null {
  const untils = Object.values(values).map((plain) => plain.until);
  return untils.length === 0 ? null : Math.max(0, Math.ceil((Math.min(...untils) - now) / 1000));
}
