import type { NoticeKind } from '@kuaishu/api';

/** Kinds that go by mail too unless a person says otherwise: what asks something of them. */
export const EMAIL_DEFAULT: readonly NoticeKind[] = ['duty', 'warned', 'overdue', 'delegated'];
