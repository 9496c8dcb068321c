import { figuresOf } from '../publish/figures.ts';
import type { ReleaseManifest } from '../publish/release-manifest.ts';
import { entityScopeSql, type RowScope, seenGroups } from './row-scope.ts';
import type { BlockSummary } from './views.ts';

/** The figures are of the entities that the reader sees. */
export function summaryOf(release: ReleaseManifest, scope: RowScope = true): BlockSummary {
  const seen =
    entityScopeSql(release, scope) === null
      ? { ...release, filled: release.attributes.map((a) => a.filled) }
      : figuresOf(seenGroups(release, scope), release.attributes.length);
  return {
    block: release.block,
    subject: release.subject,
    name: release.name,
    release: release.release,
    run: release.run,
    asOf: release.asOf,
    publishedAt: release.publishedAt,
    entities: seen.entities,
    records: seen.records,
    prefectures: seen.prefectures,
    completeness: seen.completeness,
    attributes: release.attributes.map((a, i) => ({
      attribute: a.attribute,
      title: a.title,
      grade: a.grade,
      filled: seen.filled[i] ?? 0,
    })),
    digest: release.digest,
  };
}
