/** Puts procedures together: one object that the server opens, other capabilities register with, and routes ask. */

import type { Transaction } from 'kysely';
import type { Acts } from '../acts/acts.ts';
import type { FileStore } from '../attachments/index.ts';
import type { Db } from '../db/database.ts';
import type { Tables } from '../db/tables.ts';
import type { Sealing } from '../identity/sealing.ts';
import { type CredentialNews, credentialNews } from '../notices/credential-news.ts';
import { emailEffect, type MailOptions } from '../notices/email.ts';
import { type NoticeService, noticeService } from '../notices/service.ts';
import { tell } from '../notices/tell.ts';
import { tellEffect } from '../notices/tell-effect.ts';
import { type WebhookOptions, webhookEffect } from '../notices/webhook.ts';
import { sealPlainSecrets } from '../notices/webhook-secrets.ts';
import { type SystemCases, systemCases } from './by-itself.ts';
import { caseActs } from './case-acts.ts';
import { type CaseFiles, caseFiles } from './case-files.ts';
import type { CaseActs } from './contract.ts';
import { countedBy, type Deadlines, deadlineService } from './deadlines.ts';
import type { Directory } from './directory.ts';
import { type Outbox, openOutbox } from './effects/outbox.ts';
import { openEngine } from './engine.ts';
import type { QueryParts } from './queries/case-list.ts';
import { reckoning } from './reckon.ts';
import type { Registry } from './registry.ts';
import { caseStore } from './store/case-store.ts';
import { clockStore } from './store/clock-store.ts';
import { deadlineStore } from './store/deadline-store.ts';
import { dutyStore } from './store/duty-store.ts';
import { tallyStore } from './store/tally-store.ts';
import { openTicker, type Ticker } from './ticker.ts';
import { keepDeadlines, keepVersions } from './versions.ts';

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
  /** Does work that nobody asked for at the day of the simulated province while it is played; at the machine's time where left out. */
  readonly asPlayed?: <T>(work: () => T) => T;
  /** How often clocks are looked at; null: only when `tick` is called. */
  readonly tickMs?: number | null;
  readonly retrySeconds?: number;
  readonly pollMs?: number;
  /** Closes the secrets of webhooks. */
  readonly sealing: Sealing;
  /** Where files of cases are kept. */
  readonly files: FileStore;
  readonly notices?: {
    /** Null: no mails are sent. */
    readonly mail?: MailOptions | null;
    /** `host:port` of webhooks that may be private or plain. */
    readonly allowed?: readonly string[];
    readonly lookup?: WebhookOptions['lookup'];
  };
}

export interface Procedures {
  readonly registry: Registry;
  readonly cases: CaseActs;
  /** Cases that the platform opens and moves by itself. */
  readonly bySystem: SystemCases;
  /** State of a case, also as a transaction of another capability sees it; null where there is none. */
  stateOf(id: string, trx?: Transaction<Tables>): Promise<string | null>;
  readonly files: CaseFiles;
  readonly deadlines: Deadlines;
  readonly notices: NoticeService;
  /** Tells owners of accounts that a way of signing in changed. */
  readonly credentialNews: CredentialNews;
  readonly acts: Acts;
  /** What queries stand on. */
  readonly parts: QueryParts;
  readonly outbox: Outbox;
  readonly ticker: Ticker;
  close(): Promise<void>;
}

const TICK_MS = 15_000;

/** @throws Error where a procedure calls an effect that nobody defined; StartError where running cases lost their version. */
export async function openProcedures(options: ProceduresOptions): Promise<Procedures> {
  const { db, acts, directory, registry, clock, onError, asPlayed = (work) => work() } = options;
  const { mail = null, allowed = [], lookup } = options.notices ?? {};
  registry.addEffects(
    tellEffect({ directory, registry, mails: mail !== null, order: (act, orders) => outbox.order(act, orders) }),
    webhookEffect({ db, sealing: options.sealing, acts, directory }, { allowed, clock, ...(lookup ? { lookup } : {}) }),
    ...(mail ? [emailEffect({ db, directory, mail })] : []),
  );
  registry.check();
  await sealPlainSecrets(db, options.sealing);
  await keepVersions(db, registry, clock());
  await keepDeadlines(db, registry);
  const outbox: Outbox = await openOutbox({
    queueUrl: options.queueUrl,
    db,
    acts,
    registry,
    clock,
    onError,
    asPlayed,
    ...(options.retrySeconds === undefined ? {} : { retrySeconds: options.retrySeconds }),
    ...(options.pollMs === undefined ? {} : { pollMs: options.pollMs }),
  });
  const cases = caseStore(db);
  const clocks = clockStore(db);
  const deadlines = deadlineStore(db);
  const duties = dutyStore();
  const engine = openEngine({
    cases,
    duties,
    clocks,
    outbox,
    registry,
    tell: (act, news) => tell(act, news, outbox),
  });
  const ticker = openTicker(
    {
      acts,
      clock,
      registry,
      cases,
      clocks,
      deadlines,
      engine,
      outbox,
      reckon: reckoning({ db, acts, clock, registry, cases, clocks, duties }),
    },
    { everyMs: options.tickMs === undefined ? TICK_MS : options.tickMs, onError, asPlayed },
  );
  const tally = tallyStore(db);
  ticker.also(() => tally.gather().then(() => 0));
  const doing = caseActs({ acts, registry, directory, cases, deadlines, engine });
  return {
    registry,
    acts,
    parts: { db, registry, directory, clock },
    cases: doing,
    bySystem: systemCases({ registry, directory, cases, deadlines, engine }),
    stateOf: async (id, trx) => (await cases.find(id, trx))?.case.state ?? null,
    files: caseFiles({ db, acts, cases, caseActs: doing, files: options.files, clock }),
    deadlines: deadlineService({ store: deadlines, acts, clock, counted: countedBy(registry) }),
    notices: noticeService({ db, acts, directory, clock, allowed, sealing: options.sealing }),
    credentialNews: credentialNews(mail ? outbox.order : null),
    outbox,
    ticker,
    async close() {
      await ticker.close();
      await outbox.close();
    },
  };
}
