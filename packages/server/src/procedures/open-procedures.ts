/** Puts procedures together: one object that the server opens, other capabilities register with, and routes ask. */
import type { Act, Acts } from '../acts/acts.ts';
import type { Db } from '../db/database.ts';
import { caseActs } from './case-acts.ts';
import type { CaseActs } from './contract.ts';
import type { Directory } from './directory.ts';
import { type Outbox, openOutbox } from './effects/outbox.ts';
import { type News, openEngine } from './engine.ts';
import type { Registry } from './registry.ts';
import { caseStore } from './store/case-store.ts';
import { clockStore } from './store/clock-store.ts';
import { deadlineStore } from './store/deadline-store.ts';
import { dutyStore } from './store/duty-store.ts';
import { openTicker, type Ticker } from './ticker.ts';
import { keepVersions } from './versions.ts';

export interface ProceduresOptions {
  readonly db: Db;
  /** For pg-boss: `Database.queueUrl`. */
  readonly queueUrl: string;
  readonly acts: Acts;
  readonly directory: Directory;
  /** With every procedure, effect and subject in it. */
  readonly registry: Registry;
  readonly clock: () => Date;
  readonly onError: (error: unknown) => void;
  /** How often clocks are looked at; null: only when `tick` is called. */
  readonly tickMs?: number | null;
  readonly retrySeconds?: number;
  readonly pollMs?: number;
  readonly tell?: (act: Act, news: News, outbox: Outbox) => Promise<void>;
}

export interface Procedures {
  readonly registry: Registry;
  readonly cases: CaseActs;
  readonly outbox: Outbox;
  readonly ticker: Ticker;
  close(): Promise<void>;
}

const TICK_MS = 15_000;

/** @throws Error where a procedure calls an effect that nobody defined; StartError where running cases lost their version. */
export async function openProcedures(options: ProceduresOptions): Promise<Procedures> {
  const { db, acts, directory, registry, clock, onError, tell } = options;
  registry.check();
  await keepVersions(db, registry, clock());
  const outbox = await openOutbox({
    url: options.queueUrl,
    db,
    acts,
    registry,
    clock,
    onError,
    ...(options.retrySeconds === undefined ? {} : { retrySeconds: options.retrySeconds }),
    ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }),
  });
  const cases = caseStore(db);
  const clocks = clockStore(db);
  const deadlines = deadlineStore(db);
  const engine = openEngine({
    cases,
    duties: dutyStore(),
    clocks,
    outbox,
    registry,
    ...(tell ? { tell: (act: Act, news: News) => tell(act, news, outbox) } : {}),
  });
  const ticker = openTicker(
    { db, acts, clock, registry, cases, clocks, deadlines, engine, outbox },
    { everyMs: options.tickMs === undefined ? TICK_MS : options.tickMs, onError },
  );
  return {
    registry,
    cases: caseActs({ acts, registry, directory, cases, deadlines, engine, outbox }),
    outbox,
    ticker,
    async close() {
      await ticker.close();
      await outbox.close();
    },
  };
}
