/** Roles granted and taken back by security administrators: each an act of its own, with its leaf. */
import type { RoleGrant, RoleRevoke } from '@kuaishu/api';
import type { Act, Acts } from '../../acts/acts.ts';
import { notFound, ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { newId } from '../../ids.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import { ROLES, type Role } from '../../policy/roles.ts';
import type { AccountStore } from '../accounts/store.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { accountFacts } from '../organisations/tree.ts';
import type { LiveSessions } from '../sessions/live.ts';
import { separated } from './separation.ts';
import type { RoleStore } from './store.ts';

export interface RoleService {
  grant(caller: Caller, user: string, grant: RoleGrant): Promise<void>;
  revoke(caller: Caller, user: string, revoke: RoleRevoke): Promise<void>;
}

export function roleService(parts: {
  readonly acts: Acts;
  readonly store: RoleStore;
  readonly accounts: AccountStore;
  readonly directory: OrganisationDirectory;
  readonly live: LiveSessions;
  readonly clock: () => Date;
}): RoleService {
  const { acts, store, accounts, directory, live, clock } = parts;
  return {
    async grant(caller, user, { organisation, role, reason, until }) {
      const account = await accounts.byId(user);
      if (!account) throw notFound({ zh: '用户', en: 'user' }, user, 'user');
      const at = await directory.get(organisation);
      // Over the person and over the house: neither alone lets a prefecture's officer reach into another's.
      caller.require('role.grant', accountFacts(user, user, await directory.get(account.organisation)));
      const { policies } = caller.require('role.grant', accountFacts(user, user, at));
      const ends = until === undefined ? null : new Date(until);
      if (ends && !(ends > clock()))
        throw new ServerError(
          'bad_request',
          { zh: '截止时间应在以后。', en: 'The end must lie ahead.' },
          { where: 'until' },
        );
      const known = roleOf(role);
      await separated(
        acts.run(caller.act('role.grant', { kind: 'Account', id: user, path: at.path }, policies), async (act) => {
          const grant = await grantRole(act, store, { user, organisation, role: known, reason, until: ends });
          act.note({ role, organisation, grant });
        }),
      );
      live.forget(user);
    },
    async revoke(caller, user, { grant, reason }) {
      const found = await store.grant(grant);
      if (found?.account !== user) throw notFound({ zh: '授权', en: 'grant' }, grant, 'grant');
      const at = await directory.get(found.organisation);
      const { policies } = caller.require('role.revoke', accountFacts(user, user, at));
      await acts.run(
        caller.act('role.revoke', { kind: 'Account', id: user, path: at.path }, policies),
        async ({ trx, at: when, leaf, note }) => {
          if (!(await store.revoke(trx, grant, caller.principal.id, reason, when)))
            throw new ServerError(
              'conflict',
              { zh: '这项授权已被收回。', en: 'This grant was taken back already.' },
              { where: 'grant' },
            );
          await leaf(IDENTITY_LEAVES.roleRevoked, user, { organisation: found.organisation, role: found.role });
          note({ role: found.role, organisation: found.organisation, grant });
        },
      );
      live.forget(user);
    },
  };
}

/** @throws ServerError bad_request. */
export function roleOf(name: string): Role {
  if (Object.hasOwn(ROLES, name)) return name as Role;
  throw new ServerError(
    'bad_request',
    { zh: `没有“${name}”这种岗位角色。`, en: `There is no role "${name}".` },
    { where: 'role' },
  );
}

/** Within an act. → id of the grant. @throws ServerError conflict where the role is held already. */
export async function grantRole(
  { trx, at, principal, leaf }: Act,
  store: RoleStore,
  of: {
    readonly user: string;
    readonly organisation: string;
    readonly role: Role;
    readonly reason: string;
    readonly until: Date | null;
  },
): Promise<string> {
  const { user, organisation, role, reason, until } = of;
  const id = newId('grant', at);
  const post = await store.ensurePost(trx, user, organisation, at);
  if (!(await store.add(trx, { id, post, role, by: principal.id, reason, until }, at)))
    throw new ServerError('conflict', { zh: '已有这项授权。', en: 'This role is held already.' }, { where: 'role' });
  await leaf(IDENTITY_LEAVES.roleGranted, user, {
    organisation,
    role,
    ...(until ? { until: until.toISOString() } : {}),
  });
  return id;
}
