/** 审计记录: one per act and per refused attempt, never changed. */
import { type Static, Type } from 'typebox';
import { NullableString, Page } from '../wire/common.ts';

export const AuditFilter = {
  from: Type.Optional(Type.String({ maxLength: 40 })),
  until: Type.Optional(Type.String({ maxLength: 40 })),
  actor: Type.Optional(Type.String({ maxLength: 64 })),
  action: Type.Optional(Type.String({ maxLength: 64 })),
  /** Id of a record; `host:port/database` where somebody drafted from a database. */
  target: Type.Optional(Type.String({ maxLength: 400 })),
  outcome: Type.Optional(Type.Enum(['done', 'refused', 'failed'] as const)),
  address: Type.Optional(Type.String({ maxLength: 64 })),
};
export const AuditQuery = Type.Object({ ...AuditFilter, ...Page });
export type AuditQuery = Static<typeof AuditQuery>;
export const AuditExportQuery = Type.Object(AuditFilter);

export const AuditRecord = Type.Object({
  seq: Type.String(),
  id: Type.String(),
  at: Type.String(),
  outcome: Type.String(),
  action: Type.String(),
  actor: Type.String(),
  /** Name of the person or system as it is today; null for visitors and the platform itself. */
  actorName: NullableString,
  actorKind: Type.String(),
  behalf: NullableString,
  organisation: Type.String(),
  session: NullableString,
  address: NullableString,
  targetKind: Type.String(),
  target: Type.String(),
  policies: Type.Array(Type.String()),
  request: NullableString,
  detail: Type.Record(Type.String(), Type.Unknown()),
});
export type AuditRecord = Static<typeof AuditRecord>;
export const AuditView = Type.Object({ items: Type.Array(AuditRecord), total: Type.Integer() });
export type AuditView = Static<typeof AuditView>;
