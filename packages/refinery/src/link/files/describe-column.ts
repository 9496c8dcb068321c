/** What one column of somebody's file is, for linking: by its heading, then by its content. */
import type { LinkKind } from '@kuaishu/catalog';
import { type DataElement, normaliseHeading, toHalfWidth } from '@kuaishu/standards';
import { looksLikePersonName } from '../../profile/looks-like.ts';
import { isOthers, type Meant, meantByHeading, named } from './heading-meaning.ts';
import type { Cleaning, ColumnFacts } from './link-column.ts';
import { isCovered } from './masked.ts';
import { residentIdIn } from './number-forms.ts';

/** Two valid values of these prove two subjects. */
const EXCLUSIVE = new Set(['resident_id', 'uscc', 'org_code']);
/** Characters of a long text, on average. */
const LONG = 20;
const LONG_CHINESE = 10;

/** What one column is taken for; `sure` by its heading. */
export interface Described {
  readonly attribute: string;
  /** How much speaks for the attribute: the whole heading, a part of it or the content, nothing but the heading's own words. */
  readonly by: 'heading' | 'part' | 'nothing';
  readonly kind: LinkKind;
  readonly exclusive: boolean;
  readonly cleaning: Cleaning;
  readonly sure: boolean;
  readonly table?: string;
}

export function describeColumn(facts: ColumnFacts, name: string): Described {
  const meant = meantBy(name, facts);
  const number = numberIn(facts, name, meant);
  if (number) return { ...ofElement(named(number)), by: 'part', sure: true };
  if (meant && agrees(meant.element, facts)) {
    const known: Described = { ...ofElement(meant.element), by: meant.whole ? 'heading' : 'part' };
    return known.kind === 'text' && isLong(facts) ? { ...known, kind: 'long_text' } : known;
  }
  return bareDescription(facts, name);
}

/** By what it holds, under the words of its own heading. */
export function bareDescription(facts: ColumnFacts, name: string): Described {
  return {
    attribute: normaliseHeading(name) || name,
    by: 'nothing',
    exclusive: false,
    sure: false,
    ...ofContent(facts, name.toLowerCase()),
  };
}

/** 名称 and "name" are headings of persons, of bodies and of things: the content says of which. */
function meantBy(name: string, facts: ColumnFacts): Meant | undefined {
  const meant = meantByHeading(name);
  if (meant?.element.domain.kind === 'org_name' && share(facts, (v) => looksLikePersonName(bareName(v))) > 0.7)
    return { element: named('person_name'), whole: meant.whole };
  return meant;
}

/** Identifiers of other subjects than the row's, by their headings. */
const OF_OTHERS = new Set(
  'spouse_id father_id mother_id guardian_id head_id legal_rep_id branch_of_uscc employer_uscc provider_uscc'.split(
    ' ',
  ),
);

/**
 * The identifier that a column holds whatever its heading: the driver's licence number is the ID number, the taxpayer's number is the unified code (since
 * 2015), 证号 may be either. Undefined where the heading says the same, or that it is another's.
 */
function numberIn(facts: ColumnFacts, name: string, meant: Meant | undefined): 'resident_id' | 'uscc' | undefined {
  const id = meant?.element.id;
  if (id === 'resident_id' || id === 'uscc' || id === 'org_code') return undefined;
  if (id === undefined ? isOthers(name) : OF_OTHERS.has(id)) return undefined;
  if (meant && meant.element.domain.kind !== 'identifier' && meant.element.domain.kind !== 'text') return undefined;
  if (share(facts, holdsResidentId) > 0.5) return 'resident_id';
  if (share(facts, isUscc) > 0.5) return 'uscc';
  return undefined;
}

const holdsResidentId = (v: string) => /\d{6}/.test(toHalfWidth(v)) && isResidentId(residentIdIn(v));

/** What stands beside the names of a column, in the same cells: 张伟 13812345678. */
export function besideNames(facts: ColumnFacts): Described[] {
  const holds = (test: RegExp) => share(facts, (v) => test.test(toHalfWidth(v))) > 0.3;
  return [
    ...(holds(/\p{L}.*[1-9]\d{16}[\dXx]/u) ? [ofElement(named('resident_id'))] : []),
    ...(holds(/\p{L}\D*(?:1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)/u) ? [ofElement(named('phone'))] : []),
  ];
}

