/** 不是重复: what a house answers to a finding of the radar, for itself and for whoever checks the entry. */
import { type Static, Type } from 'typebox';
import { Id, Name2, NullableString } from '../wire/common.ts';
import { Prose } from '../wire/text.ts';
import { OrganisationRef } from './entries.ts';

export const FindingAnswer = Type.Object({
  /** What it is not a duplicate of. */
  other: Type.Object({ id: Type.String(), title: Type.String(), owner: OrganisationRef, readable: Type.Boolean() }),
  /** What the radar had found then. */
  kind: Type.String(),
  probability: Type.Number(),
  /** Items that were the same then. */
  shared: Type.Integer(),
  version: Type.Integer(),
  reason: Type.String(),
  by: Type.Object({ id: Type.String(), name: Name2 }),
  at: Type.String(),
  /** As the log of flows has it. */
  digest: Type.String(),
  takenBackAt: NullableString,
});
export type FindingAnswer = Static<typeof FindingAnswer>;
export const FindingAnswers = Type.Object({ items: Type.Array(FindingAnswer) });
export type FindingAnswers = Static<typeof FindingAnswers>;

/** Four characters at least: a reason, not a mark. Null takes the answer back. */
export const FindingAnswerRequest = Type.Object(
  { other: Id, reason: Type.Union([Prose({ minLength: 4, maxLength: 1_000 }), Type.Null()]) },
  { additionalProperties: false },
);
export type FindingAnswerRequest = Static<typeof FindingAnswerRequest>;
