/** Runs: what they did, and what a person may ask of them. */
import type {
  Accepted,
  CheckHistory,
  Profile,
  ProfileView,
  Queued,
  RunRelease,
  RunStart,
  RunSummary,
  RunView,
} from '@kuaishu/api';
import type { RunManifest, StoreReader } from '@kuaishu/refinery';
import type { Acts } from '../acts/acts.ts';
import { notFound, ServerError } from '../errors.ts';
import type { Caller } from '../http/caller.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';
import type { RunJobs } from './jobs.ts';
import type { RunReader } from './reader.ts';
import type { RunActs } from './run-acts.ts';
import type { ReleaseLog } from './store.ts';
import { quarantinedByResource } from './summary.ts';

export interface RunService {
  list(limit: number, offset: number): Promise<{ items: RunSummary[]; total: number }>;
  view(run: string): Promise<RunView>;
  /** Of the strips that the caller may read; of one that is asked for by name. */
  history(caller: Caller, resource: string | undefined): Promise<CheckHistory[]>;
  /** @throws Forbidden to whom the strip as a whole does not belong. */
  profile(caller: Caller, run: string, resource: string): Promise<ProfileView>;
  start(request: RunStart): Promise<Queued>;
  release(caller: Caller, run: string, request: RunRelease): Promise<Accepted>;
  cancel(run: string): Promise<Accepted>;
}

const A_RUN = { zh: '批次', en: 'run' };

export function runService(deps: {
  store: StoreReader;
  runs: RunReader;
  places: RowPlacesReader;
  jobs: RunJobs;
  releases: ReleaseLog;
  acts: Acts;
  runActs: RunActs;
  coverProfile: (resource: string, profile: unknown) => Promise<Profile>;
  /** YYYY-MM-DD. */
  today: () => string;
}): RunService {
  const { store, runs, jobs, releases } = deps;

  async function need(run: string): Promise<RunManifest> {
    const manifest = await runs.find(run);
    if (!manifest) throw notFound(A_RUN, run, 'run');
    return manifest;
  }

  return {
    async list(limit, offset) {
      const all = await runs.all();
      return {
        items: all.slice(offset, offset + limit).map((manifest) => runs.summary(manifest)),
        total: all.length,
      };
    },

    async view(run) {
      const [manifest, all, release] = await Promise.all([need(run), runs.all(), releases.find(run)]);
      const at = all.findIndex((other) => other.run === run);
      const rows = quarantinedByResource(manifest);
      const { resources, steps, checks, quality, blocks } = manifest;
      return {
        run,
        project: manifest.project,
        state: manifest.state,
        engine: manifest.engine,
        startedAt: manifest.startedAt,
        finishedAt: manifest.finishedAt ?? null,
        asOf: manifest.asOf,
        inputs: manifest.inputs,
        summary: runs.summary(manifest),
        resources: resources.map((resource) => ({ ...resource, deliveries: [...resource.deliveries] })),
        steps: steps.map((step) => ({ ...step, flows: [...step.flows] })),
        checks: [...checks],
        quality: [...quality],
        blocks: [...blocks],
        quarantinedBy: resources
          .map(({ resource, name, provider }) => ({ resource, name, provider, rows: rows.get(resource) ?? 0 }))
          .filter((entry) => entry.rows > 0)
          .sort((a, b) => b.rows - a.rows),
        peakMemoryBytes: manifest.peakMemoryBytes ?? null,
        release,
        previous: all[at + 1]?.run ?? null,
        next: at > 0 ? (all[at - 1]?.run ?? null) : null,
      };
    },

    async history(caller, resource) {
      const there = await deps.places.current();
      const facts = (of: string) => there.rowFacts(of, { resources: [of], territories: [] });
      if (resource === undefined) caller.scope('strip.read', 'Row');
      else caller.require('strip.read', facts(resource));
      const found = await store.checkHistory(resource);
      return found
        .filter((entry) => caller.may('strip.read', facts(entry.resource)))
        .map((entry) => ({ ...entry, points: [...entry.points] }));
    },

    async profile(caller, run, resource) {
      const there = await deps.places.current();
      caller.require('strip.read', there.rowFacts(resource, { resources: [resource], territories: [] }));
      await need(run);
      const profile = await store.profile(run, resource);
      if (profile === null)
        throw notFound({ zh: '这个资源的探查结果', en: 'profile of the resource' }, resource, 'resource');
      return { run, resource, profile: await deps.coverProfile(resource, profile) };
    },

    async start(request) {
      const waiting = await jobs.waiting();
      if (waiting.some(({ job, active }) => job.kind === 'run' && job.delivery === undefined && !active)) {
        throw new ServerError(
          'already_running',
          { zh: '下一批次已在排队。', en: 'The next run is already waiting.' },
          { mend: { zh: '等它完成，或先取消运行中的批次。', en: 'Wait for it, or cancel the one under way.' } },
        );
      }
      const job = await jobs.add({ kind: 'run', asOf: request.asOf ?? deps.today() });
      return { job, state: 'queued' };
    },

    async release(caller, run, request) {
      const [manifest, all] = await Promise.all([need(run), runs.all()]);
      if (manifest.state !== 'held') {
        throw new ServerError(
          'not_held',
          { zh: `批次 ${run} 没有挂起，不需放行。`, en: `Run ${run} is not held, so there is nothing to release.` },
          { where: 'run' },
        );
      }
      const newer = all[0];
      if (newer && newer.run !== run) {
        throw new ServerError(
          'superseded',
          {
            zh: `批次 ${newer.run} 在它之后已开始，放行会让块退回旧版。`,
            en: `Run ${newer.run} began after it; releasing this one would set the block back.`,
          },
          { where: 'run', mend: { zh: '请重新加工最新的交付。', en: 'Refine the latest deliveries again instead.' } },
        );
      }
      const by = request.by ?? caller.principal.id;
      // The reason stands before anything happens.
      await deps.acts.run(caller.act('run.release'), async (act) => {
        await releases.add(act.trx, run, by, request.reason);
        await deps.runActs.released(act, manifest);
      });
      await jobs.add({ kind: 'release', run, asOf: manifest.asOf, reason: request.reason, by });
      return { run, accepted: true };
    },

    async cancel(run) {
      await need(run);
      if (!(await jobs.cancel(run))) {
        throw new ServerError(
          'not_running',
          { zh: `批次 ${run} 没有在运行。`, en: `Run ${run} is not under way.` },
          { where: 'run' },
        );
      }
      return { run, accepted: true };
    },
  };
}
