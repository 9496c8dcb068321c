/** 待判: doubtful pairs of records that a person judges. */
import { type Static, Type } from 'typebox';
import { Id, NullableString, Page, SourceRef, Text2 } from '../wire/common.ts';
import { Evidence, RecordValue } from './blocks.ts';

export const Answer = Type.Enum(['same', 'different'] as const);
const Side = Type.Object({ source: SourceRef, values: Type.Record(Type.String(), RecordValue) });

export const ReviewPair = Type.Object({
  pair: Type.String(),
  block: Type.String(),
  probability: Type.Number(),
  bits: Type.Number(),
  left: Side,
  right: Side,
  /** Attributes of either side in the order to show them. */
  attributes: Type.Array(Type.Object({ attribute: Type.String(), title: Text2 })),
  evidence: Type.Array(Evidence),
  answer: Type.Union([Answer, Type.Null()]),
});
export type ReviewPair = Static<typeof ReviewPair>;

export const ReviewView = Type.Object({
  items: Type.Array(ReviewPair),
  total: Type.Integer(),
  answered: Type.Integer(),
});
export type ReviewView = Static<typeof ReviewView>;

export const ReviewQuery = Type.Object({ block: Type.Optional(Id), ...Page });
export const ReviewParams = Type.Object({ pair: Id });
/** null takes an answer back. */
export const ReviewAnswer = Type.Object({
  answer: Type.Union([Answer, Type.Null()]),
  by: Type.Optional(Type.String({ maxLength: 64 })),
});
export type ReviewAnswer = Static<typeof ReviewAnswer>;
export const Answered = Type.Object({ pair: Type.String(), answer: NullableString });
export type Answered = Static<typeof Answered>;
