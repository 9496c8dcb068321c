/** One act of the plan: on a working day somebody does something, as a user does it through the platform. */
import type { Entry } from '@kuaishu/catalog';
import type { ProvinceRole } from '../people/user.ts';

/** Of the entry's own case: from its draft to the ledger, and its revisions. */
export type EntryActKind =
  | 'draft'
  | 'edit'
  | 'submit'
  | 'withdraw'
  | 'department_approve'
  | 'department_return'
  | 'bureau_return'
  | 'publish'
  | 'refuse'
  | 'revise'
  | 'comment'
  | 'delegate';

/** Of cases beside it: 撤销, 数源裁定, 协同采集, 数据需求, 权限申请, 更新义务. */
export type OtherActKind =
  | 'retire'
  | 'retire_approve'
  | 'retire_finish'
  | 'retire_refuse'
  | 'open_conflict'
  | 'state_conflict'
  | 'refer_conflict'
  | 'settle_conflict'
  | 'decide_conflict'
  | 'propose_joint'
  | 'agree_joint'
  | 'decline_joint'
  | 'file_joint'
  | 'confirm_joint'
  | 'ask_need'
  | 'answer_need'
  | 'assign_need'
  | 'decline_need'
  | 'ask_right'
  | 'grant_right'
  | 'refuse_right'
  | 'return_case'
  | 'withdraw_case'
  | 'explain_update'
  | 'accept_update'
  | 'refuse_update'
  | 'extend_update'
  | 'allow_extension';
export type ActKind = EntryActKind | OtherActKind;

/** 重复采集 found by the radar, and what the two bodies made of it. */
export type Resolution = 'reuse' | 'become_source' | 'collect_jointly';

export interface ActData {
  /** draft, edit, revise: the body that is written. */
  readonly entry?: Entry;
  /** withdraw, comment, bureau_return: what stands behind it. */
  readonly duplicateOf?: readonly string[];
  readonly resolution?: Resolution;
  /** delegate: user to whom. delegate, ask_right, explain_update: until which working day of the plan. */
  readonly to?: string;
  readonly until?: number;
  /** extend_update: working days. */
  readonly days?: number;
  /** retire: the decision that ended the duty. */
  readonly basis?: string;
  /** Conflicts: the attribute, who holds it, who claims it; in a statement whose entry it is and whether it claims; in a decision who is the source. */
  readonly conflict?: {
    readonly attribute: string;
    readonly holder: string;
    readonly claimant: string;
    readonly stated?: string;
    readonly claims?: boolean;
    readonly source?: string;
  };
  /** propose_joint: who collects what. agree_joint: whose head agrees. */
  readonly shares?: readonly { readonly organisation: string; readonly items: readonly string[] }[];
  readonly organisation?: string;
  readonly need?: {
    readonly subject: string;
    readonly elements: readonly string[];
    readonly matter: string;
    readonly basis: string;
    /** answer_need: resource that is the source. */
    readonly source?: string;
  };
  readonly role?: ProvinceRole;
}

export interface PlanAct {
  /** Working days from the plan's first day; acts of one day stand in their order. */
  readonly at: number;
  /** Key of the user. */
  readonly actor: string;
  readonly kind: ActKind;
  /** Resource that it is about; null for needs and rights. */
  readonly entry: string | null;
  /** Name of a case beside the entry's own; null for that one. */
  readonly case: string | null;
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
  | 'refused'
  | 'published'
  | 'revising'
  | 'retiring'
  | 'retired';

/** The last working day of the plan; what waits since long before it is overdue. */
export const LAST_DAY = 62;
