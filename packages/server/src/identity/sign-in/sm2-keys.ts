/**
 * SM2 keys of people, as a UKey holds them. The server gives a text that names itself, the account, a random challenge and its end; the key signs it as it
 * stands (GB/T 32918.2 with the distinguished ID). Public keys alone are kept here.
 */
import { DEFAULT_USER_ID, GmError, Sm2PrivateKey, Sm2PublicKey, sm2Verify, sm3 } from '@kuaishu/gm';
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { ServerError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { UserSm2KeyTable } from '../tables.ts';

export interface Sm2Keys {
  of(account: string): Promise<Selectable<UserSm2KeyTable>[]>;
  /** Which of the account's keys signed the text; the same work is done for an account without keys. */
  signer(account: string | null, text: string, signature: string): Promise<string | null>;
  /** @throws ServerError bad_request where the key cannot be read or did not sign the text, conflict where it is registered already. */
  add(
    trx: Transaction<Tables>,
    account: string,
    key: { readonly label: string; readonly publicKey: string; readonly userId?: string | undefined },
    proof: { readonly text: string; readonly signature: string },
    at: Date,
  ): Promise<{ id: string; fingerprint: string }>;
  revoke(trx: Transaction<Tables>, account: string, key: string, at: Date): Promise<boolean>;
  used(key: string, at: Date): Promise<void>;
}

export function sm2Keys(db: Db): Sm2Keys {
  const nobodys = Sm2PrivateKey.generate().publicKey;
  const of = (account: string) =>
    db
      .selectFrom('user_sm2_key')
      .selectAll()
      .where('account', '=', account)
      .where('revoked_at', 'is', null)
      .orderBy('made_at')
      .execute();
  return {
    of,
    async signer(account, text, signature) {
      const keys = account === null ? [] : await of(account);
      if (keys.length === 0) verifies(nobodys, text, signature, DEFAULT_USER_ID);
      return (
        keys.find((key) => verifies(Sm2PublicKey.fromPem(key.public_key), text, signature, key.user_id))?.id ?? null
      );
    },
    async add(trx, account, { label, publicKey, userId = DEFAULT_USER_ID }, { text, signature }, at) {
      const key = readKey(publicKey);
      if (!verifies(key, text, signature, userId))
        throw new ServerError(
          'bad_request',
          { zh: '签名与这把公钥不符。', en: 'The signature does not fit this public key.' },
          {
            where: 'signature',
            mend: {
              zh: '请用同一把密钥对质询原文签名（SM2、SM3，用户标识一致）。',
              en: 'Sign the text as it stands with the same key (SM2 with SM3, the same distinguished ID).',
            },
          },
        );
      const id = newId('key');
      const fingerprint = Buffer.from(sm3(key.point)).toString('hex');
      const added = await trx
        .insertInto('user_sm2_key')
        .values({ id, account, label, public_key: key.toPem(), fingerprint, user_id: userId, made_at: at })
        .onConflict((oc) => oc.column('fingerprint').doNothing())
        .returning('id')
        .executeTakeFirst();
      if (!added)
        throw new ServerError(
          'conflict',
          { zh: '这把密钥已登记过。', en: 'This key is registered already.' },
          { where: 'publicKey' },
        );
      return { id, fingerprint };
    },
    async revoke(trx, account, key, at) {
      const { numUpdatedRows } = await trx
        .updateTable('user_sm2_key')
        .set({ revoked_at: at })
        .where('id', '=', key)
        .where('account', '=', account)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async used(key, at) {
      await db.updateTable('user_sm2_key').set({ used_at: at }).where('id', '=', key).execute();
    },
  };
}

function readKey(pem: string): Sm2PublicKey {
  try {
    return Sm2PublicKey.fromPem(pem);
  } catch (error) {
    if (!(error instanceof GmError)) throw error;
    throw new ServerError(
      'bad_request',
      { zh: '这不是 SM2 公钥或证书的 PEM。', en: 'This is no PEM of an SM2 public key or certificate.' },
      { where: 'publicKey', cause: error },
    );
  }
}

function verifies(key: Sm2PublicKey, text: string, signature: string, userId: string): boolean {
  const bytes = Buffer.from(signature, 'base64');
  return sm2Verify(key, text, bytes, { userId, format: bytes.length === 64 ? 'raw' : 'der' });
}
