/**
 * Notices to systems. Each delivery is signed: `x-kuaishu-signature: sm3=<hex>` is HMAC-SM3 over `<x-kuaishu-timestamp>.<body>` under the webhook's secret;
 * `x-kuaishu-delivery` is the same in every repetition.
 */
import { timingSafeEqual } from 'node:crypto';
import { hmacSm3 } from '@kuaishu/gm';
import { Type } from 'typebox';
import type { Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import type { Sealing } from '../identity/sealing.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { Directory } from '../procedures/directory.ts';
import { defineEffect, EffectFailed, EffectRefused } from '../procedures/effects/effect.ts';
import { AddressRefused, type PostOptions, safePost } from './safe-post.ts';
import { webhookSecret } from './webhook-secrets.ts';

export interface WebhookOptions {
  /** `host:port` that may be private or plain; see safe-post.ts. */
  readonly allowed: readonly string[];
  readonly lookup?: PostOptions['lookup'];
  readonly clock: () => Date;
}

export interface WebhookPorts {
  readonly db: Db;
  readonly sealing: Sealing;
  readonly acts: Acts;
  readonly directory: Pick<Directory, 'organisation'>;
}

export function signatureOf(secret: string, timestamp: string, body: string): string {
  return `sm3=${Buffer.from(hmacSm3(secret, `${timestamp}.${body}`)).toString('hex')}`;
}

/** For receivers: whether it is ours and at most so many seconds old. */
export function verifySignature(
  of: { readonly secret: string; readonly timestamp: string; readonly body: string; readonly signature: string },
  now: Date,
  seconds = 300,
): boolean {
  const expected = Buffer.from(signatureOf(of.secret, of.timestamp, of.body));
  const given = Buffer.from(of.signature);
  if (expected.length !== given.length || !timingSafeEqual(expected, given)) return false;
  return Math.abs(now.getTime() / 1000 - Number(of.timestamp)) <= seconds;
}

const Event = Type.Object({
  kind: Type.String(),
  case: Type.String(),
  seq: Type.Integer(),
  procedure: Type.String(),
  state: Type.String(),
  organisation: Type.String(),
  at: Type.String(),
  text: Type.Object({ zh: Type.String(), en: Type.String() }),
});

export function webhookEffect({ db, sealing, acts, directory }: WebhookPorts, options: WebhookOptions) {
  /** A name that leads inside was good when it was registered: on record like an attempt at the door, for whoever audits its house. */
  async function onRecord({ id, organisation }: { id: string; organisation: string }, effect: string): Promise<void> {
    const { path } = await directory.organisation(organisation);
    const target = { kind: 'Webhook', id, path };
    await acts.refused({ action: 'webhook.manage', principal: SYSTEM, target }, { fault: 'address', effect });
  }

  return defineEffect({
    name: 'notice.webhook',
    title: { zh: '推送通知', en: 'Tell a system' },
    kind: 'external',
    payload: Type.Object({ webhook: Type.String(), event: Event }),
    async run({ webhook, event }, { id, signal }) {
      const row = await db.selectFrom('webhook').selectAll().where('id', '=', webhook).executeTakeFirst();
      if (!row?.active) throw new EffectRefused({ zh: '推送地址已停用', en: 'the address is turned off' });
      if (!row.kinds.includes(event.kind)) return { skipped: true };
      const body = JSON.stringify({ id, ...event });
      const timestamp = String(Math.floor(options.clock().getTime() / 1000));
      const { status } = await safePost(row.url, {
        allowed: options.allowed,
        signal,
        body,
        headers: {
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'kuaishu-webhook/1',
          'x-kuaishu-event': event.kind,
          'x-kuaishu-delivery': id,
          'x-kuaishu-timestamp': timestamp,
          'x-kuaishu-signature': signatureOf(webhookSecret(row, sealing), timestamp, body),
        },
        ...(options.lookup ? { lookup: options.lookup } : {}),
      }).catch(async (error: unknown) => {
        if (!(error instanceof AddressRefused)) throw error;
        await onRecord(row, id);
        throw new EffectRefused({
          zh: `地址不允许：${error.text.zh}`,
          en: `the address is not allowed: ${error.text.en}`,
        });
      });
      if (status >= 200 && status < 300) return { status };
      if (status >= 300 && status < 400)
        throw new EffectRefused({ zh: `对方要求转到别处（${status}）`, en: `it was sent on elsewhere (${status})` });
      if (status === 410)
        throw new EffectRefused({ zh: '对方表示地址已作废（410）', en: 'the receiver says that it is gone (410)' });
      throw new EffectFailed({ zh: `对方答复 ${status}`, en: `the receiver answered ${status}` });
    },
  });
}
