/** SQL of systems' accounts (系统账号) and their keys. */
import { randomInt } from 'node:crypto';
import type { Selectable, Transaction } from 'kysely';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { type ScopeColumn, type ScopeExpression, scopeSql } from '../../policy/scope.ts';
import type { ServiceAccountTable, ServiceKeyTable } from '../tables.ts';

export type ServiceAccount = Selectable<ServiceAccountTable>;
export type ServiceKey = Selectable<ServiceKeyTable>;

export interface SystemStore {
  byId(id: string): Promise<ServiceAccount | null>;
  list(scope: ScopeExpression): Promise<ServiceAccount[]>;
  keys(services: readonly string[], trx?: Transaction<Tables>): Promise<ServiceKey[]>;
  /** A key with its account, whatever their state. */
  key(id: string): Promise<{ key: ServiceKey; service: ServiceAccount } | null>;
  add(trx: Transaction<Tables>, service: ServiceAccount): Promise<void>;
  disable(trx: Transaction<Tables>, id: string, at: Date): Promise<boolean>;
  addKey(trx: Transaction<Tables>, key: ServiceKey): Promise<void>;
  revokeKey(trx: Transaction<Tables>, service: string, key: string, at: Date): Promise<boolean>;
  /** False where the nonce was used with the key before. */
  useNonce(key: string, nonce: string, at: Date, until: Date): Promise<boolean>;
}

const SCOPE: Readonly<Record<string, ScopeColumn>> = {
  user: { column: 'service_account.id', kind: 'text' },
  organisation: { column: 'service_account.organisation', kind: 'text' },
  path: { column: 'organisation.path', kind: 'array' },
  territory: { column: 'organisation.territory', kind: 'text' },
};
const SEEN_MS = 60_000;

export function systemStore(db: Db): SystemStore {
  return {
    async byId(id) {
      return (await db.selectFrom('service_account').selectAll().where('id', '=', id).executeTakeFirst()) ?? null;
    },
    list: (scope) =>
      db
        .selectFrom('service_account')
        .innerJoin('organisation', 'organisation.id', 'service_account.organisation')
        .where(scopeSql(scope, SCOPE))
        .selectAll('service_account')
        .orderBy('service_account.made_at')
        .orderBy('service_account.id')
        .execute(),
    keys: async (services, trx) =>
      services.length === 0
        ? []
        : (trx ?? db)
            .selectFrom('service_key')
            .selectAll()
            .where('service', 'in', [...services])
            .orderBy('made_at')
            .orderBy('id')
            .execute(),
    async key(id) {
      const key = await db.selectFrom('service_key').selectAll().where('id', '=', id).executeTakeFirst();
      const service =
        key && (await db.selectFrom('service_account').selectAll().where('id', '=', key.service).executeTakeFirst());
      return key && service ? { key, service } : null;
    },
    async add(trx, service) {
      await trx.insertInto('service_account').values(service).execute();
    },
    async disable(trx, id, at) {
      const { numUpdatedRows } = await trx
        .updateTable('service_account')
        .set({ disabled_at: at })
        .where('id', '=', id)
        .where('disabled_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async addKey(trx, key) {
      await trx.insertInto('service_key').values(key).execute();
    },
    async revokeKey(trx, service, key, at) {
      const { numUpdatedRows } = await trx
        .updateTable('service_key')
        .set({ revoked_at: at })
        .where('id', '=', key)
        .where('service', '=', service)
        .where('revoked_at', 'is', null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async useNonce(key, nonce, at, until) {
      const added = await db
        .insertInto('service_nonce')
        .values({ key, nonce, until })
        .onConflict((oc) => oc.columns(['key', 'nonce']).doNothing())
        .returning('nonce')
        .executeTakeFirst();
      if (!added) return false;
      await db
        .updateTable('service_key')
        .set({ used_at: at })
        .where('id', '=', key)
        .where((eb) => eb.or([eb('used_at', 'is', null), eb('used_at', '<', new Date(at.getTime() - SEEN_MS))]))
        .execute();
      // Nonces whose time is past are refused by their time.
      if (randomInt(100) === 0) await db.deleteFrom('service_nonce').where('until', '<', at).execute();
      return true;
    },
  };
}
