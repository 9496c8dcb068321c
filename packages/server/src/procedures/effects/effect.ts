/**
 * Effects: what follows from a step of a case. Three ways of running one:
 *
 * - `inline`: in the step's own transaction; where it fails the step does not happen.
 * - `database`: soon afterwards, exactly once: its writes and the mark that it ran are one transaction.
 * - `external`: soon afterwards, at least once, with a key by which the other side can tell a repetition.
 */
import type { Text2 } from '@kuaishu/api';
import type { Static, TSchema } from 'typebox';
import type { Act } from '../../acts/acts.ts';

export interface EffectOf {
  /** `effect_…`; for external effects the idempotency key as well. */
  readonly id: string;
  /** Null for effects that belong to no case. */
  readonly case: string | null;
  /** Attempts before this one. */
  readonly attempt: number;
}

type Result = Readonly<Record<string, unknown>> | undefined;

interface Common<P extends TSchema> {
  /** `catalogue.publish` */
  readonly name: string;
  readonly title: Text2;
  readonly payload: P;
  /** Attempts until it is given up and waits for a hand; 8 where left out. */
  readonly attempts?: number;
}

export type EffectSpec<P extends TSchema> = Common<P> &
  (
    | { readonly kind: 'inline' | 'database'; run(act: Act, payload: Static<P>, of: EffectOf): Promise<Result> }
    | {
        readonly kind: 'external';
        /** `signal` ends with the server or after the effect's longest time. */
        run(payload: Static<P>, of: EffectOf & { readonly signal: AbortSignal }): Promise<Result>;
      }
  );

export type Effect = EffectSpec<TSchema>;

export function defineEffect<const P extends TSchema>(spec: EffectSpec<P>): Effect {
  return spec as unknown as Effect;
}

/** Thrown by an effect that may succeed another time: what went wrong, for those who wait for it. */
export class EffectFailed extends Error {
  readonly text: Text2;

  constructor(text: Text2, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = 'EffectFailed';
    this.text = text;
  }
}

/** Thrown by an effect that will not succeed however often it is tried: given up at once. */
export class EffectRefused extends Error {
  readonly text: Text2;

  constructor(text: Text2, options?: { cause?: unknown }) {
    super(text.en, options);
    this.name = 'EffectRefused';
    this.text = text;
  }
}
