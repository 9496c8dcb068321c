/**
 * Many organisations, accounts or roles in one act, all of them or none. Organisations and accounts come from the system administrator, roles from the
 * security administrator: no import does what neither of them may do alone.
 */
import type { GrantsImport, PeopleImport, PeopleImported } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import type { Decision } from '../../policy/authority.ts';
import { addAccounts, newAccount } from '../accounts/service.ts';
import type { Account, AccountStore } from '../accounts/store.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { addAll, leafOf, organisationUnder } from '../organisations/service.ts';
import type { OrganisationStore } from '../organisations/store.ts';
import { accountFacts, type Organisation, organisationFacts } from '../organisations/tree.ts';
import { separated } from '../roles/separation.ts';
import { grantRole, roleOf } from '../roles/service.ts';
import type { RoleStore } from '../roles/store.ts';
import type { LiveSessions } from '../sessions/live.ts';

export interface ImportService {
  /** Accounts get no password: it is set one by one with a reset, or people come in another way. → ids by ref and by login. */
  people(caller: Caller, file: PeopleImport): Promise<PeopleImported>;
  /** Users by id or login, organisations by id. → how many were granted. */
  grants(caller: Caller, file: GrantsImport): Promise<number>;
}

export function importService(parts: {
  readonly acts: Acts;
  readonly organisations: OrganisationStore;
  readonly accounts: AccountStore;
  readonly roles: RoleStore;
  readonly directory: OrganisationDirectory;
  readonly live: LiveSessions;
  readonly clock: () => Date;
}): ImportService {
  const { acts, organisations, accounts, roles, directory, live, clock } = parts;
  return {
    async people(caller, file) {
      const now = clock();
      const tree = await directory.tree();
      const made = new Map<string, Organisation>();
      const policies = new Set<string>();
      const whose = (name: string): Organisation | undefined => made.get(name) ?? tree.get(name);
      // What stands above everything that is made: its own right is asked for, and with it that of all below.
      for (const [line, { ref, parent, ...fields }] of file.organisations.entries()) {
        const above = whose(parent);
        if (!above) throw atLine('organisations', line, '上级机构不存在', 'there is no such parent', parent);
        if (whose(ref)) throw atLine('organisations', line, '代号重复', 'the ref is taken', ref);
        allowed(policies, caller.require('organisation.manage', organisationFacts(above)));
        made.set(
          ref,
          at('organisations', line, () => organisationUnder(above, fields, now)),
        );
      }
      const people: Account[] = [];
      for (const [line, user] of file.users.entries()) {
        const home = whose(user.organisation);
        if (!home) throw atLine('users', line, '机构不存在', 'there is no such organisation', user.organisation);
        const account = newAccount({ ...user, organisation: home.id }, now);
        allowed(policies, caller.require('account.manage', accountFacts(account.id, account.id, home)));
        people.push(account);
      }
      caller.scope('organisation.manage', 'Organisation');
      await acts.run(caller.act('account.manage', undefined, [...policies]), async ({ trx, at: when, leaf, note }) => {
        const all = [...made.values()];
        await addAll(organisations, trx, all, when);
        await addAccounts(accounts, trx, people);
        for (const one of all) await leaf(IDENTITY_LEAVES.organisationCreated, one.id, leafOf(one));
        for (const one of people)
          await leaf(IDENTITY_LEAVES.accountCreated, one.id, { organisation: one.organisation });
        note({ change: 'imported', organisations: all.length, users: people.length });
      });
      directory.forget();
      return {
        organisations: Object.fromEntries([...made].map(([ref, { id }]) => [ref, id])),
        users: Object.fromEntries(people.map(({ login, id }) => [login, id])),
      };
    },
    async grants(caller, { grants, reason }) {
      caller.scope('role.grant', 'Account');
      const policies = new Set<string>();
      const tree = await directory.tree();
      const found: { user: string; organisation: string; role: ReturnType<typeof roleOf> }[] = [];
      for (const [line, { user, organisation, role }] of grants.entries()) {
        const account = (await accounts.byId(user)) ?? (await accounts.byLogin(user));
        if (!account) throw atLine('grants', line, '用户不存在', 'there is no such user', user);
        const where = tree.get(organisation);
        const home = tree.get(account.organisation);
        if (!where || !home) throw atLine('grants', line, '机构不存在', 'there is no such organisation', organisation);
        for (const place of [home, where])
          allowed(policies, caller.require('role.grant', accountFacts(account.id, account.id, place)));
        found.push({ user: account.id, organisation, role: at('grants', line, () => roleOf(role)) });
      }
      await separated(
        acts.run(caller.act('role.grant', undefined, [...policies]), async (act) => {
          for (const one of found) await grantRole(act, roles, { ...one, reason, until: null });
          act.note({ change: 'imported', grants: found.length });
        }),
      );
      live.forget();
      return found.length;
    },
  };
}

function allowed(policies: Set<string>, decision: Decision): void {
  for (const id of decision.policies) policies.add(id);
}

function atLine(list: string, line: number, zh: string, en: string, value: string): ServerError {
  return new ServerError(
    'bad_request',
    { zh: `第 ${line + 1} 项：${zh}（${value}）。`, en: `Item ${line + 1}: ${en} (${value}).` },
    {
      where: `${list}.${line}`,
      mend: { zh: '全部未导入，请改正后重新导入。', en: 'Nothing was imported. Mend it and import again.' },
    },
  );
}

/** A fault of one item, told with its place. */
function at<T>(list: string, line: number, make: () => T): T {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof ServerError)) throw error;
    throw new ServerError(
      error.code,
      { zh: `第 ${line + 1} 项：${error.detail.zh}`, en: `Item ${line + 1}: ${error.detail.en}` },
      { where: `${list}.${line}.${error.where ?? ''}`, ...(error.mend ? { mend: error.mend } : {}) },
    );
  }
}
