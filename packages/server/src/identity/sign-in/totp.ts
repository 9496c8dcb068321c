/** One-time codes of an authenticator (RFC 6238: SHA-1, six digits, 30 seconds) and recovery codes for the day it is lost. */
import { createHash, randomBytes } from 'node:crypto';
import type { Transaction } from 'kysely';
import { Secret, TOTP } from 'otpauth';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import type { Sealing } from '../sealing.ts';

export interface TotpStore {
  /** Since when the account asks for codes; null where it does not. */
  since(account: string): Promise<Date | null>;
  recoveryCodesLeft(account: string): Promise<number>;
  /** A new secret, of no effect until confirmed. */
  begin(trx: Transaction<Tables>, account: string, label: string, at: Date): Promise<{ secret: string; uri: string }>;
  /** Takes the secret into use where the code is right and gives the recovery codes; null where it is wrong or nothing was begun. */
  confirm(trx: Transaction<Tables>, account: string, code: string, at: Date): Promise<string[] | null>;
  /** True once for each right code; recovery codes likewise. */
  accept(account: string, code: string, at: Date): Promise<'code' | 'recovery' | null>;
  remove(trx: Transaction<Tables>, account: string): Promise<boolean>;
}

const STEP_SECONDS = 30;
const RECOVERY_CODES = 10;
/** 120 bits: no salt or slow hash is needed (ASVS 4.0.3 2.6.2). */
const RECOVERY_BYTES = 15;

export function totpStore(db: Db, sealing: Sealing): TotpStore {
  const place = (account: string): string => `totp ${account}`;
  const totpOf = (sealed: Buffer, account: string): TOTP =>
    new TOTP({ secret: new Secret({ buffer: bytesOf(sealing.open(sealed, place(account))) }), period: STEP_SECONDS });

  /** Step of the code within one step of now, later than `last`; null where the code is of none. */
  function stepOf(totp: TOTP, code: string, last: number, at: Date): number | null {
    const delta = totp.validate({ token: code, timestamp: at.getTime(), window: 1 });
    if (delta === null) return null;
    const step = Math.floor(at.getTime() / 1_000 / STEP_SECONDS) + delta;
    return step > last ? step : null;
  }

  return {
    async since(account) {
      const row = await db
        .selectFrom('user_totp')
        .select('confirmed_at')
        .where('account', '=', account)
        .executeTakeFirst();
      return row?.confirmed_at ?? null;
    },
    async recoveryCodesLeft(account) {
      const { n } = await db
        .selectFrom('user_recovery_code')
        .select(({ fn }) => fn.countAll<string>().as('n'))
        .where('account', '=', account)
        .where('used_at', 'is', null)
        .executeTakeFirstOrThrow();
      return Number(n);
    },
    async begin(trx, account, label, at) {
      const secret = new Secret({ size: 20 });
      const sealed = sealing.seal(new Uint8Array(secret.buffer), place(account));
      await trx
        .insertInto('user_totp')
        .values({ account, secret: sealed, made_at: at, confirmed_at: null, last_step: 0 })
        .onConflict((oc) =>
          oc.column('account').doUpdateSet({ secret: sealed, made_at: at, confirmed_at: null, last_step: 0 }),
        )
        .execute();
      const uri = new TOTP({ issuer: 'Kuaishu 块数', label, secret, period: STEP_SECONDS }).toString();
      return { secret: secret.base32, uri };
    },
    async confirm(trx, account, code, at) {
      const row = await trx
        .selectFrom('user_totp')
        .selectAll()
        .where('account', '=', account)
        .where('confirmed_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      const step = row ? stepOf(totpOf(row.secret, account), code, Number(row.last_step), at) : null;
      if (step === null) return null;
      await trx
        .updateTable('user_totp')
        .set({ confirmed_at: at, last_step: step })
        .where('account', '=', account)
        .execute();
      await trx.deleteFrom('user_recovery_code').where('account', '=', account).execute();
      const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      await trx
        .insertInto('user_recovery_code')
        .values(codes.map((one) => ({ account, digest: digestOfCode(one), made_at: at, used_at: null })))
        .execute();
      return codes;
    },
    async accept(account, code, at) {
      const row = await db
        .selectFrom('user_totp')
        .selectAll()
        .where('account', '=', account)
        .where('confirmed_at', 'is not', null)
        .executeTakeFirst();
      if (!row) return null;
      if (/^\d{6}$/.test(code)) {
        const step = stepOf(totpOf(row.secret, account), code, Number(row.last_step), at);
        if (step === null) return null;
        // Of two that send the same code at once, one wins.
        const { numUpdatedRows } = await db
          .updateTable('user_totp')
          .set({ last_step: step })
          .where('account', '=', account)
          .where('last_step', '<', String(step))
          .executeTakeFirst();
        return numUpdatedRows > 0n ? 'code' : null;
      }
      const { numUpdatedRows } = await db
        .updateTable('user_recovery_code')
        .set({ used_at: at })
        .where('account', '=', account)
        .where('digest', '=', digestOfCode(code))
        .where('used_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n ? 'recovery' : null;
    },
    async remove(trx, account) {
      await trx.deleteFrom('user_recovery_code').where('account', '=', account).execute();
      const { numDeletedRows } = await trx.deleteFrom('user_totp').where('account', '=', account).executeTakeFirst();
      return numDeletedRows > 0n;
    },
  };
}

function bytesOf(buffer: Buffer): ArrayBuffer {
  return new Uint8Array(buffer).buffer;
}

/** `ABCDEF-GHIJKL-MNOPQR-STUVWX` */
function newRecoveryCode(): string {
  const text = new Secret({ buffer: bytesOf(randomBytes(RECOVERY_BYTES)) }).base32;
  return text.match(/.{1,6}/g)?.join('-') ?? text;
}

function digestOfCode(code: string): Buffer {
  return createHash('sha256')
    .update(code.toUpperCase().replace(/[^A-Z2-7]/g, ''), 'utf8')
    .digest();
}