/** Without what hangs on a name: 张伟(曾用名), 李*超. */
const bareName = (text: string): string => text.replace(/[(（].*/, '').replace(/[\s\d·*＊某]/g, '');

/** The content may speak against the heading: a "date" column without dates is text. */
function agrees({ id, domain }: DataElement, facts: ColumnFacts): boolean {
  if (domain.kind === 'date' || domain.kind === 'datetime')
    return share(facts, (v) => isDate(v) || isMonthOrSerial(v)) > 0.5;
  if (id === 'resident_id') return share(facts, (v) => holdsResidentId(v) || isCovered(v)) > 0.3;
  if (domain.kind === 'number' || domain.kind === 'money') return share(facts, isNumber) > 0.5;
  // names of products and projects stand under "name" too
  if (domain.kind === 'org_name' || domain.kind === 'person_name')
    return share(facts, (v) => /[0-9]/.test(v.replace(/[\d-]{7,}/, '')) && !isOrg(v)) < 0.4;
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
    by: 'heading',
    exclusive: EXCLUSIVE.has(id),
    sure: true,
  });
  switch (domain.kind) {
    case 'identifier':
      if (domain.rule === 'mobile' || domain.rule === 'landline' || domain.rule === 'phone')
        return known('phone', 'phone');
      if (domain.rule === 'region6' || domain.rule === 'region12') return known('region', 'code');
      if (domain.rule === 'postcode') return known('category', 'code');
      if (domain.rule === 'email') return known('text');
      return known(
        'identifier',
        domain.rule === 'resident_id' ? 'resident_id' : domain.rule === 'uscc' ? 'body_code' : 'code',
      );
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
  if (share(facts, isUscc) > 0.6) return { kind: 'identifier', cleaning: 'body_code', exclusive: true };
  if (/date|dob|birth|日期|时间|生日/.test(heading) && share(facts, isDate) > 0.5)
    return { kind: 'date', cleaning: 'date' };
  if (share(facts, isMobile) > 0.6) return { kind: 'phone', cleaning: 'phone' };
  if (/phone|mobile|tel|电话|手机/.test(heading)) return { kind: 'phone', cleaning: 'phone' };
  if (share(facts, isIsoDate) > 0.8) return { kind: 'date', cleaning: 'date' };
  if (
    /(?:^|[^a-z])(?:first|given|fore|last|sur|family|middle|full)?[_ ]?(?:name)$|姓名|户主|法人|联系人|经办人/.test(
      heading,
    ) &&
    share(facts, (v) => v.length <= 30 && !/[0-9]/.test(v) && v.split(' ').length <= 4) > 0.85 &&
    averageLength(facts) <= 18
  )
    return { kind: 'person_name', cleaning: 'name' };
  // a set of many: 阳光 and 和平 are places, categories are few
  if (
    facts.distinct > 20 &&
    facts.distinct > facts.filled * 0.2 &&
    share(facts, (v) => looksLikePersonName(bareName(v))) > 0.7
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
/** 200402, and a day as a spreadsheet counts it: numbers that are dates where the heading says so. */
const isMonthOrSerial = (v: string) => /^(?:18|19|20)\d{2}[-/.]?(?:0[1-9]|1[0-2])$|^[1-5]\d{4}(?:\.0+)?$/.test(v);
const isNumber = (v: string) => /^[-+]?[¥$€]?\s*[\d,]*\.?\d+%?$/.test(v);
const isOrg = (v: string) =>
  /公司|集团|委员会|局$|厅$|中心$|医院|学校|银行|合作社|经营部|商行|事务所|厂$/.test(v) ||
  /\b(?:inc|ltd|llc|corp|gmbh|co)\b\.?$/i.test(v);
const isChineseAddress = (v: string) => /[省市县区镇乡村路街巷].*(?:\d|号|村|组|室)/.test(v);
