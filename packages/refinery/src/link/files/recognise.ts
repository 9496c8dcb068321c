/** What the columns of somebody's files are, for linking: by heading, then by content. */
import type { LinkAttribute, LinkKind } from '@kuaishu/catalog';
import { type DataElement, element, elementByHeading, normaliseHeading } from '@kuaishu/standards';
import { looksLikePersonName } from '../../profile/looks-like.ts';
import { isCovered, withVisibleParts } from './masked.ts';
import { withOrgCodes } from './org-codes.ts';

/** How a column's text is cleaned before it is compared. */
export type Cleaning = 'resident_id' | 'code' | 'coded' | 'date' | 'text' | 'name';

export interface LinkColumn {
  /** Headings in each file; null where a file lacks it. */
  readonly headings: readonly (string | null)[];
  readonly attribute: string;
  readonly kind: LinkKind;
  readonly exclusive: boolean;
  readonly cleaning: Cleaning;
  /** Code table whose codes, names and spellings the column holds: 女, 女性 and 2 are one. */
  readonly table?: string;
  /** Read from the cells of another attribute's column: `sql` gives the expression over one. */
  readonly part?: { readonly of: string; readonly sql: (cell: string) => string };
  /** Condition for cells that are no value of this attribute, though they stand in its column. */
  readonly foreign?: (cell: string) => string;
}

/** Facts about a column of one file, from a sample of its filled cells. */
export interface ColumnFacts {
  readonly heading: string;
  readonly rows: number;
  readonly filled: number;
  readonly distinct: number;
  readonly sample: readonly string[];
}

/** Two valid values of these prove two subjects. */
const EXCLUSIVE = new Set(['resident_id', 'uscc', 'org_code']);
/** Say nothing about who the subject is. */
const IDLE = new Set(['updated_at', 'record_no', 'remarks', 'source_system']);
/** Results of another link, or its truth. */
const FORMER_RESULT = /^(?:cluster|cluster_?id|entity_?id|实体编号|聚类编号)$/i;
/** Beyond these a link takes no more fields, the earlier kinds first. */
const WORTH: readonly LinkKind[] = [
  'identifier',
  'person_name',
  'org_name',
  'date',
  'phone',
  'address',
  'text',
  'long_text',
  'number',
  'category',
  'region',
];
const MOST = 15;
/** Characters of a long text, on average. */
const LONG = 20;
const LONG_CHINESE = 10;

/** Columns of the files brought together by what they are. `mapped`: heading → the heading or attribute it stands for. */
export function recognise(
  files: readonly (readonly ColumnFacts[])[],
  idColumns: readonly (string | null)[],
  mapped: ReadonlyMap<string, string>,
): LinkColumn[] {
  const found = new Map<string, Found>();
  files.forEach((columns, f) => {
    for (const facts of columns) {
      if (facts.heading === idColumns[f] || FORMER_RESULT.test(facts.heading) || facts.filled === 0) continue;
      const own = describe(facts, facts.heading);
      const described = joined(own, facts, files, mapped);
      if (IDLE.has(described.attribute)) continue;
      const at = found.get(described.attribute) ?? { headings: files.map(() => null), kinds: [], facts: [] };
      // two columns of one file that name the same element: the first one is it, the other keeps its own name
      if (at.headings[f] !== null) continue;
      at.headings[f] = facts.heading;
      at.kinds.push(described);
      at.facts.push(facts);
      found.set(described.attribute, at);
    }
  });
  bringTogether(found, files.length);
  const columns: LinkColumn[] = [];
  for (const [attribute, { headings, kinds, facts }] of found) {
    if (facts.every((f) => f.distinct <= 1)) continue;
    const best = kinds.find((k) => k.sure) ?? kinds[0];
    if (best)
      columns.push({
        headings,
        attribute,
        kind: best.kind,
        exclusive: best.exclusive,
        cleaning: best.cleaning,
        ...(best.table === undefined ? {} : { table: best.table }),
      });
  }
  const whole = withVisibleParts(withOrgCodes(columns, files), files).filter(
    ({ headings }) => files.length < 2 || headings.filter((h) => h !== null).length > 1,
  );
  return whole.sort((a, b) => WORTH.indexOf(a.kind) - WORTH.indexOf(b.kind)).slice(0, MOST);
}

/**
 * A column that the map names, or that it maps another column to, stands under the name of the latter; what it holds is what its own heading and content say,
 * or where these say little, what the other's do.
 */
function joined(
  own: Described,
  facts: ColumnFacts,
  files: readonly (readonly ColumnFacts[])[],
  mapped: ReadonlyMap<string, string>,
): Described {
  const target = mapped.get(facts.heading);
  if (target === undefined && ![...mapped.values()].includes(facts.heading)) return own;
  const name = target ?? facts.heading;
  const attribute = describe(files.flat().find((other) => other.heading === name) ?? facts, name).attribute;
  const other = describe(facts, name);
  return { ...(own.sure || !other.sure ? own : other), attribute };
}

interface Found {
  readonly headings: (string | null)[];
  readonly kinds: Described[];
  readonly facts: ColumnFacts[];
}

