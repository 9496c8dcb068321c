/** 事项: cases, what can be done with them, and the inbox (待办, 已办, 抄送). */
import { type Static, Type } from 'typebox';
import { Id, NullableString, Text2 } from '../wire/common.ts';
import { LABELS, Prose } from '../wire/text.ts';
import { DayText, EffectView, PerformerView, TransitionView, Word } from './procedures.ts';

const NullableInteger = Type.Unsafe<number | null>({ type: ['integer', 'null'] });
const Json = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });
/** By the form of the step. */
const Input = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  'x-text': 'prose',
  'x-labels': LABELS,
});
const NullableJson = Type.Unsafe<Record<string, unknown> | null>({
  type: ['object', 'null'],
  additionalProperties: true,
});
export const CaseParams = Type.Object({ case: Id });

/** A person or organisation with the name to show. */
export const Party = Type.Object({ id: Type.String(), name: Text2 });
export type Party = Static<typeof Party>;

export const CaseSummary = Type.Object({
  id: Type.String(),
  procedure: Type.String(),
  procedureTitle: Text2,
  version: Type.Integer(),
  state: Type.String(),
  stateTitle: Text2,
  /** How it ended; null while it is open. */
  ended: Type.Union([Type.Literal('done'), Type.Literal('refused'), Type.Null()]),
  owner: Party,
  applicant: Party,
  assignee: Type.Union([Party, Type.Null()]),
  subject: Type.Object({ kind: Type.String(), id: Type.String() }),
  title: Type.String(),
  openedAt: Type.String(),
  changedAt: Type.String(),
  closedAt: NullableString,
  /** Last day of the term that runs out first; null where none runs. */
  due: NullableString,
  /** Days of that term left, 0 on its last day, negative once it has passed. */
  daysLeft: NullableInteger,
  overdue: Type.Boolean(),
  /** Days of that term: how many it has, and how many are used; null where none runs. */
  term: Type.Union([Type.Object({ allowed: Type.Integer(), used: Type.Integer() }), Type.Null()]),
  /** A clock stands still because the applicant owes something. */
  paused: Type.Boolean(),
  revision: Type.Integer(),
});
export type CaseSummary = Static<typeof CaseSummary>;

export const ClockView = Type.Object({
  clock: Type.String(),
  title: Text2,
  round: Type.Integer(),
  state: Type.Enum(['running', 'paused', 'stopped'] as const),
  deadline: Type.String(),
  basis: Text2,
  verified: Type.Boolean(),
  allowed: Type.Integer(),
  used: Type.Integer(),
  left: Type.Integer(),
  unit: Type.Enum(['working_day', 'day'] as const),
  startedAt: Type.String(),
  pauses: Type.Array(Type.Object({ from: Type.String(), to: NullableString })),
  stoppedAt: NullableString,
  due: NullableString,
  /** The days from its start to its last day, or to today once that has passed; empty where they are more than a page shows. */
  days: Type.Array(Type.Object({ day: DayText, counts: Type.Boolean() })),
  /** False: the holidays of the due day's year are not announced yet, so that it may move. */
  certain: Type.Boolean(),
  warnedAt: NullableString,
  overdueAt: NullableString,
  extension: Type.Union([
    Type.Object({ days: Type.Integer(), state: Type.Enum(['asked', 'granted', 'refused'] as const) }),
    Type.Null(),
  ]),
  /** Days by which it may be extended; null where the law allows none, or it was asked for already. */
  extendable: NullableInteger,
});
export type ClockView = Static<typeof ClockView>;

export const CaseFileView = Type.Object({
  id: Type.String(),
  name: Type.String(),
  type: Type.String(),
  size: Type.Integer(),
  digest: Type.String(),
  at: Type.String(),
  by: Party,
});
export type CaseFileView = Static<typeof CaseFileView>;

export const DutyView = Type.Object({
  performer: PerformerView,
  organisation: Party,
  reason: Type.Enum(['act', 'consent'] as const),
  since: Type.String(),
  due: NullableString,
  overdue: Type.Boolean(),
});
export type DutyView = Static<typeof DutyView>;

export const TimelineItem = Type.Object({
  seq: Type.Integer(),
  kind: Type.String(),
  at: Type.String(),
  actor: Party,
  behalf: Type.Union([Party, Type.Null()]),
  transition: NullableString,
  transitionTitle: Type.Union([Text2, Type.Null()]),
  from: Text2,
  to: Text2,
  comment: Type.String(),
  input: NullableJson,
  files: Type.Array(Type.String()),
  assignee: Type.Union([Party, Type.Null()]),
  until: NullableString,
  clock: NullableString,
  days: NullableInteger,
  granted: Type.Unsafe<boolean | null>({ type: ['boolean', 'null'] }),
  /** Digest of the history up to here; the leaf in the log of flows has the same. */
  digest: Type.String(),
  effects: Type.Array(EffectView),
});
export type TimelineItem = Static<typeof TimelineItem>;

export const COMMANDS = [
  'comment',
  'attach',
  'take',
  'delegate',
  'undelegate',
  'escalate',
  'ask_extension',
  'decide_extension',
] as const;

