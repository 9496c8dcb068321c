/** What an entity is called on a page: the first of these attributes that has a value. */
const LABELS = [
  'person_name',
  'org_name',
  'place_name',
  'indicator_name',
  'project_name',
  'name',
  'title',
  'place_address',
  'property_unit_id',
  'uscc',
  'record_no',
];
/** What stands beside the name, to tell namesakes apart. */
const DETAILS = [
  'sex',
  'birth_date',
  'region_code',
  'uscc',
  'reg_address',
  'place_address',
  'property_unit_id',
  'stat_region',
  'stat_year',
  'indicator_value',
  'address',
];

export function labelAttributes(
  attributes: readonly { readonly attribute: string; readonly domain: { readonly kind: string } }[],
): { labels: string[]; details: string[] } {
  const has = new Set(attributes.map((a) => a.attribute));
  const named = LABELS.filter((l) => has.has(l));
  const fallback = attributes
    .filter((a) => a.domain.kind === 'text' || a.domain.kind.endsWith('_name'))
    .map((a) => a.attribute);
  const labels =
    named.length > 0 ? named : (fallback.length > 0 ? fallback : attributes.map((a) => a.attribute)).slice(0, 1);
  const details = DETAILS.filter((d) => has.has(d) && !labels.includes(d)).slice(0, 4);
  return {
    labels,
    details:
      details.length > 0
        ? details
        : attributes
            .map((a) => a.attribute)
            .filter((a) => !labels.includes(a))
            .slice(0, 3),
  };
}

export function firstOf(values: Readonly<Record<string, string | null>>, attributes: readonly string[]): string | null {
  for (const attribute of attributes) {
    const value = values[attribute];
    if (value !== null && value !== undefined && value !== '') return value;
  }
  return null;
}
