/** The whole application on a real PostgreSQL, asked by `inject`; only the store and the queue of runs are stand-ins. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StoreReader } from '@kuaishu/refinery';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { openActs } from '../acts/acts.ts';
import { buildApp } from '../app.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { type EventHub, openHub } from '../events/hub.ts';
import { eventStore } from '../events/store.ts';
import { type Identity, openIdentity } from '../identity/identity.ts';
import { sealing } from '../identity/sealing.ts';
import { type Ledger, openLedger } from '../ledger/ledger.ts';
import { openPlatform, type Platform } from '../platform.ts';
import { openAuthority, readPolicies } from '../policy/authority.ts';
import type { Principal } from '../policy/principal.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import { interruptionStore } from '../runs/interruptions.ts';
import type { RunJob, RunJobs } from '../runs/jobs.ts';
import { memoryStore } from './memory-store.ts';
import { testProject } from './project.ts';

export interface TestApp<S extends StoreReader = ReturnType<typeof memoryStore>> {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly hub: EventHub;
  readonly ledger: Ledger;
  readonly platform: Platform;
  readonly identity: Identity;
  readonly jobs: RunJob[];
  readonly store: S;
  /** As the operator of the bureau, unless somebody else is named. */
  ask(
    request: InjectOptions & { readonly as?: Principal },
  ): Promise<{ status: number; body: never; text: string; headers: Record<string, unknown> }>;
  close(): Promise<void>;
}

/** Holds what the refinery's pages ask for. */
export const OPERATOR: Principal = {
  kind: 'user',
  id: 'user_01J8ZQ4Y3V7M5N2K9R6T0W1XBC',
  name: 'operator',
  organisation: 'org_root',
  path: ['org_root'],
  territory: 'org_root',
  locality: 'org_root',
  purview: 'org_root',
  level: 'province',
  roles: ['operator'],
  session: null,
  post: null,
  behalf: null,
};

export const NOW = new Date('2026-11-24T01:30:00.000Z');

interface TestOptions {
  readonly databases?: readonly string[];
  readonly clock?: () => Date;
  readonly project?: ProjectReader;
}

export async function startTestApp(store?: ReturnType<typeof memoryStore>, options?: TestOptions): Promise<TestApp>;
export async function startTestApp<S extends StoreReader>(store: S, options?: TestOptions): Promise<TestApp<S>>;
export async function startTestApp(
  store: StoreReader = memoryStore(),
  { databases = [], clock = () => NOW, project = testProject }: TestOptions = {},
): Promise<TestApp<StoreReader>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-app-'));
  const fail = (error: unknown): void => {
    throw error;
  };
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  const ledger = await openLedger({ dataDir, db: database.db, clock, onError: fail });
  const hub = await openHub(eventStore(database.db), clock, fail);
  const jobs: RunJob[] = [];
  const queue: RunJobs = {
    add: async (job) => `job-${jobs.push(job)}`,
    waiting: async () => jobs.map((job, i) => ({ id: `job-${i + 1}`, job, active: false })),
    cancel: async (run) => run === 'R9',
    fault: () => null,
  };
  const platform = await openPlatform({
    db: database.db,
    url: database.url,
    queueUrl: database.queueUrl,
    acts: openActs(database.acting, clock, ledger.flow.wake),
    store,
    project,
    clock,
    onError: fail,
    sketchKey: new Uint8Array(32),
    filesDir: join(dataDir, 'files'),
    sealing: sealing(new Uint8Array(32)),
    tickMs: null,
    databases: { allowed: databases },
  });
  const policies = readPolicies();
  const authority = openAuthority(policies);
  const identity = await openIdentity({
    db: database.db,
    acts: platform.acts,
    authority,
    policies,
    directory: platform.organisations,
    clock,
    onError: fail,
    sealingKey: new Uint8Array(32),
    credentialNews: platform.procedures.credentialNews,
    demo: false,
    officersNeedSecondFactor: true,
    publicUrl: null,
    oidc: null,
  });
  let asking = OPERATOR;
  const app = await buildApp({
    version: '0.0.0',
    store,
    project,
    db: database.db,
    pingDatabase: database.ping,
    hub,
    jobs: queue,
    ledger,
    platform,
    identity,
    interruptions: interruptionStore(database.db),
    pagesDir: null,
    clock,
    authority,
    authenticator: { principalOf: async () => asking },
  });
  return {
    app,
    database,
    hub,
    ledger,
    platform,
    identity,
    jobs,
    store,
    async ask({ as = OPERATOR, ...request }) {
      asking = as;
      const answer = await app.inject({ ...request, headers: { host: '127.0.0.1:8170', ...request.headers } });
      const isJson = /json/.test(String(answer.headers['content-type']));
      return {
        status: answer.statusCode,
        body: (isJson ? answer.json() : null) as never,
        text: answer.body,
        headers: answer.headers,
      };
    },
    async close() {
      await app.close();
      await platform.close();
      await ledger.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
