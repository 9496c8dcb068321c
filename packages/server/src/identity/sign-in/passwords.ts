/** The password of an account: checked, set, remembered so that old ones do not come back. */
import { passwordFault } from '@kuaishu/api/password';
import type { Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { ServerError } from '../../errors.ts';
import type { Limits } from '../limits.ts';
import type { Hasher } from './hasher.ts';

export interface PasswordOwner {
  readonly id: string;
  readonly login: string;
  readonly name: string;
  readonly email: string | null;
}

export type PasswordVerdict = 'right' | 'wrong' | 'must_change' | 'run_out';

export interface Passwords {
  /** Takes the same work whether the account exists and has a password or not: `account` null is an unknown one. */
  check(account: string | null, password: string): Promise<PasswordVerdict>;
  setAt(account: string): Promise<Date | null>;
  /** @throws ServerError bad_request where the password breaks a rule or was used before. */
  prepare(owner: PasswordOwner, password: string): Promise<string>;
  /** Puts a prepared hash in place. `temporary`: must be changed at the first use, until then for so long. */
  put(trx: Transaction<Tables>, account: string, hash: string, at: Date, temporary: boolean): Promise<void>;
}

export function passwords(db: Db, hasher: Hasher, limits: Limits, clock: () => Date): Passwords {
  /** Of no one's password: what an unknown account is compared with. */
  let nobodys: Promise<string> | null = null;
  return {
    async check(account, password) {
      const row =
        account === null
          ? undefined
          : await db.selectFrom('user_password').selectAll().where('account', '=', account).executeTakeFirst();
      nobodys ??= hasher.hash(crypto.randomUUID());
      const right = await hasher.verify(row?.hash ?? (await nobodys), password);
      if (!row || !right) return 'wrong';
      const now = clock();
      if (row.valid_until && row.valid_until <= now) return 'run_out';
      return row.must_change || now.getTime() - row.set_at.getTime() > limits.password_age ? 'must_change' : 'right';
    },
    async setAt(account) {
      const row = await db
        .selectFrom('user_password')
        .select('set_at')
        .where('account', '=', account)
        .executeTakeFirst();
      return row?.set_at ?? null;
    },
    async prepare({ id, login, name, email }, password) {
      const fault = passwordFault(password, [login, name, email ?? ''], limits.password_length);
      if (fault) throw new ServerError('bad_request', fault, { where: 'password' });
      const current = await db.selectFrom('user_password').select('hash').where('account', '=', id).execute();
      const past = await db
        .selectFrom('user_password_past')
        .select('hash')
        .where('account', '=', id)
        .orderBy('set_at', 'desc')
        .limit(Math.max(0, limits.password_history - 1))
        .execute();
      const before = [...current, ...past];
      for (const { hash } of before)
        if (await hasher.verify(hash, password))
          throw new ServerError(
            'bad_request',
            {
              zh: `最近 ${limits.password_history} 次用过的密码不能再用。`,
              en: `The last ${limits.password_history} passwords cannot be used again.`,
            },
            { where: 'password' },
          );
      return hasher.hash(password);
    },
    async put(trx, account, hash, at, temporary) {
      const before = await trx
        .selectFrom('user_password')
        .selectAll()
        .where('account', '=', account)
        .forUpdate()
        .executeTakeFirst();
      // What an administrator gave is no password of the person's own.
      if (before && !before.must_change)
        await trx
          .insertInto('user_password_past')
          .values({ account, hash: before.hash, set_at: before.set_at })
          .execute();
      const row = {
        hash,
        set_at: at,
        must_change: temporary,
        valid_until: temporary ? new Date(at.getTime() + limits.temporary_password) : null,
      };
      await trx
        .insertInto('user_password')
        .values({ account, ...row })
        .onConflict((oc) => oc.column('account').doUpdateSet(row))
        .execute();
    },
  };
}
