/** The whole application on a real PostgreSQL, asked by `inject`; only the store and the queue of runs are stand-ins. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, InjectOptions } from 'fastify';
import { buildApp } from '../app.ts';
import { type Database, openDatabase } from '../db/database.ts';
import { type EventHub, openHub } from '../events/hub.ts';
import { eventStore } from '../events/store.ts';
import { interruptionStore } from '../runs/interruptions.ts';
import type { RunJob, RunJobs } from '../runs/jobs.ts';
import { testProject } from './project.ts';
import { memoryStore } from './store.ts';

export interface TestApp {
  readonly app: FastifyInstance;
  readonly database: Database;
  readonly hub: EventHub;
  readonly jobs: RunJob[];
  readonly store: ReturnType<typeof memoryStore>;
  ask(request: InjectOptions): Promise<{ status: number; body: never; text: string; headers: Record<string, unknown> }>;
  close(): Promise<void>;
}

export const NOW = new Date('2026-11-24T01:30:00.000Z');

export async function startTestApp(store = memoryStore()): Promise<TestApp> {
  const dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-app-'));
  const fail = (error: unknown): void => {
    throw error;
  };
  const database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  const hub = await openHub(eventStore(database.db), () => NOW, fail);
  const jobs: RunJob[] = [];
  const queue: RunJobs = {
    add: async (job) => `job-${jobs.push(job)}`,
    waiting: async () => jobs.map((job, i) => ({ id: `job-${i + 1}`, job, active: false })),
    cancel: async (run) => run === 'R9',
    fault: () => null,
  };
  const app = await buildApp({
    version: '0.0.0',
    store,
    project: testProject,
    db: database.db,
    pingDatabase: database.ping,
    hub,
    jobs: queue,
    interruptions: interruptionStore(database.db),
    pagesDir: null,
    clock: () => NOW,
  });
  return {
    app,
    database,
    hub,
    jobs,
    store,
    async ask(request) {
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
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
