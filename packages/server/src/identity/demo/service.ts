/**
 * The demonstration's people: those of the simulated province, made once, in an empty installation only, by the platform itself; without passwords, so that
 * no way but the click leads in. One for each role is offered on the page; what plays the province's year acts as all of them, by the same click.
 */
import type { DemoAccount } from '@kuaishu/api';
import { provincePlan } from '@kuaishu/demo';
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

export interface DemoService {
  /** Makes the accounts where no account is there yet. → whether it did. */
  ensure(): Promise<boolean>;
  /** Those offered for one click. */
  accounts(): Promise<DemoAccount[]>;
}

/** The seed of the province that `kuaishu start` plays. */
const SEED = 1;

export function demoService(parts: {
  readonly acts: Acts;
  readonly accounts: AccountStore;
  readonly organisations: OrganisationStore;
  readonly roles: RoleStore;
  readonly directory: OrganisationDirectory;
  readonly clock: () => Date;
}): DemoService {
  const { acts, accounts, organisations, roles, directory, clock } = parts;
  let offered: ReturnType<typeof offeredAccounts> | null = null;
  return {
    async ensure() {
      if ((await accounts.count()) > 0) return false;
      const now = clock();
      const plan = provincePlan(SEED);
      const made = new Map<string, Organisation>();
      for (const { key, parent, unit, ...fields } of plan.organisations) {
        const above = parent === null ? null : made.get(parent);
        if (above === undefined) throw new Error(`the province names ${parent} above ${key} before it is made`);
        made.set(
          key,
          above === null
            ? rootOrganisation(fields, now)
            : organisationUnder(above, { ...fields, ...(unit ? { unit } : {}) }, now),
        );
      }
      const houses = [...made.values()];
      const root = houses[0] as Organisation;
      const people = plan.users.map(({ login, name, email, organisation, roles: held }) => {
        const home = made.get(organisation);
        if (!home) throw new Error(`the province has no ${organisation}`);
        const account = newAccount({ login, name: name.zh, email, organisation: home.id }, now);
        return { account: { ...account, demo: true }, held };
      });
      await acts.run(
        { action: 'system.setup', principal: SYSTEM, target: { kind: 'Organisation', id: root.id, path: root.path } },
        async (act) => {
          const { trx, at, leaf, note } = act;
          await addAll(organisations, trx, houses, at);
          for (const one of houses) await leaf(IDENTITY_LEAVES.organisationCreated, one.id, leafOf(one));
          await addAccounts(
            accounts,
            trx,
            people.map(({ account }) => account),
          );
          for (const { account, held } of people) {
            const { id, organisation } = account;
            await leaf(IDENTITY_LEAVES.accountCreated, id, { organisation });
            for (const role of held)
              await grantRole(act, roles, { user: id, organisation, role, reason: '演示 demonstration', until: null });
          }
          note({ change: 'demonstration', organisations: houses.length, users: people.length });
        },
      );
      directory.forget();
      return true;
    },
    async accounts() {
      offered ??= offeredAccounts();
      const tree = await directory.tree();
      const found = await Promise.all(
        offered.map(async ({ login, about }) => {
          const account = await accounts.byLogin(login);
          if (!account?.demo || account.locked_at) return [];
          const grants = await roles.grants([account.id], clock());
          return [
            {
              account: account.id,
              name: account.name,
              organisation: tree.get(account.organisation)?.short ?? { zh: '', en: '' },
              roles: grants.map(({ role }) => ({ role, name: ROLES[role] })),
              about,
            },
          ];
        }),
      );
      return found.flat();
    },
  };
}

/** One for each role, by login, with what one sees in it. */
function offeredAccounts() {
  const { users, demoAccounts } = provincePlan(SEED);
  const logins = new Map(users.map(({ key, login }) => [key, login]));
  return demoAccounts.flatMap(({ user, about }) => {
    const login = user === null ? undefined : logins.get(user);
    return login === undefined ? [] : [{ login, about }];
  });
}
