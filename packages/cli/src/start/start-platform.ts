/** What `kuaishu start` does. Loaded only then: the server is of no use to the other commands. */
import { resolve } from 'node:path';
import { type Config, readConfig, StartError, startServer } from '@kuaishu/server';
import { makeDemo } from './demo-process.ts';
import { type DemoWishes, demoDir, ensureDemo } from './demo-project.ts';
import { liveLine } from './live-line.ts';
import { liveProvince } from './province/live-province.ts';
import { followJobs, queueDeliveries, queueFirstRun } from './simulated-year.ts';
import { banner, line, tellRun } from './terminal.ts';
import { BUNDLE_DIR, ensureBundle } from './web-bundle.ts';
import { YEAR_MONTHS } from './year.ts';

export interface StartFlags {
  readonly people: string;
  readonly months: string;
  readonly year: boolean;
  /** Whether the simulated province's bodies do their duties. */
  readonly province: boolean;
  readonly port?: string;
  readonly data?: string;
  readonly project?: string;
}

export async function startPlatform(flags: StartFlags): Promise<void> {
  const people = wholeNumber('--people', flags.people, 1, 38_600_000);
  const months = flags.year ? wholeNumber('--months', flags.months, 0, YEAR_MONTHS) : 0;
  const config = readConfig(
    {
      ...process.env,
      ...(flags.port === undefined ? {} : { PORT: flags.port }),
      ...(flags.data === undefined ? {} : { KUAISHU_DATA_DIR: flags.data }),
      ...(flags.project === undefined ? {} : { KUAISHU_PROJECT: resolve(flags.project) }),
    },
    process.cwd(),
  );
  const live = liveLine(process.stdout);
  const stop = stopSignal(live.clear);
  const isDemo = config.projectDir === null;
  const projectDir = config.projectDir ?? demoDir(config.dataDir);
  try {
    const server = await startServer({
      config,
      projectDir,
      pagesDir: BUNDLE_DIR,
      onEvent: live.event,
      prepare: () => prepare(config, { people, province: flags.province }, stop.signal),
      ...(isDemo
        ? {
            // Ended by the queue, which then leaves its job for the next start; ended by anything else the delivery would be lost.
            deliver: async (month: number, ending: AbortSignal) =>
              void (await makeDemo({ kind: 'deliver', dir: projectDir, month }, ending)),
          }
        : {}),
    });
    banner(server, projectDir);
    const queued = isDemo ? queueDeliveries(server, months) : queueFirstRun(server);
    const following = queued.then((ids) =>
      followJobs(server, ids, (end) => {
        live.clear();
        tellRun(end);
      }),
    );
    const ending = new AbortController();
    const signal = AbortSignal.any([stop.signal, ending.signal]);
    // The first block comes first: both want the whole machine.
    const living =
      isDemo && flags.province && config.access.demo
        ? queued
            .then(([first]) => (first === undefined ? null : server.queue.ended(first)))
            .then(() => liveProvince({ url: server.url, dataDir: config.dataDir, signal, live }))
        : Promise.resolve();
    try {
      const end = await Promise.race([
        stop.asked,
        server.failed,
        following.then(() => Promise.race([stop.asked, server.failed])),
      ]);
      if (end instanceof Error)
        throw new StartError(
          {
            zh: `内置数据库意外结束，服务已停：${end.message}`,
            en: `The embedded database ended; the server has stopped: ${end.message}`,
          },
          1,
          end,
        );
    } finally {
      ending.abort();
      const late = setTimeout(tooLate, LONGEST_STOP_MS);
      await Promise.allSettled([living]);
      await server.close();
      clearTimeout(late);
    }
  } catch (error) {
    if (stop.signal.aborted && !(error instanceof StartError)) return;
    if (error instanceof StartError) {
      process.stderr.write(`${error.text.zh}\n${error.text.en}\n`);
      process.exitCode = error.exitCode;
      return;
    }
    throw error;
  } finally {
    stop.end();
  }
}

/** Within what service managers wait; every step of the stop has its own, shorter time. */
const LONGEST_STOP_MS = 40_000;

function tooLate(): never {
  process.stderr.write(
    '停止超时，强行结束；下次启动会接着办。\nStopping took too long and was cut off; the next start goes on.\n',
  );
  process.exit(1);
}

/** What the pages need before anything can be seen: the bundle and the demo project, made side by side. */
async function prepare(config: Config, wishes: DemoWishes, signal: AbortSignal): Promise<void> {
  const timed = async <T>(work: Promise<T>, tell: (result: T, seconds: number) => void): Promise<void> => {
    const from = performance.now();
    const result = await work;
    tell(result, (performance.now() - from) / 1000);
  };
  const pages = timed(ensureBundle(signal), (built, seconds) => {
    if (built) line('done', { zh: '页面已构建', en: 'Pages built' }, seconds);
  });
  const demo =
    config.projectDir === null
      ? timed(ensureDemo(config.dataDir, wishes, signal), (made, seconds) => {
          if (!made) return;
          const rows = Object.values(made.rows).reduce((sum, n) => sum + n, 0);
          const strips = Object.keys(made.rows).length;
          const text = {
            zh: `模拟贵州：${made.people.toLocaleString('en-US')} 人，${strips} 个条，${rows.toLocaleString('en-US')} 行`,
            en: `Simulated Guizhou: ${strips} strips`,
          };
          line('done', text, seconds);
        })
      : Promise.resolve();
  const faults = (await Promise.allSettled([pages, demo])).flatMap((result) =>
    result.status === 'rejected' ? [result.reason] : [],
  );
  if (faults.length > 0) throw faults[0];
}

/** Ctrl-C and a service manager's stop end everything in order; a second Ctrl-C ends at once. */
function stopSignal(clear: () => void): { readonly signal: AbortSignal; readonly asked: Promise<null>; end(): void } {
  const controller = new AbortController();
  const { promise, resolve: ask } = Promise.withResolvers<null>();
  let last = 0;
  const onSignal = (): void => {
    const now = Date.now();
    // The launcher hands a terminal's Ctrl-C on a second time in the same moment.
    if (controller.signal.aborted && now - last > 500) process.exit(130);
    last = now;
    if (controller.signal.aborted) return;
    clear();
    process.stdout.write('\n  正在停止…  Stopping…\n');
    controller.abort();
    ask(null);
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const name of signals) process.on(name, onSignal);
  return {
    signal: controller.signal,
    asked: promise,
    end: () => {
      for (const name of signals) process.off(name, onSignal);
    },
  };
}

function wholeNumber(name: string, text: string, least: number, most: number): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= least && value <= most) return value;
  throw new StartError({
    zh: `${name} 应为 ${least} 到 ${most} 的整数，得到“${text}”。`,
    en: `${name} must be a whole number from ${least} to ${most}, got "${text}".`,
  });
}
