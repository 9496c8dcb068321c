/** Secrets of webhooks, sealed: a copy of the database alone signs nothing in our name. */
import type { Db } from '../db/database.ts';
import type { Sealing } from '../identity/sealing.ts';

const placeOf = (webhook: string): string => `webhook ${webhook}`;

export function sealWebhookSecret(sealing: Sealing, webhook: string, secret: string): Buffer {
  return sealing.seal(Buffer.from(secret, 'utf8'), placeOf(webhook));
}

/** @throws Error where it does not open. */
export function webhookSecret(row: { readonly id: string; readonly sealed: Buffer | null }, sealing: Sealing): string {
  if (row.sealed === null) throw new Error(`the secret of ${row.id} was not sealed at the start`);
  return sealing.open(row.sealed, placeOf(row.id)).toString('utf8');
}

/** At the start: what an earlier version kept plain. Returns how many there were. */
export async function sealPlainSecrets(db: Db, sealing: Sealing): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .selectFrom('webhook')
      .select(['id', 'secret'])
      .where('secret', 'is not', null)
      .forUpdate()
      .execute();
    for (const { id, secret } of rows)
      await trx
        .updateTable('webhook')
        .set({ secret: null, sealed: sealWebhookSecret(sealing, id, secret ?? '') })
        .where('id', '=', id)
        .execute();
    return rows.length;
  });
}
