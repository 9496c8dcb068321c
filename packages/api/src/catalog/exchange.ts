/** The national compilation form: taken in and written. */
import { type Static, Type } from 'typebox';
import { Id, NullableString, Text2 } from '../wire/common.ts';

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
