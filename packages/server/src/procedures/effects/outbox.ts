/**
 * The outbox of effects. An effect and its job (pg-boss) are written in the transaction of the step that it follows from; a loop takes the jobs and runs
 * them. The writes of a database effect, the mark that it ran and the end of its job are one transaction again, so that a process killed at any moment has
 * either done all of it or nothing. External effects carry their id as idempotency key.
 */
import { setTimeout as delay } from 'node:timers/promises';
import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Act, Acts } from '../../acts/acts.ts';
import type { Db } from '../../db/database.ts';
import { ServerError } from '../../errors.ts';
import { newId } from '../../ids.ts';
import type { Registry } from '../registry.ts';
import { aBell } from './bell.ts';
import { type Effect, type EffectOf, EffectRefused } from './effect.ts';
import { effectStore } from './effect-store.ts';
import { LINES, openJobs } from './jobs.ts';
import { performing } from './perform.ts';
import { takeJobs } from './take-jobs.ts';

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

/** Effects younger than that may have their job in a transaction that is not over yet. */
const ORPHAN_MS = 60_000;
const ADOPT_EVERY_MS = 10 * 60_000;

export async function openOutbox(options: OutboxOptions): Promise<Outbox> {
  const { acts, registry, clock, onError, retrySeconds = 2, pollMs = 1_000, parallel = 4 } = options;
  const { asPlayed = (work) => work() } = options;
  const store = effectStore(options.db);
  const stop = new AbortController();
  const closing = (): boolean => stop.signal.aborted;
  const jobs = await openJobs({
    queueUrl: options.queueUrl,
    retrySeconds,
    onError: (error) => {
      if (!closing()) onError(error);
    },
  });
  const bell = aBell();

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
        await jobs.send(act.trx, effect, id);
        outside = true;
      } else await store.done(act.trx, id, act.at, await inline(effect, act, payload, { id, case: of, attempt: 0 }));
    }
    if (outside) act.afterwards(bell.ring);
    return ids;
  }

  /**
   * Effects that wait without a job get one: a server that was killed in the middle of an effect uses up the job's attempts and not the effect's, a job that
   * nobody took for a month is thrown away, and a database may have been restored without the queue's tables.
   */
  async function adopt(): Promise<void> {
    const orphans = await store.withoutJob(new Date(clock().getTime() - ORPHAN_MS), LINES);
    for (const { id, name } of orphans) {
      const effect = registry.effects().find((one) => one.name === name);
      await options.db.transaction().execute(async (trx) => {
        const row = await store.lock(trx, id);
        if (row?.state !== 'waiting') return;
        const { attempts, kind } = effect ?? { attempts: 1, kind: 'database' as const };
        await jobs.send(trx, { attempts, kind }, id);
      });
    }
    if (orphans.length > 0) bell.ring();
  }

  await adopt();
  const adopting = setInterval(() => {
    if (!closing()) adopt().catch(onError);
  }, ADOPT_EVERY_MS);
  adopting.unref();
  const perform = performing({ store, jobs, acts, registry, clock, onError, stop: stop.signal });
  const working = Promise.all(
    LINES.map((line) =>
      takeJobs(line, {
        jobs,
        perform: (of, job) => asPlayed(() => perform(of, job)),
        bell,
        parallel,
        pollMs,
        closing,
        onError,
      }),
    ),
  );

  return {
    order,
    wake: bell.ring,
    async again(act, id) {
      const row = await store.lock(act.trx, id);
      if (!row || row.state === 'done') throw new Error(`the effect ${id} does not wait for anything`);
      await store.again(act.trx, id, act.principal.id);
      await jobs.send(act.trx, registry.effect(row.name), id);
    },
    async settled() {
      while (!closing() && (await store.waiting()) > 0) {
        bell.ring();
        await delay(20);
      }
    },
    async close() {
      clearInterval(adopting);
      stop.abort();
      bell.ring();
      await working;
      await jobs.close();
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

const checks = new WeakMap<object, ReturnType<typeof Compile>>();

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
