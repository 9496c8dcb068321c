/** 三张清单: resources, needs, duties. */
import { type Static, Type } from 'typebox';
import { Id, Name2, NullableString, Text2 } from '../wire/common.ts';
import { OrganisationRef } from './entries.ts';
import { UpdateDutyView } from './updates.ts';

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
  stateTitle: Text2,
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
  authority: Type.Array(Type.Object({ attribute: Type.String(), name: Name2 })),
  update: UpdateDutyView,
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
