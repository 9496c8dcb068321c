/** Opens a store for reading. Everything is read from files, so a reader may be opened while a run is at work. */
import { join } from 'node:path';
import type { CraftFile } from '../run/describe-resource.ts';
import type { RunManifest } from '../run/manifest.ts';
import { RunError } from '../run/run-error.ts';
import { sketchDelivery } from '../sketch/sketch-delivery.ts';
import { readJson } from '../store/files.ts';
import { type StorePaths, storePaths } from '../store/paths.ts';
import { listRuns, readManifest } from '../store/runs.ts';
import { diffReleases } from './diff.ts';
import { disagreeingRows, readDiscrepancies } from './discrepancies.ts';
import { readEntity } from './entity.ts';
import { Lookups } from './lookups.ts';
import { readQuarantine } from './quarantine.ts';
import { type OpenRelease, Releases } from './releases.ts';
import { answerPair, pairTerritories, readReview } from './review.ts';
import { searchBlock } from './search.ts';
import type { StoreReader } from './store-reader.ts';
import { summaryOf } from './summary.ts';
import type { CheckHistory } from './views.ts';

export function openStore(root: string): StoreReader {
  const paths = storePaths(root);
  const lookups = new Lookups();
  const releases = new Releases(paths);
  return {
    runs: () => listRuns(paths),
    run: (id) => readManifest(paths, id),
    blocks: async (scope) => {
      const opened = await Promise.all((await releases.blocks()).map((b) => releases.open(b)));
      return opened.filter((r) => r !== null).map((r) => summaryOf(r, scope));
    },
    releases: async (block, scope) => (await releases.all(block)).map((r) => summaryOf(r, scope)),
    search: async (block, query, options) => searchBlock(lookups, await need(releases, block), query, options),
    entity: async (block, entity, release) => {
      const opened = await releases.open(block, release);
      return opened ? readEntity(lookups, paths, opened, entity) : null;
    },
    quarantine: async (query) => {
      const run = query.run === undefined ? await latest(paths) : await readManifest(paths, query.run);
      const craft = run ? await readJson<CraftFile>(join(paths.run(run.run), 'craft.json')) : null;
      if (!run || !craft) return { rows: [], total: 0, byResource: {}, byRule: [] };
      return readQuarantine(lookups, paths, run, craft.plan, craft.resources, query);
    },
    review: (query) => readReview(lookups, paths, releases, query),
    pairTerritories: (pair) => pairTerritories(lookups, releases, pair),
    answer: async (pair, answer, by) => {
      if (!(await answerPair(paths, releases, pair, answer, by)))
        throw new RunError('NOT_FOUND', { zh: `没有这一对记录：${pair}`, en: `There is no such pair: ${pair}` });
    },
    checkHistory: async (resource) => historyOf(await listRuns(paths), resource),
    diff: async (block, from, to, attribute, scope) =>
      diffReleases(lookups, await need(releases, block, from), await need(releases, block, to), attribute, scope),
    discrepancies: async (block, { release, ...query } = {}) => {
      const opened = await releases.open(block, release);
      return opened ? readDiscrepancies(lookups, paths, opened, query) : null;
    },
    disagreeing: async (block, query) => disagreeingRows(lookups, paths, await need(releases, block), query),
    profile: async (run, resource) => {
      if (!(await readManifest(paths, run))) return null;
      const file = await readJson<{ profiles: Record<string, unknown> }>(join(paths.run(run), 'profile.json'));
      return file && Object.hasOwn(file.profiles, resource) ? file.profiles[resource] : null;
    },
    sketch: (run, resource, key) => sketchDelivery(paths, run, resource, key),
    close: () => void lookups.close(),
  };
}

async function need(releases: Releases, block: string, release?: string): Promise<OpenRelease> {
  const opened = await releases.open(block, release);
  if (opened) return opened;
  throw new RunError('NOT_FOUND', {
    zh: release === undefined ? `没有块 ${block}，或它还没有发布过` : `块 ${block} 没有版本 ${release}`,
    en:
      release === undefined
        ? `There is no block ${block}, or it was never published`
        : `Block ${block} has no release ${release}`,
  });
}

async function latest(paths: StorePaths): Promise<RunManifest | null> {
  return (await listRuns(paths)).find((m) => m.steps.some((s) => s.name === 'check')) ?? null;
}

function historyOf(runs: readonly RunManifest[], resource: string | undefined): CheckHistory[] {
  const histories = new Map<string, CheckHistory>();
  for (const run of [...runs].reverse()) {
    for (const check of run.checks) {
      if (resource !== undefined && check.resource !== resource) continue;
      const key = `${check.resource}\n${check.rule}`;
      const point = {
        run: run.run,
        asOf: run.asOf,
        rows: check.rows,
        faults: check.faults,
        broken: check.limit?.broken ?? false,
      };
      histories.set(key, {
        resource: check.resource,
        rule: check.rule,
        points: [...(histories.get(key)?.points ?? []), point],
        latest: check,
      });
    }
  }
  return [...histories.values()];
}
