/** Entries of the catalogue with their versions: as lists, whole, drafted, checked and compared. */
import { type Static, Type } from 'typebox';
import { Id, List, Name2, NullableString, Page, Text2 } from '../wire/common.ts';
import { LABELS } from '../wire/text.ts';

export const ENTRY_STATES = ['draft', 'submitted', 'published', 'withdrawn'] as const;
export const EntryState = Type.Enum(ENTRY_STATES);
export type EntryState = Static<typeof EntryState>;

export const EntryParams = Type.Object({ entry: Id });
export const VersionParams = Type.Object({ entry: Id, version: Type.Integer({ minimum: 1, maximum: 1_000_000 }) });

/** The organisation as a reader needs it beside an entry. */
export const OrganisationRef = Type.Object({ id: Type.String(), name: Name2 });
export type OrganisationRef = Static<typeof OrganisationRef>;

export const EntrySummary = Type.Object({
  id: Type.String(),
  resource: Type.String(),
  title: Type.String(),
  code: NullableString,
  state: EntryState,
  owner: OrganisationRef,
  subject: Type.String(),
  class: Type.String(),
  category: Type.String(),
  /** 1 无条件, 2 有条件, 3 不予共享; empty while undecided. */
  sharing: Type.String(),
  open: Type.Boolean(),
  grade: Type.String(),
  cadence: Type.String(),
  items: Type.Integer(),
  /** The published version; 0 = none yet. */
  version: Type.Integer(),
  /** The case under which a working version is compiled or reviewed. */
  caseId: NullableString,
  changedAt: Type.String(),
  publishedAt: NullableString,
});
export type EntrySummary = Static<typeof EntrySummary>;

export const EntriesQuery = Type.Object({
  ...Page,
  state: Type.Optional(EntryState),
  owner: Type.Optional(Id),
  /** Entries with a version in work. */
  working: Type.Optional(Type.Boolean()),
  title: Type.Optional(Type.String({ maxLength: 200 })),
});
export const EntriesView = List(EntrySummary);

/** An entry's body is of the catalogue's own schema (`/api/catalog/schema.json`), which the server checks whole with place and mend. */
export const EntryBody = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  'x-text': 'prose',
  'x-labels': LABELS,
});

export const VersionSummary = Type.Object({
  version: Type.Integer(),
  state: Type.Enum(['working', 'published', 'superseded', 'abandoned'] as const),
  digest: Type.String(),
  revision: Type.Integer(),
  caseId: NullableString,
  author: Type.String(),
  origin: Type.String(),
  changedAt: Type.String(),
  publishedAt: NullableString,
});
export type VersionSummary = Static<typeof VersionSummary>;

export const EntryFault = Type.Object({
  rule: Type.String(),
  severity: Type.Enum(['error', 'warning'] as const),
  /** Path within the body: items[2].element. */
  where: Type.String(),
  message: Text2,
  mend: Text2,
});
export type EntryFault = Static<typeof EntryFault>;

export const VersionView = Type.Object({ version: VersionSummary, body: EntryBody });

export const EntryView = Type.Object({
  entry: EntrySummary,
  /** The published body; null before the first publication. */
  published: Type.Union([EntryBody, Type.Null()]),
  working: Type.Union([
    Type.Object({
      version: VersionSummary,
      body: EntryBody,
      faults: Type.Array(EntryFault),
      /** It is being signed off or checked: nothing of it changes until it is sent back. */
      inReview: Type.Boolean(),
    }),
    Type.Null(),
  ]),
  versions: Type.Array(VersionSummary),
  /** Attributes of which this entry is the source, and those that another is the source of. */
  authority: Type.Array(
    Type.Object({
      attribute: Type.String(),
      name: Name2,
      source: Type.Object({ entry: Type.String(), title: Type.String(), owner: OrganisationRef }),
      own: Type.Boolean(),
    }),
  ),
  /** Actions that the reader may take now. */
  may: Type.Array(Type.String()),
});
export type EntryView = Static<typeof EntryView>;

export const ORIGINS = ['form', 'file', 'database', 'workbook', 'api', 'revision'] as const;
export const DraftRequest = Type.Object(
  { body: EntryBody, origin: Type.Optional(Type.Enum(ORIGINS)) },
  { additionalProperties: false },
);
export const SaveRequest = Type.Object(
  { body: EntryBody, revision: Type.Integer({ minimum: 1, maximum: 1_000_000_000 }) },
  { additionalProperties: false },
);
export const Saved = Type.Object({
  entry: Type.String(),
  version: Type.Integer(),
  revision: Type.Integer(),
  caseId: NullableString,
  faults: Type.Array(EntryFault),
});
export type Saved = Static<typeof Saved>;

export const LintRequest = Type.Object({ body: EntryBody }, { additionalProperties: false });
export const LintAnswer = Type.Object({ faults: Type.Array(EntryFault) });

export const BREAKS = ['breaking', 'notice', 'compatible'] as const;
export const CHANGE_KINDS = ['added', 'removed', 'changed'] as const;
export const EntryDiff = Type.Object({
  from: Type.Integer(),
  to: Type.Integer(),
  changes: Type.Array(
    Type.Object({
      where: Type.String(),
      kind: Type.Enum(CHANGE_KINDS),
      effect: Type.Enum(BREAKS),
      message: Text2,
      /** Whom it concerns. */
      affects: Type.Array(Type.String()),
      before: NullableString,
      after: NullableString,
    }),
  ),
});
export type EntryDiff = Static<typeof EntryDiff>;
export const EntryDiffQuery = Type.Object({
  from: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
  to: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
});
