/** The jobs of effects in pg-boss. */
import { CompiledQuery, type Transaction } from 'kysely';
import PgBoss from 'pg-boss';
import type { Tables } from '../../db/tables.ts';
import type { Effect } from './effect.ts';

/**
 * What runs in the database and what goes out wait in lines of their own: a receiver that takes a minute to answer must not keep a publication waiting. Effects
 * that were ordered by an earlier version stand in the first line whatever their kind, and are run from there.
 */
export const LINES = ['effects', 'effects.outside'] as const;
export type Line = (typeof LINES)[number];

/** Attempts of an effect that names no number of its own. */
export const ATTEMPTS = 8;

export interface Job {
  readonly id: string;
  readonly data: { readonly effect: string; readonly kind?: Effect['kind'] };
}

export interface Jobs {
  /** A job for the effect, which is there when the transaction stands. */
  send(trx: Transaction<Tables>, effect: Pick<Effect, 'kind' | 'attempts'>, id: string): Promise<void>;
  take(line: Line, most: number): Promise<readonly Job[]>;
  /** In a transaction, or at once. */
  complete(line: Line, id: string, trx?: Transaction<Tables>): Promise<void>;
  /** It comes back after a while, unless its attempts are used up. */
  fail(line: Line, id: string, message: string): Promise<void>;
  close(): Promise<void>;
}

export async function openJobs(options: {
  readonly queueUrl: string;
  /** Seconds before the second attempt; doubled with each further one. */
  readonly retrySeconds: number;
  readonly onError: (error: unknown) => void;
}): Promise<Jobs> {
  const boss = new PgBoss({
    connectionString: options.queueUrl,
    max: 2,
    schema: 'pgboss',
    monitorStateIntervalSeconds: 600,
    schedule: false,
    // what an effect did stands in its own row: a job is of no use once it is over
    archiveCompletedAfterSeconds: 3_600,
    deleteAfterDays: 1,
  });
  boss.on('error', options.onError);
  await boss.start();
  for (const line of LINES)
    await boss.createQueue(line, {
      name: line,
      policy: 'standard',
      retryDelay: options.retrySeconds,
      retryBackoff: true,
      expireInMinutes: 10,
      retentionDays: 30,
    });
  // What is active now was under way when an earlier server ended: a data folder has one server at a time.
  await boss
    .getDb()
    .executeSql(
      `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE name = ANY($1) AND state = 'active'`,
      [[...LINES]],
    );
  return {
    async send(trx, { kind, attempts }, id) {
      const job = await boss.send(
        kind === 'external' ? 'effects.outside' : 'effects',
        { effect: id, kind },
        { db: within(trx), retryLimit: (attempts ?? ATTEMPTS) - 1 },
      );
      if (job === null) throw new Error(`the queue of effects refused ${id}`);
    },
    take: (line, most) => boss.fetch<Job['data']>(line, { batchSize: most }),
    complete: (line, id, trx) => (trx ? boss.complete(line, id, {}, { db: within(trx) }) : boss.complete(line, id)),
    fail: (line, id, message) => boss.fail(line, id, { message }),
    close: () => boss.stop({ graceful: false, wait: true, close: true }),
  };
}

/** pg-boss's statements on the connection of a transaction. */
function within(trx: Transaction<Tables>): PgBoss.Db {
  return {
    async executeSql(text, values) {
      const { rows } = await trx.executeQuery<unknown>(CompiledQuery.raw(text, values));
      return { rows: rows as unknown[] };
    },
  };
}
