/** The first screen, in one answer: it must be true to the minute and cheap to ask for again. */
import type { Equation, Overview } from '@kuaishu/api';
import type { StoreReader } from '@kuaishu/refinery';
import { wireBlock } from '../blocks/service.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import type { JobFault, RunJobs } from '../runs/jobs.ts';
import type { RunReader } from '../runs/reader.ts';
import { equationOf, qualityOf } from '../runs/summary.ts';
import { completenessOf, prefectureFigures } from './prefectures.ts';
import { regionName } from './region-names.ts';
import { stripsOf } from './strips.ts';

export interface OverviewService {
  read(): Promise<Overview>;
}

const RUNS_SHOWN = 24;
const NOTHING: Equation = { in: 0, intoBlock: 0, quarantined: 0, inProgress: 0, balanced: true };

export function overviewService(deps: {
  store: StoreReader;
  runs: RunReader;
  project: ProjectReader;
  jobs: RunJobs;
  clock: () => Date;
}): OverviewService {
  const { store, project, jobs, clock } = deps;
  return {
    async read() {
      const [view, runs, blocks, review, waiting] = await Promise.all([
        project.current(),
        deps.runs.all(),
        store.blocks(),
        store.review({ limit: 1 }),
        jobs.waiting(),
      ]);
      const latest = runs.find((run) => run.steps.some((step) => step.name === 'collect') && run.resources.length > 0);
      const published = runs.filter((run) => run.state === 'published').reverse();
      return {
        project: {
          id: view.project.project,
          name: view.project.name,
          region: view.plan.region,
          regionName: regionName(view.plan.region),
        },
        at: clock().toISOString(),
        asOf: latest?.asOf ?? null,
        run: latest?.run ?? null,
        blocks: blocks.map(wireBlock),
        prefectures: prefectureFigures(blocks),
        completeness: completenessOf(blocks),
        strips: latest ? stripsOf(latest) : [],
        equation: latest ? equationOf(latest) : NOTHING,
        runs: runs.slice(0, RUNS_SHOWN).map((run) => deps.runs.summary(run)),
        trend: published.map((run) => {
          const equation = equationOf(run);
          return {
            run: run.run,
            asOf: run.asOf,
            quarantineRate: equation.in > 0 ? equation.quarantined / equation.in : null,
            quality: qualityOf(run),
          };
        }),
        review: { open: review.total - review.answered, answered: review.answered },
        queued: waiting.filter((job) => !job.active).length,
        fault: faultOf(jobs.fault()),
      };
    },
  };
}

function faultOf(fault: JobFault | null): Overview['fault'] {
  return fault && { ...fault, details: [...fault.details] };
}
