/** Where the columns of a resource go, up to the cells of blocks. */
import { type Static, Type } from 'typebox';
import { Grade, Name2, NullableString } from '../wire/common.ts';
import { OrganisationRef } from './entries.ts';

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
