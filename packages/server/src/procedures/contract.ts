/** What other capabilities may ask of cases. Routes, imports, effects and services of other capabilities all go through here: there is no side door. */
import type { Act } from '../acts/acts.ts';
import type { Caller } from '../http/caller.ts';
import type { CaseState } from './core/case-state.ts';

export interface OpenCase {
  readonly procedure: string;
  /** Organisation whose case it is; the caller's own where left out. */
  readonly owner?: string;
  readonly subject: { readonly id: string };
  /** What it is called in lists, mails included: no personal data beyond it leaves. */
  readonly title: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly comment?: string;
  readonly files?: readonly string[];
  readonly parties?: readonly string[];
  /** The case's id where it must be known before; made anew where left out. */
  readonly id?: string;
}

export interface MoveCase {
  readonly transition: string;
  readonly input?: Readonly<Record<string, unknown>>;
  readonly comment?: string;
  readonly files?: readonly string[];
  /** Revision that the caller saw; refused with 409 where somebody else has moved the case since. */
  readonly revision?: number;
}

/** Each takes effect whole or not at all, and asks the policies in the caller's name. Those with `In` do so within an act of another capability. */
export interface CaseActs {
  open(caller: Caller, of: OpenCase): Promise<CaseState>;
  openIn(act: Act, caller: Caller, of: OpenCase): Promise<CaseState>;
  /** All or none. */
  openMany(caller: Caller, of: readonly OpenCase[]): Promise<readonly CaseState[]>;
  move(caller: Caller, id: string, of: MoveCase): Promise<CaseState>;
  moveIn(act: Act, caller: Caller, id: string, of: MoveCase): Promise<CaseState>;
  comment(caller: Caller, id: string, of: { comment: string; files?: readonly string[] }): Promise<CaseState>;
  /** Files that were kept as the case's own before. */
  attachIn(act: Act, caller: Caller, id: string, files: readonly string[]): Promise<CaseState>;
  take(caller: Caller, id: string): Promise<CaseState>;
  delegate(caller: Caller, id: string, of: { to: string; until: string | null; comment?: string }): Promise<CaseState>;
  undelegate(caller: Caller, id: string): Promise<CaseState>;
  escalate(caller: Caller, id: string, of: { comment: string }): Promise<CaseState>;
  askExtension(caller: Caller, id: string, of: { clock: string; days: number; comment: string }): Promise<CaseState>;
  decideExtension(
    caller: Caller,
    id: string,
    of: { clock: string; grant: boolean; comment: string },
  ): Promise<CaseState>;
}
