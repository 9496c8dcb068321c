/** Idempotency: the same request with the same key takes effect once, and is answered the same however often it comes. */
import { sm3 } from '@kuaishu/gm';
import type { Act } from '../acts/acts.ts';
import { ServerError } from '../errors.ts';
import { canonical } from './core/canonical.ts';

/** Keys are kept for a day; see the ticker. */
export const KEY_HOURS = 24;

/**
 * In the transaction of the act. The second of two that come at the same time waits for the first one's transaction.
 *
 * @throws ServerError conflict where the key was used for another request.
 */
export async function once<T extends object>(
  act: Act,
  key: string | undefined,
  request: unknown,
  body: () => Promise<T>,
): Promise<T> {
  if (key === undefined) return body();
  const digest = Buffer.from(sm3(canonical(request))).toString('hex');
  const actor = act.principal.id;
  const { numInsertedOrUpdatedRows } = await act.trx
    .insertInto('request_key')
    .values({ actor, key, digest, answer: '{}', at: act.at })
    .onConflict((conflict) => conflict.columns(['actor', 'key']).doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows === 0n) {
    const known = await act.trx
      .selectFrom('request_key')
      .selectAll()
      .where('actor', '=', actor)
      .where('key', '=', key)
      .executeTakeFirstOrThrow();
    if (known.digest === digest) {
      act.note({ repeated: true });
      return known.answer as T;
    }
    throw new ServerError(
      'conflict',
      { zh: '这个 Idempotency-Key 已用于另一请求。', en: 'This Idempotency-Key was used for another request.' },
      { where: 'headers.idempotency-key', mend: { zh: '请换一个新的键。', en: 'Use a new key.' } },
    );
  }
  const answer = await body();
  await act.trx
    .updateTable('request_key')
    .set({ answer: JSON.stringify(answer) })
    .where('actor', '=', actor)
    .where('key', '=', key)
    .execute();
  return answer;
}
