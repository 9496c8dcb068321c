import type { SourceLimits } from './shape.ts';

/** Where a collection goes. */
export interface Target {
  readonly to: string;
  readonly rejectsTo: string;
  readonly limits: SourceLimits;
}
