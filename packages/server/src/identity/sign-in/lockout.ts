/**
 * Delays after failed attempts, growing, for three counters: this account from this address, this account from anywhere, this address at any account. They
 * slow guessing and spraying (OWASP ASVS 4.0.3 2.2.1) and never shut anyone out: a delay has an end, attempts made during it do not prolong it, and an
 * address from which the account has signed in before is not held up by what strangers do elsewhere.
 */
import { createHash, randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Db } from '../../db/database.ts';
import { ServerError } from '../../errors.ts';
import type { Limits } from '../limits.ts';
import type { SignInFailureTable } from '../tables.ts';

type Kind = SignInFailureTable['kind'];

export interface Lockout {
  /** Counts the attempt as failed before it is judged, so that many at once are counted too. @throws ServerError rate_limited during a delay. */
  begin(login: string, address: string, familiar: boolean): Promise<void>;
  /** The attempt was right: takes its count back. */
  succeeded(login: string, address: string): Promise<void>;
  /** Forgets what was counted against an account: the administrator's unlocking. */
  forgive(login: string): Promise<void>;
}

/** Attempts before the first delay, as a multiple of `free_failures`. */
const FREE: Readonly<Record<Kind, number>> = { pair: 1, account: 6, address: 20 };
/** Counting begins anew after an hour without a failure. */
const MEMORY_MS = 3_600_000;
const FIRST_DELAY_MS = 2_000;
/** Attempts between two clearings of the table, on average. */
const FORGET_ONE_IN = 200;

/** Milliseconds to wait after so many failures. */
export function delayAfter(failures: number, free: number, longest: number): number {
  return failures < free ? 0 : Math.min(longest, FIRST_DELAY_MS * 2 ** Math.min(30, failures - free));
}

export function lockout(db: Db, limits: Limits, clock: () => Date): Lockout {
  const keysOf = (login: string, address: string): [Kind, Buffer][] => [
    ['pair', keyOf(`${login}\n${address}`)],
    ['account', keyOf(login)],
    ['address', keyOf(address)],
  ];

  /** False where a delay is running. */
  async function count(kind: Kind, key: Buffer, now: Date, heeded: boolean): Promise<boolean> {
    const free = FREE[kind] * limits.free_failures;
    const fresh = new Date(now.getTime() - MEMORY_MS);
    const failures = sql<number>`CASE WHEN sign_in_failure.last_at < ${fresh} THEN 1 ELSE sign_in_failure.failures + 1 END`;
    // delayAfter() in SQL, so that of many attempts at once each sees the one before.
    const wait = sql`CASE WHEN ${failures} < ${free} THEN 0
      ELSE least(${limits.longest_delay}::float8, ${FIRST_DELAY_MS} * power(2, least(30, ${failures} - ${free}))) END`;
    const { rows } = await sql`INSERT INTO sign_in_failure (kind, key, failures, last_at, until)
      VALUES (${kind}, ${key}, 1, ${now}, ${now})
      ON CONFLICT (kind, key) DO UPDATE SET failures = ${failures}, last_at = ${now},
        until = ${now}::timestamptz + (${wait}) * interval '1 millisecond'
      ${heeded ? sql`WHERE sign_in_failure.until <= ${now}` : sql``}
      RETURNING 1`.execute(db);
    return rows.length > 0;
  }

  /** What is past its memory and its delay counts for nothing. */
  async function forget(now: Date): Promise<void> {
    await db
      .deleteFrom('sign_in_failure')
      .where('last_at', '<', new Date(now.getTime() - MEMORY_MS))
      .where('until', '<', now)
      .execute();
  }

  return {
    async begin(login, address, familiar) {
      const now = clock();
      const keys = keysOf(login, address);
      const heeded = keys.filter(([kind]) => !(familiar && kind === 'account'));
      const waiting = await db
        .selectFrom('sign_in_failure')
        .select(({ fn }) => fn.max('until').as('until'))
        .where('until', '>', now)
        .where((eb) => eb.or(heeded.map(([kind, key]) => eb.and([eb('kind', '=', kind), eb('key', '=', key)]))))
        .executeTakeFirst();
      if (waiting?.until) throw tooMany(new Date(waiting.until).getTime() - now.getTime());
      if (randomInt(FORGET_ONE_IN) === 0) await forget(now);
      for (const [kind, key] of keys)
        if (
          !(await count(
            kind,
            key,
            now,
            heeded.some(([one]) => one === kind),
          ))
        )
          throw tooMany(FIRST_DELAY_MS);
    },
    async succeeded(login, address) {
      const [pair, account, of] = keysOf(login, address) as [[Kind, Buffer], [Kind, Buffer], [Kind, Buffer]];
      await db.deleteFrom('sign_in_failure').where('kind', '=', pair[0]).where('key', '=', pair[1]).execute();
      // One's own success does not wash away what others counted at the account or behind the same address.
      for (const [kind, key] of [account, of])
        await db
          .updateTable('sign_in_failure')
          .set((eb) => ({ failures: eb('failures', '-', 1) }))
          .where('kind', '=', kind)
          .where('key', '=', key)
          .where('failures', '>', 0)
          .execute();
    },
    async forgive(login) {
      await db.deleteFrom('sign_in_failure').where('kind', '=', 'account').where('key', '=', keyOf(login)).execute();
    },
  };
}

/** Neither logins (which may be a password typed in the wrong field) nor addresses are kept. */
function keyOf(text: string): Buffer {
  return createHash('sha256').update(text, 'utf8').digest();
}

function tooMany(waitMs: number): ServerError {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  return new ServerError(
    'rate_limited',
    { zh: `尝试次数过多，请 ${seconds} 秒后再试。`, en: `Too many attempts. Try again in ${seconds} seconds.` },
    {
      where: 'session.open',
      mend: {
        zh: '忘记密码请联系本单位系统管理员重置。',
        en: 'If the password is forgotten, the system administrator can reset it.',
      },
    },
  );
}
