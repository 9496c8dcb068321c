/** 数据资源目录台账 on the wire: entries with their versions, search, the duplicate radar, the look-up of sources, the feed of changes. */
import { type Static, Type } from 'typebox';
import { Grade, Id, List, Name2, NullableNumber, NullableString, Page, Text2 } from './common.ts';
import { LABELS, Label } from './text.ts';

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
    Type.Object({ version: VersionSummary, body: EntryBody, faults: Type.Array(EntryFault) }),
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

export const CatalogSearchQuery = Type.Object({
  ...Page,
  q: Type.Optional(Type.String({ maxLength: 500 })),
  owner: Type.Optional(Id),
  territory: Type.Optional(Id),
  class: Type.Optional(Type.String({ maxLength: 40 })),
  category: Type.Optional(Type.String({ maxLength: 80 })),
  subject: Type.Optional(Type.String({ maxLength: 80 })),
  sharing: Type.Optional(Type.String({ maxLength: 8 })),
  open: Type.Optional(Type.Boolean()),
  grade: Type.Optional(Grade),
  cadence: Type.Optional(Type.String({ maxLength: 40 })),
  sort: Type.Optional(Type.Enum(['relevance', 'changed', 'title'] as const)),
});
export const Highlight = Type.Object({
  field: Type.String(),
  text: Type.String(),
  ranges: Type.Array(Type.Array(Type.Integer())),
});
export const CatalogHit = Type.Object({
  entry: EntrySummary,
  /** Whose area it is of, with all above it: 贵州省 / 贵阳市. */
  place: Text2,
  score: Type.Number(),
  highlights: Type.Array(Highlight),
});
export type CatalogHit = Static<typeof CatalogHit>;
export const Facet = Type.Object({
  field: Type.String(),
  values: Type.Array(Type.Object({ value: Type.String(), name: Name2, count: Type.Integer() })),
});
export const CatalogSearchView = Type.Object({
  items: Type.Array(CatalogHit),
  total: Type.Integer(),
  facets: Type.Array(Facet),
  /** The query that was answered instead, where the one asked had a slip. */
  corrected: NullableString,
  /** Nothing has all the words: what follows has most of them. */
  relaxed: Type.Boolean(),
  tookMs: Type.Number(),
});
export type CatalogSearchView = Static<typeof CatalogSearchView>;
export const SuggestQuery = Type.Object({ q: Type.String({ minLength: 1, maxLength: 100 }) });
export const SuggestView = Type.Object({
  items: Type.Array(Type.Object({ text: Type.String(), kind: Type.String(), count: Type.Integer() })),
});
export type SuggestView = Static<typeof SuggestView>;

export const StarsQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 500 })),
  owner: Type.Optional(Id),
  territory: Type.Optional(Id),
});
/** 星图: resources near each other where they share elements that few have. Places lie between −1 and 1. */
export const StarsView = Type.Object({
  nodes: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Type.String(),
      group: Type.String(),
      x: Type.Number(),
      y: Type.Number(),
      degree: Type.Integer(),
    }),
  ),
  links: Type.Array(
    Type.Object({ from: Type.String(), to: Type.String(), weight: Type.Number(), shared: Type.Array(Name2) }),
  ),
  /** Resources that the map leaves out. */
  omitted: Type.Integer(),
});
export type StarsView = Static<typeof StarsView>;

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
});
export type ProbeFinding = Static<typeof ProbeFinding>;
export const ProbeView = Type.Object({
  findings: Type.Array(ProbeFinding),
  entries: Type.Integer(),
  tookMs: Type.Number(),
});
export type ProbeView = Static<typeof ProbeView>;

export const ResolveQuery = Type.Object({
  subject: Type.String({ minLength: 1, maxLength: 80 }),
  /** Data elements, or names as people write them, separated by commas. */
  elements: Type.String({ minLength: 1, maxLength: 4_000 }),
});
export const ResolveView = Type.Object({
  items: Type.Array(
    Type.Object({
      asked: Type.String(),
      element: NullableString,
      name: Name2,
      /** The one source, where there is one. */
      source: Type.Union([
        Type.Null(),
        Type.Object({
          entry: Type.String(),
          title: Type.String(),
          code: NullableString,
          owner: OrganisationRef,
          item: Type.String(),
          sharing: Type.String(),
          grade: Type.String(),
          decidedBy: NullableString,
        }),
      ]),
      /** What a grant takes: nothing more, a request with an answer in so many working days, or a legal change. */
      grant: Text2,
      interface: NullableString,
      /** Other holders, who are copies. */
      copies: Type.Array(Type.Object({ entry: Type.String(), title: Type.String(), owner: OrganisationRef })),
    }),
  ),
});
export type ResolveView = Static<typeof ResolveView>;

