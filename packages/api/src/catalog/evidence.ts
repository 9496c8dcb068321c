/** 裁定证据: what a ruling on a source rests on. Who holds the attribute by which law, since when and how well kept; how often the holders' values agree. */
import { type Static, Type } from 'typebox';
import { Name2, NullableNumber, NullableString, Text2 } from '../wire/common.ts';
import { OrganisationRef } from './index.ts';

const Share = Type.Number({ minimum: 0, maximum: 1 });

/** Deliveries of the refinery, or a file that the steward had at hand: what the figures are made from. */
export const EvidenceData = Type.Object({
  origin: Type.Enum(['delivery', 'file'] as const),
  /** Run of the refinery; null for a file. */
  run: NullableString,
  deliveredAt: Type.String(),
  rows: Type.Integer(),
  /** Rows that say something of the attribute. */
  filled: Type.Integer(),
  /** Subjects whose identifier checks out, by the identifier's attribute. */
  subjects: Type.Array(Type.Object({ identifier: Type.String(), name: Name2, count: Type.Integer() })),
});

export const EvidenceHolder = Type.Object({
  entry: Type.String(),
  title: Type.String(),
  code: NullableString,
  owner: OrganisationRef,
  /** The entry's own name of the item; null where its published version has none such. */
  item: NullableString,
  publishedAt: NullableString,
  /** Whether it is the source of the attribute now, and since when. */
  source: Type.Boolean(),
  sourceSince: NullableString,
  /** What it said last in the case: the duty by which it collects, and whether it claims to be the source. */
  statement: Type.Union([Type.Null(), Type.Object({ duty: Type.String(), claims: Type.Boolean() })]),
  /** What the entry itself says of law: matters in which it arises, grounds of sharing and of not opening. */
  matters: Type.Array(Type.String()),
  grounds: Type.Array(Type.String()),
  cadence: Type.String(),
  /** in_time, late, never, no_promise, not_collected */
  update: Type.Object({
    state: Type.String(),
    lastDelivery: NullableString,
    dueBy: NullableString,
    daysLate: Type.Integer(),
  }),
  /** Score of the last run's checks, 0 to 1 (GB/T 36344-2018). */
  quality: NullableNumber,
  data: Type.Union([Type.Null(), EvidenceData]),
});
export type EvidenceHolder = Static<typeof EvidenceHolder>;

/** `low` and `high`: 95 % confidence interval of the share (Wilson); `complete`: every common subject was compared. */
export const AgreementView = Type.Object({
  identifier: Type.String(),
  identifierName: Name2,
  joined: Type.Integer(),
  compared: Type.Integer(),
  equal: Type.Integer(),
  share: Share,
  low: Share,
  high: Share,
  /** Common subjects of the two, counted or estimated. */
  common: Type.Integer(),
  complete: Type.Boolean(),
});

export const WHY_NOT = ['no_data', 'no_attribute', 'no_identifier', 'no_common_subject', 'other_key'] as const;
export const EvidencePair = Type.Object({
  a: Type.String(),
  b: Type.String(),
  agreement: Type.Union([Type.Null(), AgreementView]),
  /** Why there is none. */
  why: Type.Union([Type.Null(), Type.Object({ code: Type.Enum(WHY_NOT), text: Text2 })]),
});
export type EvidencePair = Static<typeof EvidencePair>;

export const EvidenceView = Type.Object({
  attribute: Type.String(),
  name: Name2,
  subject: Type.String(),
  /** As of when. */
  at: Type.String(),
  holders: Type.Array(EvidenceHolder),
  pairs: Type.Array(EvidencePair),
  /** Digest of what was before the one who decided; its leaf has the same. Null while the case is open. */
  digest: NullableString,
});
export type EvidenceView = Static<typeof EvidenceView>;

/** What is known of an entry's data without holding it: of its deliveries, or of a file that its steward had at hand. */
export const DataSample = Type.Object({
  origin: Type.Enum(['delivery', 'file'] as const),
  run: NullableString,
  /** Version of the entry when it was made. */
  version: Type.Integer(),
  deliveredAt: Type.String(),
  rows: Type.Integer(),
  columns: Type.Array(
    Type.Object({
      item: Type.String(),
      attribute: Type.String(),
      filled: Type.Integer(),
      /** Distinct values as they are compared. */
      distinct: Type.Integer(),
    }),
  ),
});
export type DataSample = Static<typeof DataSample>;
export const DataSamples = Type.Object({ items: Type.Array(DataSample) });

export const SampleAnswer = Type.Object({
  sample: DataSample,
  /** Columns of the file that no item takes, and items that it has no column for. */
  spare: Type.Array(Type.String()),
  missing: Type.Array(Type.String()),
});
export type SampleAnswer = Static<typeof SampleAnswer>;
