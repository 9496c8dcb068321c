/** Drafts proposed from what a department has already: the profile of a file, the schema of a database. Nothing is kept until one drafts an entry. */
import { type Static, Type } from 'typebox';
import { Grade, Name2, NullableNumber, NullableString, Text2 } from '../wire/common.ts';
import { Secret } from '../wire/text.ts';
import { EntryBody, EntryFault } from './index.ts';

const Confidence = Type.Number({ minimum: 0, maximum: 1 });

export const ProposedItem = Type.Object({
  /** Heading of the file or column of the table, as it stands there. */
  name: Type.String(),
  /** What the column's comment calls it. */
  title: Type.Union([Name2, Type.Null()]),
  element: NullableString,
  elementName: Type.Union([Name2, Type.Null()]),
  /** Data type of the compilation guide: C, N, D … */
  type: Type.String(),
  length: NullableNumber,
  key: Type.Boolean(),
  grade: Grade,
  /** How sure each is, 0 to 1; null where the proposal says nothing of it. */
  confidence: Type.Object({
    element: Type.Union([Confidence, Type.Null()]),
    type: Confidence,
    key: Type.Union([Confidence, Type.Null()]),
    grade: Confidence,
  }),
  reason: Text2,
});
export type ProposedItem = Static<typeof ProposedItem>;

export const Proposal = Type.Object({
  /** Sheet of a workbook or schema.table; the file's name where it is one table. */
  place: Type.String(),
  rows: Type.Integer(),
  /** For `draftEntry`, as it is or mended. */
  body: EntryBody,
  items: Type.Array(ProposedItem),
  /** What else was guessed: subject, key, cadence, grade … */
  guesses: Type.Array(
    Type.Object({ what: Type.String(), value: Type.String(), confidence: Confidence, reason: Text2 }),
  ),
  /** What would have to be mended before it could be submitted. */
  faults: Type.Array(EntryFault),
});
export type Proposal = Static<typeof Proposal>;

export const Proposals = Type.Object({
  proposals: Type.Array(Proposal),
  /** Tables that make no entry, and what else should be known. */
  notes: Type.Array(Text2),
});
export type Proposals = Static<typeof Proposals>;

/** No address with options: those would name files, sockets and certificates of the server. */
export const DatabaseConnection = Type.Object(
  {
    kind: Type.Enum(['postgresql', 'mysql'] as const),
    host: Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9.:-]+$' }),
    port: Type.Integer({ minimum: 1, maximum: 65535 }),
    database: Type.String({ minLength: 1, maxLength: 128 }),
    user: Type.String({ minLength: 1, maxLength: 128 }),
    password: Secret({ maxLength: 512 }),
    /** The server must show a certificate for its name. Always so but for hosts that the operator allowed. */
    tls: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
export type DatabaseConnection = Static<typeof DatabaseConnection>;

export const TablesRequest = Type.Object({ connection: DatabaseConnection }, { additionalProperties: false });
export const DatabaseTables = Type.Object({
  database: Type.String(),
  tables: Type.Array(
    Type.Object({
      /** schema.table. */
      id: Type.String(),
      comment: NullableString,
      kind: Type.Enum(['table', 'view'] as const),
      /** The database's own estimate. */
      rows: NullableNumber,
      columns: Type.Integer(),
      /** Why it makes no entry; null where it does. */
      left: Type.Union([Text2, Type.Null()]),
    }),
  ),
});
export type DatabaseTables = Static<typeof DatabaseTables>;

/** More are drafted in several goes. */
export const MOST_TABLES = 50;
export const ProposeTablesRequest = Type.Object(
  {
    connection: DatabaseConnection,
    tables: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      minItems: 1,
      maxItems: MOST_TABLES,
      uniqueItems: true,
    }),
    /** Rows of each table to recognise its content by; they are looked at and forgotten. 0: none. */
    sample: Type.Optional(Type.Integer({ minimum: 0, maximum: 200 })),
  },
  { additionalProperties: false },
);
