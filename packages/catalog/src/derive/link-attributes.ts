import type { IdentifierRule } from '@kuaishu/standards';
import type { Entry } from '../entry.ts';
import type { LinkAttribute, LinkKind, ResolvedItem, SubjectPlan } from './plan.ts';
import { keyAttributes } from './rules.ts';

/** One entry of a subject with its items resolved. */
export interface SubjectEntry {
  readonly entry: Entry;
  readonly items: readonly ResolvedItem[];
}

/** What finds the same subject again, best evidence first. [attribute, exclusive] */
const BY_SUBJECT: Readonly<Record<string, readonly (readonly [string, boolean])[]>> = {
  person: [
    ['resident_id', true],
    ['passport', false],
    ['social_security_no', false],
    ['health_record_no', false],
    ['driver_license_no', false],
    ['student_no', false],
    ['person_name', false],
    ['surname', false],
    ['given_name', false],
    ['birth_date', false],
    ['sex', false],
    ['mobile', false],
    ['phone', false],
    ['landline', false],
    ['email', false],
    ['address', false],
    ['household_address', false],
    ['region_code', false],
    ['household_region', false],
    ['postcode', false],
    ['ethnicity', false],
  ],
  organisation: [
    ['uscc', true],
    ['org_code', true],
    ['tax_no', false],
    ['org_name', false],
    ['legal_rep_name', false],
    ['reg_address', false],
    ['business_address', false],
    ['reg_region', false],
    ['org_phone', false],
    ['established_date', false],
  ],
  place: [
    ['property_unit_id', true],
    ['region12', false],
    ['place_name', false],
    ['place_address', false],
    ['address', false],
    ['place_region', false],
    ['region_code', false],
    ['lng', false],
    ['lat', false],
    ['parcel_area', false],
    ['right_holder', false],
  ],
  // towns and phases of one programme differ by a word in the name; the investment code tells them apart
  project: [
    ['project_no', true],
    ['project_name', false],
    ['tender_buyer', false],
  ],
};

/** Any one of these gives an indicator its time and place; with the indicator itself they are its key. */
const INDICATOR_KEY = ['stat_region', 'stat_year', 'stat_month'] as const;

/**
 * How records of a subject are linked. Indicators, and other subjects whose entries all declare the same key, are one subject when their keys
 * are equal. The rest is linked by evidence: the attributes known for the subject, those an entry asks for (`link: true`), and for
 * subjects unknown to us every attribute whose kind can tell subjects apart. `link: false` takes an attribute out.
 */
export function deriveLink(subject: string, entries: readonly SubjectEntry[]): SubjectPlan['link'] {
  const key =
    subject === 'indicator'
      ? (sharedKey(entries) ?? indicatorKey(entries))
      : subject in BY_SUBJECT
        ? undefined
        : sharedKey(entries);
  if (key && key.length > 0) return { mode: 'key', attributes: key };
  const attributes = deriveLinkAttributes(subject, entries);
  // nothing by which two rows could be told to be one: rows that are wholly equal are
  if (attributes.length === 0) return { mode: 'key', attributes: everyAttribute(entries) };
  return { mode: 'records', attributes };
}

export function deriveLinkAttributes(subject: string, entries: readonly SubjectEntry[]): LinkAttribute[] {
  const offered = new Map<string, { item: ResolvedItem; resources: number; asked: boolean }>();
  for (const { entry, items } of entries) {
    for (const item of items) {
      const wish = entry.items[item.index]?.link;
      if (wish === false) continue;
      const known = offered.get(item.attribute);
      offered.set(item.attribute, {
        item: known?.item ?? item,
        resources: (known?.resources ?? 0) + 1,
        asked: known?.asked === true || wish === true,
      });
    }
  }
  const standard = BY_SUBJECT[subject];
  const order = new Map((standard ?? []).map(([attribute, exclusive], i) => [attribute, { exclusive, i }]));
  const chosen: (LinkAttribute & { readonly at: number })[] = [];
  let at = order.size;
  for (const [attribute, { item, resources, asked }] of offered) {
    const known = order.get(attribute);
    // for a subject without rules of its own, plain text tells subjects apart only where more than one resource has it
    const helpful = standard ? known !== undefined : telling(item) && (item.domain.kind !== 'text' || resources > 1);
    if (!helpful && !asked) continue;
    chosen.push({ attribute, kind: linkKind(item), exclusive: known?.exclusive ?? false, at: known?.i ?? at++ });
  }
  return chosen.sort((a, b) => a.at - b.at).map(({ attribute, kind, exclusive }) => ({ attribute, kind, exclusive }));
}

/** Numbers that registers give, in a form of their own. */
export const TEXT_IDENTIFIERS: readonly string[] = [
  'social_security_no',
  'health_record_no',
  'driver_license_no',
  'student_no',
  'tax_no',
  'record_no',
  'project_no',
  'school_code',
];
/** Descriptions, which are compared by their words: texts that may have so many characters. */
const LONG_TEXT = 500;

export function linkKind(item: ResolvedItem): LinkKind {
  const { domain } = item;
  switch (domain.kind) {
    case 'identifier':
      return IDENTIFIER_KIND[domain.rule] ?? 'identifier';
    case 'code':
    case 'boolean':
      return 'category';
    case 'date':
    case 'datetime':
      return 'date';
    case 'year':
    case 'month':
      return 'category';
    case 'geometry':
      return 'text';
    case 'number':
    case 'money':
    case 'coordinate':
      return 'number';
    case 'person_name':
      return 'person_name';
    case 'org_name':
      return 'org_name';
    case 'address':
      return 'address';
    case 'place_name':
      return 'text';
    case 'text':
      if (TEXT_IDENTIFIERS.includes(item.element?.id ?? '')) return 'identifier';
      return (item.element?.length ?? 0) >= LONG_TEXT ? 'long_text' : 'text';
  }
}

/** Identifier rules whose values several subjects may share, and those that say where, not who. */
const IDENTIFIER_KIND: Partial<Readonly<Record<IdentifierRule, LinkKind>>> = {
  mobile: 'phone',
  landline: 'phone',
  phone: 'phone',
  email: 'text',
  postcode: 'category',
  region6: 'region',
  region12: 'region',
};

function telling(item: ResolvedItem): boolean {
  return (
    ['identifier', 'person_name', 'org_name', 'place_name', 'address', 'text'].includes(item.domain.kind) &&
    !['remarks', 'source_system', 'record_no'].includes(item.attribute)
  );
}

function sharedKey(entries: readonly SubjectEntry[]): string[] | undefined {
  const keys = entries.map(({ entry, items }) => keyAttributes(entry, items));
  const [first, ...rest] = keys;
  if (!first || first.length === 0) return undefined;
  const same = rest.every((key) => key.length === first.length && key.every((attribute) => first.includes(attribute)));
  return same ? first : undefined;
}

function everyAttribute(entries: readonly SubjectEntry[]): string[] {
  return [...new Set(entries.flatMap(({ items }) => items.map((item) => item.attribute)))];
}

function indicatorKey(entries: readonly SubjectEntry[]): string[] {
  const has = (attribute: string, all: boolean) => {
    const test = ({ items }: SubjectEntry) => items.some((item) => item.attribute === attribute);
    return all ? entries.every(test) : entries.some(test);
  };
  const which = ['indicator_code', 'indicator_name'].filter((attribute) => has(attribute, true)).slice(0, 1);
  return [...which, ...INDICATOR_KEY.filter((attribute) => has(attribute, false))];
}
