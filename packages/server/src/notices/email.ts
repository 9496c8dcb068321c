/** Notices by mail (SMTP). The effect's id is the Message-ID, so that a mail sent twice is one mail to whoever reads it. */
import type { Text2 } from '@kuaishu/api';
import nodemailer from 'nodemailer';
import { Type } from 'typebox';
import type { Db } from '../db/database.ts';
import type { Directory } from '../procedures/directory.ts';
import { defineEffect, EffectRefused } from '../procedures/effects/effect.ts';

export interface MailOptions {
  /** `smtps://user:password@host:port`; never logged. */
  readonly url: string;
  /** `Kuaishu <noreply@example.gov.cn>` */
  readonly from: string;
  /** Where pages are reached: `https://data.example.gov.cn`. */
  readonly publicUrl: string;
}

export function emailEffect(parts: { readonly db: Db; readonly directory: Directory; readonly mail: MailOptions }) {
  const { db, directory, mail } = parts;
  const transport = nodemailer.createTransport(mail.url, { from: mail.from });
  const domain = /@([^\s>]+)/.exec(mail.from)?.[1] ?? 'kuaishu.invalid';
  return defineEffect({
    name: 'notice.email',
    title: { zh: '发送邮件', en: 'Send a mail' },
    kind: 'external',
    /** `address`: an earlier one of the person's, which is told that it was replaced. */
    payload: Type.Object({ notice: Type.String(), user: Type.String(), address: Type.Optional(Type.String()) }),
    async run({ notice, user, address }, { id }) {
      const row = await db.selectFrom('notice').selectAll().where('id', '=', notice).executeTakeFirst();
      const person = await directory.person(user);
      const to = address ?? person?.email;
      if (!row || !person || !to) throw new EffectRefused({ zh: '没有收件人', en: 'nobody to write to' });
      const preference = await db
        .selectFrom('notice_preference')
        .select('language')
        .where('user_id', '=', user)
        .executeTakeFirst();
      const language = preference?.language ?? 'zh';
      const text = oneLine(row.text[language]);
      const place = row.kind === 'credential' ? '/account' : row.case_id === null ? '' : `/cases/${row.case_id}`;
      const link = `${mail.publicUrl}${place}`;
      const sent = await transport
        .sendMail({
          to,
          subject: text,
          messageId: `<${id}@${domain}>`,
          text:
            language === 'zh'
              ? `${text}。\n\n${row.kind === 'credential' ? '请登录平台查看' : '请登录平台办理'}：${link}${WAYS[row.kind === 'credential' ? 'always' : 'chosen'].zh}`
              : `${text}.\n\nSign in to see to it: ${link}${WAYS[row.kind === 'credential' ? 'always' : 'chosen'].en}`,
        })
        .catch((error: { responseCode?: number; message: string }) => {
          // a 5xx answer of the server is final (RFC 5321, 4.2.1)
          if (error.responseCode !== undefined && error.responseCode >= 500)
            throw new EffectRefused(
              { zh: `邮件服务器拒收：${error.responseCode}`, en: `the mail server refused it: ${error.responseCode}` },
              { cause: error },
            );
          throw error;
        });
      return { response: String(sent.response ?? '').slice(0, 200) };
    },
  });
}

const WAYS: Readonly<Record<'always' | 'chosen', Text2>> = {
  always: {
    zh: '\n\n为安全起见，登录凭据有变动时总会发出这封邮件。',
    en: '\n\nFor your safety this mail is always sent when a way of signing in changes.',
  },
  chosen: {
    zh: '\n\n通知方式可在平台的“通知”中更改。',
    en: '\n\nHow you are told can be changed under "Notices".',
  },
};

/** A title with a line break must not become a header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);
