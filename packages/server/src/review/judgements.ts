/**
 * Judgements on pairs as acts: the answer in the store, the audit record and the leaf stand together. The pair goes into the log under a keyed hash (HMAC-SM3
 * with the installation's key), since its name is made of the keys of two records.
 */
import type { Acts } from '../acts/acts.ts';
import type { Caller } from '../http/caller.ts';
import type { Sealing } from '../identity/sealing.ts';
import { newId } from '../ids.ts';
import { REVIEW_LEAVES } from '../ledger/leaf-types.ts';

export type Verdict = 'same' | 'different' | 'taken_back';

export interface Judgements {
  /** `write` puts the answer into the store; where it is refused there, nothing stands. */
  judge(caller: Caller, pair: string, verdict: Verdict, write: () => Promise<void>): Promise<void>;
}

export function judgements({ acts, sealing }: { readonly acts: Acts; readonly sealing: Sealing }): Judgements {
  return {
    async judge(caller, pair, verdict, write) {
      const mark = sealing.mark(pair, 'judged pair').toString('hex');
      await acts.run(caller.act('review.answer'), async (act) => {
        const said = { verdict, judge: act.principal.id, act: act.id, at: act.at };
        const { id } = await act.trx
          .insertInto('judged_pair')
          .values({ id: newId('pair'), mark, ...said })
          .onConflict((conflict) => conflict.column('mark').doUpdateSet(said))
          .returning('id')
          .executeTakeFirstOrThrow();
        act.on({ kind: 'Pair', id });
        act.note({ verdict });
        await act.leaf(REVIEW_LEAVES.judged, id, { pair: `sm3:${mark}`, verdict });
        // last, when nothing but the commit can fail any more
        await write();
      });
    },
  };
}