export const CaseView = Type.Object({
  ...CaseSummary.properties,
  data: Json,
  parties: Type.Array(Party),
  assigneeUntil: NullableString,
  escalated: Type.Integer(),
  duties: Type.Array(DutyView),
  clocks: Type.Array(ClockView),
  files: Type.Array(CaseFileView),
  /** Steps out of the present state; `may`: whether you may take it now. */
  steps: Type.Array(Type.Object({ ...TransitionView.properties, may: Type.Boolean() })),
  commands: Type.Array(Type.Enum(COMMANDS)),
  timeline: Type.Array(TimelineItem),
});
export type CaseView = Static<typeof CaseView>;

export const CasesQuery = Type.Object({
  /** Whose duty it is now; with `overdue` those whose own term has passed. */
  holder: Type.Optional(Id),
  procedure: Type.Optional(Word),
  state: Type.Optional(Word),
  owner: Type.Optional(Id),
  territory: Type.Optional(Id),
  applicant: Type.Optional(Id),
  subject: Type.Optional(Id),
  open: Type.Optional(Type.Boolean()),
  overdue: Type.Optional(Type.Boolean()),
  q: Type.Optional(Type.String({ maxLength: 100 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  /** `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 200 })),
});
export type CasesQuery = Static<typeof CasesQuery>;
export const CasesView = Type.Object({ items: Type.Array(CaseSummary), next: NullableString });
export type CasesView = Static<typeof CasesView>;

const Comment = Prose({ maxLength: 4_000 });
const Files = Type.Array(Id, { maxItems: 50, uniqueItems: true });
const closed = { additionalProperties: false } as const;

export const CaseOpening = Type.Object(
  {
    procedure: Word,
    subject: Id,
    title: Type.String({ minLength: 1, maxLength: 200 }),
    input: Type.Optional(Input),
    comment: Type.Optional(Comment),
    files: Type.Optional(Files),
  },
  closed,
);
export type CaseOpening = Static<typeof CaseOpening>;

export const CaseStepParams = Type.Object({ case: Id, transition: Word });
export const CaseStep = Type.Object(
  {
    /** Revision that you saw: where the case has moved on since, the answer is 409. */
    revision: Type.Integer({ minimum: 1 }),
    input: Type.Optional(Input),
    comment: Type.Optional(Comment),
    files: Type.Optional(Files),
  },
  closed,
);
export type CaseStep = Static<typeof CaseStep>;

export const CaseComment = Type.Object(
  { comment: Prose({ minLength: 1, maxLength: 4_000 }), files: Type.Optional(Files) },
  closed,
);
/** `to` null takes the delegation back. */
export const CaseDelegation = Type.Object(
  {
    to: Type.Union([Id, Type.Null()]),
    until: Type.Optional(Type.Union([DayText, Type.Null()])),
    comment: Type.Optional(Comment),
  },
  closed,
);
export type CaseDelegation = Static<typeof CaseDelegation>;
export const CaseEscalation = Type.Object({ comment: Prose({ minLength: 1, maxLength: 4_000 }) }, closed);
/** Asks with `days`, decides with `grant`. */
export const CaseExtension = Type.Object(
  {
    clock: Word,
    days: Type.Optional(Type.Integer({ minimum: 1, maximum: 365 })),
    grant: Type.Optional(Type.Boolean()),
    comment: Prose({ minLength: 1, maxLength: 4_000 }),
  },
  closed,
);
export type CaseExtension = Static<typeof CaseExtension>;
export const CaseFileParams = Type.Object({ case: Id, file: Id });

export const BOXES = ['todo', 'done', 'copies'] as const;
export const InboxQuery = Type.Object({
  box: Type.Optional(Type.Enum(BOXES)),
  procedure: Type.Optional(Word),
  overdue: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  after: Type.Optional(Type.String({ maxLength: 200 })),
});
export type InboxQuery = Static<typeof InboxQuery>;
export const InboxItem = Type.Object({
  ...CaseSummary.properties,
  /** Why it is here: the duty's performer, for 待办. */
  performer: Type.Union([PerformerView, Type.Null()]),
  reason: Type.Union([Type.Literal('act'), Type.Literal('consent'), Type.Null()]),
  /** When it came into this box. */
  since: Type.String(),
});
export type InboxItem = Static<typeof InboxItem>;
export const InboxView = Type.Object({ items: Type.Array(InboxItem), next: NullableString });
export type InboxView = Static<typeof InboxView>;
export const InboxCounts = Type.Object({
  todo: Type.Integer(),
  dueSoon: Type.Integer(),
  overdue: Type.Integer(),
  done: Type.Integer(),
  copies: Type.Integer(),
  unread: Type.Integer(),
});
export type InboxCounts = Static<typeof InboxCounts>;

export const DutiesOverview = Type.Object({
  at: Type.String(),
  items: Type.Array(
    Type.Object({
      organisation: Party,
      open: Type.Integer(),
      dueSoon: Type.Integer(),
      overdue: Type.Integer(),
      /** Working days since the oldest of them was due. */
      longest: Type.Integer(),
    }),
  ),
});
export type DutiesOverview = Static<typeof DutiesOverview>;

export const CaseHistoryCheck = Type.Object({
  case: Type.String(),
  events: Type.Integer(),
  head: Type.String(),
  /** The history gives the very case that stands in the register. */
  agrees: Type.Boolean(),
  faults: Type.Array(Type.Object({ seq: Type.Integer(), fault: Type.String(), detail: Type.String() })),
});
export type CaseHistoryCheck = Static<typeof CaseHistoryCheck>;
