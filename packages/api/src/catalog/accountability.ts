/** 问责: who failed which duty when, each with the evidence behind it. */
import { type Static, Type } from 'typebox';
import { Id, NullableString, Page, Text2 } from '../wire/common.ts';
import { OrganisationRef } from './index.ts';

export const FAILURE_KINDS = ['term', 'update'] as const;
export const AccountabilityQuery = Type.Object({
  ...Page,
  organisation: Type.Optional(Id),
  kind: Type.Optional(Type.Enum(FAILURE_KINDS)),
  /** Still open, or done late. */
  open: Type.Optional(Type.Boolean()),
  from: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
  until: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
});
export const AccountabilityExportQuery = Type.Object({
  ...AccountabilityQuery.properties,
  lang: Type.Optional(Type.Enum(['zh', 'en'] as const)),
});

export const Failure = Type.Object({
  /** term: a clock of a case ran out. update: a resource was not brought up to date by its cadence. */
  kind: Type.Enum(FAILURE_KINDS),
  organisation: OrganisationRef,
  duty: Text2,
  about: Type.String(),
  dueBy: Type.String(),
  /** When it was done after all; null: not yet. */
  doneAt: NullableString,
  daysLate: Type.Integer(),
  basis: Text2,
  /** False: the number was not read in the text of the rule. */
  verified: Type.Boolean(),
  /** Where its case stands, or how it ended: a delivery that was deferred with consent is late all the same. */
  outcome: Type.Union([Text2, Type.Null()]),
  /** The case, or the entry and the run that took in its last delivery. */
  evidence: Type.Object({ case: NullableString, entry: NullableString, run: NullableString }),
});
export type Failure = Static<typeof Failure>;
export const AccountabilityView = Type.Object({
  items: Type.Array(Failure),
  total: Type.Integer(),
  /** By organisation, worst first: of the asked kind and days, whatever `organisation` and `open` choose among them. */
  organisations: Type.Array(
    Type.Object({
      organisation: OrganisationRef,
      failures: Type.Integer(),
      open: Type.Integer(),
      daysLate: Type.Integer(),
    }),
  ),
});
export type AccountabilityView = Static<typeof AccountabilityView>;
