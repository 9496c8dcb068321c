/** Puts the server together and listens. Everything it starts it also stops, in the opposite order. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { openStore, type RunEvent, type RunManifest, startRun } from '@kuaishu/refinery';
import { openActs } from './acts/acts.ts';
import { buildApp } from './app.ts';
import { sketchKey } from './catalogue/sketches/key.ts';
import { openPlay, type Play } from './clock/play.ts';
import { serverClock } from './clock/server-clock.ts';
import type { Config } from './config.ts';
import { lockData } from './data-lock.ts';
import { openDatabase } from './db/database.ts';
import type { Separation } from './db/roles.ts';
import { StartError } from './errors.ts';
import { openHub } from './events/hub.ts';
import { eventStore } from './events/store.ts';
import { openIdentity } from './identity/identity.ts';
import { readSealingKey, sealing } from './identity/sealing.ts';
import { openLedger } from './ledger/ledger.ts';
import { openLog } from './log.ts';
import { openPlatform } from './platform.ts';
import { openAuthority, readPolicies } from './policy/authority.ts';
import { openProject } from './project/project-reader.ts';
import { interruptionStore } from './runs/interruptions.ts';
import { openQueue, type RunQueue } from './runs/queue.ts';
import { runReader } from './runs/reader.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly projectDir: string;
  /** Folder of the built pages; null serves the API alone. */
  readonly pagesDir: string | null;
  /** Makes what must be there before the project can be opened; runs while the database starts. */
  readonly prepare?: () => Promise<void>;
  /** Makes a simulated delivery, unless the server stops before; absent where nothing is simulated. */
  readonly deliver?: (delivery: number, stop: AbortSignal) => Promise<void>;
  readonly onEvent?: (event: RunEvent) => void;
}

export interface RunningServer {
  readonly url: string;
  /** One-time link that makes the first administrators, where there is no account yet. */
  readonly setupLink: string | null;
  /** How far the database itself keeps the application from changing what is append-only. */
  readonly separation: Separation;
  readonly queue: RunQueue;
  /** Newest first. */
  runs(): Promise<RunManifest[]>;
  /** Resolves with the reason when the server cannot go on: its database ended. */
  readonly failed: Promise<Error>;
  close(): Promise<void>;
}

const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

/** The demonstration's people took up their posts before the province's first day. */
const DEMO_PEOPLE_DAYS = 366;
const before = (days: number): Date => new Date(Date.now() - days * 86_400_000);

