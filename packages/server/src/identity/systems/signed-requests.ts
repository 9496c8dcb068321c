/** Judges signed requests of systems. */

import { Transform } from 'node:stream';
import { Sm3 } from '@kuaishu/gm';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ServerError } from '../../errors.ts';
import { type Principal, VISITOR } from '../../policy/principal.ts';
import type { SignedRequests } from '../authenticator.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { placeOf } from '../principal-of.ts';
import type { Sealing } from '../sealing.ts';
import { macOf, parseSignature, SCHEME, signatureHolds } from './signature.ts';
import type { ServiceAccount, ServiceKey, SystemStore } from './store.ts';

const FRESH_MS = 3_000;

export function keyPlace(key: string): string {
  return `service key ${key}`;
}

export interface SystemRequests extends SignedRequests {
  /** After a change of a key or an account made here. */
  forget(): void;
}

export function signedRequests(parts: {
  readonly store: SystemStore;
  readonly sealing: Sealing;
  readonly directory: OrganisationDirectory;
  readonly limits: Limits;
  readonly clock: () => Date;
}): SystemRequests {
  const { store, sealing, directory, limits, clock } = parts;
  const kept = new Map<string, { found: { key: ServiceKey; service: ServiceAccount } | null; at: number }>();

  async function keyOf(id: string, now: Date): Promise<{ key: ServiceKey; service: ServiceAccount } | null> {
    const known = kept.get(id);
    if (known && now.getTime() - known.at < FRESH_MS) return known.found;
    const found = await store.key(id);
    if (found) kept.set(id, { found, at: now.getTime() });
    return found;
  }

  return {
    isSigned: (request) => request.headers.authorization?.startsWith(`${SCHEME} `) === true,
    forget: () => kept.clear(),
    async principalOf(request) {
      const fields = parseSignature(request.headers.authorization ?? '');
      if (!fields) throw refused('header', '签名头格式不对', 'the header is not of the form');
      const now = clock();
      const drift = Math.abs(now.getTime() - Date.parse(fields.at));
      if (!(drift <= limits.signature_window)) throw refused('at', '时间相差过大', 'its time is too far from ours');
      const found = await keyOf(fields.key, now);
      const host = request.headers.host ?? '';
      const target = { method: request.method, host, url: request.raw.url ?? request.url };
      const secret = found ? sealing.open(found.key.secret, keyPlace(found.key.id)) : Buffer.alloc(32);
      const right = signatureHolds(macOf(secret, target, fields), fields.signature);
      // One answer for a key that is unknown, revoked, past its time, or of a system that was shut out.
      const usable = found && !found.key.revoked_at && found.key.until > now && !found.service.disabled_at;
      if (!right || !usable)
        throw refused('signature', '签名不对或密钥已失效', 'the signature is not right or the key is no longer valid');
      if (bodyOf(request) !== fields.body)
        throw refused('body', '正文与摘要不符', 'the body is not the one that was signed');
      const until = new Date(now.getTime() + 2 * limits.signature_window);
      if (!(await store.useNonce(found.key.id, fields.nonce, now, until)))
        throw refused('nonce', '请求已收到过', 'it was received before');
      return principalOf(found.service);
    },
  };

  async function principalOf(service: ServiceAccount): Promise<Principal> {
    const organisation = await directory.get(service.organisation);
    return { ...VISITOR, ...placeOf(organisation, service.roles), kind: 'service', id: service.id, name: service.name };
  }
}

const digests = new WeakMap<object, string>();
const EMPTY = Buffer.from(new Sm3().digest()).toString('hex');

function bodyOf(request: FastifyRequest): string {
  return digests.get(request.raw) ?? EMPTY;
}

/** Takes the digest of a signed request's body while it comes in, as it is on the wire. */
export function installBodyDigests(app: FastifyInstance, signed: Pick<SignedRequests, 'isSigned'>): void {
  app.addHook('preParsing', async (request, _, payload) => {
    if (!signed.isSigned(request)) return payload;
    const digest = new Sm3();
    return payload.pipe(
      Object.assign(
        new Transform({
          transform(chunk: Buffer, _encoding, done) {
            digest.update(chunk);
            done(null, chunk);
          },
          flush(done) {
            digests.set(request.raw, Buffer.from(digest.digest()).toString('hex'));
            done();
          },
        }),
        { receivedEncodedLength: 0 },
      ),
    );
  });
}

function refused(where: string, zh: string, en: string): ServerError {
  return new ServerError(
    'unauthenticated',
    { zh: `请求签名无效：${zh}。`, en: `The request's signature does not hold: ${en}.` },
    {
      where: `authorization.${where}`,
      mend: {
        zh: '请核对时钟、密钥与签名方法（见接入指南）。',
        en: 'Check the clock, the key and the way of signing (see the access guide).',
      },
    },
  );
}
