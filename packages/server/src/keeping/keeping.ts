/**
 * What has served its purpose is deleted after its kept period: ended sessions with their addresses, challenges and tickets past their time, one-time links,
 * idempotency keys, notices with the record of their sending, live events, marks for the indexes. Each period is a deadline with its basis. What was deleted
 * is counted in the records of acts, which are kept for good.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Acts } from '../acts/acts.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { DeadlineStore } from '../procedures/store/deadline-store.ts';
import { keptSince } from './kept-since.ts';

/** Rows of one kind that an act deletes at most: none of its statements keeps others waiting for long, whatever has gathered. */
const MOST = 5_000;

interface Kept {
  readonly table: string;
  /** The `ctid` of rows that ended before the instant, `MOST` at most. */
  readonly due: (before: Date) => RawBuilder<unknown>;
}

/** Per deadline. */
const KEPT = {
  'identity.session.kept': {
    table: 'session',
    due: (before) => sql`SELECT ctid FROM session WHERE ended_at < ${before} OR until < ${before} LIMIT ${MOST}`,
  },
  'identity.ticket.kept': {
    table: 'sign_in_ticket',
    due: (before) => sql`SELECT ctid FROM sign_in_ticket WHERE until < ${before} LIMIT ${MOST}`,
  },
  'identity.link.kept': {
    table: 'setup_link',
    due: (before) => sql`SELECT ctid FROM setup_link WHERE used_at < ${before} OR until < ${before} LIMIT ${MOST}`,
  },
  'notice.kept': {
    table: 'notice',
    due: (before) => sql`SELECT ctid FROM notice WHERE at < ${before} LIMIT ${MOST}`,
  },
  'notice.effect.kept': {
    table: 'effect',
    due: (before) =>
      sql`SELECT ctid FROM effect WHERE state = 'done' AND name LIKE 'notice.%' AND done_at < ${before} LIMIT ${MOST}`,
  },
  'request.key.kept': {
    table: 'idempotency_key',
    due: (before) => sql`SELECT ctid FROM idempotency_key WHERE at < ${before} LIMIT ${MOST}`,
  },
  // numbers of events go on from the last one, which therefore stays
  'run.event.kept': {
    table: 'event',
    due: (before) => sql`
      SELECT ctid FROM (
        SELECT ctid, at FROM event WHERE id < (SELECT max(id) FROM event) ORDER BY id LIMIT ${MOST}
      ) oldest WHERE at < ${before}`,
  },
  'catalogue.mark.kept': {
    table: 'catalog_touch',
    due: (before) => sql`
      SELECT ctid FROM (SELECT ctid, at FROM catalog_touch ORDER BY tx, seq LIMIT ${MOST}) oldest WHERE at < ${before}`,
  },
} as const satisfies Record<string, Kept>;
type Counts = Record<keyof typeof KEPT, number>;

export interface Keeping {
  /** Deletes what is due. Returns how many rows of each, none left out; where nothing is due nothing is written. */
  clean(): Promise<Readonly<Counts>>;
}

export function keeping(parts: {
  readonly acts: Acts;
  readonly deadlines: DeadlineStore;
  readonly clock: () => Date;
}): Keeping {
  const { acts, deadlines, clock } = parts;
  const target = { kind: 'Platform', id: 'kuaishu' };
  const none = (): Counts => Object.fromEntries(Object.keys(KEPT).map((id) => [id, 0])) as Counts;

  /** As much as one act deletes. */
  async function some(): Promise<Counts> {
    const counts = none();
    await acts
      .run({ action: 'system.clean', principal: SYSTEM, target }, async ({ trx, note }) => {
        const inForce = await deadlines.inForce(trx, clock());
        for (const [id, { table, due }] of Object.entries(KEPT) as [keyof Counts, Kept][]) {
          const before = keptSince(inForce(id), clock());
          const { numAffectedRows } =
            await sql`DELETE FROM ${sql.table(table)} WHERE ctid = ANY (ARRAY(${due(before)}))`.execute(trx);
          counts[id] = Number(numAffectedRows);
        }
        if (Object.values(counts).every((count) => count === 0)) throw NOTHING;
        note({ deleted: { ...counts } });
      })
      .catch((error: unknown) => {
        if (error !== NOTHING) throw error;
      });
    return counts;
  }

  return {
    async clean() {
      const all = none();
      for (let more = true; more; ) {
        const counts = await some();
        for (const id of Object.keys(counts) as (keyof Counts)[]) all[id] += counts[id];
        more = Object.values(counts).includes(MOST);
      }
      return all;
    },
  };
}

/** Takes back an act that did nothing, so that the records do not fill with it. */
const NOTHING = new Error('nothing was due');
