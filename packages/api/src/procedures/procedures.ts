/** 流程: procedures as their definitions say them, deadlines with their legal basis, and what effects did. */
import { type Static, type TSchema, Type } from 'typebox';
import { Id, NullableString, Text2 } from '../wire/common.ts';
import { Prose } from '../wire/text.ts';

/** Words of a program: states, transitions, clocks. */
export const Word = Type.String({ pattern: '^[a-z]+(?:[-_.][a-z]+)*$', maxLength: 64 });
export const DayText = Type.String({ format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const NullableSchema = Type.Unsafe<TSchema | null>({ type: ['object', 'null'], additionalProperties: true });
const NullableTitle = Type.Unsafe<Text2 | null>({
  type: ['object', 'null'],
  properties: { zh: { type: 'string' }, en: { type: 'string' } },
  required: ['zh', 'en'],
});

export const PerformerView = Type.Object({ word: Type.String(), title: Text2 });
export type PerformerView = Static<typeof PerformerView>;

export const ProcedureSummary = Type.Object({
  id: Type.String(),
  version: Type.Integer(),
  title: Text2,
  purpose: NullableTitle,
  subject: Type.String(),
  /** Versions that cases may still be running on. */
  versions: Type.Array(Type.Integer()),
});
export type ProcedureSummary = Static<typeof ProcedureSummary>;

export const TransitionView = Type.Object({
  name: Type.String(),
  title: Text2,
  from: Type.Array(Type.String()),
  /** Null: back to the state from which it was returned. */
  to: NullableString,
  performers: Type.Array(PerformerView),
  form: NullableSchema,
  needsComment: Type.Boolean(),
  needsFile: Type.Boolean(),
  fourEyes: Type.Boolean(),
  effects: Type.Array(Type.String()),
  common: Type.Boolean(),
});
export type TransitionView = Static<typeof TransitionView>;

export const DeadlineView = Type.Object({
  id: Type.String(),
  title: Text2,
  value: Type.Integer(),
  unit: Type.Enum(['working_day', 'day', 'month', 'year'] as const),
  source: Type.Enum(['statute', 'house'] as const),
  basis: Text2,
  effectiveFrom: DayText,
  /** False: the number was not read in the text of the rule; pages say so. */
  verified: Type.Boolean(),
  /** In force today. */
  current: Type.Boolean(),
});
export type DeadlineView = Static<typeof DeadlineView>;

export const ProcedureView = Type.Object({
  ...ProcedureSummary.properties,
  initial: Type.String(),
  opening: Type.Object({ form: NullableSchema, performers: Type.Array(PerformerView) }),
  states: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Text2,
      performers: Type.Array(PerformerView),
      final: Type.Union([Type.Literal('done'), Type.Literal('refused'), Type.Null()]),
      clocks: Type.Array(Type.String()),
    }),
  ),
  transitions: Type.Array(TransitionView),
  clocks: Type.Array(
    Type.Object({
      name: Type.String(),
      title: Text2,
      deadline: Type.String(),
      runsIn: Type.Array(Type.String()),
      pausedIn: Type.Array(Type.String()),
      warnDays: Type.Integer(),
      onOverdue: Type.String(),
      extension: NullableString,
    }),
  ),
  /** Who may do what in which state: one row per state and performer. */
  table: Type.Array(
    Type.Object({ state: Type.String(), performer: PerformerView, transitions: Type.Array(Type.String()) }),
  ),
  diagram: Type.Object({
    nodes: Type.Array(
      Type.Object({
        state: Type.String(),
        title: Text2,
        kind: Type.Enum(['initial', 'open', 'done', 'refused'] as const),
      }),
    ),
    edges: Type.Array(
      Type.Object({
        transition: Type.String(),
        title: Text2,
        from: Type.String(),
        to: Type.String(),
      }),
    ),
  }),
});
export type ProcedureView = Static<typeof ProcedureView>;

export const ProcedureParams = Type.Object({ procedure: Word });
export const ProcedureQuery = Type.Object({ version: Type.Optional(Type.Integer({ minimum: 1 })) });

export const DeadlineParams = Type.Object({ deadline: Word });
export const DeadlineChange = Type.Object(
  {
    value: Type.Integer({ minimum: 0, maximum: 3_660 }),
    unit: Type.Enum(['working_day', 'day', 'month', 'year'] as const),
    source: Type.Enum(['statute', 'house'] as const),
    basis: Type.Object({
      zh: Prose({ minLength: 1, maxLength: 1_000 }),
      en: Prose({ minLength: 1, maxLength: 1_000 }),
    }),
    effectiveFrom: DayText,
    verified: Type.Boolean(),
  },
  { additionalProperties: false },
);
export type DeadlineChange = Static<typeof DeadlineChange>;

export const EffectView = Type.Object({
  id: Type.String(),
  case: NullableString,
  caseTitle: NullableString,
  seq: Type.Unsafe<number | null>({ type: ['integer', 'null'] }),
  name: Type.String(),
  title: Text2,
  kind: Type.Enum(['inline', 'database', 'external'] as const),
  state: Type.Enum(['waiting', 'done', 'dead'] as const),
  attempts: Type.Integer(),
  madeAt: Type.String(),
  triedAt: NullableString,
  doneAt: NullableString,
  result: Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'], additionalProperties: true }),
  /** What the program said when it failed last. */
  error: NullableString,
  /** The same in words; null where nothing better than `error` is known. */
  reason: NullableTitle,
});
export type EffectView = Static<typeof EffectView>;
export const EffectsQuery = Type.Object({
  state: Type.Optional(Type.Enum(['waiting', 'done', 'dead'] as const)),
  case: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  before: Type.Optional(Id),
});
export type EffectsQuery = Static<typeof EffectsQuery>;
export const EffectParams = Type.Object({ effect: Id });
