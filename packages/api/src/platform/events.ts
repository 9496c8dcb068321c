/**
 * Live events (`GET /api/events`, text/event-stream). Each has an id; a reader that comes back with Last-Event-ID gets what it missed.
 * `event:` is the type, `data:` the JSON below. A comment line every 15 s keeps the connection open.
 */
import { type Static, Type } from 'typebox';
import { RunState, StepName } from '../runs/runs.ts';
import { Name2 } from '../wire/common.ts';

/** A run began or ended, or its job was queued. `run` is empty until the run has a number. */
export const RunStateEvent = Type.Object({
  type: Type.Literal('run'),
  at: Type.String(),
  run: Type.String(),
  state: RunState,
  asOf: Type.Optional(Type.String()),
});
export const StepEvent = Type.Object({
  type: Type.Literal('step'),
  at: Type.String(),
  run: Type.String(),
  step: StepName,
  state: Type.Enum(['started', 'finished', 'skipped'] as const),
  in: Type.Optional(Type.Integer()),
  out: Type.Optional(Type.Integer()),
  quarantined: Type.Optional(Type.Integer()),
  seconds: Type.Optional(Type.Number()),
});
export const ProgressEvent = Type.Object({
  type: Type.Literal('progress'),
  at: Type.String(),
  run: Type.String(),
  step: StepName,
  done: Type.Number(),
  of: Type.Number(),
  label: Name2,
});
export const LiveEvent = Type.Union([RunStateEvent, StepEvent, ProgressEvent]);
export type LiveEvent = Static<typeof LiveEvent>;
