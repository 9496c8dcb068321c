import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RunError, type RunEvent, type RunManifest } from '@kuaishu/refinery';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Database, openDatabase } from '../db/database.ts';
import { aManifest } from '../test/manifest.ts';
import { type InterruptionStore, interruptionStore, withTrueEnd } from './interruptions.ts';
import type { Runner, StartedRun } from './perform.ts';
import { openQueue, type RunQueue } from './queue.ts';

let dataDir: string;
let database: Database;
let interruptions: InterruptionStore;
let queue: RunQueue;
let log: string[];
let events: RunEvent[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'kuaishu-queue-'));
  database = await openDatabase({ dataDir, databaseUrl: null, onError: () => {} });
  interruptions = interruptionStore(database.db);
  log = [];
  events = [];
});
afterEach(async () => {
  await queue.close();
  await database.close();
  await rm(dataDir, { recursive: true, force: true });
});

/** Runs whose end the test decides, by as-of date. */
function handRunner() {
  const open = new Map<string, { finish(manifest?: Partial<RunManifest>): void; fail(error: unknown): void }>();
  const began = new Map<string, PromiseWithResolvers<void>>();
  const beginning = (asOf: string) => {
    const known = began.get(asOf) ?? Promise.withResolvers<void>();
    began.set(asOf, known);
    return known;
  };
  const runner: Runner = {
    deliver: async (delivery) => void log.push(`deliver ${delivery}`),
    start({ asOf, release }, onEvent): StartedRun {
      const run = `R-${asOf}`;
      log.push(`${release ? `release "${release.reason}"` : 'start'} ${asOf}`);
      const { promise, resolve, reject } = Promise.withResolvers<RunManifest>();
      onEvent({ type: 'run', run, state: 'running' });
      open.set(asOf, { finish: (of) => resolve(aManifest({ run, asOf, ...of })), fail: reject });
      beginning(asOf).resolve();
      return {
        run: Promise.resolve(run),
        done: promise,
        cancel: () => reject(new RunError('CANCELLED', { zh: '已取消', en: 'cancelled' })),
      };
    },
  };
  return { runner, open, begun: (asOf: string) => beginning(asOf).promise };
}

const openWith = (runner: Runner) =>
  openQueue({
    url: database.queueUrl,
    project: 'test',
    runner,
    interruptions,
    onEvent: (event) => void events.push(event),
    onError: () => {},
  });

test('runs follow one another in the order asked for, each after its delivery', async () => {
  const { runner, open, begun } = handRunner();
  queue = await openWith(runner);
  const ids = [
    await queue.add({ kind: 'run', asOf: '2025-11-30' }),
    await queue.add({ kind: 'run', asOf: '2025-12-31', delivery: 1 }),
    await queue.add({ kind: 'release', run: 'R-x', asOf: '2026-01-31', reason: '已核实', by: 'local' }),
  ];
  await begun('2025-11-30');
  expect(log).toEqual(['start 2025-11-30']);
  expect((await queue.waiting()).map((job) => job.active)).toEqual([true, false, false]);
  open.get('2025-11-30')?.finish();
  await begun('2025-12-31');
  open.get('2025-12-31')?.finish({ state: 'held' });
  await begun('2026-01-31');
  open.get('2026-01-31')?.finish();
  const ends = await Promise.all(ids.map((id) => queue.ended(id)));
  expect(ends.map((end) => end?.manifest?.state)).toEqual(['published', 'held', 'published']);
  expect(log).toEqual(['start 2025-11-30', 'deliver 1', 'start 2025-12-31', 'release "已核实" 2026-01-31']);
});

test('a run that was under way when the server stopped is taken up by the next one; it is not called cancelled', async () => {
  const first = handRunner();
  queue = await openWith(first.runner);
  await queue.add({ kind: 'run', asOf: '2025-11-30' });
  await queue.add({ kind: 'run', asOf: '2025-12-31' });
  await first.begun('2025-11-30');
  await queue.close();
  expect((await interruptions.all()).size).toBe(0);

  const second = handRunner();
  queue = await openWith(second.runner);
  const [taken, next] = await queue.waiting();
  await second.begun('2025-11-30');
  second.open.get('2025-11-30')?.finish();
  expect((await queue.ended(taken?.id ?? ''))?.manifest?.run).toBe('R-2025-11-30');
  await second.begun('2025-12-31');
  second.open.get('2025-12-31')?.finish();
  await queue.ended(next?.id ?? '');
  expect(await queue.waiting()).toEqual([]);
});

