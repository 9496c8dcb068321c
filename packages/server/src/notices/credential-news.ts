/**
 * Tells the owner of an account that a way of signing in changed (ASVS 4.0.3 2.2.3, 2.5.5): in the platform, and by mail whatever the owner chose for other
 * notices. It says what changed, when and by whom in general; no secret, no address, no name.
 */
import type { Text2 } from '@kuaishu/api';
import type { Act } from '../acts/acts.ts';
import { newId } from '../ids.ts';
import type { Outbox } from '../procedures/effects/outbox.ts';

const CHANGES = {
  password_changed: { zh: '密码已修改', en: 'the password was changed' },
  password_reset: {
    zh: '密码已重置，动态口令一并停用',
    en: 'the password was reset, and the authenticator taken off with it',
  },
  totp_on: { zh: '动态口令已启用', en: 'an authenticator was set up' },
  totp_off: { zh: '动态口令已停用', en: 'the authenticator was taken off' },
  key_added: { zh: '已登记一把 SM2 密钥（证书）', en: 'an SM2 key (certificate) was registered' },
  key_revoked: { zh: '一把 SM2 密钥（证书）已撤销', en: 'an SM2 key (certificate) was revoked' },
  oidc_bound: { zh: '已绑定统一身份认证账号', en: 'an account of the identity provider was bound' },
  email_changed: { zh: '通知邮箱已更改', en: 'the mail address for notices was changed' },
  service_key_made: { zh: '系统账号“{of}”有了新密钥', en: 'the service account "{of}" has a new key' },
  service_key_revoked: { zh: '系统账号“{of}”的一把密钥已撤销', en: 'a key of the service account "{of}" was revoked' },
} as const satisfies Record<string, Text2>;
export type CredentialChange = keyof typeof CHANGES;

export interface CredentialNews {
  /** In the transaction of the act. */
  tell(
    act: Act,
    owner: { readonly id: string; readonly email: string | null },
    change: CredentialChange,
    more?: {
      /** Name of the service account. */
      readonly of?: string;
      /** Mail address before the change: it is told as well. */
      readonly formerly?: string | null;
    },
  ): Promise<void>;
}

/** `order`: the outbox's own; null where no mails are sent. */
export function credentialNews(order: Outbox['order'] | null): CredentialNews {
  return {
    async tell(act, { id: user, email }, change, { of = '', formerly = null } = {}) {
      const notice = newId('notice', act.at);
      await act.trx
        .insertInto('notice')
        .values({
          id: notice,
          user_id: user,
          kind: 'credential',
          case_id: null,
          seq: null,
          text: JSON.stringify(textOf(change, of, act.at, act.principal.id === user)),
          at: act.at,
        })
        .execute();
      if (!order) return;
      const to = [...(email ? [{}] : []), ...(formerly ? [{ address: formerly }] : [])];
      await order(
        act,
        to.map((address) => ({ case: null, seq: null, effect: 'notice.email', payload: { notice, user, ...address } })),
      );
    },
  };
}

function textOf(change: CredentialChange, of: string, at: Date, byOwner: boolean): Text2 {
  const words = CHANGES[change];
  const when = new Date(at.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  return {
    zh: `账号安全提醒：${words.zh.replace('{of}', () => of)}（${byOwner ? '由本人' : '由管理员'}，北京时间 ${when}）。若非你的意愿，请立即联系系统管理员`,
    en: `Account security: ${words.en.replace('{of}', () => of)} (by ${byOwner ? 'yourself' : 'an administrator'}, ${when} in Beijing). If you did not want this, tell the system administrator at once`,
  };
}
