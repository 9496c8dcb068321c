/** An entry of the ledger as search and radar hold it. */
import { baseOfClass, classValue, type RadarEntry, type SearchDocument, type ValueSketch } from '@kuaishu/catalog';
import { SKETCHES_JOIN, type SketchRow, sketchesByItem } from '../sketches/rows.ts';

/** A row of `ENTRIES_SQL`. */
export interface IndexedRow {
  readonly id: string;
  readonly resource: string;
  readonly owner: string;
  readonly path: readonly string[];
  readonly territory: string;
  readonly level: string;
  readonly region: string;
  readonly state: string;
  readonly code: string | null;
  readonly title: string;
  readonly subject: string;
  readonly class: string;
  readonly category: string;
  readonly sharing: string;
  readonly open: boolean;
  readonly grade: string;
  readonly cadence: string;
  readonly changed_at: Date;
  readonly provider: string;
  readonly provider_en: string;
  /** Published body, else the one in work. */
  readonly body: Record<string, unknown> | null;
  /** Of the radar's rows: what is known of the values. */
  readonly sketches?: readonly SketchRow[] | null;
}

interface BodyItem {
  readonly name: string;
  readonly title?: { readonly zh?: string };
  readonly element?: string;
  readonly attribute?: string;
  readonly type?: string;
  readonly unit?: string;
}

const entriesSql = (columns = '', joins = ''): string => `
  SELECT e.id, e.resource, e.owner, e.path, e.territory, e.level, coalesce(o.region, '') AS region, e.state, e.code, e.title, e.subject, e.class, e.category,
    e.sharing, e.open, e.grade, e.cadence, e.changed_at, coalesce(o.name_zh, '') AS provider, coalesce(o.name_en, '') AS provider_en, v.body${columns}
  FROM catalog_entry e
  LEFT JOIN organisation o ON o.id = e.owner
  LEFT JOIN LATERAL (
    SELECT body FROM catalog_version w
    WHERE w.entry = e.id AND w.state IN ('published', 'working')
    ORDER BY (w.state = 'published') DESC LIMIT 1
  ) v ON TRUE${joins}`;

export const ENTRIES_SQL = entriesSql();
/** With sketches: of deliveries, else of the file that the steward had at hand. */
export const SKETCHED_ENTRIES_SQL = entriesSql(', k.sketches', SKETCHES_JOIN);

const itemsOf = (body: IndexedRow['body']): readonly BodyItem[] =>
  Array.isArray(body?.['items'])
    ? (body['items'] as BodyItem[]).filter((item) => typeof item?.name === 'string' && item.name !== '')
    : [];
const abstractOf = (body: IndexedRow['body']): string => {
  const abstract = body?.['abstract'] as string | { zh?: string } | undefined;
  return typeof abstract === 'string' ? abstract : (abstract?.zh ?? '');
};
const textsOf = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];

export function searchDocument(row: IndexedRow): SearchDocument {
  const abstract = abstractOf(row.body);
  const kind = row.class as 'base' | 'theme' | 'department';
  const value = row.class === '' ? undefined : classValue(kind, row.category);
  const titleEn = (row.body?.['name'] as { en?: string } | undefined)?.en;
  return {
    id: row.id,
    title: row.title,
    ...(titleEn ? { titleEn } : {}),
    ...(row.code ? { code: row.code } : {}),
    ...(abstract ? { abstract } : {}),
    provider: row.provider,
    ...(value ? { classes: [value.zh] } : {}),
    items: itemsOf(row.body).map(({ name, title, element }) => ({
      name,
      ...(title?.zh ? { title: title.zh } : {}),
      ...(element ? { element } : {}),
    })),
    updated: row.changed_at.getTime(),
    labels: {
      owner: [row.owner],
      path: row.path,
      territory: [row.territory],
      level: [row.level],
      region: row.region === '' ? [] : [row.region],
      state: [row.state],
      subject: labelOf(row.subject),
      class: labelOf(row.class),
      category: labelOf(value?.code ? `${row.class}/${value.code}` : ''),
      sharing: labelOf(row.sharing),
      open: [String(row.open)],
      grade: labelOf(row.grade),
      cadence: labelOf(row.cadence),
    },
  };
}
const labelOf = (value: string): string[] => (value === '' ? [] : [value]);

export function radarEntry(row: IndexedRow): RadarEntry {
  const abstract = abstractOf(row.body);
  const base = baseOfClass(row.class, row.category);
  const sketchOf = sketchesByItem(row.sketches ?? []);
  return {
    id: row.id,
    title: row.title,
    ...(abstract ? { abstract } : {}),
    organisation: { id: row.owner, name: row.provider, english: row.provider_en },
    ...(/^\d{6}$/.test(row.region) ? { region: row.region } : {}),
    ...(row.subject ? { subject: row.subject } : {}),
    key: textsOf(row.body?.['key']),
    items: itemsOf(row.body).map(({ name, title, element, attribute, unit }) => ({
      name,
      ...(title?.zh ? { title: title.zh } : {}),
      ...(element ? { element } : {}),
      ...(attribute ? { attribute } : {}),
      ...(unit ? { unit } : {}),
      ...sketched(sketchOf({ name, element, attribute })),
    })),
    authority: textsOf(row.body?.['authority']),
    state: row.state === 'published' ? 'published' : 'draft',
    ...(base ? { base } : {}),
  };
}

const sketched = (sketch: ValueSketch | undefined): { readonly sketch?: ValueSketch } => (sketch ? { sketch } : {});
