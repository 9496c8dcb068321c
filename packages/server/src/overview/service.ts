/**
 * The first screen, in one answer: it must be true to the minute and cheap to ask for again. Its figures are of the rows and entities that the reader may
 * see; of runs, which are everybody's, whoever may not read them sees none.
 */
import type { Equation, Overview } from '@kuaishu/api';
import type { StoreReader } from '@kuaishu/refinery';
import { wireBlock } from '../blocks/service.ts';
import type { Caller } from '../http/caller.ts';
import type { ProjectReader } from '../project/project-reader.ts';
import type { JobFault, RunJobs } from '../runs/jobs.ts';
import type { RunReader } from '../runs/reader.ts';
import { equationOf, qualityOf } from '../runs/summary.ts';
import { regionName } from '../territories/region-names.ts';
import type { RowPlacesReader } from '../territories/row-places.ts';
import { completenessOf, prefectureFigures } from './prefectures.ts';
import { seenEquation, stripsOf } from './strips.ts';

export interface OverviewService {
  read(caller: Caller): Promise<Overview>;
}

const RUNS_SHOWN = 24;
const NOTHING: Equation = { in: 0, intoBlock: 0, quarantined: 0, inProgress: 0, balanced: true };

export function overviewService(deps: {
  store: StoreReader;
  runs: RunReader;
  project: ProjectReader;
  places: RowPlacesReader;
  jobs: RunJobs;
  clock: () => Date;
}): OverviewService {
  const { store, project, places, jobs, clock } = deps;
  return {
    async read(caller) {
      const there = await places.current();
      const [seen, pairs] = [there.entities(caller, 'block.read'), there.entities(caller, 'review.read')];
      const rows = there.rows(caller, 'strip.read');
      const mayRuns = caller.may('run.read');
      const [view, runs, blocks, review, waiting] = await Promise.all([
        project.current(),
        deps.runs.all(),
        store.blocks(seen),
        store.review({ scope: pairs, limit: 1 }),
        jobs.waiting(),
      ]);
      const latest = runs.find((run) => run.steps.some((step) => step.name === 'collect') && run.resources.length > 0);
      const published = mayRuns ? runs.filter((run) => run.state === 'published').reverse() : [];
      const strips = latest ? stripsOf(latest, rows) : [];
      return {
        project: {
          id: view.project.project,
          name: view.project.name,
          region: view.plan.region,
          regionName: regionName(view.plan.region),
        },
        territory: seen === true ? null : there.territoryOf(caller),
        at: clock().toISOString(),
        asOf: latest?.asOf ?? null,
        run: mayRuns ? (latest?.run ?? null) : null,
        blocks: blocks.map(wireBlock),
        prefectures: prefectureFigures(blocks),
        completeness: completenessOf(blocks),
        strips,
        equation: latest ? seenEquation(latest, strips, rows) : NOTHING,
        runs: mayRuns ? runs.slice(0, RUNS_SHOWN).map((run) => deps.runs.summary(run)) : [],
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
        fault: mayRuns ? faultOf(jobs.fault()) : null,
      };
    },
  };
}

function faultOf(fault: JobFault | null): Overview['fault'] {
  return fault && { ...fault, details: [...fault.details] };
}
