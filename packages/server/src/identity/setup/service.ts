/**
 * The first administrators. A server without any account shows a link in its terminal, good once and for an hour: whoever holds it names the government
 * of the province and three people, one for each officer's role. Nobody is an administrator by default, and no password is built in.
 */
import type { Setup } from '@kuaishu/api';
import type { Acts, Origin } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import { ServerError } from '../../errors.ts';
import { IDENTITY_LEAVES } from '../../ledger/leaf-types.ts';
import { SYSTEM } from '../../policy/principal.ts';
import { addAccounts, newAccount } from '../accounts/service.ts';
import { type AccountStore, normalLogin } from '../accounts/store.ts';
import type { Limits } from '../limits.ts';
import type { OrganisationDirectory } from '../organisations/directory.ts';
import { addAll, leafOf, rootOrganisation } from '../organisations/service.ts';
import type { OrganisationStore } from '../organisations/store.ts';
import { grantRole } from '../roles/service.ts';
import type { RoleStore } from '../roles/store.ts';
import { digestOf, newToken } from '../sessions/token.ts';
import type { Passwords } from '../sign-in/passwords.ts';

export interface SetupService {
  /** Whether there is no account yet. */
  isNeeded(): Promise<boolean>;
  /** A new link's token; earlier ones open nothing any more. Null where accounts are there. */
  newLink(): Promise<string | null>;
  perform(setup: Setup, origin: Origin): Promise<void>;
}

export function setupService(parts: {
  readonly db: Db;
  readonly acts: Acts;
  readonly accounts: AccountStore;
  readonly organisations: OrganisationStore;
  readonly roles: RoleStore;
  readonly passwords: Passwords;
  readonly directory: OrganisationDirectory;
  readonly limits: Limits;
  readonly clock: () => Date;
}): SetupService {
  const { db, acts, accounts, organisations, roles, passwords, directory, limits, clock } = parts;
  const isNeeded = async (): Promise<boolean> => (await accounts.count()) === 0;
  return {
    isNeeded,
    async newLink() {
      if (!(await isNeeded())) return null;
      const token = newToken();
      const now = clock();
      // they end now; the rows go with the other old ones
      await db
        .updateTable('setup_link')
        .set({ until: now })
        .where('used_at', 'is', null)
        .where('until', '>', now)
        .execute();
      await db
        .insertInto('setup_link')
        .values({ digest: digestOf(token), made_at: now, until: new Date(now.getTime() + limits.setup_link_life) })
        .execute();
      return token;
    },
    async perform({ token, organisation, ...people }, origin) {
      const now = clock();
      const link = await db
        .selectFrom('setup_link')
        .select('digest')
        .where('digest', '=', digestOf(token))
        .where('used_at', 'is', null)
        .where('until', '>', now)
        .executeTakeFirst();
      if (!link) throw spent();
      const logins = new Set([people.system, people.security, people.audit].map(({ login }) => normalLogin(login)));
      if (logins.size < 3)
        throw new ServerError(
          'bad_request',
          { zh: '三员应是三个不同的账号。', en: 'The three officers are three different accounts.' },
          { where: 'login' },
        );
      const root = rootOrganisation(organisation, now);
      const officers = await Promise.all(
        (['system', 'security', 'audit'] as const).map(async (kind) => {
          const account = newAccount({ ...people[kind], organisation: root.id }, now);
          return {
            account,
            role: `${kind}_admin` as const,
            hash: await passwords.prepare(account, people[kind].password),
          };
        }),
      );
      await acts.run(
        {
          action: 'system.setup',
          principal: SYSTEM,
          origin,
          target: { kind: 'Organisation', id: root.id, path: root.path },
        },
        async (act) => {
          const { trx, at, leaf, note } = act;
          const taken = await trx
            .updateTable('setup_link')
            .set({ used_at: at })
            .where('digest', '=', link.digest)
            .where('used_at', 'is', null)
            .returning('digest')
            .executeTakeFirst();
          if (!taken || (await trx.selectFrom('user_account').select('id').limit(1).executeTakeFirst())) throw spent();
          await addAll(organisations, trx, [root], at);
          await leaf(IDENTITY_LEAVES.organisationCreated, root.id, leafOf(root));
          await addAccounts(
            accounts,
            trx,
            officers.map(({ account }) => account),
          );
          for (const { account, role, hash } of officers) {
            await passwords.put(trx, account.id, hash, at, false);
            await leaf(IDENTITY_LEAVES.accountCreated, account.id, { organisation: root.id });
            await grantRole(act, roles, {
              user: account.id,
              organisation: root.id,
              role,
              reason: '首任 first',
              until: null,
            });
          }
          note({ change: 'first_administrators' });
        },
      );
      directory.forget();
    },
  };
}

function spent(): ServerError {
  return new ServerError(
    'not_found',
    { zh: '这个链接已用过或已过期。', en: 'This link was used or has run out.' },
    {
      where: 'token',
      mend: { zh: '重启服务，终端会给出新链接。', en: 'Start the server again: the terminal shows a new one.' },
    },
  );
}
