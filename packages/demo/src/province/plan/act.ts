/** One act of the plan: on a working day somebody does something to an entry, as a user does it through the platform. */
import type { Entry } from '@kuaishu/catalog';

export type ActKind =
  | 'draft'
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'department_approve'
  | 'department_return'
  | 'bureau_return'
  | 'publish'
  | 'revise'
  | 'retire'
  | 'comment'
  | 'delegate'
  | 'extend'
  | 'open_conflict'
  | 'decide_conflict';

/** 重复采集 found by the radar, and what the two bodies made of it. */
export type Resolution = 'reuse' | 'become_source' | 'collect_jointly';

export interface ActData {
  /** draft, edit, revise: the body that is written. */
  readonly entry?: Entry;
  /** withdraw, comment, bureau_return: what stands behind it. */
  readonly duplicateOf?: readonly string[];
  readonly resolution?: Resolution;
  /** open_conflict, decide_conflict: attribute, who holds it, who claims it, and who is the source from now on. */
  readonly subject?: string;
  readonly attribute?: string;
  readonly holder?: string;
  readonly claimant?: string;
  readonly source?: string;
  /** delegate: user to whom, and until which working day of the plan. */
  readonly to?: string;
  readonly until?: number;
  /** extend: working days more. */
  readonly days?: number;
}

export interface PlanAct {
  /** Working days from the plan's first day; acts of one day stand in their order. */
  readonly at: number;
  /** Key of the user. */
  readonly actor: string;
  readonly kind: ActKind;
  /** Resource whose entry, or whose open case, it is about. */
  readonly entry: string;
  readonly data?: ActData;
  readonly comment?: string;
}

/** Where an entry stands when the plan has been played to its end. */
export type EndState =
  | 'draft'
  | 'department'
  | 'bureau'
  | 'returned'
  | 'withdrawn'
  | 'published'
  | 'revising'
  | 'retired'
  | 'in_conflict';

/** The last working day of the plan; what waits since long before it is overdue. */
export const LAST_DAY = 62;