/** Headings that ask for nearly the same: 手机号 in one file and 联系电话 in another are one column, unless a file has both; so are 户籍地址 and 住址. */
const NEARLY_ONE = [
  ['phone', 'mobile'],
  ['address', 'household_address'],
] as const;
/** Kinds of which a file that describes one subject has seldom more than one: what is left over of one kind in each file is the same fact under other headings. */
const LEFT_OVER: readonly LinkKind[] = ['org_name', 'person_name', 'address', 'phone'];

function bringTogether(found: Map<string, Found>, files: number): void {
  for (const [one, other] of NEARLY_ONE) merge(found, one, other);
  if (files < 2) return;
  for (const kind of LEFT_OVER) {
    const left = [...found].filter(([, f]) => kindOf(f) === kind && f.headings.filter((h) => h !== null).length < 2);
    const each = Array.from({ length: files }, (_, f) => left.filter(([, at]) => at.headings[f] !== null));
    if (each.some((columns) => columns.length > 1)) continue;
    const [first, ...others] = left.map(([attribute]) => attribute);
    for (const other of others) if (first !== undefined) merge(found, first, other);
  }
}

/** Unless a file has both. */
function merge(found: Map<string, Found>, one: string, other: string): void {
  const kept = found.get(one);
  const moved = found.get(other);
  if (!kept || !moved || moved.headings.some((heading, f) => heading !== null && kept.headings[f] !== null)) return;
  found.delete(other);
  kept.kinds.push(...moved.kinds);
  kept.facts.push(...moved.facts);
  for (const [f, heading] of moved.headings.entries()) kept.headings[f] ??= heading;
}

const kindOf = ({ kinds }: Found): LinkKind | undefined => (kinds.find((k) => k.sure) ?? kinds[0])?.kind;

export const linkAttributes = (columns: readonly LinkColumn[]): LinkAttribute[] =>
  columns.map(({ attribute, kind, exclusive, part }) => ({
    attribute,
    kind,
    exclusive,
    ...(part ? { of: part.of } : {}),
  }));

interface Described {
  readonly attribute: string;
  readonly kind: LinkKind;
  readonly exclusive: boolean;
  readonly cleaning: Cleaning;
  readonly sure: boolean;
  readonly table?: string;
}

function describe(facts: ColumnFacts, name: string): Described {
  const meant = meantBy(name, facts);
  if (meant && agrees(meant, facts)) {
    const known = ofElement(meant);
    return known.kind === 'text' && isLong(facts) ? { ...known, kind: 'long_text' } : known;
  }
  return {
    attribute: normaliseHeading(name) || name,
    exclusive: false,
    sure: false,
    ...ofContent(facts, name.toLowerCase()),
  };
}

/** 名称 and "name" are headings of persons, of bodies and of things: the content says of which. */
function meantBy(name: string, facts: ColumnFacts): DataElement | undefined {
  const meant = elementByHeading(name);
  if (meant?.domain.kind === 'org_name' && share(facts, (v) => looksLikePersonName(bareName(v))) > 0.7)
    return element('person_name');
  return meant;
}