test('a delivery that was being made when the server stopped is made again by the next one, before those that wait', async () => {
  const first = handRunner();
  const began = Promise.withResolvers<void>();
  queue = await openWith({
    ...first.runner,
    deliver: (_, stop) =>
      new Promise((_done, fail) => {
        stop.addEventListener('abort', () => fail(stop.reason));
        began.resolve();
      }),
  });
  await queue.add({ kind: 'run', asOf: '2025-12-31', delivery: 1 });
  const later = await queue.add({ kind: 'run', asOf: '2026-01-31', delivery: 2 });
  await began.promise;
  await queue.close();
  expect(log).toEqual([]);

  const second = handRunner();
  queue = await openWith(second.runner);
  await second.begun('2025-12-31');
  second.open.get('2025-12-31')?.finish();
  await second.begun('2026-01-31');
  second.open.get('2026-01-31')?.finish();
  await queue.ended(later);
  expect(log).toEqual(['deliver 1', 'start 2025-12-31', 'deliver 2', 'start 2026-01-31']);
});

test('a cancelled run says so, and the next one goes on', async () => {
  const { runner, open, begun } = handRunner();
  queue = await openWith(runner);
  const first = await queue.add({ kind: 'run', asOf: '2025-11-30' });
  await queue.add({ kind: 'run', asOf: '2025-12-31' });
  await begun('2025-11-30');
  await Promise.resolve();
  expect(await queue.cancel('R-other')).toBe(false);
  expect(await queue.cancel('R-2025-11-30')).toBe(true);
  expect((await queue.ended(first))?.manifest).toBeNull();
  expect(events.at(-1)).toEqual({ type: 'run', run: 'R-2025-11-30', state: 'cancelled' });
  expect((await interruptions.all()).get('R-2025-11-30')?.state).toBe('cancelled');
  await begun('2025-12-31');
  open.get('2025-12-31')?.finish();
});

test('a run that cannot begin says why until one does', async () => {
  const { runner, open, begun } = handRunner();
  const refused = new RunError('PROJECT_FAULTS', { zh: '目录有错', en: 'Faults in the catalogue' }, [
    { zh: 'a.yaml:3', en: 'a.yaml:3' },
  ]);
  const gone: StartedRun = { run: Promise.reject(refused), done: Promise.reject(refused), cancel: () => {} };
  gone.run.catch(() => {});
  gone.done.catch(() => {});
  let first = true;
  queue = await openWith({
    ...runner,
    start: (options, onEvent) => {
      if (!first) return runner.start(options, onEvent);
      first = false;
      return gone;
    },
  });
  await queue.ended(await queue.add({ kind: 'run', asOf: '2025-11-30' }));
  expect(queue.fault()).toMatchObject({ message: { zh: '目录有错' }, details: [{ zh: 'a.yaml:3' }] });
  const next = await queue.add({ kind: 'run', asOf: '2025-12-31' });
  await begun('2025-12-31');
  open.get('2025-12-31')?.finish();
  await queue.ended(next);
  expect(queue.fault()).toBeNull();
});

test('a crash of the run’s process ends that run with its reason; the next one goes on', async () => {
  const { runner, open, begun } = handRunner();
  queue = await openWith(runner);
  const first = await queue.add({ kind: 'run', asOf: '2025-11-30' });
  await queue.add({ kind: 'run', asOf: '2025-12-31' });
  await begun('2025-11-30');
  open.get('2025-11-30')?.fail(new RunError('CRASHED', { zh: '加工进程意外结束', en: 'The process ended' }));
  expect((await queue.ended(first))?.error).toMatchObject({ code: 'CRASHED' });
  const end = (await interruptions.all()).get('R-2025-11-30');
  const shown = withTrueEnd(aManifest({ run: 'R-2025-11-30', state: 'running' }), end);
  expect(shown.state).toBe('failed');
  expect(shown.error).toMatchObject({ code: 'CRASHED', message: { zh: '加工进程意外结束' } });
  await begun('2025-12-31');
  open.get('2025-12-31')?.finish();
});
