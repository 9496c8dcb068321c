/** Whose an attribute is (`resolve`), and the data elements by what one types. */
import { type Static, Type } from 'typebox';
import { Grade, Name2, NullableNumber, NullableString, Text2 } from '../wire/common.ts';
import { OrganisationRef } from './entries.ts';

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

/** What can be asked: of each subject the elements that have a source and stand in most entries. */
export const ResolveExamples = Type.Object({
  subjects: Type.Array(
    Type.Object({
      subject: Type.String(),
      elements: Type.Array(
        Type.Object({
          /** What to ask with. */
          asked: Type.String(),
          name: Text2,
          /** Entries that hold it, 300 for more. */
          holders: Type.Integer(),
        }),
      ),
    }),
  ),
});
export type ResolveExamples = Static<typeof ResolveExamples>;

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

export const IdentifierQuery = Type.Object({ name: Type.String({ minLength: 1, maxLength: 200 }) });
/** Pinyin initials of the name, numbered where the house has them already; empty where nothing can be made of it. */
export const IdentifierView = Type.Object({ resource: Type.String() });
export type IdentifierView = Static<typeof IdentifierView>;
