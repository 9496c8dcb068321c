/**
 * What time alone brings about: warnings, alarms, ends of delegations. Each is done once, whoever ticks and however often: the rules
 * refuse what was said before, under the lock of the case.
 */
import { dayOf } from '@kuaishu/standards';
import type { Acts } from '../acts/acts.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { Command } from './core/command.ts';
import { isRefusal, next } from './core/next.ts';
import type { Outbox } from './effects/outbox.ts';
import type { Engine } from './engine.ts';
import { calendarLacks, type Reckoning } from './reckon.ts';
import type { Registry } from './registry.ts';
import type { CaseStore } from './store/case-store.ts';
import type { ClockStore } from './store/clock-store.ts';
import type { DeadlineStore } from './store/deadline-store.ts';

export interface TickerParts {
  readonly acts: Acts;
  readonly clock: () => Date;
  readonly registry: Registry;
  readonly cases: CaseStore;
  readonly clocks: ClockStore;
  readonly deadlines: DeadlineStore;
  readonly engine: Engine;
  readonly outbox: Outbox;
  readonly reckon: Reckoning;
}

export interface Ticker {
  /** Everything that is due at the clock's time. Returns how many cases it touched. */
  tick(): Promise<number>;
  /** What a capability has time alone bring about in its cases, besides their clocks: looked at with every `tick`, by itself once a minute. */
  also(watch: Watch): void;
  close(): Promise<void>;
}

/** Returns how many cases it touched; done once, however often it is looked at. */
export type Watch = () => Promise<number>;

/** Takes back an act that did nothing, so that the records do not fill with it. */
const NOTHING = new Error('nothing to do');

const BATCH = 200;
const WATCH_MS = 60_000;
const MOST_FAILED = 10_000;

export function openTicker(
  parts: TickerParts,
  options: {
    readonly everyMs: number | null;
    readonly onError: (error: unknown) => void;
    /** At the day of the simulated province while it is played. */
    readonly asPlayed: <T>(work: () => T) => T;
  },
): Ticker {
  const { acts, clock, registry, cases, clocks, deadlines, engine, outbox, reckon } = parts;
  let closed = false;
  let working: Promise<number> = Promise.resolve(0);
  let timer: NodeJS.Timeout | null = null;
  const watches: Watch[] = [];
  let watchedAt = Number.NEGATIVE_INFINITY;
  /** Cases whose alarm came to nothing, and when they are tried again. */
  const failed = new Map<string, { readonly times: number; readonly again: number }>();
  let reckoned = false;
  let told = '';

  /** Whether it took place. What the rules refuse leaves nothing behind but a case whose rows agree with its clocks again. */
  async function carryOut(id: string, command: Command): Promise<boolean> {
    return acts
      .run({ action: 'case.act', principal: SYSTEM, target: { kind: 'Case', id } }, async (act) => {
        const stored = await cases.lock(act.trx, id);
        if (!stored) throw NOTHING;
        const { case: of } = stored;
        const procedure = registry.get(of.procedure, of.version);
        const subject = registry.subject(of.subject.kind)?.read;
        const step = next(procedure, of, command, {
          now: act.at,
          actor: 'system',
          term: await deadlines.terms(act.trx, act.at),
          subject: subject ? await subject(act.trx, of.subject.id) : null,
        });
        if (isRefusal(step)) {
          // somebody was faster; or the row was of another calendar
          if (!(await reckon.one(act, stored))) throw NOTHING;
          act.note({ nothing: step.refused.code });
          return false;
        }
        await engine.write(act, procedure, stored, step);
        return true;
      })
      .catch((error: unknown) => {
        if (error === NOTHING) return false;
        throw error;
      });
  }

  /** One case that cannot be carried on (its guard fails, its subject is gone) must not keep the clocks of all others from being heard. */
  async function attempt(id: string, command: Command): Promise<boolean> {
    try {
      const done = await carryOut(id, command);
      if (done) failed.delete(id);
      else putOff(id);
      return done;
    } catch (error) {
      putOff(id);
      options.onError(new Error(`the clock of the case ${id} (${command.do})`, { cause: error }));
      return false;
    }
  }

  /** A minute at first, an hour at most. */
  function putOff(id: string): void {
    if (failed.size >= MOST_FAILED) failed.clear();
    const times = (failed.get(id)?.times ?? 0) + 1;
    failed.set(id, { times, again: performance.now() + Math.min(3_600_000, 30_000 * 2 ** times) });
  }

  async function all(least: number): Promise<number> {
    let touched = 0;
    if (performance.now() - watchedAt >= least) {
      watchedAt = performance.now();
      for (const watch of watches) {
        if (closed) break;
        touched += await watch().catch((error: unknown) => {
          options.onError(error);
          return 0;
        });
      }
      if (touched > 0) outbox.wake();
    }
    await lookAtCalendar();
    const waiting = least === 0 ? new Set<string>() : new Set(failed.keys().filter((id) => isPutOff(id)));
    for (let more = true; more && !closed; ) {
      const now = clock();
      const except = [...waiting];
      const alarms = await clocks.due(now, BATCH, except);
      const ended = await clocks.ended(now, BATCH, except);
      let done = 0;
      const commands = [
        ...alarms.map(({ case: id, clock: name, kind }) => [id, { do: kind, clock: name }] as const),
        ...ended.map((id) => [id, { do: 'undelegate' }] as const),
      ];
      for (const [id, command] of commands) {
        if (closed) return touched;
        if (waiting.has(id)) continue;
        if (await attempt(id, command)) done++;
        else waiting.add(id);
      }
      touched += done;
      if (done > 0) outbox.wake();
      // what came to nothing is left out of the next look, so that it ends
      more = alarms.length >= BATCH || ended.length >= BATCH;
    }
    return touched;
  }

  const isPutOff = (id: string): boolean => (failed.get(id)?.again ?? 0) > performance.now();

  /** Once for each program, whose table of holidays is another than the last one's; and said once a day where a year is missing in it. */
  async function lookAtCalendar(): Promise<void> {
    const now = clock();
    if (reckoned) {
      const today = dayOf(now);
      if (told === today) return;
      told = today;
    } else {
      // what cannot be reckoned anew is reckoned at its alarm, and tried again at the next start
      await reckon.all().catch(options.onError);
      reckoned = true;
      told = dayOf(now);
    }
    const year = options.everyMs === null ? null : calendarLacks(now);
    if (year !== null)
      options.onError(
        new Error(
          `the holidays of ${year} are not known to this program: terms that end then are reckoned by weekdays and may move; upgrade once the State Council's notice is out`,
        ),
      );
  }

  /** `least`: milliseconds after which the watches are looked at again. */
  const look = (least: number): Promise<number> => {
    // one after another within a server; between servers the lock of the case decides
    working = working.catch(() => 0).then(() => options.asPlayed(() => all(least)));
    return working;
  };

  function again(): void {
    if (closed || options.everyMs === null) return;
    timer = setTimeout(() => {
      look(WATCH_MS).catch(options.onError).finally(again);
    }, options.everyMs);
    timer.unref();
  }
  again();

  return {
    tick: () => look(0),
    also: (watch) => void watches.push(watch),
    async close() {
      closed = true;
      if (timer) clearTimeout(timer);
      await working.catch(() => 0);
    },
  };
}
