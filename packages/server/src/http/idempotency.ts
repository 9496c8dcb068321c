/**
 * Requests that are sent again (draft-ietf-httpapi-idempotency-key-header): the same key with the same request is answered as the first time and acts once.
 * The key is taken before the act and tied to it in the act's own transaction, so that after a crash it is known whether the act happened: where it did not,
 * the request may be carried out; where it did and its answer was lost, that is said, and nothing is done twice.
 */
import { randomUUID } from 'node:crypto';
import type { RouteName } from '@kuaishu/api';
import { sm3 } from '@kuaishu/gm';
import type { FastifyRequest } from 'fastify';
import type { ActOf } from '../acts/acts.ts';
import { canonical } from '../canonical.ts';
import type { Db } from '../db/database.ts';
import { ServerError } from '../errors.ts';
import type { Sealing } from '../identity/sealing.ts';
import type { Principal } from '../policy/principal.ts';
import { type KeyRow, keyStore } from './key-store.ts';

export interface Answered {
  readonly status: number;
  readonly body: unknown;
}

export interface Claim {
  /** Ties an act to the request. */
  readonly bind: NonNullable<ActOf['bind']>;
  /** The answer, for repetitions. */
  keep(answer: Answered): Promise<void>;
  /** The request failed: unless an act of it stands, the key is free again. */
  release(): Promise<void>;
}

export interface Idempotency {
  /** The key is this request's now, or its answer is known. @throws ServerError key_reused, key_in_use, conflict. */
  claim(of: {
    readonly principal: Principal;
    readonly key: string;
    readonly route: RouteName;
    readonly request: Pick<FastifyRequest, 'params' | 'query' | 'body'>;
  }): Promise<{ readonly claim: Claim } | { readonly answered: Answered }>;
}

const WHERE = 'headers.idempotency-key';

export function openIdempotency(db: Db, sealing: Sealing, clock: () => Date): Idempotency {
  const store = keyStore(db);
  const own = randomUUID();

  /** In the post that it was sent in: what one post was answered is not shown to another. */
  function fingerprintOf(
    principal: Principal,
    route: RouteName,
    request: Pick<FastifyRequest, 'params' | 'query' | 'body'>,
  ) {
    const { params, query, body } = request;
    const content = Buffer.isBuffer(body) ? { file: Buffer.from(sm3(body)).toString('hex') } : (body ?? null);
    const { organisation, post } = principal;
    return sealing.mark(canonical({ route, organisation, post, params, query, content }), 'idempotency');
  }

  function answerOf(row: KeyRow, place: string): Answered {
    if (row.status === null || row.answer === null) throw answerLost();
    const text = sealing.open(row.answer, place).toString('utf8');
    return { status: row.status, body: text === '' ? undefined : JSON.parse(text) };
  }

  return {
    async claim({ principal, key, route, request }) {
      const actor = principal.id;
      const place = `idempotency ${actor} ${key}`;
      const fingerprint = fingerprintOf(principal, route, request);
      const found = await store.take({ actor, key, fingerprint, process: own, at: clock() });
      if (found) {
        if (!found.fingerprint.equals(fingerprint)) throw reused();
        if (found.status !== null) return { answered: answerOf(found, place) };
        if (found.act !== null && found.process !== own) throw answerLost();
        if (found.process === own || !(await store.takeOver(actor, key, found.process, own))) throw inUse();
      }
      return {
        claim: {
          bind: (trx, act) => store.bind(trx, actor, key, act),
          async keep({ status, body }) {
            const text = body === undefined ? '' : JSON.stringify(body);
            await store.keep(actor, key, status, sealing.seal(Buffer.from(text), place));
          },
          release: () => store.release(actor, key),
        },
      };
    },
  };
}

/** The key of a request, without the quotation marks that RFC 8941 gives strings; null where it carries none. @throws ServerError bad_request */
export function keyOf(request: Pick<FastifyRequest, 'headers'>): string | null {
  const given = request.headers['idempotency-key'];
  if (given === undefined) return null;
  const key =
    typeof given === 'string'
      ? /^(?:"([\x20\x21\x23-\x5b\x5d-\x7e]{1,128})"|([\x21\x23-\x7e]{1,128}))$/.exec(given)
      : null;
  const found = key?.[1] ?? key?.[2];
  if (found !== undefined) return found;
  throw new ServerError(
    'bad_request',
    { zh: 'Idempotency-Key 应为 1 到 128 个可见字符。', en: 'An Idempotency-Key has 1 to 128 visible characters.' },
    { where: WHERE, mend: { zh: '例如用一个 UUID。', en: 'Use a UUID, for example.' } },
  );
}

const reused = () =>
  new ServerError(
    'key_reused',
    {
      zh: '这个 Idempotency-Key 已用于内容不同的请求。',
      en: 'This Idempotency-Key was used for a request with other content.',
    },
    { where: WHERE, mend: { zh: '请换一个新的键。', en: 'Use a new key.' } },
  );

const inUse = () =>
  new ServerError(
    'key_in_use',
    { zh: '带这个 Idempotency-Key 的请求正在办理。', en: 'The request with this Idempotency-Key is under way.' },
    {
      where: WHERE,
      mend: {
        zh: '稍后用同一个键重发，会得到第一次的答复。',
        en: 'Send it again with the same key a little later: it is answered as the first.',
      },
    },
  );

const answerLost = () =>
  new ServerError(
    'conflict',
    { zh: '这个请求已经办成，但当时的答复没有留下。', en: 'The request was carried out; its answer was lost.' },
    { where: WHERE, mend: { zh: '请查看结果，不要重办。', en: 'Look at what it left; do not send it anew.' } },
  );
