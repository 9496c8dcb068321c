/** What a procedure is: its states, who may take which transition, its clocks and its effects, as data and pure functions. */
import type { Text2 } from '@kuaishu/api';
import type { TSchema } from 'typebox';
import type { CaseState } from './case-state.ts';
import type { Performer } from './performers.ts';

/** What an applicant or official can understand and mend. */
export interface Fault {
  readonly code: string;
  readonly message: Text2;
  readonly mend?: Text2;
  /** Field of the form at fault. */
  readonly where?: string;
}

/** All that a rule of a procedure may know. Rules are pure: the same facts give the same answer. */
export interface Facts {
  readonly case: CaseState;
  readonly input: Readonly<Record<string, unknown>>;
  readonly comment: string;
  readonly actor: string;
  readonly now: Date;
  /** What the subject's reader found in the same transaction (`Subject.read`); null where the kind has none. */
  readonly subject: unknown;
}

export interface StateSpec {
  readonly title: Text2;
  /** Whose duty it is to act here; where left out: all who may take one of its transitions. */
  readonly performers?: readonly Performer[];
  /** The case ends here: `done`, or `refused` where nothing came of it. */
  readonly final?: 'done' | 'refused';
}

export interface EffectCall {
  /** Name of a defined effect: `catalogue.publish`. */
  readonly effect: string;
  readonly payload: (facts: Facts) => Readonly<Record<string, unknown>>;
  /** Only where this holds. */
  readonly when?: (facts: Facts) => boolean;
}

export interface TransitionSpec<S extends string = string> {
  readonly title: Text2;
  readonly from: readonly S[];
  /** `resume`: the state from which the case was returned. */
  readonly to: S | 'resume';
  /** `duty`: whoever has the duty of the state that the case is in. */
  readonly performers: readonly Performer[] | 'duty';
  /** JSON Schema of the input: an object whose fields have an `x-title` in both languages (`form()`). */
  readonly form?: TSchema;
  readonly requires?: { readonly comment?: true; readonly file?: true };
  /** Not by the applicant, nor by anyone who has already moved this case. */
  readonly fourEyes?: true;
  readonly guard?: (facts: Facts) => Fault | null;
  /** The case's data from now on; where left out it stays. */
  readonly data?: (facts: Facts) => Readonly<Record<string, unknown>>;
  /** Organisations that have a part in the case from now on, besides those that had. */
  readonly parties?: (facts: Facts) => readonly string[];
  /** User whose case it is from now on; empty: nobody's in particular. */
  readonly assign?: (facts: Facts) => string;
  readonly effects?: readonly EffectCall[];
  /** What remains out of the form for later stages; `true` on transitions added by `withCommon`. */
  readonly common?: true;
}

export interface ClockSpec<S extends string = string, T extends string = string> {
  readonly title: Text2;
  /** Row of the table `deadline`: `share_request.reply`. */
  readonly deadline: string;
  /** States in which it runs. It starts with the first of them and is met when the case leaves for a state that is neither here nor in `pausedIn`. */
  readonly runsIn: readonly S[];
  /** States in which it stands still: the applicant owes something. `returned` is always one. */
  readonly pausedIn?: readonly S[];
  /** Working days before the due day on which the warning is given. */
  readonly warnDays: number;
  readonly onOverdue: 'alarm' | 'escalate' | { readonly transition: T };
  /** Once, with consent, by no more than that row says. */
  readonly extension?: { readonly deadline: string; readonly consent: readonly Performer[] };
}

export interface OpeningSpec {
  readonly form?: TSchema;
  /** Who may open it, besides what `case.open` asks; everyone of the owner's house where left out. */
  readonly performers?: readonly Performer[];
  readonly guard?: (facts: Facts) => Fault | null;
  readonly data?: (facts: Facts) => Readonly<Record<string, unknown>>;
  readonly parties?: (facts: Facts) => readonly string[];
  readonly effects?: readonly EffectCall[];
}

/** A deadline that comes with a procedure: put on record as a row at the first start, where none of its id is there; from then on the row counts. */
export interface NewDeadline {
  readonly id: string;
  readonly title: Text2;
  readonly value: number;
  readonly unit: 'working_day' | 'day';
  readonly source: 'statute' | 'house';
  readonly basis: Text2;
  /** `YYYY-MM-DD` */
  readonly effectiveFrom: string;
  /** Whether the number was read in the text of the rule. */
  readonly verified: boolean;
}

export interface ProcedureSpec<S extends string, T extends string, C extends string> {
  /** `access_request`; lower-case words joined by `_`. */
  readonly id: string;
  /** Raised with every change that a running case would notice; old versions stay registered while cases run on them. */
  readonly version: number;
  readonly title: Text2;
  readonly purpose?: Text2;
  /** Kind of thing that it is about: `entry`, `user`. */
  readonly subject: string;
  readonly initial: NoInfer<S>;
  readonly opens?: OpeningSpec;
  readonly states: Readonly<Record<S, StateSpec>>;
  readonly transitions: Readonly<Record<T, TransitionSpec<NoInfer<S> | 'returned' | 'withdrawn'>>>;
  readonly clocks?: Readonly<Record<C, ClockSpec<NoInfer<S> | 'returned', NoInfer<T>>>>;
  readonly deadlines?: readonly NewDeadline[];
  /** The applicant takes the case back (撤回), from every open state unless said. */
  readonly withdraw?: false | { readonly from: readonly NoInfer<S>[] };
  /** Sent back to the applicant with a reason (退回补正), from every state that is not the applicant's own duty unless said. */
  readonly return?: false | { readonly from: readonly NoInfer<S>[] };
}

export interface Procedure {
  readonly id: string;
  readonly version: number;
  readonly title: Text2;
  readonly purpose: Text2 | null;
  readonly subject: string;
  readonly initial: string;
  readonly opens: OpeningSpec;
  readonly states: Readonly<Record<string, StateSpec>>;
  readonly transitions: Readonly<Record<string, TransitionSpec>>;
  readonly clocks: Readonly<Record<string, ClockSpec>>;
  readonly deadlines: readonly NewDeadline[];
}
