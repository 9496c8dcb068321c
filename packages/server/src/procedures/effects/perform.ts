/** Runs an effect to its end, successful or not. */
import type { Acts } from '../../acts/acts.ts';
import { SYSTEM } from '../../policy/principal.ts';
import type { Registry } from '../registry.ts';
import { type Effect, EffectRefused } from './effect.ts';
import type { EffectRow, EffectStore } from './effect-store.ts';
import { ATTEMPTS, type Job, type Jobs, type Line } from './jobs.ts';
import { whyFailed } from './why-failed.ts';

export interface PerformingOf {
  readonly store: EffectStore;
  readonly jobs: Pick<Jobs, 'complete' | 'fail'>;
  readonly acts: Acts;
  readonly registry: Registry;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
  /** Ends what goes out; what fails after it is left as it was. */
  readonly stop: AbortSignal;
}

/** An external effect that takes longer is taken for failed. */
const LONGEST_MS = 60_000;
/** There is nothing left to do for a job. */
const OVER = new Error('the effect does not wait');

/** → never throws for what the effect did. */
export function performing(of: PerformingOf): (line: Line, job: Job) => Promise<void> {
  const { store, jobs, acts, registry, clock, onError, stop } = of;

  const effectNamed = (name: string): Effect => {
    const effect = registry.effects().find((one) => one.name === name);
    if (effect) return effect;
    throw new EffectRefused({
      zh: `本版本没有定义“${name}”，装回有它的版本后可重试`,
      en: `this version does not define "${name}"; it can be tried again under a version that does`,
    });
  };

  async function inDatabase(id: string, line: Line, job: string): Promise<void> {
    await acts.run({ action: 'effect.run', principal: SYSTEM, target: { kind: 'Effect', id } }, async (act) => {
      const row = await store.lock(act.trx, id);
      if (row?.state !== 'waiting') throw OVER;
      const effect = effectNamed(row.name);
      if (effect.kind === 'external')
        throw new Error(`${row.name} goes out in this version; its job was sent for the database`);
      const result = await effect.run(act, row.payload as never, { id, case: row.case_id, attempt: row.attempts });
      await store.done(act.trx, id, act.at, result);
      act.note({ effect: row.name, case: row.case_id, attempt: row.attempts + 1 });
      await jobs.complete(line, job, act.trx);
    });
  }

  async function external(effect: Extract<Effect, { kind: 'external' }>, row: EffectRow): Promise<void> {
    const signal = AbortSignal.any([stop, AbortSignal.timeout(LONGEST_MS)]);
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

  async function failed(line: Line, job: Job, error: unknown): Promise<void> {
    const id = job.data.effect;
    const row = await store.find(id);
    const most = registry.effects().find(({ name }) => name === row?.name)?.attempts ?? ATTEMPTS;
    const dead = error instanceof EffectRefused || (row?.attempts ?? 0) + 1 >= most;
    await store.failed(id, clock(), { error: messageOf(error), reason: whyFailed(error) }, dead);
    if (dead) await jobs.complete(line, job.id);
    else await jobs.fail(line, job.id, messageOf(error));
    if (dead) onError(new Error(`the effect ${row?.name} ${id} was given up`, { cause: error }));
  }

  return async (line, job) => {
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
          await jobs.complete(line, job.id);
          return;
        }
      }
      await inDatabase(id, line, job.id);
    } catch (error) {
      if (stop.aborted) return;
      if (error === OVER) await jobs.complete(line, job.id);
      else await failed(line, job, error);
    }
  };
}

function messageOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error instanceof Error ? error.message : String(error)}${cause}`.slice(0, 2_000);
}
