/** Notices by mail (SMTP). The effect's id is the Message-ID, so that a mail sent twice is one mail to whoever reads it. */
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
    payload: Type.Object({ notice: Type.String(), user: Type.String() }),
    async run({ notice, user }, { id }) {
      const row = await db.selectFrom('notice').selectAll().where('id', '=', notice).executeTakeFirst();
      const person = await directory.person(user);
      if (!row || !person?.email) throw new EffectRefused('nobody to write to');
      const preference = await db
        .selectFrom('notice_preference')
        .select('language')
        .where('user_id', '=', user)
        .executeTakeFirst();
      const language = preference?.language ?? 'zh';
      const text = oneLine(row.text[language]);
      const link = row.case_id === null ? mail.publicUrl : `${mail.publicUrl}/cases/${row.case_id}`;
      const sent = await transport
        .sendMail({
          to: person.email,
          subject: text,
          messageId: `<${id}@${domain}>`,
          text:
            language === 'zh'
              ? `${text}。\n\n请登录平台办理：${link}\n\n通知方式可在平台的“通知”中更改。`
              : `${text}.\n\nSign in to see to it: ${link}\n\nHow you are told can be changed under "Notices".`,
        })
        .catch((error: { responseCode?: number; message: string }) => {
          // a 5xx answer of the server is final (RFC 5321, 4.2.1)
          if (error.responseCode !== undefined && error.responseCode >= 500)
            throw new EffectRefused(`the mail server refused it: ${error.responseCode}`, { cause: error });
          throw error;
        });
      return { response: String(sent.response ?? '').slice(0, 200) };
    },
  });
}

/** A title with a line break must not become a header. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').slice(0, 200);
