/** The demonstration's accounts: made once, in an empty installation only, by the platform itself; without passwords, so that no way but the click leads in. */
import type { DemoAccount } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { ROLES } from '../../policy/roles.ts';
import { addAccounts, newAccount } from '../accounts/service.ts';
import type { AccountStore } from '../accounts/store.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { addAll, leafOf, organisationUnder, rootOrganisation } from '../organisations/service.ts';
import type { OrganisationStore } from '../organisations/store.ts';
import type { Organisation } from '../organisations/tree.ts';
import { grantRole } from '../roles/service.ts';
import type { RoleStore } from '../roles/store.ts';
import { DEMO_HOUSES, DEMO_PEOPLE, DEMO_ROOT } from './cast.ts';

export interface DemoService {
  /** Makes the accounts where no account is there yet. → whether it did. */
  ensure(): Promise<boolean>;
  accounts(): Promise<DemoAccount[]>;
}

export function demoService(parts: {
  readonly acts: Acts;
  readonly accounts: AccountStore;
  readonly organisations: OrganisationStore;
  readonly roles: RoleStore;
  readonly directory: OrganisationDirectory;
  readonly clock: () => Date;
}): DemoService {
  const { acts, accounts, organisations, roles, directory, clock } = parts;
  return {
    async ensure() {
      if ((await accounts.count()) > 0) return false;
      const now = clock();
      const root = rootOrganisation(DEMO_ROOT, now);
      const houses = new Map<string, Organisation>([['root', root]]);
      for (const { ref, parent, ...fields } of DEMO_HOUSES)
        houses.set(ref, organisationUnder(houses.get(parent) as Organisation, fields, now));
      const people = DEMO_PEOPLE.map(({ login, name, house, role }) => ({
        account: { ...newAccount({ login, name, organisation: houses.get(house)?.id as string }, now), demo: true },
        role,
      }));
      await acts.run(
        { action: 'system.setup', principal: SYSTEM, target: { kind: 'Organisation', id: root.id, path: root.path } },
        async (act) => {
          const { trx, at, leaf, note } = act;
          const made = [...houses.values()];
          await addAll(organisations, trx, made, at);
          for (const one of made) await leaf(IDENTITY_LEAVES.organisationCreated, one.id, leafOf(one));
          await addAccounts(
            accounts,
            trx,
            people.map(({ account }) => account),
          );
          for (const { account, role } of people) {
            const { id, organisation } = account;
            await leaf(IDENTITY_LEAVES.accountCreated, id, { organisation });
            await grantRole(act, roles, { user: id, organisation, role, reason: '演示 demonstration', until: null });
          }
          note({ change: 'demonstration' });
        },
      );
      directory.forget();
      return true;
    },
    async accounts() {
      const people = await accounts.demo();
      const grants = Map.groupBy(
        await roles.grants(
          people.map(({ id }) => id),
          clock(),
        ),
        (grant) => grant.account,
      );
      const tree = await directory.tree();
      return people.map(({ id, name, organisation }) => ({
        account: id,
        name,
        organisation: tree.get(organisation)?.short ?? { zh: organisation, en: organisation },
        roles: (grants.get(id) ?? []).map(({ role }) => ({ role, name: ROLES[role] })),
      }));
    },
  };
}
