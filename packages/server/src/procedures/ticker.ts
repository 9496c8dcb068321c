/**
 * What time alone brings about: warnings, alarms, ends of delegations. Each is done once, whoever ticks and however often: the rules
 * refuse what was said before, under the lock of the case.
 */
import type { Acts } from '../acts/acts.ts';
import { SYSTEM } from '../policy/principal.ts';
import type { Command } from './core/command.ts';
import { isRefusal, next } from './core/next.ts';
import type { Outbox } from './effects/outbox.ts';
import type { Engine } from './engine.ts';
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

const BATCH = 200;
const WATCH_MS = 60_000;

export function openTicker(
  parts: TickerParts,
  options: { readonly everyMs: number | null; readonly onError: (error: unknown) => void },
): Ticker {
  const { acts, clock, registry, cases, clocks, deadlines, engine, outbox } = parts;
  let closed = false;
  let working: Promise<number> = Promise.resolve(0);
  let timer: NodeJS.Timeout | null = null;
  const watches: Watch[] = [];
  let watchedAt = Number.NEGATIVE_INFINITY;

  async function carryOut(id: string, command: Command): Promise<boolean> {
    return acts.run({ action: 'case.act', principal: SYSTEM, target: { kind: 'Case', id } }, async (act) => {
      const stored = await cases.lock(act.trx, id);
      if (!stored) return false;
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
        act.note({ nothing: step.refused.code });
        return false;
      }
      await engine.write(act, procedure, stored, step);
      return true;
    });
  }

  async function all(least: number): Promise<number> {
    let touched = 0;
    if (performance.now() - watchedAt >= least) {
      watchedAt = performance.now();
      // one that fails keeps neither the others nor the clocks from their work
      for (const watch of watches)
        if (!closed)
          touched += await watch().catch((error: unknown) => {
            options.onError(error);
            return 0;
          });
      if (touched > 0) outbox.wake();
    }
    for (let more = true; more && !closed; ) {
      const now = clock();
      const alarms = await clocks.due(now, BATCH);
      const ended = await clocks.ended(now, BATCH);
      let done = 0;
      for (const { case: id, clock: name, kind } of alarms) {
        if (closed) return touched;
        if (await carryOut(id, { do: kind, clock: name })) done++;
      }
      for (const id of ended) {
        if (closed) return touched;
        if (await carryOut(id, { do: 'undelegate' })) done++;
      }
      touched += done;
      if (done > 0) outbox.wake();
      // what is refused again and again must not keep it turning
      more = done > 0 && (alarms.length >= BATCH || ended.length >= BATCH);
    }
    return touched;
  }

  /** `least`: milliseconds after which the watches are looked at again. */
  const look = (least: number): Promise<number> => {
    // one after another within a server; between servers the lock of the case decides
    working = working.catch(() => 0).then(() => all(least));
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
