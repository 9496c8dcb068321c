/** What the phases of one link share. */
import type { Engine } from '@kuaishu/engine';
import type { Field } from './comparators/fields.ts';
import type { LinkInput } from './link-input.ts';
import type { Clock } from './phases.ts';
import type { Prepared } from './records/prepare.ts';

export interface Linkage {
  readonly engine: Engine;
  readonly input: LinkInput;
  readonly fields: readonly Field[];
  readonly prepared: Prepared;
  /** Of two lists: only records of different ones are paired, each at most once. */
  readonly crossOnly: boolean;
  /** Pairs that there are in all. */
  readonly totalPairs: number;
  /** Name of a table of this link. */
  readonly work: (name: string) => string;
  readonly clock: Clock;
}
