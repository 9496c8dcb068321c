/**
 * The catalogue entry (目录条目): one resource declared once. Core metadata of 政务信息资源目录编制指南(试行) (发改高技术〔2017〕1272号)
 * plus what the refinery derives from: subject, key, authority, cadence, sources. One schema serves YAML, JSON, editor completion and lint.
 */
import { type Static, Type } from 'typebox';

const Slug = Type.String({ pattern: '^[a-z][a-z0-9_-]{0,62}$' });
export const Text2 = Type.Object(
  { zh: Type.String({ minLength: 1 }), en: Type.Optional(Type.String()) },
  { additionalProperties: false },
);
export const GradeSchema = Type.Enum(['green', 'yellow', 'red'] as const);
export const CadenceSchema = Type.Enum([
  'realtime',
  'daily',
  'weekly',
  'monthly',
  'quarterly',
  'half_yearly',
  'yearly',
  'irregular',
] as const);
export const DataTypeSchema = Type.Enum(['C', 'N', 'Y', 'D', 'T', 'L', 'M', 'I', 'B'] as const);

/** 共享属性: 1 无条件, 2 有条件 (condition needed), 3 不予共享 (legal basis needed). */
export const SharingSchema = Type.Object(
  {
    type: Type.Enum([1, 2, 3] as const),
    condition: Type.Optional(Type.String()),
    basis: Type.Optional(Type.String()),
    method: Type.Optional(
      Type.Enum(['platform_database', 'platform_file', 'platform_api', 'mail', 'disk', 'media'] as const),
    ),
  },
  { additionalProperties: false },
);
/** 开放属性: what is not open needs its legal basis, as what is not shared does. */
export const OpeningSchema = Type.Object(
  { open: Type.Boolean(), condition: Type.Optional(Type.String()), basis: Type.Optional(Type.String()) },
  { additionalProperties: false },
);

const Figure = Type.Optional(Type.Number({ minimum: 0 }));
/** 数据量 as catalogue surveys collect it: storage in GB, rows in pieces; 0 where it is unknown. */
export const VolumeSchema = Type.Object(
  {
    storage: Figure,
    rows: Figure,
    sharedStorage: Figure,
    sharedRows: Figure,
    openedStorage: Figure,
    openedRows: Figure,
  },
  { additionalProperties: false },
);

/** 主题、行业、服务: the three classifications of DB52/T 1123, each a code or name of its annex. */
export const ClassificationSchema = Type.Object(
  {
    theme: Type.Optional(Type.String({ minLength: 1 })),
    industry: Type.Optional(Type.String({ minLength: 1 })),
    service: Type.Optional(Type.String({ minLength: 1 })),
  },
  { additionalProperties: false },
);