export const ChangesQuery = Type.Object({
  since: Type.Optional(Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
});
export const ChangesView = Type.Object({
  items: Type.Array(
    Type.Object({
      seq: Type.Integer(),
      at: Type.String(),
      kind: Type.Enum(['published', 'revised', 'withdrawn'] as const),
      entry: Type.String(),
      version: Type.Integer(),
      /** SM3 of the body in canonical JSON; of a withdrawal, of the last version. */
      digest: Type.String(),
      /** The body as published; null for a withdrawal (a tombstone). */
      body: Type.Union([EntryBody, Type.Null()]),
    }),
  ),
  /** Ask again since this. */
  next: Type.Integer(),
  more: Type.Boolean(),
});
/** Nodes of the tree by which two catalogues find in a few steps what differs. */
export const RootQuery = Type.Object({ prefix: Type.Optional(Type.String({ pattern: '^[0-9a-f]{0,8}$' })) });
export const RootView = Type.Object({
  seq: Type.Integer(),
  entries: Type.Integer(),
  prefix: Type.String(),
  hash: Type.String(),
  /** Children by their next hex digit, or the entries themselves where few are left. */
  children: Type.Array(Type.Object({ prefix: Type.String(), hash: Type.String(), entries: Type.Integer() })),
  leaves: Type.Array(Type.Object({ entry: Type.String(), version: Type.Integer(), digest: Type.String() })),
});
export type RootView = Static<typeof RootView>;

export const ImportAnswer = Type.Object({
  /** Entries that the file holds. */
  entries: Type.Integer(),
  errors: Type.Integer(),
  faultCount: Type.Integer(),
  /** At most 500 of them. */
  faults: Type.Array(
    Type.Object({
      sheet: Type.String(),
      row: Type.Integer(),
      column: NullableString,
      cell: NullableString,
      severity: Type.Enum(['error', 'warning'] as const),
      message: Text2,
      mend: Text2,
    }),
  ),
  /** The drafts made; empty where anything is wrong: nothing is imported half. */
  imported: Type.Array(Type.Object({ entry: Type.String(), resource: Type.String(), caseId: Type.String() })),
});
export type ImportAnswer = Static<typeof ImportAnswer>;
export const ExportQuery = Type.Object({
  as: Type.Optional(Type.Enum(['xlsx', 'yaml', 'json'] as const)),
  owner: Type.Optional(Id),
});
export const LanguageQuery = Type.Object({ lang: Type.Optional(Type.Enum(['zh', 'en'] as const)) });

export const ResourceLine = Type.Object({
  entry: Type.String(),
  code: Type.String(),
  title: Type.String(),
  owner: OrganisationRef,
  subject: Type.String(),
  sharing: Type.String(),
  open: Type.Boolean(),
  grade: Type.String(),
  cadence: Type.String(),
  items: Type.Integer(),
  publishedAt: Type.String(),
});
export type ResourceLine = Static<typeof ResourceLine>;
export const NeedLine = Type.Object({
  case: Type.String(),
  title: Type.String(),
  owner: OrganisationRef,
  subject: Type.String(),
  elements: Type.Array(Type.String()),
  matter: Type.String(),
  state: Type.String(),
  /** The source that was named, and whose duty it became. */
  entry: NullableString,
  assigned: Type.Union([OrganisationRef, Type.Null()]),
  openedAt: Type.String(),
  due: NullableString,
  closedAt: NullableString,
});
export type NeedLine = Static<typeof NeedLine>;
export const DutyLine = Type.Object({
  entry: Type.String(),
  code: Type.String(),
  title: Type.String(),
  owner: OrganisationRef,
  cadence: Type.String(),
  sharing: Type.String(),
  /** Attributes that it is the source of. */
  authority: Type.Array(Type.String()),
  update: Type.Object({
    state: Type.Enum(['in_time', 'late', 'never', 'no_promise', 'not_collected'] as const),
    lastDelivery: NullableString,
    dueBy: NullableString,
    /** Working days. */
    daysLate: Type.Integer(),
    /** Run that took the last delivery in. */
    run: NullableString,
    /** Row of deadlines by which it is judged. */
    deadline: NullableString,
  }),
  /** The open case about a missed update, for whoever may read it. */
  case: NullableString,
});
export type DutyLine = Static<typeof DutyLine>;
export const LISTS = ['resources', 'needs', 'duties'] as const;
export const ListParams = Type.Object({ list: Type.Enum(LISTS) });
export const ListQuery = Type.Object({ owner: Type.Optional(Id) });
export const ListExportQuery = Type.Object({
  owner: Type.Optional(Id),
  lang: Type.Optional(Type.Enum(['zh', 'en'] as const)),
});
export const ListView = Type.Object({
  resources: Type.Array(ResourceLine),
  needs: Type.Array(NeedLine),
  duties: Type.Array(DutyLine),
});
export type ListView = Static<typeof ListView>;

export const LineageView = Type.Object({
  /** The block that the refinery makes of it; null where the platform refines no such resource. */
  block: NullableString,
  columns: Type.Array(
    Type.Object({
      item: Type.String(),
      attribute: Type.String(),
      element: NullableString,
      name: Name2,
      grade: Grade,
      inBlock: Type.Boolean(),
      /** Entry that is the attribute's source. */
      source: NullableString,
      own: Type.Boolean(),
      others: Type.Array(
        Type.Object({ entry: Type.String(), title: Type.String(), owner: OrganisationRef, item: Type.String() }),
      ),
    }),
  ),
});
export type LineageView = Static<typeof LineageView>;

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

/** What was typed, or ids by commas. */
export const ElementsQuery = Type.Object({
  q: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  ids: Type.Optional(Type.String({ pattern: '^[a-z0-9_]{1,63}(,[a-z0-9_]{1,63}){0,299}$' })),
});
export const ElementView = Type.Object({
  id: Type.String(),
  name: Type.Object({ zh: Type.String(), en: Type.String() }),
  initials: Type.String(),
  /** Of the compilation guide: C, N, D … */
  type: Type.String(),
  length: NullableNumber,
  grade: Grade,
});
export type ElementView = Static<typeof ElementView>;
export const ElementsView = Type.Object({ items: Type.Array(ElementView) });
