/** SQL of user accounts. */
import { type Selectable, sql, type Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { type ScopeColumn, type ScopeExpression, scopeSql } from '../../policy/scope.ts';
import type { UserAccountTable } from '../tables.ts';

export type Account = Selectable<UserAccountTable>;

export interface AccountFilter {
  readonly organisation?: string | undefined;
  readonly role?: string | undefined;
  /** Part of the login or the name. */
  readonly q?: string | undefined;
}

export interface AccountStore {
  byId(id: string): Promise<Account | null>;
  byIds(ids: readonly string[]): Promise<Map<string, Account>>;
  byLogin(login: string): Promise<Account | null>;
  /** By login, as it is kept. */
  byLogins(logins: readonly string[]): Promise<Map<string, Account>>;
  bySubject(issuer: string, subject: string): Promise<Account | null>;
  list(
    scope: ScopeExpression,
    filter: AccountFilter,
    at: Date,
    page: { limit: number; offset: number },
  ): Promise<{ items: Account[]; total: number }>;
  /** How many there are at all. */
  count(): Promise<number>;
  demo(): Promise<Account[]>;
  add(trx: Transaction<Tables>, accounts: readonly Account[]): Promise<void>;
  change(
    trx: Transaction<Tables>,
    id: string,
    change: Partial<Pick<Account, 'name' | 'email' | 'organisation' | 'locked_at' | 'lock_reason'>>,
    at: Date,
  ): Promise<void>;
  bindSubject(trx: Transaction<Tables>, issuer: string, subject: string, account: string, at: Date): Promise<boolean>;
  subjects(account: string): Promise<{ issuer: string; made_at: Date }[]>;
  /** Whether the account has signed in from the address since then. */
  isFamiliar(account: string | null, address: string, since: Date): Promise<boolean>;
  /** Ways in, by account. */
  ways(ids: readonly string[]): Promise<Map<string, string[]>>;
}

/** Columns of what policies know of an account. */
const SCOPE: Readonly<Record<string, ScopeColumn>> = {
  user: { column: 'user_account.id', kind: 'text' },
  organisation: { column: 'user_account.organisation', kind: 'text' },
  path: { column: 'organisation.path', kind: 'array' },
  territory: { column: 'organisation.territory', kind: 'text' },
};

/** Logins are compared without regard to case or width. */
export function normalLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase();
}

export function accountStore(db: Db): AccountStore {
  return {
    async byId(id) {
      return (await db.selectFrom('user_account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },
    async byIds(ids) {
      if (ids.length === 0) return new Map();
      const rows = await db
        .selectFrom('user_account')
        .selectAll()
        .where('id', 'in', [...ids])
        .execute();
      return new Map(rows.map((row) => [row.id, row]));
    },
    async byLogin(login) {
      return (
        (await db.selectFrom('user_account').selectAll().where('login', '=', normalLogin(login)).executeTakeFirst()) ??
        null
      );
    },
    async byLogins(logins) {
      if (logins.length === 0) return new Map();
      const rows = await db
        .selectFrom('user_account')
        .selectAll()
        .where('login', '=', sql<string>`ANY (${[...new Set(logins.map(normalLogin))]})`)
        .execute();
      return new Map(rows.map((row) => [row.login, row]));
    },
    async bySubject(issuer, subject) {
      const row = await db
        .selectFrom('user_account')
        .innerJoin('user_oidc', 'user_oidc.account', 'user_account.id')
        .selectAll('user_account')
        .where('user_oidc.issuer', '=', issuer)
        .where('user_oidc.subject', '=', subject)
        .executeTakeFirst();
      return row ?? null;
    },
    async list(scope, { organisation, role, q }, at, { limit, offset }) {
      let found = db
        .selectFrom('user_account')
        .innerJoin('organisation', 'organisation.id', 'user_account.organisation')
        .where(scopeSql(scope, SCOPE));
      if (organisation !== undefined) found = found.where(sql<boolean>`${organisation} = ANY (organisation.path)`);
      if (q) {
        const like = `%${q.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`;
        found = found.where((eb) =>
          eb.or([eb('user_account.login', 'like', like), eb(sql`lower(user_account.name)`, 'like', like)]),
        );
      }
      if (role !== undefined)
        found = found.where(({ exists, selectFrom }) =>
          exists(
            selectFrom('post')
              .innerJoin('post_role', 'post_role.post', 'post.id')
              .select('post.id')
              .whereRef('post.account', '=', 'user_account.id')
              .where('post_role.role', '=', role as never)
              .where('post_role.revoked_at', 'is', null)
              .where((eb) => eb.or([eb('post_role.until', 'is', null), eb('post_role.until', '>', at)])),
          ),
        );
      const { n } = await found.select(({ fn }) => fn.countAll<string>().as('n')).executeTakeFirstOrThrow();
      const items = await found
        .selectAll('user_account')
        .orderBy('user_account.login')
        .limit(limit)
        .offset(offset)
        .execute();
      return { items, total: Number(n) };
    },
    async count() {
      const { n } = await db
        .selectFrom('user_account')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    demo: () =>
      db
        .selectFrom('user_account')
        .selectAll()
        .where('demo', '=', true)
        .where('locked_at', 'is', null)
        .orderBy('made_at')
        .orderBy('id')
        .execute(),
    async add(trx, accounts) {
      if (accounts.length > 0)
        await trx
          .insertInto('user_account')
          .values([...accounts])
          .execute();
    },
    async change(trx, id, change, at) {
      await trx
        .updateTable('user_account')
        .set({ ...change, changed_at: at })
        .where('id', '=', id)
        .execute();
    },
    async bindSubject(trx, issuer, subject, account, at) {
      const row = await trx
        .insertInto('user_oidc')
        .values({ issuer, subject, account, made_at: at })
        .onConflict((oc) => oc.columns(['issuer', 'subject']).doNothing())
        .returning('account')
        .executeTakeFirst();
      return row !== undefined;
    },
    subjects: (account) =>
      db.selectFrom('user_oidc').select(['issuer', 'made_at']).where('account', '=', account).execute(),
    async isFamiliar(account, address, since) {
      const row = await db
        .selectFrom('session')
        .select('id')
        .where('account', '=', account ?? '')
        .where('address', '=', address)
        .where('method', '<>', 'demo')
        .where('made_at', '>', since)
        .limit(1)
        .executeTakeFirst();
      return row !== undefined;
    },
    async ways(ids) {
      if (ids.length === 0) return new Map();
      const of = [...ids];
      const [password, totp, sm2, oidc] = await Promise.all([
        db.selectFrom('user_password').select('account').where('account', 'in', of).execute(),
        db
          .selectFrom('user_totp')
          .select('account')
          .where('account', 'in', of)
          .where('confirmed_at', 'is not', null)
          .execute(),
        db
          .selectFrom('user_sm2_key')
          .select('account')
          .distinct()
          .where('account', 'in', of)
          .where('revoked_at', 'is', null)
          .execute(),
        db.selectFrom('user_oidc').select('account').distinct().where('account', 'in', of).execute(),
      ]);
      const found = new Map<string, string[]>();
      for (const [way, rows] of Object.entries({ password, totp, sm2, oidc }))
        for (const { account } of rows) found.set(account, [...(found.get(account) ?? []), way]);
      return found;
    },
  };
}
