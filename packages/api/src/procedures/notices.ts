/** 通知: what the platform tells people and systems. */
import { type Static, Type } from 'typebox';
import { Id, NullableString, Text2 } from '../wire/common.ts';

export const NOTICE_KINDS = [
  'duty',
  'moved',
  'copy',
  'warned',
  'overdue',
  'escalated',
  'delegated',
  'commented',
  'extension',
] as const;
export const NoticeKind = Type.Enum(NOTICE_KINDS);
export type NoticeKind = Static<typeof NoticeKind>;

/** `credential`: a way of signing in changed. It belongs to no case, and goes by mail whatever a person chose. */
export const NoticeView = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...NOTICE_KINDS, 'credential'] as const),
  case: NullableString,
  text: Text2,
  at: Type.String(),
  readAt: NullableString,
});
export type NoticeView = Static<typeof NoticeView>;
export const NoticesQuery = Type.Object({
  unread: Type.Optional(Type.Boolean()),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  before: Type.Optional(Id),
});
export type NoticesQuery = Static<typeof NoticesQuery>;
export const NoticesView = Type.Object({ items: Type.Array(NoticeView), next: NullableString, unread: Type.Integer() });
export type NoticesView = Static<typeof NoticesView>;
/** All of them where no ids are given. */
export const NoticesRead = Type.Object(
  { ids: Type.Optional(Type.Array(Id, { maxItems: 500 })) },
  { additionalProperties: false },
);
export const NoticesReadDone = Type.Object({ read: Type.Integer() });

export const NoticePreference = Type.Object(
  {
    email: Type.Boolean(),
    kinds: Type.Array(NoticeKind, { uniqueItems: true }),
    language: Type.Enum(['zh', 'en'] as const),
  },
  { additionalProperties: false },
);
export type NoticePreference = Static<typeof NoticePreference>;

export const WebhookView = Type.Object({
  id: Type.String(),
  organisation: Type.String(),
  url: Type.String(),
  kinds: Type.Array(NoticeKind),
  active: Type.Boolean(),
  madeAt: Type.String(),
  madeBy: Type.String(),
});
export type WebhookView = Static<typeof WebhookView>;
export const WebhookNew = Type.Object(
  {
    organisation: Id,
    url: Type.String({ maxLength: 2_000, pattern: '^https?://' }),
    kinds: Type.Array(NoticeKind, { minItems: 1, uniqueItems: true }),
  },
  { additionalProperties: false },
);
export type WebhookNew = Static<typeof WebhookNew>;
/** The secret is shown this once. */
export const WebhookMade = Type.Object({ ...WebhookView.properties, secret: Type.String() });
export type WebhookMade = Static<typeof WebhookMade>;
export const WebhookParams = Type.Object({ webhook: Id });
export const WebhookState = Type.Object({ active: Type.Boolean() }, { additionalProperties: false });
