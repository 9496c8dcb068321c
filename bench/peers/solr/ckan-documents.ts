/** Our documents as CKAN lays them in Solr, and our requests as its package_search asks (ckan/lib/search/{index,query}.py of CKAN 2.12). */
import type { SearchDocument, SearchRequest } from '@kuaishu/catalog';

const PUBLIC = 'public';

export function solrDocument(document: SearchDocument): Record<string, unknown> {
  const { id, title, abstract = '', provider, labels } = document;
  const shown = { id, title, notes: abstract, organization: { title: provider }, resources: document.items };
  return {
    index_id: id,
    id,
    name: id,
    site_id: 'default',
    entity_type: 'package',
    dataset_type: 'dataset',
    state: 'active',
    title,
    title_string: title,
    notes: abstract,
    organization: provider,
    groups: labels['theme'] ?? [],
    tags: [...(document.keywords ?? []), ...(document.classes ?? [])],
    license_id: labels['opening']?.[0] ?? '',
    vocab_region: labels['region'] ?? [],
    vocab_cadence: labels['cadence'] ?? [],
    vocab_department: labels['department'] ?? [],
    permission_labels: [...(labels['visibility']?.[0] === PUBLIC ? [PUBLIC] : []), ...(labels['organisation'] ?? [])],
    res_name: (document.items ?? []).map(({ name }) => name),
    metadata_modified: new Date(document.updated).toISOString(),
    validated_data_dict: JSON.stringify(shown),
  };
}

/** CKAN's own field names for the facets of the load. */
const FACETS: Readonly<Record<string, string>> = {
  theme: 'groups',
  department: 'vocab_department',
  region: 'vocab_region',
  opening: 'license_id',
  cadence: 'vocab_cadence',
};

export function solrRequest(request: SearchRequest): Record<string, unknown> {
  // a colon would make it a query by field
  const query = (request.query ?? '').replace(/[:："]/gu, ' ').trim();
  const scoped = request.scope === undefined ? [] : ['+permission_labels:("public" OR "520300")'];
  const region = request.filters?.['region'] ?? [];
  return {
    q: query === '' ? '*:*' : query,
    rows: (request.limit ?? 20) + 1,
    start: request.offset ?? 0,
    sort: request.sort === 'updated' || query === '' ? 'metadata_modified desc' : 'score desc, metadata_modified desc',
    fq: ['+site_id:default', '+state:active', ...scoped, ...region.map((each) => `vocab_region:"${each}"`)],
    facet: 'true',
    'facet.field': (request.facets ?? []).map((field) => FACETS[field] ?? field),
    'facet.limit': 50,
    'facet.mincount': 1,
    fl: 'id,validated_data_dict',
    ...(query === ''
      ? {}
      : { defType: 'dismax', tie: '0.1', mm: '2<-1 5<80%', qf: 'name^4 title^4 tags^2 groups^2 text' }),
    df: 'text',
    'q.op': 'AND',
  };
}
