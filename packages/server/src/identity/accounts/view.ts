/** Accounts as pages show them: with their house, their roles, their ways in. */
import type { UserView } from '@kuaishu/api';
import { ROLES } from '../../policy/roles.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import type { RoleStore } from '../roles/store.ts';
import type { Account, AccountStore } from './store.ts';

export async function userViews(
  accounts: readonly Account[],
  parts: {
    readonly store: AccountStore;
    readonly roles: RoleStore;
    readonly directory: OrganisationDirectory;
    readonly at: Date;
  },
): Promise<UserView[]> {
  const ids = accounts.map(({ id }) => id);
  const [tree, grants, ways] = await Promise.all([
    parts.directory.tree(),
    parts.roles.grants(ids, parts.at),
    parts.store.ways(ids),
  ]);
  const nameOf = (organisation: string) => tree.get(organisation)?.name ?? { zh: organisation, en: organisation };
  const byAccount = Map.groupBy(grants, (grant) => grant.account);
  return accounts.map((account) => ({
    id: account.id,
    login: account.login,
    name: account.name,
    email: account.email,
    organisation: account.organisation,
    organisationName: nameOf(account.organisation),
    lockedAt: account.locked_at?.toISOString() ?? null,
    lockReason: account.lock_reason,
    madeAt: account.made_at.toISOString(),
    grants: (byAccount.get(account.id) ?? []).map((grant) => ({
      grant: grant.id,
      organisation: grant.organisation,
      organisationName: nameOf(grant.organisation),
      role: { role: grant.role, name: ROLES[grant.role] },
      grantedAt: grant.granted_at.toISOString(),
      grantedBy: grant.granted_by,
      reason: grant.reason,
      until: grant.until?.toISOString() ?? null,
    })),
    ways: ways.get(account.id) ?? [],
  }));
}
