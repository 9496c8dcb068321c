/**
 * Step 2, 探查: what is in each delivery. A delivery is profiled once, beside its rows, and never again. Keys that hold between resources are
 * looked for in every run, since each may have a new delivery.
 */
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { activeRows } from '../collect/collect-step.ts';
import { type CraftStep, type ResourceState, type RunContext, totals } from '../run/context.ts';
import { sideBySide } from '../run/side-by-side.ts';
import { readJson, writeDurably } from '../store/files.ts';
import { profileForeignKeys } from './foreign-keys.ts';
import { profileParquet, type ResourceProfile } from './profile.ts';

export const profileStep: CraftStep = {
  name: 'profile',
  version: 1,
  async run(context) {
    const all = await sideBySide(context.engine, context.resources, async (engine, resource, i) => {
      context.progress('profile', i, context.resources.length, resource.name);
      const latest = resource.deliveries.findLast((d) => d.columns.length > 0);
      if (!latest) return [];
      const profile = await profileOf({ ...context, engine }, resource, latest.id);
      return [{ resource: resource.resource, parquet: context.paths.absolute(latest.path), profile }];
    });
    const profiles = all.flat();
    const foreignKeys = await profileForeignKeys(context.engine, profiles);
    const file = join(context.folder, 'profile.json');
    await writeDurably(
      file,
      JSON.stringify({ profiles: Object.fromEntries(profiles.map((p) => [p.resource, p.profile])), foreignKeys }),
    );
    const flows = context.resources.map((r) => ({
      resource: r.resource,
      in: activeRows(r),
      out: activeRows(r),
      quarantined: 0,
      changed: 0,
    }));
    return {
      ...totals(flows),
      outputs: [{ path: context.paths.relative(file), rows: profiles.length, bytes: (await stat(file)).size }],
    };
  },
};

async function profileOf(context: RunContext, resource: ResourceState, delivery: string): Promise<ResourceProfile> {
  const file = join(context.paths.collections, resource.resource, `${delivery}.profile.json`);
  const known = await readJson<ResourceProfile>(file);
  if (known) return known;
  const taken = resource.deliveries.find((d) => d.id === delivery);
  if (!taken) throw new Error(`no delivery ${delivery} of ${resource.resource}`);
  const profile = await profileParquet(context.engine, context.paths.absolute(taken.path), taken.columns, {
    asOf: context.asOf,
  });
  await writeDurably(file, JSON.stringify(profile));
  return profile;
}
