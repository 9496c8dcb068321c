import type { Entry, Yields } from '../entry.ts';
import type { SubjectEntry } from './link-attributes.ts';
import { deriveMasks } from './masks.ts';
import type { AttributePlan, Name2, ResolvedItem } from './plan.ts';

/**
 * Precedence of each attribute of one subject (一数一源): the resource that claims it has rank 0, every other that gives it rank 1;
 * within a rank the freshest decides, or the majority where an entry asks for it. A value that breaks the rule of its identifier comes last of all
 * (`yields` says more). Attributes come in the order of the entries' items.
 */
export function deriveFusion(entries: readonly SubjectEntry[]): AttributePlan[] {
  const masks = deriveMasks(entries.flatMap(({ items }) => items));
  const ranks = new Map<string, Record<string, number>>();
  const first = new Map<string, AttributePlan>();
  for (const { entry, items } of entries) {
    for (const item of items) {
      const claimed = entry.authority?.some((name) => name === item.attribute || name === item.name) ?? false;
      const rank = { ...ranks.get(item.attribute), [entry.resource]: claimed ? 0 : 1 };
      ranks.set(item.attribute, rank);
      const known = first.get(item.attribute);
      const { grade, mask } = masks.get(item.attribute) ?? item;
      first.set(item.attribute, {
        attribute: item.attribute,
        // the authority says what an attribute is called and what its values are
        title: claimed || !known ? item.title : known.title,
        domain: claimed || !known ? item.domain : known.domain,
        grade,
        mask,
        ranks: rank,
        majority:
          known?.majority === true ||
          (entry.majority?.some((name) => name === item.attribute || name === item.name) ?? false),
        ...(known?.ofTheRow || isOfTheRow(entry, item) ? { ofTheRow: true as const } : {}),
        ...yieldsOf(entry.yields?.[item.attribute] ?? entry.yields?.[item.name], claimed, known),
      });
    }
  }
  return [...first.values()];
}

/** Elements that say something of the record, whatever it is about. */
const ROW_ELEMENTS = new Set(['record_no', 'updated_at', 'created_at', 'source_system', 'remarks']);

/** A date by which freshness goes may be a fact all the same: the day of a marriage. */
function isOfTheRow(entry: Entry, item: ResolvedItem): boolean {
  if (item.element) return ROW_ELEMENTS.has(item.element.id);
  return entry.freshness === item.name || entry.freshness === item.attribute;
}

/** The authority's own entry decides; else the first that says something. */
function yieldsOf(own: Yields | undefined, claimed: boolean, known: AttributePlan | undefined): { yields?: Yields } {
  const yields = claimed ? (own ?? known?.yields) : (known?.yields ?? own);
  return yields === undefined ? {} : { yields };
}

/** Where a subject is, by preference: the attribute that cuts its releases into prefectures. */
const REGION_ATTRIBUTES = ['region_code', 'household_region', 'reg_region', 'place_region', 'stat_region', 'region12'];

export function derivePartition(attributes: readonly AttributePlan[]): string | undefined {
  const byRegion = attributes.filter(
    ({ domain }) => domain.kind === 'identifier' && (domain.rule === 'region6' || domain.rule === 'region12'),
  );
  return REGION_ATTRIBUTES.find((name) => byRegion.some((a) => a.attribute === name)) ?? byRegion[0]?.attribute;
}

const BLOCK_NAMES: Readonly<Record<string, Name2>> = {
  person: { zh: '人口库', en: 'Population' },
  organisation: { zh: '法人单位库', en: 'Organisations' },
  place: { zh: '空间地理库', en: 'Places' },
  indicator: { zh: '宏观经济库', en: 'Indicators' },
  event: { zh: '事件库', en: 'Events' },
  project: { zh: '项目库', en: 'Projects' },
};

export function blockName(subject: string): Name2 {
  return BLOCK_NAMES[subject] ?? { zh: subject, en: subject };
}
