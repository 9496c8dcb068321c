/** A person's notices and how they want them; webhooks of organisations. */
import { randomBytes } from 'node:crypto';
import {
  NOTICE_KINDS,
  type NoticeKind,
  type NoticePreference,
  type NoticesQuery,
  type NoticesView,
  type NoticeView,
  type WebhookMade,
  type WebhookNew,
  type WebhookView,
} from '@kuaishu/api';
import type { Selectable } from 'kysely';
import type { Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { Sealing } from '../identity/sealing.ts';
import { newId } from '../ids.ts';
import type { Directory } from '../procedures/directory.ts';
import type { WebhookTable } from '../procedures/tables.ts';
import { EMAIL_DEFAULT } from './preferences.ts';
import { AddressRefused, checkUrl } from './safe-post.ts';
import { sealWebhookSecret } from './webhook-secrets.ts';

export interface NoticeService {
  list(caller: Caller, query: NoticesQuery): Promise<NoticesView>;
  read(caller: Caller, ids: readonly string[] | undefined): Promise<{ read: number }>;
  preference(caller: Caller): Promise<NoticePreference>;
  setPreference(caller: Caller, of: NoticePreference): Promise<NoticePreference>;
  webhooks(caller: Caller): Promise<{ items: WebhookView[] }>;
  addWebhook(caller: Caller, of: WebhookNew): Promise<WebhookMade>;
  setWebhook(caller: Caller, id: string, active: boolean): Promise<WebhookView>;
}

const PAGE = 50;

export function noticeService(parts: {
  readonly db: Db;
  readonly acts: Acts;
  readonly directory: Directory;
  readonly clock: () => Date;
  readonly allowed: readonly string[];
  readonly sealing: Sealing;
}): NoticeService {
  const { db, acts, directory, clock, allowed, sealing } = parts;
  const own = (caller: Caller): string => {
    const user = caller.principal.id;
    caller.require('notice.read', { type: 'Notice', id: '', attributes: { user } });
    return user;
  };
  /** Whoever keeps the organisation keeps its webhooks. */
  const mayManage = async (caller: Caller, organisation: string) => {
    const { path, territory } = await directory.organisation(organisation);
    const facts = { type: 'Organisation' as const, id: organisation, attributes: { organisation, path, territory } };
    return { path, decision: caller.require('organisation.manage', facts) };
  };
  return {
    async list(caller, query) {
      const user = own(caller);
      const limit = query.limit ?? PAGE;
      let select = db
        .selectFrom('notice')
        .selectAll()
        .where('user_id', '=', user)
        .orderBy('id', 'desc')
        .limit(limit + 1);
      if (query.unread) select = select.where('read_at', 'is', null);
      if (query.before) select = select.where('id', '<', query.before);
      const [rows, unread] = await Promise.all([
        select.execute(),
        db
          .selectFrom('notice')
          .select((eb) => eb.fn.countAll<string>().as('n'))
          .where('user_id', '=', user)
          .where('read_at', 'is', null)
          .executeTakeFirstOrThrow(),
      ]);
      const page = rows.slice(0, limit);
      return {
        items: page.map((row) => ({
          id: row.id,
          kind: row.kind as NoticeView['kind'],
          case: row.case_id,
          text: row.text,
          at: row.at.toISOString(),
          readAt: row.read_at?.toISOString() ?? null,
        })),
        next: rows.length > limit ? (page.at(-1)?.id ?? null) : null,
        unread: Number(unread.n),
      };
    },
    async read(caller, ids) {
      const user = own(caller);
      let update = db
        .updateTable('notice')
        .set({ read_at: clock() })
        .where('user_id', '=', user)
        .where('read_at', 'is', null);
      if (ids) {
        if (ids.length === 0) return { read: 0 };
        update = update.where('id', 'in', [...ids]);
      }
      const { numUpdatedRows } = await update.executeTakeFirstOrThrow();
      return { read: Number(numUpdatedRows) };
    },
    async preference(caller) {
      const row = await db
        .selectFrom('notice_preference')
        .selectAll()
        .where('user_id', '=', own(caller))
        .executeTakeFirst();
      return row
        ? { email: row.email, kinds: row.kinds as NoticeKind[], language: row.language }
        : { email: true, kinds: [...EMAIL_DEFAULT], language: 'zh' };
    },
    async setPreference(caller, of) {
      const user = own(caller);
      const kinds = NOTICE_KINDS.filter((kind) => of.kinds.includes(kind));
      await acts.run(caller.act('notice.read', { kind: 'Account', id: user }), async (act) => {
        const row = { email: of.email, kinds: [...kinds], language: of.language };
        await act.trx
          .insertInto('notice_preference')
          .values({ user_id: user, ...row })
          .onConflict((conflict) => conflict.column('user_id').doUpdateSet(row))
          .execute();
      });
      return { ...of, kinds };
    },
    async webhooks(caller) {
      caller.require('webhook.manage');
      const rows = await db.selectFrom('webhook').selectAll().orderBy('id').execute();
      const shown: WebhookView[] = [];
      for (const row of rows) {
        const { path, territory } = await directory.organisation(row.organisation);
        const attributes = { organisation: row.organisation, path, territory };
        if (caller.may('organisation.manage', { type: 'Organisation', id: row.organisation, attributes }))
          shown.push(viewOf(row));
      }
      return { items: shown };
    },
    async addWebhook(caller, of) {
      caller.require('webhook.manage');
      const { path, decision } = await mayManage(caller, of.organisation);
      try {
        checkUrl(of.url, allowed);
      } catch (error) {
        if (!(error instanceof AddressRefused)) throw error;
        await acts.refused(caller.act('webhook.manage', { kind: 'Organisation', id: of.organisation, path }), {
          fault: 'address',
        });
        throw new ServerError(
          'bad_request',
          { zh: `不能向这个地址推送：${error.text.zh}。`, en: `That address is not allowed: ${error.text.en}.` },
          {
            where: 'body.url',
            mend: {
              zh: '请用公网可达的 https 地址；内网地址须由运维人员列入允许名单。',
              en: 'Use a public https address; addresses inside must be allowed by the operator.',
            },
          },
        );
      }
      const id = newId('webhook');
      const secret = randomBytes(32).toString('base64url');
      const target = { kind: 'Webhook', id, path };
      return acts.run(caller.act('webhook.manage', target, decision.policies), async (act) => {
        const row = {
          id,
          organisation: of.organisation,
          url: of.url,
          secret: null,
          sealed: sealWebhookSecret(sealing, id, secret),
          kinds: [...of.kinds],
          active: true,
          made_at: act.at,
          made_by: caller.principal.id,
        };
        await act.trx.insertInto('webhook').values(row).execute();
        act.note({ organisation: of.organisation, kinds: of.kinds });
        return { ...viewOf(row), secret };
      });
    },
    async setWebhook(caller, id, active) {
      caller.require('webhook.manage');
      const row = await db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirst();
      if (!row) throw notFound({ zh: '推送地址', en: 'webhook' }, id, 'params.webhook');
      const { path, decision } = await mayManage(caller, row.organisation);
      return acts.run(caller.act('webhook.manage', { kind: 'Webhook', id, path }, decision.policies), async (act) => {
        await act.trx.updateTable('webhook').set({ active }).where('id', '=', id).execute();
        act.note({ active });
        return viewOf({ ...row, active });
      });
    },
  };
}

function viewOf(row: Selectable<WebhookTable>): WebhookView {
  return {
    id: row.id,
    organisation: row.organisation,
    url: row.url,
    kinds: row.kinds as NoticeKind[],
    active: row.active,
    madeAt: row.made_at.toISOString(),
    madeBy: row.made_by,
  };
}
