/** What is wrong in the simulated catalogue, known because it was put there: findings of the radar and of the lint are judged by it. */
import type { CopyKind } from './faults/copies.ts';
import type { SlipCode } from './faults/slips.ts';

export interface DuplicateTruth {
  readonly how: CopyKind;
  /** The one that copies; of a split there are two lines. */
  readonly copy: string;
  readonly of: readonly string[];
}

export interface ConflictTruth {
  readonly subject: string;
  readonly attribute: string;
  /** By right, and on the ledger first. */
  readonly holder: string;
  readonly claimant: string;
}

export interface FromBaseTruth {
  readonly resource: string;
  /** Headings of what a base library gives, the joining identifier not among them. */
  readonly items: readonly string[];
  readonly base: 'population' | 'organisation';
}

export interface SlipTruth {
  readonly resource: string;
  readonly code: SlipCode;
}

export interface StaleTruth {
  readonly resource: string;
  /** Last day on which its data were renewed, long before the cadence asks. */
  readonly renewed: string;
}

export interface ProvinceTruth {
  readonly duplicates: readonly DuplicateTruth[];
  readonly conflicts: readonly ConflictTruth[];
  readonly fromBase: readonly FromBaseTruth[];
  readonly slips: readonly SlipTruth[];
  readonly stale: readonly StaleTruth[];
  /** Versions of one kind at several levels or places: alike by right. A duplicate reported between two of one group is no false alarm and no find. */
  readonly sameKind: readonly (readonly string[])[];
  /** Pairs that look alike and are two things: a duplicate reported here is a false alarm. */
  readonly distinct: readonly (readonly [string, string])[];
}
