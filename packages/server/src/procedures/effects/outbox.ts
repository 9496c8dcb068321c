/**
 * The outbox of effects. An effect and its job (pg-boss) are written in the transaction of the step that it follows from; a loop takes the jobs and runs
 * them. The writes of a database effect, the mark that it ran and the end of its job are one transaction again, so that a process killed at any moment has
 * either done all of it or nothing. External effects carry their id as idempotency key.
 */
import { setTimeout as delay } from 'node:timers/promises';
import { CompiledQuery, type Transaction } from 'kysely';
import PgBoss from 'pg-boss';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Act, Acts } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import type { Tables } from '../../db/tables.ts';
import { ServerError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import { SYSTEM } from '../../policy/principal.ts';
import type { Registry } from '../registry.ts';
import { type Effect, type EffectOf, EffectRefused } from './effect.ts';
import { type EffectRow, effectStore } from './effect-store.ts';
import { whyFailed } from './why-failed.ts';

export interface OrderOf {
  /** Null for effects that belong to no case. */
  readonly case: string | null;
  readonly seq: number | null;
  readonly effect: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface Outbox {
  /** In the transaction of the act. Inline effects run at once; their fault undoes the act. The others are looked for once the act stands. Returns the effects' ids. */
  order(act: Act, orders: readonly OrderOf[]): Promise<readonly string[]>;
  /** There may be new jobs. */
  wake(): void;
  /** A given-up or waiting effect gets its attempts anew, in the transaction of the act. */
  again(act: Act, effect: string): Promise<void>;
  /** Resolves when no effect waits any more; given-up ones do not count. For tests and for a server that stops. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

export interface OutboxOptions {
  /** For pg-boss. */
  readonly queueUrl: string;
  readonly db: Db;
  readonly acts: Acts;
  readonly registry: Registry;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
  /** At the day of the simulated province while it is played. */
  readonly asPlayed?: <T>(work: () => T) => T;
  /** Seconds before the second attempt; doubled with each further one. */
  readonly retrySeconds?: number;
  readonly pollMs?: number;
  /** Effects run at the same time. */
  readonly parallel?: number;
}

/**
 * What runs in the database and what goes out wait in lines of their own: a receiver that takes a minute to answer must not keep a publication waiting. Effects
 * that were ordered by an earlier version stand in the first line whatever their kind, and are run from there.
 */
const QUEUE = 'effects';
const OUTSIDE = 'effects.outside';
const QUEUES = [QUEUE, OUTSIDE] as const;
type Queue = (typeof QUEUES)[number];
const ATTEMPTS = 8;
/** Effects younger than that may have their job in a transaction that is not over yet. */
const ORPHAN_MS = 60_000;
const ADOPT_EVERY_MS = 10 * 60_000;
/** An external effect that takes longer is taken for failed. */
const LONGEST_MS = 60_000;
/** There is nothing left to do for a job. */
const OVER = new Error('the effect does not wait');

type Sent = Pick<Effect, 'kind'> & { readonly attempts?: number | undefined };

interface Job {
  readonly id: string;
  readonly data: { readonly effect: string; readonly kind?: Effect['kind'] };
}
const checks = new WeakMap<object, ReturnType<typeof Compile>>();

export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const {
    acts,
    registry,
    clock,
    onError,
    retrySeconds = 2,
    pollMs = 1_000,
    parallel = 4,
    asPlayed = (work) => work(),
  } = options;
  const store = effectStore(options.db);
  const stop = new AbortController();
  let closing = false;
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
  boss.on('error', (error) => {
    if (!closing) onError(error);
  });
  await boss.start();
  for (const queue of QUEUES)
    await boss.createQueue(queue, {
      name: queue,
      policy: 'standard',
      retryDelay: retrySeconds,
      retryBackoff: true,
      expireInMinutes: 10,
      retentionDays: 30,
    });

  async function send(trx: Transaction<Tables>, effect: Sent, id: string): Promise<void> {
    const job = await boss.send(
      effect.kind === 'external' ? OUTSIDE : QUEUE,
      { effect: id, kind: effect.kind },
      { db: within(trx), retryLimit: (effect.attempts ?? ATTEMPTS) - 1 },
    );
    if (job === null) throw new Error(`the queue of effects refused ${id}`);
  }

  async function order(act: Act, orders: readonly OrderOf[]): Promise<readonly string[]> {
    const ids: string[] = [];
    let outside = false;
    for (const { case: of, seq, effect: name, payload } of orders) {
      const effect = registry.effect(name);
      checkPayload(effect, payload);
      const id = newId('effect', act.at);
      ids.push(id);
      await store.insert(act.trx, { id, case_id: of, seq, name, kind: effect.kind, payload, act: act.id, at: act.at });
      if (effect.kind !== 'inline') {
        await send(act.trx, effect, id);
        outside = true;
      } else await store.done(act.trx, id, act.at, await inline(effect, act, payload, { id, case: of, attempt: 0 }));
    }
    if (outside) act.afterwards(wake);
    return ids;
  }

  const effectNamed = (name: string): Effect => {
    const effect = registry.effects().find((one) => one.name === name);
    if (effect) return effect;
    throw new EffectRefused({
      zh: `本版本没有定义“${name}”，装回有它的版本后可重试`,
      en: `this version does not define "${name}"; it can be tried again under a version that does`,
    });
  };

  /** Runs one effect to its end, successful or not. Never throws for what the effect did. */
  async function perform(queue: Queue, job: Job): Promise<void> {
    const { effect: id, kind } = job.data;
    try {
      // what goes out is read first, as are effects whose job an earlier version has sent; the others are read under their lock alone
      if (kind !== 'database') {
        const row = await store.find(id);
        // done by an earlier run of this job that could not say so any more, or taken back
        if (row?.state !== 'waiting') throw OVER;
        const effect = effectNamed(row.name);
        if (effect.kind === 'external') {
          await external(effect, row);
          await boss.complete(queue, job.id);
          return;
        }
      }
      await inDatabase(id, queue, job.id);
    } catch (error) {
      if (closing) return;
      if (error === OVER) await boss.complete(queue, job.id);
      else await failed(queue, job, error);
    }
  }

  async function failed(queue: Queue, job: Job, error: unknown): Promise<void> {
    const id = job.data.effect;
    const row = await store.find(id);
    const most = registry.effects().find(({ name }) => name === row?.name)?.attempts ?? ATTEMPTS;
    const dead = error instanceof EffectRefused || (row?.attempts ?? 0) + 1 >= most;
    await store.failed(id, clock(), { error: messageOf(error), reason: whyFailed(error) }, dead);
    if (dead) await boss.complete(queue, job.id);
    else await boss.fail(queue, job.id, { message: messageOf(error) });
    if (dead) onError(new Error(`the effect ${row?.name} ${id} was given up`, { cause: error }));
  }

  async function inDatabase(id: string, queue: Queue, job: string): Promise<void> {
    await acts.run({ action: 'effect.run', principal: SYSTEM, target: { kind: 'Effect', id } }, async (act) => {
      const row = await store.lock(act.trx, id);
      if (row?.state !== 'waiting') throw OVER;
      const effect = effectNamed(row.name);
      if (effect.kind === 'external')
        throw new Error(`${row.name} goes out in this version; its job was sent for the database`);
      const result = await effect.run(act, row.payload as never, { id, case: row.case_id, attempt: row.attempts });
      await store.done(act.trx, id, act.at, result);
      act.note({ effect: row.name, case: row.case_id, attempt: row.attempts + 1 });
      await boss.complete(queue, job, {}, { db: within(act.trx) });
    });
  }

  async function external(effect: Extract<Effect, { kind: 'external' }>, row: EffectRow): Promise<void> {
    const signal = AbortSignal.any([stop.signal, AbortSignal.timeout(LONGEST_MS)]);
    const result = await effect.run(row.payload as never, {
      id: row.id,
      case: row.case_id,
      attempt: row.attempts,
      signal,
    });
    await acts.run({ action: 'effect.run', principal: SYSTEM, target: { kind: 'Effect', id: row.id } }, async (act) => {
      await store.done(act.trx, row.id, act.at, result);
      act.note({ effect: row.name, case: row.case_id, attempt: row.attempts + 1 });
    });
  }

  /** Takes jobs of a line as places become free, so that one that takes long holds up nobody but itself. */
  async function work(queue: Queue): Promise<void> {
    const running = new Set<Promise<void>>();
    let fault: unknown = null;
    try {
      while (!closing && fault === null) {
        const asked = calls;
        const jobs = await boss.fetch<Job['data']>(queue, { batchSize: parallel - running.size });
        for (const job of jobs) {
          const one: Promise<void> = asPlayed(() => perform(queue, job))
            .catch((error: unknown) => {
              fault = error;
            })
            .finally(() => running.delete(one));
          running.add(one);
        }
        if (jobs.length > 0 && running.size < parallel) continue;
        const free = running.size >= parallel ? [] : [called(asked), delay(pollMs, undefined, { ref: false })];
        await Promise.race([...running, ...free]);
      }
    } finally {
      await Promise.all(running);
    }
    if (fault !== null) throw fault;
  }

  /** Times that somebody said that there may be new jobs: none is missed between a look and the wait after it. */
  let calls = 0;
  let ring = (): void => {};
  let bell = new Promise<void>((resolve) => {
    ring = resolve;
  });
  const wake = (): void => {
    calls += 1;
    ring();
    bell = new Promise<void>((resolve) => {
      ring = resolve;
    });
  };
  const called = (seen: number): Promise<void> => (calls === seen ? bell : Promise.resolve());

  /** A database that cannot be reached for a moment must not end the outbox. */
  async function keepWorking(queue: Queue): Promise<void> {
    while (!closing) {
      try {
        await work(queue);
      } catch (error) {
        if (closing) return;
        onError(error);
        await delay(pollMs, undefined, { ref: false });
      }
    }
  }

  /**
   * Effects that wait without a job get one: a server that was killed in the middle of an effect uses up the job's attempts and not the effect's, a job that
   * nobody took for a month is thrown away, and a database may have been restored without the queue's tables.
   */
  async function adopt(): Promise<void> {
    const orphans = await store.withoutJob(new Date(clock().getTime() - ORPHAN_MS), QUEUES);
    for (const { id, name } of orphans) {
      const effect = registry.effects().find((one) => one.name === name);
      await options.db.transaction().execute(async (trx) => {
        const row = await store.lock(trx, id);
        if (row?.state !== 'waiting') return;
        const { attempts, kind } = effect ?? { attempts: 1, kind: 'database' as const };
        await send(trx, { attempts, kind }, id);
      });
    }
    if (orphans.length > 0) wake();
  }

  // What is active now was under way when an earlier server ended: a data folder has one server at a time.
  await boss
    .getDb()
    .executeSql(
      `UPDATE pgboss.job SET state = 'retry', start_after = now() WHERE name = ANY($1) AND state = 'active'`,
      [[...QUEUES]],
    );
  await adopt();
  const adopting = setInterval(() => {
    if (!closing) adopt().catch(onError);
  }, ADOPT_EVERY_MS);
  adopting.unref();
  const working = Promise.all(QUEUES.map(keepWorking));

  return {
    order,
    wake,
    async again(act, id) {
      const row = await store.lock(act.trx, id);
      if (!row || row.state === 'done') throw new Error(`the effect ${id} does not wait for anything`);
      await store.again(act.trx, id, act.principal.id);
      await send(act.trx, registry.effect(row.name), id);
    },
    async settled() {
      while (!closing && (await store.waiting()) > 0) {
        wake();
        await delay(20);
      }
    },
    async close() {
      closing = true;
      clearInterval(adopting);
      stop.abort();
      wake();
      await working;
      await boss.stop({ graceful: false, wait: true, close: true });
    },
  };
}

/** Within the act itself: what the effect refuses, the act cannot do. @throws ServerError not_now, which names the effect. */
async function inline(
  effect: Exclude<Effect, { kind: 'external' }>,
  act: Act,
  payload: unknown,
  of: EffectOf,
): ReturnType<typeof effect.run> {
  try {
    return await effect.run(act, payload as never, of);
  } catch (error) {
    if (!(error instanceof EffectRefused)) throw error;
    const { title, name } = effect;
    throw new ServerError(
      'not_now',
      { zh: `“${title.zh}”不能进行：${error.text.zh}。`, en: `"${title.en}" cannot be done: ${error.text.en}.` },
      { where: name, cause: error },
    );
  }
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

function checkPayload(effect: Effect, payload: unknown): void {
  const schema = effect.payload as TSchema;
  let check = checks.get(schema);
  if (!check) {
    check = Compile(schema);
    checks.set(schema, check);
  }
  if (!check.Check(payload)) {
    const first = check.Errors(payload)[0];
    throw new Error(
      `the payload of ${effect.name} is not what it takes: ${first?.instancePath ?? ''} ${first?.message ?? ''}`,
    );
  }
}

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error instanceof Error ? error.message : String(error)}${cause}`.slice(0, 2_000);
}
