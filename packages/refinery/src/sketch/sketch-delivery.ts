/** Sketches of what a run took in of a resource, read from its cleaned rows. */

import { join } from 'node:path';
import type { TableSketch } from '@kuaishu/catalog';
import { openDuckDb } from '@kuaishu/engine';
import type { CraftFile } from '../run/describe-resource.ts';
import { readJson } from '../store/files.ts';
import type { StorePaths } from '../store/paths.ts';
import { sketchRows } from './sketch-rows.ts';

/** One thread: whoever reads pages meanwhile goes first. */
const LIMITS = { threads: 1, memoryLimitMb: 1024 } as const;

/** Null where the run has not cleaned the resource or holds no rows of it. */
export async function sketchDelivery(
  paths: StorePaths,
  run: string,
  resource: string,
  key: Uint8Array,
): Promise<TableSketch | null> {
  const craft = await readJson<CraftFile>(join(paths.run(run), 'craft.json'));
  const found = craft?.resources.find((one) => one.resource === resource);
  const items = craft?.plan.items[resource];
  if (!craft || !found || !items || found.rows === 0) return null;
  const link = craft.plan.subjects.find(({ resources }) => resources.includes(resource))?.link;
  const identifiers =
    link?.mode === 'records'
      ? link.attributes.filter(({ exclusive }) => exclusive).map(({ attribute }) => attribute)
      : [];
  const engine = await openDuckDb(LIMITS);
  try {
    await engine.view(
      'sketch_clean',
      found.deliveries.map(({ clean, firstRow }) => ({ path: paths.absolute(clean), firstRow })),
    );
    const replaced = found.deliveries.flatMap(({ replacedRows }) => replacedRows);
    const place = found.deliveries
      .map(({ firstRow }, nth) => `WHEN "row" >= ${firstRow} THEN ${nth}`)
      .reverse()
      .join(' ');
    // Rows that a mended one stands for take no part any more.
    const active = replaced.length > 0 ? ` WHERE "row" NOT IN (${replaced.join(', ')})` : '';
    const rows = `(SELECT *, CASE ${place} END AS delivery FROM sketch_clean${active}) rows`;
    return await sketchRows(engine, { rows, items, identifiers }, key);
  } finally {
    engine.close();
  }
}
