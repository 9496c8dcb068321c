/** Accounts of systems (系统账号), kept by system administrators. Two keys may hold at once, so that a system changes over without a gap. */
import { randomBytes } from 'node:crypto';
import type { ServiceAdd, ServiceKeyMade, ServiceView } from '@kuaishu/api';
import { sm3 } from '@kuaishu/gm';
import type { Act, Acts } from '../../acts/acts.ts';
import { notFound, ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import type { CredentialChange, CredentialNews } from '../../notices/credential-news.ts';
import { ROLES, type Role } from '../../policy/roles.ts';
import type { AccountStore } from '../accounts/store.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { accountFacts } from '../organisations/tree.ts';
import type { PostStore } from '../posts/posts.ts';
import type { Sealing } from '../sealing.ts';
import { keyPlace, type SystemRequests } from './signed-requests.ts';
import type { ServiceAccount, SystemStore } from './store.ts';

export interface SystemService {
  list(caller: Caller): Promise<{ items: ServiceView[]; total: number }>;
  add(caller: Caller, fields: ServiceAdd): Promise<string>;
  disable(caller: Caller, id: string): Promise<void>;
  /** @throws ServerError conflict where two keys hold already. */
  addKey(caller: Caller, id: string): Promise<ServiceKeyMade>;
  revokeKey(caller: Caller, id: string, key: string): Promise<void>;
}

const KEYS_AT_ONCE = 2;
const SECRET_BYTES = 32;

export function systemService(parts: {
  readonly acts: Acts;
  readonly store: SystemStore;
  readonly accounts: AccountStore;
  readonly posts: PostStore;
  readonly news: CredentialNews;
  readonly directory: OrganisationDirectory;
  readonly sealing: Sealing;
  readonly requests: SystemRequests;
  readonly limits: Limits;
  readonly clock: () => Date;
}): SystemService {
  const { acts, store, accounts, posts, news, directory, sealing, requests, limits, clock } = parts;

  async function manage(caller: Caller, id: string) {
    const service = await store.byId(id);
    if (!service) throw notFound({ zh: '系统账号', en: 'service account' }, id, 'service');
    const at = await directory.get(service.organisation);
    const { policies } = caller.require('service.manage', accountFacts(id, id, at));
    return { service, act: caller.act('service.manage', { kind: 'Account', id, path: at.path }, policies) };
  }

  /** A service account reads no notices: who made it is told, and the system administrators of its house and of those above. */
  async function tellKeepers(act: Act, service: ServiceAccount, change: CredentialChange): Promise<void> {
    const { path } = await directory.get(service.organisation);
    const held = await Promise.all(path.map((organisation) => posts.holders('system_admin', { organisation }, act.at)));
    const keepers = new Map(held.flat().map(({ user, email }) => [user, email]));
    const maker = await accounts.byId(service.made_by);
    if (maker) keepers.set(maker.id, maker.email);
    for (const [id, email] of keepers) await news.tell(act, { id, email }, change, { of: service.name });
  }

  return {
    async list(caller) {
      const services = await store.list(caller.scope('account.read', 'Account'));
      const keys = Map.groupBy(await store.keys(services.map(({ id }) => id)), (key) => key.service);
      const tree = await directory.tree();
      const items = services.map((service) => ({
        id: service.id,
        name: service.name,
        organisation: service.organisation,
        organisationName: tree.get(service.organisation)?.name ?? {
          zh: service.organisation,
          en: service.organisation,
        },
        roles: service.roles.map((role) => ({ role, name: ROLES[role] })),
        purpose: service.purpose,
        disabledAt: service.disabled_at?.toISOString() ?? null,
        keys: (keys.get(service.id) ?? []).map((key) => ({
          key: key.id,
          madeAt: key.made_at.toISOString(),
          until: key.until.toISOString(),
          revokedAt: key.revoked_at?.toISOString() ?? null,
          usedAt: key.used_at?.toISOString() ?? null,
        })),
      }));
      return { items, total: items.length };
    },
    async add(caller, { name, organisation, roles, purpose }) {
      const at = await directory.get(organisation);
      const id = newId('svc', clock());
      const { policies } = caller.require('service.manage', accountFacts(id, id, at));
      const service: ServiceAccount = {
        id,
        name,
        organisation,
        roles: roles as Role[],
        purpose,
        made_at: clock(),
        made_by: caller.principal.id,
        disabled_at: null,
      };
      await acts.run(
        caller.act('service.manage', { kind: 'Account', id, path: at.path }, policies),
        async ({ trx, leaf, note }) => {
          await store.add(trx, service);
          await leaf(IDENTITY_LEAVES.accountCreated, id, { organisation });
          note({ change: 'created', roles });
        },
      );
      return id;
    },
    async disable(caller, id) {
      const { act } = await manage(caller, id);
      await acts.run(act, async ({ trx, at, leaf, note }) => {
        if (!(await store.disable(trx, id, at)))
          throw again('系统账号已停用', 'The service account is shut out already');
        await leaf(IDENTITY_LEAVES.accountChanged, id, { change: 'closed' });
        note({ change: 'closed' });
      });
      requests.forget();
    },
    async addKey(caller, id) {
      const { service, act } = await manage(caller, id);
      if (service.disabled_at) throw again('系统账号已停用', 'The service account is shut out');
      const now = clock();
      const key = newId('key', now);
      const secret = randomBytes(SECRET_BYTES);
      const until = new Date(now.getTime() + limits.service_key_life);
      await acts.run(act, async (done) => {
        const { trx, at, leaf, note } = done;
        await trx.selectFrom('service_account').select('id').where('id', '=', id).forUpdate().execute();
        const holding = (await store.keys([id], trx)).filter((one) => !one.revoked_at && one.until > at);
        if (holding.length >= KEYS_AT_ONCE)
          throw new ServerError(
            'conflict',
            { zh: `已有 ${KEYS_AT_ONCE} 把有效密钥。`, en: `${KEYS_AT_ONCE} keys hold already.` },
            { where: 'key', mend: { zh: '请先撤销旧密钥。', en: 'Revoke the old one first.' } },
          );
        await store.addKey(trx, {
          id: key,
          service: id,
          secret: sealing.seal(secret, keyPlace(key)),
          made_at: at,
          until,
          revoked_at: null,
          used_at: null,
        });
        await leaf(IDENTITY_LEAVES.keyRotated, id, { key: `sm3:${Buffer.from(sm3(secret)).toString('hex')}` });
        await tellKeepers(done, service, 'service_key_made');
        note({ change: 'key_made', key });
      });
      return { key, secret: secret.toString('base64url'), until: until.toISOString() };
    },
    async revokeKey(caller, id, key) {
      const { service, act } = await manage(caller, id);
      await acts.run(act, async (done) => {
        const { trx, at, leaf, note } = done;
        if (!(await store.revokeKey(trx, id, key, at))) throw notFound({ zh: '有效密钥', en: 'valid key' }, key, 'key');
        await leaf(IDENTITY_LEAVES.accountChanged, id, { change: 'key-revoked' });
        await tellKeepers(done, service, 'service_key_revoked');
        note({ change: 'key_revoked', key });
      });
      requests.forget();
    },
  };
}

function again(zh: string, en: string): ServerError {
  return new ServerError('conflict', { zh: `${zh}。`, en: `${en}.` }, { where: 'service' });
}
