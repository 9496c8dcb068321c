/** Entries of resources that the province's departments are to deliver to the platform and do not: by them missed updates are seen. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { AWAITED } from './plan/missed-updates.ts';
import { provincePlan } from './province-plan.ts';

/** Into the project folder `dir`, which has its other entries already. */
export async function writeAwaited(dir: string): Promise<void> {
  for (const { resource, entry } of provincePlan().entries)
    if (AWAITED.includes(resource))
      await writeFile(join(dir, 'catalog', `${resource}.yaml`), stringify(entry, { lineWidth: 0 }));
}
