/** What the database says when a rule of separation is broken, in words. */
import type { Text2 } from '@kuaishu/api';
import { ServerError } from '../../errors.ts';

const WORDS: Readonly<Record<string, Text2>> = {
  post_role_not_to_oneself: { zh: '任何人不能给自己授权。', en: 'Nobody grants a role to himself.' },
  post_role_officers_exclusive: {
    zh: '系统、安全、审计管理员互斥，也不兼任其他岗位。',
    en: 'System, security and audit administrators exclude one another and hold no other role.',
  },
  delegation_not_of_officers: {
    zh: '三员的职责不能委托，也不接受委托。',
    en: "Officers' duties are not delegated, and officers take no delegation.",
  },
  delegation_not_to_oneself: { zh: '不能委托给自己。', en: 'Nobody delegates to himself.' },
};

/** @throws ServerError conflict for a broken rule of separation, else the error itself. */
export async function separated<T>(work: Promise<T>): Promise<T> {
  return work.catch((error: { code?: string; constraint?: string }) => {
    const words = error.code === '23514' ? WORDS[error.constraint ?? ''] : undefined;
    if (words) throw new ServerError('conflict', words, { where: error.constraint ?? '' });
    throw error;
  });
}