export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const { config, projectDir } = options;
  const undo: (() => Promise<void>)[] = [];
  const close = async (): Promise<void> => {
    for (let step = undo.pop(); step; step = undo.pop()) await step();
  };
  try {
    const lock = await lockData(config.dataDir);
    undo.push(lock.release);
    const log = openLog(config);
    undo.push(() => new Promise((resolve) => log.flush(() => resolve())));
    const onError = (error: unknown): void => log.error({ err: error }, 'background fault');

    await checkPort(config);
    // Both are waited for whatever becomes of the other, so that nothing is left running.
    const [opened, prepared] = await Promise.allSettled([
      openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl, onError }),
      options.prepare?.(),
    ]);
    if (opened.status === 'fulfilled') undo.push(opened.value.close);
    if (prepared.status === 'rejected') throw prepared.reason;
    if (opened.status === 'rejected') throw opened.reason;
    const database = opened.value;
    const ledger = await openLedger({
      dataDir: config.dataDir,
      db: database.db,
      clock: () => new Date(),
      onError,
      ...config.ledger,
    });
    undo.push(ledger.close);
    const { placed } = ledger.flow.recovered;
    log.info({ size: ledger.flow.log().size, placed }, 'ledger open');
    const project = openProject(projectDir);
    const { project: projectFile } = await project.current();
    const storeDir = join(projectDir, '.kuaishu');
    const store = openStore(storeDir);
    undo.push(async () => store.close());

    const hub = await openHub(eventStore(database.db), () => new Date(), onError);
    undo.push(() => hub.settled());
    const interruptions = interruptionStore(database.db);
    const reader = runReader(store, interruptions, hub);
    let afterRun = (): void => {};
    let rightsChanged = (_account: string): void => {};
    const queue = await openQueue({
      url: database.queueUrl,
      project: projectFile.project,
      interruptions,
      onError,
      onEvent: (event) => {
        hub.publish(event);
        options.onEvent?.(event);
        if (event.type === 'run' && event.state !== 'running') afterRun();
      },
      runner: {
        start: ({ asOf, release }, onEvent) =>
          startRun({ project: projectDir, store: storeDir, asOf, ...(release ? { release } : {}), onEvent }),
        deliver: async (delivery, stop) => {
          if (!options.deliver)
            throw new Error(`nothing here makes simulated deliveries, so delivery ${delivery} cannot be made`);
          await options.deliver(delivery, stop);
        },
      },
    });
    undo.push(queue.close);

    const sealingKey = await readSealingKey(config.dataDir);
    const clock = serverClock();
    let play: Play | null = null;
    const platform = await openPlatform({
      rightsChanged: (account) => rightsChanged(account),
      db: database.db,
      url: database.url,
      queueUrl: database.queueUrl,
      acts: openActs(database.acting, clock.now, ledger.flow.wake, clock.recorded),
      store,
      project,
      clock: clock.now,
      asPlayed: (work) => clock.within(play?.at() ?? null, work),
      onError,
      sketchKey: sketchKey(sealingKey),
      filesDir: join(config.dataDir, 'files'),
      sealing: sealing(sealingKey),
      notices: config.notices,
      databases: { allowed: config.databaseHosts },
    });
    undo.push(platform.close);
    // What a run brings about: its leaves, and the ends of duties that it delivered.
    afterRun = () => void platform.procedures.ticker.tick().catch(onError);
    play = await openPlay({
      demo: config.access.demo,
      db: database.db,
      acts: () => platform.acts,
      tick: platform.procedures.ticker.tick,
    });
    afterRun();
    const policies = readPolicies();
    const authority = openAuthority(policies);
    const { access } = config;
    const identity = await openIdentity({
      db: database.db,
      acts: platform.acts,
      authority,
      policies,
      directory: platform.organisations,
      clock: clock.now,
      onError,
      sealingKey,
      credentialNews: platform.procedures.credentialNews,
      demo: access.demo,
      officersNeedSecondFactor: access.officersNeedSecondFactor,
      publicUrl: access.publicUrl,
      oidc: access.oidc,
    });
    rightsChanged = identity.sessions.forget;
    undo.push(identity.sessions.close);
    if (access.demo) await clock.within(before(DEMO_PEOPLE_DAYS), () => identity.demo.ensure());
    const setup = await identity.setup.newLink();
    const app = await buildApp({
      version,
      clock: clock.now,
      play: { view: play, clock },
      store,
      project,
      db: database.db,
      pingDatabase: database.ping,
      hub,
      jobs: queue,
      ledger,
      platform,
      identity,
      access,
      interruptions,
      pagesDir: options.pagesDir,
      logger: log,
      authority,
      authenticator: identity.authenticator,
    });
    undo.push(async () => app.close());
    const url = await listen(app, config);
    await lock.announce(url);
    log.info({ url, project: projectFile.project, demo: access.demo, publicUrl: access.publicUrl }, 'listening');
    // In this case alone the database would let a fault of the program change what is append-only.
    if (database.separation === 'none')
      log.warn('the login of DATABASE_URL may not make roles: the application works as the owner of its tables');
    const setupLink = setup === null ? null : `${access.publicUrl ?? url}/setup#token=${setup}`;
    return {
      url,
      setupLink,
      separation: database.separation,
      queue,
      runs: () => reader.all(),
      failed: database.died,
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** Told early: a first start has minutes of work before it listens. */
async function checkPort({ host, port }: Config): Promise<void> {
  if (port === 0) return;
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(error.code === 'EADDRINUSE' ? portInUse(port, error) : error),
    );
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

async function listen(
  app: { listen(at: { host: string; port: number }): Promise<string> },
  config: Config,
): Promise<string> {
  try {
    return await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw portInUse(config.port, error);
    if (code === 'EACCES') {
      throw new StartError(
        {
          zh: `没有权限使用端口 ${config.port}。请用 --port 换一个 1024 以上的端口。`,
          en: `The port ${config.port} is not permitted. Choose one above 1024 with --port.`,
        },
        2,
        error,
      );
    }
    throw error;
  }
}

export function portInUse(port: number, cause?: unknown): StartError {
  return new StartError(
    {
      zh: `端口 ${port} 已被占用。请用 --port 换一个端口，或停掉占用它的程序。`,
      en: `The port ${port} is in use. Choose another with --port, or stop the program that has it.`,
    },
    2,
    cause,
  );
}