export const MaskSchema = Type.Union([
  Type.Object({ method: Type.Enum(['keep', 'drop', 'pseudonym'] as const) }, { additionalProperties: false }),
  Type.Object(
    { method: Type.Literal('cover'), head: Type.Integer({ minimum: 0 }), tail: Type.Integer({ minimum: 0 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    { method: Type.Literal('truncate'), length: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      method: Type.Literal('generalise'),
      to: Type.Enum(['year', 'month', 'prefecture', 'county', 'band'] as const),
      width: Type.Optional(Type.Number()),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    { method: Type.Literal('shift_date'), days: Type.Integer({ minimum: 1 }) },
    { additionalProperties: false },
  ),
]);

/** 信息项: one column of the resource. */
export const ItemSchema = Type.Object(
  {
    /** Heading in the file or column in the database, exactly as it stands there. */
    name: Type.String({ minLength: 1 }),
    title: Type.Optional(Text2),
    /** Id of a data element in `@kuaishu/standards`; absent = free text kept as it is. */
    element: Type.Optional(Type.String()),
    /** Name of the block's attribute; default: the element's id, else a slug made from the name. */
    attribute: Type.Optional(Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' })),
    type: Type.Optional(DataTypeSchema),
    length: Type.Optional(Type.Integer({ minimum: 1 })),
    scale: Type.Optional(Type.Integer({ minimum: 0 })),
    required: Type.Optional(Type.Boolean()),
    /** Other headings accepted for this item. */
    aliases: Type.Optional(Type.Array(Type.String())),
    /** Unit in which the file writes the number, when it differs from the element's: 万元, 亩, … */
    unit: Type.Optional(Type.String()),
    /**
     * Its values are delivered covered (脱敏交换): `true`, or which characters are visible, counted from 1: `1-6,15-18` of 520102********0774, `1` of 张*. They are
     * kept as they are, linked by what is visible, and give way to whole ones.
     */
    covered: Type.Optional(
      Type.Union([
        Type.Literal(true),
        Type.String({ pattern: '^[0-9]{1,2}(-[0-9]{1,2})?(, ?[0-9]{1,2}(-[0-9]{1,2})?)*$' }),
      ]),
    ),
    grade: Type.Optional(GradeSchema),
    /** Class of the item (DB52/T 1123), where it is not the resource's. */
    class: Type.Optional(Type.String({ minLength: 1 })),
    sharing: Type.Optional(SharingSchema),
    opening: Type.Optional(OpeningSchema),
    mask: Type.Optional(MaskSchema),
    /** Use it to link records of the same subject. Default: derived from the element. */
    link: Type.Optional(Type.Boolean()),
    /** What a draft guessed, with its confidence and reason; a person removes it when confirmed. */
    guess: Type.Optional(
      Type.Object({ confidence: Type.Number(), reason: Type.String() }, { additionalProperties: false }),
    ),
  },
  { additionalProperties: false },
);

/** Where deliveries come from. */
export const SourceSchema = Type.Union([
  Type.Object(
    {
      /** Glob relative to the project folder: sources/hukou-*.csv. Deliveries are taken in name order. */
      files: Type.String({ minLength: 1 }),
      encoding: Type.Optional(Type.String()),
      sheet: Type.Optional(Type.String()),
      delimiter: Type.Optional(Type.String()),
      /** 1-based line of the heading, when detection must not decide. */
      headerRow: Type.Optional(Type.Integer({ minimum: 1 })),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      database: Type.Enum(['postgresql', 'mysql'] as const),
      /** Connection URL; `${NAME}` is taken from the environment, so that no secret stands in a file. */
      url: Type.String(),
      table: Type.String(),
      /** Column that grows; only rows beyond the last value are fetched. */
      cursor: Type.Optional(Type.String()),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      http: Type.String(),
      /** JSON pointer to the array of rows in an answer. */
      rows: Type.Optional(Type.String()),
      paging: Type.Optional(
        Type.Object(
          {
            kind: Type.Enum(['page', 'offset', 'next'] as const),
            parameter: Type.Optional(Type.String()),
            size: Type.Optional(Type.Integer()),
            next: Type.Optional(Type.String()),
          },
          { additionalProperties: false },
        ),
      ),
      headers: Type.Optional(Type.Record(Type.String(), Type.String())),
    },
    { additionalProperties: false },
  ),
]);

/**
 * never: not even where it breaks the rule of its identifier. invalid (the default): then it does. slip: also to a value that it is one slip away from
 * (a digit, a character, two neighbours exchanged) and that at least two other strips state. fresher: also to a value on which at least two fresher
 * strips agree. Each includes those before it, `never` aside. Among resources that are no authority the rule of the slip always holds.
 */
export const YieldsSchema = Type.Enum(['never', 'invalid', 'slip', 'fresher'] as const);
export type Yields = Static<typeof YieldsSchema>;

/** A rule of one's own: an SQL condition over the cleaned attributes that is TRUE for a right row; NULL counts as right. */
export const CheckSchema = Type.Object(
  {
    id: Slug,
    title: Text2,
    sql: Type.String({ minLength: 1 }),
    /** fatal: the row goes to quarantine. warning: counted and shown. */
    severity: Type.Enum(['fatal', 'warning'] as const),
    /** What cells of a failing row should be: attribute → SQL expression over the row; NULL = empty. Proposed only, never applied unseen. */
    mend: Type.Optional(Type.Record(Type.String(), Type.String({ minLength: 1 }))),
    dimension: Type.Optional(
      Type.Enum(['normative', 'complete', 'accurate', 'consistent', 'timely', 'accessible'] as const),
    ),
  },
  { additionalProperties: false },
);

/**
 * 函数依赖: rows that agree in `from` agree in `to` (same postcode, same county). A row that stands against at least two thirds of its group is
 * a warning; what the others say is its proposed repair.
 */
export const DependencySchema = Type.Object(
  { from: Type.Array(Type.String(), { minItems: 1 }), to: Type.String() },
  { additionalProperties: false },
);

export const EntrySchema = Type.Object(
  {
    resource: Slug,
    name: Text2,
    /** 信息资源代码, assigned at publication: 分类码/顺序码. */
    code: Type.Optional(Type.String({ pattern: '^\\d{6}\\d*/\\d+$' })),
    provider: Type.Object(
      { name: Type.String({ minLength: 1 }), short: Type.Optional(Text2), uscc: Type.Optional(Type.String()) },
      { additionalProperties: false },
    ),
    class: Type.Optional(
      Type.Object(
        { kind: Type.Enum(['base', 'theme', 'department'] as const), category: Type.Optional(Type.String()) },
        { additionalProperties: false },
      ),
    ),
    classification: Type.Optional(ClassificationSchema),
    /** 业务事项: the powers and services from which the data arise, with their codes in the list of duties where known. */
    matters: Type.Optional(
      Type.Array(
        Type.Object(
          { name: Type.String({ minLength: 1 }), code: Type.Optional(Type.String({ minLength: 1 })) },
          { additionalProperties: false },
        ),
      ),
    ),
    /** 来源系统 and the network on which it runs. */
    system: Type.Optional(
      Type.Object(
        { name: Type.String({ minLength: 1 }), network: Type.Optional(Type.String({ minLength: 1 })) },
        { additionalProperties: false },
      ),
    ),
    /** Who answers for the entry: 联系人, 内设科室, 联系电话. */
    contact: Type.Optional(
      Type.Object(
        {
          name: Type.String({ minLength: 1 }),
          office: Type.Optional(Type.String({ minLength: 1 })),
          phone: Type.Optional(Type.String({ minLength: 1 })),
        },
        { additionalProperties: false },
      ),
    ),
    volume: Type.Optional(VolumeSchema),
    /** 信息资源摘要: in Chinese alone, or in both languages. */
    abstract: Type.Optional(Type.Union([Type.String(), Text2])),
    format: Type.Optional(Type.Object({ class: Type.String(), type: Type.String() }, { additionalProperties: false })),
    sharing: Type.Optional(SharingSchema),
    opening: Type.Optional(OpeningSchema),
    grade: Type.Optional(GradeSchema),
    cadence: Type.Optional(CadenceSchema),
    released: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' })),
    related: Type.Optional(Type.Array(Type.String())),
    /** What a row is about. person, organisation, place and indicator have rules of their own; any other word makes a block of its own. */
    subject: Slug,
    /** Items that together identify a row within the resource. */
    key: Type.Optional(Type.Array(Type.String(), { minItems: 1 })),
    /** Item that says when the row was last changed at the source. */
    freshness: Type.Optional(Type.String()),
    /** full: a delivery replaces the one before. increment: a delivery adds to those before. */
    delivery: Type.Optional(Type.Enum(['full', 'increment'] as const)),
    /** Attributes of the subject for which this resource is the one source (一数一源). */
    authority: Type.Optional(Type.Array(Type.String())),
    /** Attributes for which agreement of several sources beats one fresher value. */
    majority: Type.Optional(Type.Array(Type.String())),
    /** When the authority's value of an attribute loses to others. The authority's own entry decides, else the first that says so. */
    yields: Type.Optional(Type.Record(Type.String(), YieldsSchema)),
    source: Type.Optional(SourceSchema),
    items: Type.Array(ItemSchema, { minItems: 1 }),
    checks: Type.Optional(Type.Array(CheckSchema)),
    dependencies: Type.Optional(Type.Array(DependencySchema)),
  },
  { additionalProperties: false, title: 'Kuaishu catalogue entry' },
);

/** project.yaml: the folder's own facts. Blocks are one per subject found in the entries unless named here. */
export const ProjectSchema = Type.Object(
  {
    project: Slug,
    name: Text2,
    /** GB/T 2260 code of the region whose block this is; by default the province that most entries name, else 520000. */
    region: Type.Optional(Type.String({ pattern: '^\\d{6}$' })),
    blocks: Type.Optional(
      Type.Array(Type.Object({ id: Slug, subject: Slug, name: Text2 }, { additionalProperties: false })),
    ),
    control: Type.Optional(
      Type.Object(
        {
          /** Runs of history needed before limits judge; default 6. */
          history: Type.Optional(Type.Integer({ minimum: 3 })),
          /** Width of the limits in sigmas; default 3. */
          sigmas: Type.Optional(Type.Number({ minimum: 1 })),
        },
        { additionalProperties: false },
      ),
    ),
  },
  { additionalProperties: false, title: 'Kuaishu project' },
);

export type Entry = Static<typeof EntrySchema>;

/** The abstract in the languages it has; null where there is none. */
export function abstractOf({ abstract }: Pick<Entry, 'abstract'>): Static<typeof Text2> | null {
  const text = typeof abstract === 'string' ? { zh: abstract } : abstract;
  return text && text.zh.trim() !== '' ? text : null;
}
export type Item = Static<typeof ItemSchema>;
export type Source = Static<typeof SourceSchema>;
export type Check = Static<typeof CheckSchema>;
export type Dependency = Static<typeof DependencySchema>;
export type Project = Static<typeof ProjectSchema>;
export type Cadence = Static<typeof CadenceSchema>;
