/**
 * What has served its purpose is deleted after its kept period: ended sessions with their addresses, challenges and tickets past their time, one-time links,
 * idempotency keys, notices. Each period is a deadline with its basis. What was deleted is counted in the records of acts, which are kept for good.
 */

import type { DeleteQueryBuilder, DeleteResult, Transaction } from 'kysely';
import type { Acts } from '../acts/acts.ts';
import type { Tables } from '../db/tables.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { DeadlineStore } from '../procedures/store/deadline-store.ts';
import { keptSince } from './kept-since.ts';

type Deletion = DeleteQueryBuilder<Tables, keyof Tables, DeleteResult>;

/** Per deadline: rows that ended before the instant. */
const KEPT = {
  'identity.session.kept': (trx, before) =>
    trx.deleteFrom('session').where((eb) => eb.or([eb('ended_at', '<', before), eb('until', '<', before)])) as Deletion,
  'identity.ticket.kept': (trx, before) => trx.deleteFrom('sign_in_ticket').where('until', '<', before) as Deletion,
  'identity.link.kept': (trx, before) =>
    trx
      .deleteFrom('setup_link')
      .where((eb) => eb.or([eb('used_at', '<', before), eb('until', '<', before)])) as Deletion,
  'notice.kept': (trx, before) => trx.deleteFrom('notice').where('at', '<', before) as Deletion,
  'request.key.kept': (trx, before) => trx.deleteFrom('idempotency_key').where('at', '<', before) as Deletion,
} as const satisfies Record<string, (trx: Transaction<Tables>, before: Date) => Deletion>;

export interface Keeping {
  /** Deletes what is due. Returns how many rows of each, none left out; where nothing is due nothing is written. */
  clean(): Promise<Readonly<Record<keyof typeof KEPT, number>>>;
}

export function keeping(parts: {
  readonly acts: Acts;
  readonly deadlines: DeadlineStore;
  readonly clock: () => Date;
}): Keeping {
  const { acts, deadlines, clock } = parts;
  const target = { kind: 'Platform', id: 'kuaishu' };
  return {
    async clean() {
      const counts = Object.fromEntries(Object.keys(KEPT).map((id) => [id, 0])) as Record<keyof typeof KEPT, number>;
      await acts
        .run({ action: 'system.clean', principal: SYSTEM, target }, async ({ trx, note }) => {
          const inForce = await deadlines.inForce(trx, clock());
          for (const [id, deletion] of Object.entries(KEPT) as [
            keyof typeof KEPT,
            (typeof KEPT)[keyof typeof KEPT],
          ][]) {
            const { numDeletedRows } = await deletion(trx, keptSince(inForce(id), clock())).executeTakeFirstOrThrow();
            counts[id] = Number(numDeletedRows);
          }
          if (Object.values(counts).every((count) => count === 0)) throw NOTHING;
          note({ deleted: { ...counts } });
        })
        .catch((error: unknown) => {
          if (error !== NOTHING) throw error;
        });
      return counts;
    },
  };
}

/** Takes back an act that did nothing, so that the records do not fill with it. */
const NOTHING = new Error('nothing was due');
