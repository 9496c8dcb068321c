/**
 * kuaishu bench year [people]: the platform as `npm start` brings it up, watched from its start to the end of the simulated year. Tells when the first
 * page and the first block were there, what each delivery took, which run was held and by which checks, whether all that a year must leave behind is
 * there, and how long a second start on the same data takes. Ends with 1 where something is not as it should be. Figures as JSON.
 *
 *   npx kuaishu bench year             20,000 people, twelve months, as the demo
 *   npx kuaishu bench year 2000 --months 3
 */
import { rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { addressOf, type Overview, ROUTES } from '@kuaishu/api';
import { type KuaishuServer, startKuaishu, waitForRuns } from '../../e2e/support/server.ts';
import { faultsOfYear, nameOf, readYear } from '../../e2e/support/year.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    months: { type: 'string', default: '12' },
    dir: { type: 'string', default: 'var/bench/year' },
    keep: { type: 'boolean', default: false },
  },
});
const people = Number(positionals[0] ?? 20_000);
const months = Number(values.months);
const dataDir = resolve(values.dir, String(people));
/** A whole year of a large demo on a slow machine. */
const YEAR_MS = 4 * 3600 * 1000;

await rm(dataDir, { recursive: true, force: true });
const began = performance.now();
const first = await startKuaishu({ people, months, dataDir });
const { firstPage, firstBlock, wholeYear, year } = await stoppedAfter(first, async () => {
  const page = since(began);
  const block = await untilBlock(first.url, began);
  await waitForRuns(first.url, months + 1, YEAR_MS);
  return { firstPage: page, firstBlock: block, wholeYear: since(began), year: await readYear(first.url) };
});
const again = performance.now();
const second = await startKuaishu({ people, months, dataDir });
const secondBlock = await stoppedAfter(second, () => untilBlock(second.url, again));
if (!values.keep) await rm(dataDir, { recursive: true, force: true });

const faults = faultsOfYear(year, months + 1);
process.stdout.write(
  `${JSON.stringify(
    {
      name: 'year',
      people,
      seconds: { firstPage, firstBlock, wholeYear, secondStart: secondBlock },
      runs: year.runs.map(({ asOf, state, summary, steps, checks, blocks }) => ({
        asOf,
        state,
        rows: summary.equation.in,
        quarantined: summary.equation.quarantined,
        entities: blocks.reduce((sum, block) => sum + block.entities, 0),
        seconds: round(steps.reduce((sum, step) => sum + step.seconds, 0)),
        moved: checks.filter((check) => check.limit?.broken).map(nameOf),
      })),
      releases: Object.fromEntries(Object.entries(year.releases).map(([block, found]) => [block, found.length])),
      changes: Object.fromEntries(
        Object.entries(year.diffs).map(([block, found]) => [
          block,
          found.map(({ added, removed, changed }) => ({ added, removed, changed })),
        ]),
      ),
      faults,
    },
    null,
    2,
  )}\n`,
);
process.exitCode = faults.length > 0 ? 1 : 0;

async function stoppedAfter<T>(server: KuaishuServer, look: () => Promise<T>): Promise<T> {
  try {
    return await look();
  } finally {
    await server.stop();
  }
}

/** → seconds since then at which a block could be read. */
async function untilBlock(url: string, from: number): Promise<number> {
  for (;;) {
    const answer = await fetch(url + addressOf(ROUTES.overview));
    const overview = (await answer.json()) as Overview;
    if (overview.blocks.length > 0) return since(from);
    const failed = overview.runs.find((run) => run.state === 'failed');
    if (failed) throw new Error(`run ${failed.run} failed: ${failed.error?.message.en}`);
    await new Promise((wait) => setTimeout(wait, 100));
  }
}

function since(from: number): number {
  return round((performance.now() - from) / 1000);
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