/** Without what hangs on a name: 张伟(曾用名), 李*超. */
const bareName = (text: string): string => text.replace(/[(（].*/, '').replace(/[\s·*＊某]/g, '');

/** The content may speak against the heading: a "date" column without dates is text. */
function agrees({ id, domain }: DataElement, facts: ColumnFacts): boolean {
  if (domain.kind === 'date' || domain.kind === 'datetime') return share(facts, isDate) > 0.5;
  if (id === 'resident_id') return share(facts, (v) => isResidentId(v) || isCovered(v)) > 0.3;
  if (domain.kind === 'number' || domain.kind === 'money') return share(facts, isNumber) > 0.5;
  // names of products and projects stand under "name" too
  if (domain.kind === 'org_name' || domain.kind === 'person_name')
    return share(facts, (v) => /[0-9]/.test(v) && !isOrg(v)) < 0.4;
  return true;
}

/** Texts of several words, nearly all different: titles, descriptions, product names. */
const isLong = (facts: ColumnFacts): boolean =>
  facts.distinct > facts.filled * 0.3 &&
  averageLength(facts) >= (share(facts, (v) => /[一-龥]/.test(v)) > 0.5 ? LONG_CHINESE : LONG);

function ofElement({ id, domain }: DataElement): Described {
  const known = (kind: LinkKind, cleaning: Cleaning = 'text'): Described => ({
    attribute: id,
    kind,
    cleaning,
    exclusive: EXCLUSIVE.has(id),
    sure: true,
  });
  switch (domain.kind) {
    case 'identifier':
      if (domain.rule === 'mobile' || domain.rule === 'landline' || domain.rule === 'phone')
        return known('phone', 'code');
      if (domain.rule === 'region6' || domain.rule === 'region12') return known('region', 'code');
      if (domain.rule === 'postcode') return known('category', 'code');
      if (domain.rule === 'email') return known('text');
      return known('identifier', domain.rule === 'resident_id' ? 'resident_id' : 'code');
    case 'date':
    case 'datetime':
      return known('date', 'date');
    case 'person_name':
      return known('person_name', 'name');
    case 'org_name':
      return known('org_name', 'name');
    case 'address':
      return known('address');
    case 'place_name':
      return known('text', 'name');
    case 'number':
    case 'money':
    case 'coordinate':
      return known('number');
    case 'code':
      return { ...known('category', 'coded'), table: domain.table };
    case 'year':
    case 'month':
    case 'boolean':
      return known('category');
    default:
      return known(/_(?:no|id|code)$/.test(id) ? 'identifier' : 'text');
  }
}

function ofContent(
  facts: ColumnFacts,
  heading: string,
): Pick<Described, 'kind' | 'cleaning'> & { exclusive?: boolean } {
  if (share(facts, isResidentId) > 0.6) return { kind: 'identifier', cleaning: 'resident_id', exclusive: true };
  if (share(facts, isUscc) > 0.6) return { kind: 'identifier', cleaning: 'code', exclusive: true };
  if (/date|dob|birth|日期|时间|生日/.test(heading) && share(facts, isDate) > 0.5)
    return { kind: 'date', cleaning: 'date' };
  if (share(facts, isMobile) > 0.6) return { kind: 'phone', cleaning: 'code' };
  if (/phone|mobile|tel|电话|手机/.test(heading)) return { kind: 'phone', cleaning: 'code' };
  if (share(facts, isIsoDate) > 0.8) return { kind: 'date', cleaning: 'date' };
  if (
    /(?:^|[^a-z])(?:first|given|fore|last|sur|family|middle|full)?[_ ]?(?:name)$|姓名|户主|法人|联系人|经办人/.test(
      heading,
    ) &&
    share(facts, (v) => v.length <= 30 && !/[0-9]/.test(v) && v.split(' ').length <= 4) > 0.85 &&
    averageLength(facts) <= 18
  )
    return { kind: 'person_name', cleaning: 'name' };
  if (share(facts, isOrg) > 0.5) return { kind: 'org_name', cleaning: 'name' };
  if (share(facts, isChineseAddress) > 0.5 || /地址|住址|住所/.test(heading))
    return { kind: 'address', cleaning: 'text' };
  if (
    /(?:^|[^a-z])(?:ssn|soc_sec|social|tax|licen[cs]e|passport|account|.*_(?:id|no|number|code))|证号|编号|号码|代码/.test(
      heading,
    ) &&
    share(facts, (v) => /[0-9]/.test(v) && !v.includes(' ') && v.length >= 5) > 0.8 &&
    facts.distinct > facts.filled * 0.3
  )
    return { kind: 'identifier', cleaning: 'code' };
  if (share(facts, isNumber) > 0.8)
    return {
      kind:
        facts.distinct <= 200 || /year|code|zip|post|number|邮编|年/.test(heading)
          ? facts.distinct <= 200
            ? 'category'
            : 'text'
          : 'number',
      cleaning: 'text',
    };
  if (facts.distinct <= Math.max(20, facts.filled * 0.01)) return { kind: 'category', cleaning: 'text' };
  return { kind: isLong(facts) ? 'long_text' : 'text', cleaning: 'text' };
}

const share = (facts: ColumnFacts, test: (value: string) => boolean): number =>
  facts.sample.length ? facts.sample.filter((value) => test(value.trim())).length / facts.sample.length : 0;
const averageLength = (facts: ColumnFacts) =>
  facts.sample.reduce((sum, v) => sum + v.length, 0) / Math.max(1, facts.sample.length);
const isResidentId = (v: string) =>
  /^[1-9]\d{5}(?:18|19|20)\d{9}[\dXx]$/.test(v) ||
  /^[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}$/.test(v);
const isUscc = (v: string) => /^[0-9A-HJ-NPQRTUWXYa-z]{2}\d{6}[0-9A-Za-z]{10}$/.test(v) && /^[159ANY]/i.test(v);
const isMobile = (v: string) => /^(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}$/.test(v);
const isIsoDate = (v: string) =>
  /^(?:18|19|20)\d{2}[-/.年](?:0?[1-9]|1[0-2])[-/.月](?:0?[1-9]|[12]\d|3[01])日?(?:[ T].*)?$/.test(v);
const isDate = (v: string) =>
  isIsoDate(v) ||
  /^(?:18|19|20)\d{6}$/.test(v) ||
  /^\d{1,2}[/.-]\d{1,2}[/.-](?:18|19|20)\d{2}$/.test(v) ||
  /[年]/.test(v);
const isNumber = (v: string) => /^[-+]?[¥$€]?\s*[\d,]*\.?\d+%?$/.test(v);
const isOrg = (v: string) =>
  /公司|集团|委员会|局$|厅$|中心$|医院|学校|银行|合作社|经营部|商行|事务所|厂$/.test(v) ||
  /\b(?:inc|ltd|llc|corp|gmbh|co)\b\.?$/i.test(v);
const isChineseAddress = (v: string) => /[省市县区镇乡村路街巷].*(?:\d|号|村|组|室)/.test(v);
