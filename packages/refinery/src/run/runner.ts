/**
 * Runs the eight steps over a project, in this process. What is finished stands in the run's manifest; the same command after a kill goes on
 * from there. Rows are balanced at every step.
 */
import { createHash } from 'node:crypto';
import { glob, mkdir, readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { CraftPlan } from '@kuaishu/catalog';
import { type Engine, openDuckDb } from '@kuaishu/engine';
import { checkStep } from '../check/check-step.ts';
import { cleanFile, cleanStep } from '../clean/clean-step.ts';
import { collectStep } from '../collect/collect-step.ts';
import { fuseStep } from '../fuse/fuse-step.ts';
import { linkStep } from '../link/link-step.ts';
import { maskStep } from '../mask/mask-step.ts';
import { profileStep } from '../profile/profile-step.ts';
import { publishStep } from '../publish/publish-step.ts';
import { readAnswers } from '../store/answers.ts';
import { removeTree, writeDurably } from '../store/files.ts';
import { lockStore } from '../store/lock.ts';
import { type StorePaths, storePaths } from '../store/paths.ts';
import { currentRelease, readReleaseIndex } from '../store/release-index.ts';
import { listRuns, nextRunName, writeManifest } from '../store/runs.ts';
import { asRunError } from './as-run-error.ts';
import { assertConservation } from './conservation.ts';
import type { CraftStep, RunContext, StepOutcome } from './context.ts';
import { type CraftFile, describeResource } from './describe-resource.ts';
import { loadPlan } from './load-plan.ts';
import type { RunEvent, RunManifest, StepName, StepRecord } from './manifest.ts';
import { RunError } from './run-error.ts';

export interface RunOptions {
  /** Project folder. */
  readonly project: string;
  /** Store folder. */
  readonly store: string;
  /** As-of date of the deliveries, YYYY-MM-DD; dates beyond it are in the future. Default: today. */
  readonly asOf?: string;
  /** Run again although nothing changed. */
  readonly force?: boolean;
  /** Go on without source files of the last run that are gone; otherwise their absence is an error. */
  readonly withdraw?: boolean;
  /**
   * Publish although a control limit is broken; the reason is kept in the manifest. `run`: the held run it is meant for; where that is no longer the
   * newest, or its deliveries have changed since, nothing is published.
   */
  readonly release?: { readonly reason: string; readonly by: string; readonly run?: string };
  readonly threads?: number;
  readonly memoryLimitMb?: number;
  readonly onEvent?: (event: RunEvent) => void;
}

const CRAFT: readonly CraftStep[] = [
  collectStep,
  profileStep,
  cleanStep,
  checkStep,
  linkStep,
  fuseStep,
  maskStep,
  publishStep,
];

/** `open`: the engine that the steps run on. */
export async function runProject(options: RunOptions, open: typeof openDuckDb = openDuckDb): Promise<RunManifest> {
  const paths = storePaths(options.store);
  const plan = await loadPlan(options.project);
  await mkdir(paths.root, { recursive: true });
  const unlock = await lockStore(paths);
  const engine = await open({
    threads: options.threads,
    memoryLimitMb: options.memoryLimitMb ?? 4096,
    spillFolder: `${paths.root}/spill-${process.pid}`,
  });
  try {
    return await new Run(options, paths, plan, engine).go();
  } finally {
    engine.close();
    await unlock();
  }
}

class Run {
  readonly #options: RunOptions;
  readonly #paths: StorePaths;
  readonly #plan: CraftPlan;
  readonly #engine: Engine;
  #manifest: RunManifest | null = null;
  #current: StepName = 'collect';

  constructor(options: RunOptions, paths: StorePaths, plan: CraftPlan, engine: Engine) {
    this.#options = options;
    this.#paths = paths;
    this.#plan = plan;
    this.#engine = engine;
  }

  async go(): Promise<RunManifest> {
    const existing = await listRuns(this.#paths);
    const asOf = this.#options.asOf ?? new Date().toISOString().slice(0, 10);
    const meant = this.#options.release?.run;
    if (meant !== undefined && (existing[0]?.run !== meant || existing[0].state !== 'held')) throw superseded(meant);
    const context = await this.#begin(existing, asOf);
    try {
      const collected = await this.#step(context, collectStep, null);
      const resources = collected.resources ?? [];
      const ready = { ...context, resources };
      const inputs = await this.#inputs(ready);
      if (meant !== undefined && existing[0]?.inputs !== inputs) {
        // the held run stands as it was: what would be published now is not what the reason was given for
        this.#manifest = null;
        if (existing[0]) await writeManifest(this.#paths, existing[0]);
        throw superseded(meant);
      }
      const published = existing.find((m) => m.state === 'published' || m.state === 'held');
      if (
        !this.#options.force &&
        !this.#options.release &&
        published &&
        published.inputs === inputs &&
        published.run !== context.run
      ) {
        await this.#forget(context.run);
        return published;
      }
      return await this.#refine(await this.#resumable(ready, inputs), inputs);
    } catch (error) {
      throw await this.#fail(error);
    }
  }

  /** A run that was killed is taken up again; otherwise a new one begins. */
  async #begin(existing: readonly RunManifest[], asOf: string): Promise<RunContext> {
    const open = existing[0];
    const reopen =
      open &&
      open.asOf === asOf &&
      (open.state === 'running' || open.state === 'failed' || (this.#options.release && open.state === 'held'))
        ? open
        : null;
    const run = reopen?.run ?? nextRunName(existing, new Date());
    const index = await readReleaseIndex(this.#paths);
    this.#manifest = reopen
      ? { ...reopen, state: 'running', error: undefined }
      : {
          run,
          project: this.#plan.project,
          state: 'running',
          engine: { name: this.#engine.name, version: this.#engine.version },
          startedAt: new Date().toISOString(),
          asOf,
          inputs: '',
          resources: [],
          steps: [],
          checks: [],
          quality: [],
          blocks: [],
        };
    const folder = this.#paths.run(run);
    await mkdir(folder, { recursive: true });
    await sweep(this.#paths);
    await writeManifest(this.#paths, this.#manifest);
    const emit = (event: RunEvent) => this.#options.onEvent?.(event);
    emit({ type: 'run', run, state: 'running' });
    return {
      engine: this.#engine,
      paths: this.#paths,
      projectDir: this.#options.project,
      plan: this.#plan,
      run,
      folder,
      asOf,
      withdraw: this.#options.withdraw ?? false,
      resources: [],
      prior: Object.fromEntries(
        this.#plan.subjects.map((s) => [
          s.block,
          currentRelease({ releases: index.releases.filter((r) => r.run !== run) }, s.block),
        ]),
      ),
      history: existing.filter((m) => (m.state === 'published' || m.state === 'held') && m.run !== run).reverse(),
      manifest: this.#manifest,
      emit,
      progress: (step, done, of, label) => emit({ type: 'progress', run, step, done, of, label }),
    };
  }

  /** Digest of what was given: plan, deliveries, answers, engine, as-of date. The prior maps follow from the runs before. */
  async #inputs(context: RunContext): Promise<string> {
    const facts = {
      plan: this.#plan,
      deliveries: context.resources.map((r) => [
        r.resource,
        ...r.deliveries.map((d) => [d.sm3, d.rows, d.replacedRows, d.replacedLines]),
      ]),
      answers: await readAnswers(this.#paths),
      engine: [this.#engine.name, this.#engine.version],
      asOf: context.asOf,
      craft: CRAFT.map((s) => [s.name, s.version]),
      // a program that cleans otherwise looks for other files: a run begun by its forerunner starts over
      cleaned: context.resources.flatMap((r) => r.deliveries.map((d) => basename(cleanFile(context, r, d)))),
    };
    return digestOf(facts);
  }

  /** Steps done with the same inputs stay; with other inputs the run starts over. */
  async #resumable(context: RunContext, inputs: string): Promise<RunContext> {
    const manifest = this.#manifest;
    if (!manifest) throw new Error('no manifest');
    const collect = manifest.steps.filter((s) => s.name === 'collect');
    const same = manifest.inputs === inputs;
    this.#manifest = {
      ...manifest,
      inputs,
      plan: digestOf(this.#plan),
      resources: context.resources.map(({ entry: _e, items: _i, rules: _r, index: _x, ...record }) => ({
        ...record,
        deliveries: record.deliveries.map(
          ({ columns: _c, rejectsPath: _p, replacedRows: _a, replacedLines: _b, ...d }) => d,
        ),
      })),
      steps: same ? manifest.steps : collect,
      ...(same ? {} : { checks: [], quality: [], blocks: [] }),
    };
    const craft: CraftFile = {
      plan: this.#plan,
      resources: context.resources.map((r) => describeResource(context, r)),
    };
    await writeDurably(join(context.folder, 'craft.json'), JSON.stringify(craft));
    await writeManifest(this.#paths, this.#manifest);
    return { ...context, manifest: this.#manifest };
  }

  async #refine(context: RunContext, inputs: string): Promise<RunManifest> {
    let key = inputs;
    for (const step of CRAFT.slice(1)) {
      key = digestOf([key, step.name, step.version]);
      const done = this.#manifest?.steps.find((s) => s.name === step.name && s.key === key);
      if (done) {
        context.emit({
          type: 'step',
          run: context.run,
          step: step.name,
          state: 'skipped',
          in: done.in,
          out: done.out,
          quarantined: done.quarantined,
          seconds: done.seconds,
        });
        continue;
      }
      if (step.name === 'publish' && this.#held() && !this.#options.release) return this.#finish(context, 'held');
      await this.#step(context, step, key);
    }
    return this.#finish(context, 'published');
  }

  #held(): boolean {
    return this.#manifest?.checks.some((c) => c.limit?.broken) ?? false;
  }

  async #step(context: RunContext, step: CraftStep, key: string | null): Promise<StepOutcome> {
    context.emit({ type: 'step', run: context.run, step: step.name, state: 'started' });
    const startedAt = new Date().toISOString();
    const from = performance.now();
    const spent = process.cpuUsage();
    this.#current = step.name;
    const outcome = await step.run(context);
    assertConservation(step.name, outcome);
    const seconds = Math.round(performance.now() - from) / 1000;
    const { user, system } = process.cpuUsage(spent);
    const { flows, outputs } = outcome;
    const record: StepRecord = {
      name: step.name,
      startedAt,
      seconds,
      cpuSeconds: Math.round((user + system) / 1000) / 1000,
      in: outcome.in,
      out: outcome.out,
      quarantined: outcome.quarantined,
      changed: outcome.changed,
      flows,
      key: key ?? '',
      outputs,
    };
    const manifest = this.#manifest;
    if (!manifest) throw new Error('no manifest');
    this.#manifest = {
      ...manifest,
      steps: [...manifest.steps.filter((s) => s.name !== step.name), record],
      ...(outcome.checks ? { checks: outcome.checks } : {}),
      ...(outcome.quality ? { quality: outcome.quality } : {}),
      ...(outcome.blocks ? { blocks: outcome.blocks } : {}),
    };
    await writeManifest(this.#paths, this.#manifest);
    context.emit({
      type: 'step',
      run: context.run,
      step: step.name,
      state: 'finished',
      in: outcome.in,
      out: outcome.out,
      quarantined: outcome.quarantined,
      seconds,
    });
    return outcome;
  }

  async #finish(context: RunContext, state: 'published' | 'held'): Promise<RunManifest> {
    const manifest = this.#manifest;
    if (!manifest) throw new Error('no manifest');
    const { release } = this.#options;
    this.#manifest = {
      ...manifest,
      state,
      finishedAt: new Date().toISOString(),
      peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
      ...(release ? { released: { reason: release.reason, by: release.by, at: new Date().toISOString() } } : {}),
    };
    await writeManifest(this.#paths, this.#manifest);
    context.emit({ type: 'run', run: context.run, state });
    return this.#manifest;
  }

  async #forget(run: string): Promise<void> {
    await removeTree(this.#paths.run(run));
  }

  /** Keeps what is finished, records why it stopped, and gives the caller an error in words. */
  async #fail(cause: unknown): Promise<Error> {
    const error = asRunError(cause);
    if (this.#manifest) {
      this.#manifest = {
        ...this.#manifest,
        state: error.code === 'CANCELLED' ? 'cancelled' : 'failed',
        finishedAt: new Date().toISOString(),
        error: { step: this.#current, code: error.code, message: error.text },
      };
      await writeManifest(this.#paths, this.#manifest);
      this.#options.onEvent?.({ type: 'run', run: this.#manifest.run, state: this.#manifest.state });
    }
    return error;
  }
}

function superseded(run: string): RunError {
  return new RunError('SUPERSEDED', {
    zh: `批次 ${run} 之后已有新的批次或新的交付，不再放行。请加工最新的交付。`,
    en: `Run ${run} was followed by another, or its deliveries have changed: it is not released. Refine the latest deliveries instead.`,
  });
}

/** What a killed process left half written: never visible, and of no use. */
async function sweep(paths: StorePaths): Promise<void> {
  const keep = `spill-${process.pid}`;
  for (const name of await readdir(paths.root))
    if (name.startsWith('spill-') && name !== keep) await removeTree(join(paths.root, name));
  for await (const left of glob('*/.tmp-*', { cwd: paths.releases })) await removeTree(join(paths.releases, left));
}

function digestOf(value: unknown): string {
  return createHash('sm3').update(JSON.stringify(value)).digest('hex');
}
