/** Kept events. */
import type { LiveEvent } from '@kuaishu/api';
import type { Db } from '../db/database.ts';

export interface NumberedEvent {
  readonly id: number;
  readonly event: LiveEvent;
}

export interface EventStore {
  append(event: NumberedEvent): Promise<void>;
  lastId(): Promise<number>;
  /** after < id < before, oldest first, the newest 1,000 of them. */
  between(after: number, before: number): Promise<NumberedEvent[]>;
}

const MOST = 1_000;

export function eventStore(db: Db): EventStore {
  return {
    async append({ id, event }) {
      await db
        .insertInto('event')
        .values({ id, at: event.at, type: event.type, run: event.run, body: JSON.stringify(event) })
        .execute();
    },
    async lastId() {
      const row = await db
        .selectFrom('event')
        .select((e) => e.fn.max('id').as('last'))
        .executeTakeFirst();
      return Number(row?.last ?? 0);
    },
    async between(after, before) {
      const rows = await db
        .selectFrom('event')
        .select(['id', 'body'])
        .where('id', '>', String(after))
        .where('id', '<', String(before))
        .orderBy('id', 'desc')
        .limit(MOST)
        .execute();
      return rows.reverse().map((row) => ({ id: Number(row.id), event: row.body as LiveEvent }));
    },
  };
}
