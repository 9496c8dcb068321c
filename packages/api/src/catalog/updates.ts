/** How an entry keeps its data up to date, with the deliveries that it is judged by. */
import { type Static, Type } from 'typebox';
import { NullableString } from '../wire/common.ts';

export const UpdateDutyView = Type.Object({
  state: Type.Enum(['in_time', 'late', 'never', 'no_promise', 'not_collected'] as const),
  lastDelivery: NullableString,
  dueBy: NullableString,
  /** Working days. */
  daysLate: Type.Integer(),
  /** Run that took the last delivery in. */
  run: NullableString,
  /** Row of deadlines by which it is judged. */
  deadline: NullableString,
});
export type UpdateDutyView = Static<typeof UpdateDutyView>;

export const EntryUpdates = Type.Object({
  cadence: Type.String(),
  update: UpdateDutyView,
  /** How long a delivery of that cadence holds; null where nothing is promised. */
  term: Type.Union([
    Type.Object({ value: Type.Integer(), unit: Type.Enum(['working_day', 'day', 'month', 'year'] as const) }),
    Type.Null(),
  ]),
  publishedAt: NullableString,
  /** Day until which the bureau accepted an explanation. */
  deferredUntil: NullableString,
  /** Newest first, at most twelve; mended rows are no delivery. */
  deliveries: Type.Array(Type.Object({ at: Type.String(), run: Type.String(), rows: Type.Integer() })),
  /** The open case about a missed update, for whoever may read it. */
  case: NullableString,
});
export type EntryUpdates = Static<typeof EntryUpdates>;
