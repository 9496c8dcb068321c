/** A running case keeps its version: a version on which cases run may neither vanish nor change its shape. Asked at every start. */
import { sm3 } from '@kuaishu/gm';
import { sql } from 'kysely';
import { canonical } from '../canonical.ts';
import type { Db } from '../db/database.ts';
import { StartError } from '../errors.ts';
import type { Procedure } from './core/procedure.ts';
import type { Registry } from './registry.ts';

/** What a running case would notice of a change: states, ways, performers, forms, clocks. Functions and the words by which states, steps and choices are shown are not part of it. */
export function shapeDigest({ title: _, purpose: __, deadlines: ___, ...procedure }: Procedure): string {
  const plain = JSON.parse(
    JSON.stringify(procedure, (key, value: unknown) =>
      typeof value === 'function' || key === 'title' || key === 'x-names' ? undefined : value,
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

/**
 * Deadlines that came with a procedure become rows where there is none of their id yet.
 *
 * @throws Error naming clocks whose deadline is no row: no case could start them.
 */
export async function keepDeadlines(db: Db, registry: Registry): Promise<void> {
  const all = registry.all().flatMap(({ id }) => registry.versions(id));
  const known = new Set((await db.selectFrom('deadline').select('id').distinct().execute()).map(({ id }) => id));
  for (const deadline of all.flatMap(({ deadlines }) => deadlines)) {
    if (known.has(deadline.id)) continue;
    known.add(deadline.id);
    await db
      .insertInto('deadline')
      .values({
        id: deadline.id,
        title: JSON.stringify(deadline.title),
        value: deadline.value,
        unit: deadline.unit,
        source: deadline.source,
        basis: JSON.stringify(deadline.basis),
        effective_from: deadline.effectiveFrom,
        verified: deadline.verified,
        act: null,
        made_at: new Date(),
      })
      .execute();
  }
  const lacking = all.flatMap((procedure) =>
    Object.entries(procedure.clocks).flatMap(([name, clock]) =>
      [clock.deadline, ...(clock.extension ? [clock.extension.deadline] : [])]
        .filter((id) => !known.has(id))
        .map(
          (id) =>
            `${procedure.id} ${procedure.version}: the clock ${name} asks for the deadline ${id}, which is no row`,
        ),
    ),
  );
  if (lacking.length > 0) throw new Error(lacking.join('\n'));
}
