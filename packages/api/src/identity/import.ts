/** Organisations, people and roles that come in many at once: as they are sent, and as a sheet that people keep is read. */
import { type Static, Type } from 'typebox';
import { NullableString, Text2 } from '../wire/common.ts';
import { Moment, organisationFields, Reason, Ref, userFields } from './identity.ts';

const closed = { additionalProperties: false } as const;

/** A parent is named by the `ref` of another line or by an id. */
export const OrganisationToImport = Type.Object({ ref: Ref, parent: Ref, ...organisationFields }, closed);
export type OrganisationToImport = Static<typeof OrganisationToImport>;
/** The organisation by the `ref` of a line or by an id. */
export const UserToImport = Type.Object({ ...userFields, organisation: Ref }, closed);
export type UserToImport = Static<typeof UserToImport>;
/** The user by id or login. */
export const GrantToImport = Type.Object(
  {
    user: Ref,
    organisation: Ref,
    role: Type.String({ maxLength: 32 }),
    until: Type.Optional(Moment),
    /** Where it is another than that of all. */
    reason: Type.Optional(Reason),
  },
  closed,
);
export type GrantToImport = Static<typeof GrantToImport>;

/** Accounts of one import that get a first password: each costs a processor a fortieth of a second. */
export const MOST_FIRST_PASSWORDS = 500;

/** All or nothing. */
export const PeopleImport = Type.Object(
  {
    organisations: Type.Array(OrganisationToImport, { maxItems: 5_000 }),
    users: Type.Array(UserToImport, { maxItems: 5_000 }),
    /** Whether each account gets a first password, as one that is made by itself does; without it people come in another way, or it is set with a reset. */
    passwords: Type.Optional(Type.Boolean()),
  },
  closed,
);
export type PeopleImport = Static<typeof PeopleImport>;
export const PeopleImported = Type.Object({
  /** Ids by ref. */
  organisations: Type.Record(Type.String(), Type.String()),
  /** Ids by login. */
  users: Type.Record(Type.String(), Type.String()),
  /** By login: shown once, to be handed over, changed at the first use. Empty where none were asked for. */
  passwords: Type.Record(Type.String(), Type.String()),
  /** Until when they are good. */
  until: NullableString,
});
export type PeopleImported = Static<typeof PeopleImported>;
/** All or nothing. */
export const GrantsImport = Type.Object(
  { grants: Type.Array(GrantToImport, { maxItems: 10_000 }), reason: Reason },
  closed,
);
export type GrantsImport = Static<typeof GrantsImport>;
export const GrantsImported = Type.Object({ grants: Type.Integer() });

const Place = {
  /** Name of the sheet; of a text file it is empty. */
  sheet: Type.String(),
  /** As spreadsheets count; 0: the file as a whole. */
  row: Type.Integer(),
  /** Line of a text file on which the row begins, where lines and rows are not the same. */
  line: Type.Union([Type.Integer(), Type.Null()]),
};
export const SheetRowFault = Type.Object({
  ...Place,
  /** Its heading. */
  column: NullableString,
  /** Such as C12. */
  cell: NullableString,
  severity: Type.Enum(['error', 'warning'] as const),
  message: Text2,
  mend: Text2,
});
export type SheetRowFault = Static<typeof SheetRowFault>;
const faulty = {
  /** Rows that were read, blank ones left out. */
  rows: Type.Integer(),
  errors: Type.Integer(),
  /** At most 5,000 of them. */
  faults: Type.Array(SheetRowFault),
  faultCount: Type.Integer(),
};

/** What a sheet of people would make. `take` is what to send to `/api/import/people`; the lists are empty where anything is wrong. */
export const PeopleSheet = Type.Object({
  ...faulty,
  organisations: Type.Array(Type.Object({ ...Place, parentName: Text2, take: OrganisationToImport })),
  users: Type.Array(Type.Object({ ...Place, organisationName: Text2, take: UserToImport })),
});
export type PeopleSheet = Static<typeof PeopleSheet>;
/** What a sheet of grants would grant; `take` is what to send to `/api/import/grants`. */
export const GrantsSheet = Type.Object({
  ...faulty,
  grants: Type.Array(
    Type.Object({
      ...Place,
      login: Type.String(),
      name: Type.String(),
      organisationName: Text2,
      roleName: Text2,
      take: GrantToImport,
    }),
  ),
});
export type GrantsSheet = Static<typeof GrantsSheet>;

const Lang = Type.Optional(Type.Enum(['zh', 'en'] as const));
export const PeopleTemplateQuery = Type.Object({
  /** A workbook has a sheet for each list, a text file one list. */
  as: Type.Optional(Type.Enum(['xlsx', 'csv'] as const)),
  list: Type.Optional(Type.Enum(['people', 'organisations'] as const)),
  lang: Lang,
});
export const GrantsTemplateQuery = Type.Object({ as: Type.Optional(Type.Enum(['xlsx', 'csv'] as const)), lang: Lang });
