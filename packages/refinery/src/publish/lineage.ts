/**
 * Lineage of a release as an OpenLineage run event (spec 2-0-2) with the column lineage facet 1-2-0: from each item of each delivery to the block's
 * attribute.
 */
import { createHash } from 'node:crypto';
import own from '../../package.json' with { type: 'json' };
import type { ReleaseManifest } from './release-manifest.ts';

/** A package URL (ECMA-427): names the code that made the event, and its version. */
const PRODUCER = `pkg:npm/${own.name.replace('@', '%40')}@${own.version}`;
const SPEC = 'https://openlineage.io/spec';

export function lineageEvent(release: ReleaseManifest) {
  const namespace = `kuaishu://${release.region}`;
  const facet = (name: string, version: string) => ({
    _producer: PRODUCER,
    _schemaURL: `${SPEC}/facets/${version}/${name}.json`,
  });
  const inputs = release.resources.flatMap((r) =>
    r.deliveries.map((d) => ({
      namespace,
      name: `${r.resource}/${d.id}`,
      facets: {
        schema: {
          ...facet('SchemaDatasetFacet', '1-1-1'),
          fields: d.columns.map((name) => ({ name, type: 'VARCHAR' })),
        },
        dataSource: { ...facet('DatasourceDatasetFacet', '1-0-1'), name: d.file, uri: d.raw },
      },
    })),
  );
  const fields = Object.fromEntries(
    release.attributes.map((a) => [
      a.attribute,
      {
        inputFields: release.resources.flatMap((r) =>
          r.items
            .filter((i) => i.attribute === a.attribute && i.column !== null)
            .flatMap((i) =>
              r.deliveries.map((d) => ({
                namespace,
                name: `${r.resource}/${d.id}`,
                field: i.column,
                transformations: [
                  {
                    type: 'DIRECT',
                    subtype: 'TRANSFORMATION',
                    description: `rank ${a.ranks[r.resource] ?? 1}`,
                    masking: false,
                  },
                ],
              })),
            ),
        ),
      },
    ]),
  );
  return {
    eventType: 'COMPLETE',
    eventTime: release.publishedAt,
    producer: PRODUCER,
    schemaURL: `${SPEC}/2-0-2/OpenLineage.json#/$defs/RunEvent`,
    run: { runId: uuidOf(`${release.run} ${release.release}`) },
    job: { namespace, name: `refine.${release.block}` },
    inputs,
    outputs: [
      {
        namespace,
        name: `${release.block}/${release.release}`,
        facets: {
          schema: {
            ...facet('SchemaDatasetFacet', '1-1-1'),
            fields: release.attributes.map((a) => ({ name: a.attribute, type: a.sqlType, description: a.title.zh })),
          },
          columnLineage: { ...facet('ColumnLineageDatasetFacet', '1-2-0'), fields },
        },
        outputFacets: {
          outputStatistics: { ...facet('OutputStatisticsOutputDatasetFacet', '1-0-2'), rowCount: release.entities },
        },
      },
    ],
  };
}

/** A UUID (version 8 of RFC 9562: made from a digest) that is the same for the same run and release. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex[16] ?? '0', 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
