/** What people and systems are told of, as the API has it; the compiler checks that none is missing. */
import type { NoticeKind } from '@kuaishu/api';

const ORDER = {
  duty: true,
  moved: true,
  copy: true,
  warned: true,
  overdue: true,
  escalated: true,
  delegated: true,
  commented: true,
  extension: true,
} as const satisfies Record<NoticeKind, true>;

export const NOTICE_KINDS = Object.keys(ORDER) as readonly NoticeKind[];
