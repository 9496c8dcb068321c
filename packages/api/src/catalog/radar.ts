/** The duplicate radar: what one is compiling, or the questions of a form, and what is found. */
import { type Static, Type } from 'typebox';
import { Id, Name2, NullableNumber, NullableString, Text2 } from '../wire/common.ts';
import { Label } from '../wire/text.ts';
import { OrganisationRef } from './entries.ts';

/** What one is compiling: as little as a title, or the questions of a form. */
export const ProbeRequest = Type.Object(
  {
    entry: Type.Optional(Id),
    kind: Type.Optional(Type.Enum(['entry', 'questionnaire'] as const)),
    title: Type.Optional(Type.String({ maxLength: 300 })),
    subject: Type.Optional(Type.String({ maxLength: 80 })),
    authority: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 500 })),
    items: Type.Array(
      Type.Object(
        {
          name: Label({ maxLength: 200 }),
          element: Type.Optional(Type.String({ maxLength: 80 })),
          attribute: Type.Optional(Type.String({ maxLength: 80 })),
        },
        { additionalProperties: false },
      ),
      { maxItems: 2_000 },
    ),
  },
  { additionalProperties: false },
);
export type ProbeRequest = Static<typeof ProbeRequest>;

export const FINDING_KINDS = [
  'duplicate',
  'contains',
  'contained',
  'overlap',
  'same_kind_other_region',
  'same_kind_other_period',
  'attribute_conflict',
  'take_from_base',
  'already_held',
] as const;
/** Findings that a house may answer with: it is no duplicate. Whose an attribute is, who has it already, and what a base library gives, is settled item by item. */
export const ANSWERED_KINDS: readonly string[] = [
  'duplicate',
  'contains',
  'contained',
  'overlap',
  'same_kind_other_region',
  'same_kind_other_period',
] satisfies readonly (typeof FINDING_KINDS)[number][];
export const WAYS_OUT = ['reuse', 'become_source', 'collect_jointly', 'take_from_base', 'keep_separate'] as const;
export const ProbeFinding = Type.Object({
  kind: Type.Enum(FINDING_KINDS),
  probability: Type.Number(),
  /** What it is found to be like: no more than its title and its owner where the reader may not read it; null where only a base library is meant. */
  entry: Type.Union([
    Type.Null(),
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      owner: OrganisationRef,
      state: Type.String(),
      readable: Type.Boolean(),
    }),
  ]),
  base: NullableString,
  attributes: Type.Array(Type.String()),
  reason: Text2,
  way: Type.Enum(WAYS_OUT),
  proposal: Text2,
  pairs: Type.Array(
    Type.Object({
      own: Type.String(),
      other: Type.String(),
      reason: Type.String(),
      probability: Type.Number(),
      valuesShared: NullableNumber,
    }),
  ),
  /** Proposed shares of a joint collection: which organisation collects which items. */
  shares: Type.Array(
    Type.Object({ organisation: OrganisationRef, lead: Type.Boolean(), items: Type.Array(Type.String()) }),
  ),
  /** Whether its house may answer that it is no duplicate. */
  answerable: Type.Boolean(),
  /** That it is no duplicate, as the entry's own house answered, else as the other's did; null where nobody has. */
  answer: Type.Union([
    Type.Null(),
    Type.Object({ own: Type.Boolean(), reason: Type.String(), by: Name2, at: Type.String() }),
  ]),
});
export type ProbeFinding = Static<typeof ProbeFinding>;
export const ProbeView = Type.Object({
  findings: Type.Array(ProbeFinding),
  entries: Type.Integer(),
  tookMs: Type.Number(),
});
export type ProbeView = Static<typeof ProbeView>;

/** A department's paper or web form: its questions, and which of them government has the answer to. */
export const QuestionnaireAnswer = Type.Object({
  questions: Type.Array(
    Type.Object({
      label: Type.String(),
      section: Type.String(),
      element: NullableString,
      elementName: Type.Union([Name2, Type.Null()]),
      confidence: Type.Number(),
    }),
  ),
  findings: Type.Array(ProbeFinding),
});
export type QuestionnaireAnswer = Static<typeof QuestionnaireAnswer>;
