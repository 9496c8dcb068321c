/** A running case keeps its version: a version on which cases run may neither vanish nor change its shape. Asked at every start. */
import { sm3 } from '@kuaishu/gm';
import { sql } from 'kysely';
import type { Db } from '../db/database.ts';
import { StartError } from '../errors.ts';
import { canonical } from './core/canonical.ts';
import type { Procedure } from './core/procedure.ts';
import type { Registry } from './registry.ts';

/** What a running case would notice of a change: states, ways, performers, forms, clocks. Functions are not part of it. */
export function shapeDigest({ title: _, purpose: __, ...procedure }: Procedure): string {
  const plain = JSON.parse(
    JSON.stringify(procedure, (key, value: unknown) =>
      typeof value === 'function' || key === 'title' ? undefined : value,
    ),
  ) as unknown;
  return `sm3:${Buffer.from(sm3(canonical(plain))).toString('hex')}`;
}

/** @throws StartError. */
export async function keepVersions(db: Db, registry: Registry, now: Date): Promise<void> {
  const known = await db
    .selectFrom('procedure_version')
    .leftJoin(
      (eb) =>
        eb
          .selectFrom('case_record')
          .select(['procedure', 'version', sql<string>`count(*)`.as('open')])
          .where('closed_at', 'is', null)
          .groupBy(['procedure', 'version'])
          .as('running'),
      (join) =>
        join
          .onRef('running.procedure', '=', 'procedure_version.procedure')
          .onRef('running.version', '=', 'procedure_version.version'),
    )
    .select(['procedure_version.procedure', 'procedure_version.version', 'procedure_version.digest', 'running.open'])
    .execute();
  for (const { procedure, version, digest, open } of known) {
    const found = registry.versions(procedure).find((one) => one.version === version);
    if (open === null || (found && shapeDigest(found) === digest)) continue;
    throw new StartError(
      found
        ? {
            zh: `流程 ${procedure} 第 ${version} 版被改动过，而有 ${open} 个事项正按它办理。请恢复原定义，并以新版本号发布改动。`,
            en: `Version ${version} of the procedure ${procedure} was changed while ${open} cases run on it. Restore it, and publish the change under a new version.`,
          }
        : {
            zh: `程序里没有流程 ${procedure} 第 ${version} 版，而有 ${open} 个事项正按它办理。请保留该版本的定义。`,
            en: `Version ${version} of the procedure ${procedure} is missing while ${open} cases run on it. Keep its definition.`,
          },
    );
  }
  const all = registry.all().flatMap(({ id }) => registry.versions(id));
  for (const procedure of all) {
    const digest = shapeDigest(procedure);
    await db
      .insertInto('procedure_version')
      .values({ procedure: procedure.id, version: procedure.version, digest, first_seen: now })
      .onConflict((conflict) => conflict.columns(['procedure', 'version']).doUpdateSet({ digest }))
      .execute();
  }
}
