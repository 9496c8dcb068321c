/**
 * Many organisations, accounts or roles in one act, all of them or none. Organisations and accounts come from the system administrator, roles from the
 * security administrator: no import does what neither of them may do alone.
 */
import { type GrantsImport, MOST_FIRST_PASSWORDS, type PeopleImport, type PeopleImported } from '@kuaishu/api';
import type { Acts } from '../../acts/acts.ts';
import { ServerError } from '../../errors.ts';
import type { Caller } from '../../http/caller.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import { addAccounts, firstPassword } from '../accounts/service.ts';
import type { Account, AccountStore } from '../accounts/store.ts';
import type { DelegationStore } from '../delegations/store.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { addAll, leafOf } from '../organisations/service.ts';
import type { OrganisationStore } from '../organisations/store.ts';
import { separated } from '../roles/separation.ts';
import { grantRole } from '../roles/service.ts';
import type { RoleStore } from '../roles/store.ts';
import type { LiveSessions } from '../sessions/live.ts';
import type { Passwords } from '../sign-in/passwords.ts';
import { type JudgedGrant, type JudgedGrants, judgeGrants } from './judge-grants.ts';
import { type JudgedPeople, judgePeople, type PeopleToJudge } from './judge-people.ts';
import { type LineFault, refuseAll, refusedLines } from './line-fault.ts';

export interface ImportService {
  /** → ids by ref and by login, and first passwords where they were asked for. @throws ServerError with all that is wrong. */
  people(caller: Caller, file: PeopleImport): Promise<PeopleImported>;
  /** Users by id or login, organisations by id. → how many were granted. @throws ServerError with all that is wrong. */
  grants(caller: Caller, file: GrantsImport): Promise<number>;
  /** What would be said of them, without doing anything; what the policies refuse is on record all the same. */
  judgePeople(caller: Caller, file: PeopleToJudge): Promise<JudgedPeople>;
  judgeGrants(caller: Caller, grants: readonly Partial<GrantsImport['grants'][number]>[]): Promise<JudgedGrants>;
}

export interface ImportParts {
  readonly acts: Acts;
  readonly organisations: OrganisationStore;
  readonly accounts: AccountStore;
  readonly roles: RoleStore;
  readonly delegations: DelegationStore;
  readonly passwords: Passwords;
  readonly limits: Limits;
  readonly directory: OrganisationDirectory;
  readonly live: LiveSessions;
  readonly clock: () => Date;
}

export function importService(parts: ImportParts): ImportService {
  const { acts, organisations, accounts, roles, delegations, passwords, limits, directory, live, clock } = parts;

  async function record(caller: Caller, action: 'organisation.manage' | 'role.grant', faults: readonly LineFault[]) {
    const refused = refusedLines(faults);
    if (refused) await acts.refused(caller.act(action), refused);
  }

  async function judgedPeople(caller: Caller, file: PeopleToJudge): Promise<JudgedPeople> {
    caller.scope('organisation.manage', 'Organisation');
    const taken = await accounts.byLogins(file.users.flatMap(({ login }) => login ?? []));
    const judged = judgePeople(caller, file, {
      tree: await directory.tree(),
      taken: new Set(taken.keys()),
      now: clock(),
    });
    await record(caller, 'organisation.manage', judged.faults);
    return judged;
  }

  async function judgedGrants(caller: Caller, grants: Parameters<ImportService['judgeGrants']>[1]) {
    caller.scope('role.grant', 'Account');
    const named = grants.flatMap(({ user }) => user ?? []);
    const byId = await accounts.byIds(named.filter((name) => name.startsWith('user_')));
    const byLogin = await accounts.byLogins(named);
    const ids = [...new Set([...byId.values(), ...byLogin.values()].map(({ id }) => id))];
    const now = clock();
    const judged = judgeGrants(caller, grants, {
      tree: await directory.tree(),
      accounts: new Map([...byLogin, ...byId]),
      held: await roles.grants(ids, now),
      delegating: await delegations.standing(ids, now),
      now,
    });
    await record(caller, 'role.grant', judged.faults);
    return judged;
  }

  /** In the order of the accounts, before anything is written. One after the other: hashing takes the threads that files are read with too. */
  async function firstPasswords(people: readonly Account[]): Promise<{ secret: string; hash: string }[]> {
    const made: { secret: string; hash: string }[] = [];
    for (const account of people) {
      const secret = firstPassword();
      made.push({ secret, hash: await passwords.prepare(account, secret) });
    }
    return made;
  }

  return {
    async people(caller, file) {
      const { faults, made, people, policies } = await judgedPeople(caller, file);
      refuseAll(faults);
      if (file.passwords && people.length > MOST_FIRST_PASSWORDS) throw tooManyPasswords();
      const secrets = file.passwords ? await firstPasswords(people) : [];
      const all = [...made.values()];
      await acts.run(caller.act('account.manage', undefined, policies), async ({ trx, at, leaf, note }) => {
        await addAll(organisations, trx, all, at);
        await addAccounts(accounts, trx, people);
        for (const [i, { hash }] of secrets.entries())
          await passwords.put(trx, (people[i] as Account).id, hash, at, true);
        for (const one of all) await leaf(IDENTITY_LEAVES.organisationCreated, one.id, leafOf(one));
        for (const one of people)
          await leaf(IDENTITY_LEAVES.accountCreated, one.id, { organisation: one.organisation });
        note({ change: 'imported', organisations: all.length, users: people.length, passwords: secrets.length });
      });
      directory.forget();
      return {
        organisations: Object.fromEntries([...made].map(([ref, { id }]) => [ref, id])),
        users: Object.fromEntries(people.map(({ login, id }) => [login, id])),
        passwords: Object.fromEntries(secrets.map(({ secret }, i) => [(people[i] as Account).login, secret])),
        until: secrets.length > 0 ? new Date(clock().getTime() + limits.temporary_password).toISOString() : null,
      };
    },
    async grants(caller, { grants, reason }) {
      const { faults, grants: found, policies } = await judgedGrants(caller, grants);
      refuseAll(faults);
      await separated(
        acts.run(caller.act('role.grant', undefined, policies), async (act) => {
          for (const { account, organisation, role, until, reason: own } of found as JudgedGrant[])
            await grantRole(act, roles, {
              user: account.id,
              organisation: organisation.id,
              role,
              reason: own ?? reason,
              until,
            });
          act.note({ change: 'imported', grants: found.length });
        }),
      );
      live.forget();
      return found.length;
    },
    judgePeople: judgedPeople,
    judgeGrants: judgedGrants,
  };
}

const tooManyPasswords = () =>
  new ServerError(
    'bad_request',
    {
      zh: `一次最多为 ${MOST_FIRST_PASSWORDS} 个账号生成一次性密码。`,
      en: `First passwords are made for at most ${MOST_FIRST_PASSWORDS} accounts at once.`,
    },
    {
      where: 'passwords',
      mend: { zh: '把表格拆成几份，或不生成密码。', en: 'Split the sheet, or import without passwords.' },
    },
  );
