/** 派生: what follows from an entry, as it stands or as somebody is typing it. */
import { type Static, Type } from 'typebox';
import { Name2, NullableString, Text2 } from '../wire/common.ts';
import { OrganisationRef } from './entries.ts';

const Json = Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true });

export const DerivedView = Type.Object({
  subject: Type.String(),
  /** 采集模板: heading line of a CSV, and how each column is filled in. */
  template: Type.Object({
    csv: Type.String(),
    columns: Type.Array(
      Type.Object({
        item: Type.String(),
        title: Name2,
        required: Type.Boolean(),
        key: Type.Boolean(),
        note: Text2,
        basis: NullableString,
      }),
    ),
  }),
  /** 检查规则: fatal ones send the row to quarantine, the others empty the cell. */
  rules: Type.Array(
    Type.Object({
      id: Type.String(),
      title: Text2,
      severity: Type.Enum(['fatal', 'warning'] as const),
      dimension: Type.String(),
      basis: NullableString,
    }),
  ),
  /** 连接键: `records`, compared as evidence, the best first; `key`: rows that are equal in these are one. */
  link: Type.Object({
    mode: Type.Enum(['records', 'key'] as const),
    attributes: Type.Array(
      Type.Object({
        attribute: Type.String(),
        title: Name2,
        kind: NullableString,
        /** Two different values prove two subjects. */
        exclusive: Type.Boolean(),
      }),
    ),
  }),
  /** 取值次序: who comes first for each attribute, this entry (`entry` null) and the sources on the ledger. */
  precedence: Type.Array(
    Type.Object({
      attribute: Type.String(),
      title: Name2,
      majority: Type.Boolean(),
      order: Type.Array(Type.Object({ entry: NullableString, rank: Type.Integer() })),
      /** More than one claims to be the source: it is published once that is ruled. */
      contested: Type.Boolean(),
    }),
  ),
  /** 脱敏 */
  masks: Type.Array(
    Type.Object({
      attribute: Type.String(),
      title: Name2,
      grade: Type.String(),
      mask: Text2,
      /** Shown as it is. */
      shown: Type.Boolean(),
    }),
  ),
  /** 接口: JSON Schema (2020-12) of a row, with class and grade. */
  interface: Type.Object({ schema: Json, fields: Type.Integer(), required: Type.Integer(), grade: Type.String() }),
});
export type DerivedView = Static<typeof DerivedView>;

export const DerivedAnswer = Type.Object({
  ...DerivedView.properties,
  /** The other entries that stand in the order of precedence. */
  sources: Type.Array(Type.Object({ entry: Type.String(), title: Type.String(), owner: OrganisationRef })),
});
export type DerivedAnswer = Static<typeof DerivedAnswer>;
