import type { IdentifierRule } from '@kuaishu/standards';
import type { Entry } from '../entry.ts';
import type { AgreesPair, Name2, ResolvedItem, Rule } from './plan.ts';

/**
 * The checks of an entry. A row is refused (fatal) only when it cannot serve: a required item is missing, a key cannot be read, or nothing
 * is left by which its subject could be found. A wrong value elsewhere is a warning: the cell is emptied, the row goes on.
 */
export function deriveRules(entry: Entry, items: readonly ResolvedItem[]): Rule[] {
  const key = keyAttributes(entry, items);
  const placedOtherwise = identifyingAttributes(entry.subject, items);
  /** A fault in it leaves the row without a place. */
  const indispensable = (item: ResolvedItem) =>
    item.required ||
    (key.includes(item.attribute) && !placedOtherwise.some((attribute) => attribute !== item.attribute));
  return [
    ...items.filter(indispensable).map(required),
    ...identifiable(entry.subject, placedOtherwise),
    ...items.flatMap((item) => valueRules(item, indispensable(item) ? 'fatal' : 'warning')),
    ...unique(entry.delivery === 'increment' ? version(entry, key, items) : key, items),
    ...agreements(items),
    ...dependencies(entry, items),
    ...(entry.checks ?? []).map(
      (check): Rule => ({
        kind: 'custom',
        id: check.id,
        title: { zh: check.title.zh, en: check.title.en ?? check.title.zh },
        dimension: check.dimension ?? 'normative',
        severity: check.severity,
        sql: check.sql,
        ...(check.mend === undefined ? {} : { mend: check.mend }),
      }),
    ),
  ];
}

/** Attributes of the items named in the entry's key, in its order. Names that no item has are left to lint. */
export function keyAttributes(entry: Entry, items: readonly ResolvedItem[]): string[] {
  return (entry.key ?? []).flatMap(
    (name) => items.find((item) => item.name === name || item.attribute === name)?.attribute ?? [],
  );
}

/** Any one of these says whom a row is about. Subjects not named here are found by their key alone. */
const IDENTIFYING: Readonly<Record<string, readonly string[]>> = {
  person: ['resident_id', 'passport', 'person_name', 'surname', 'given_name', 'social_security_no', 'health_record_no'],
  organisation: ['uscc', 'org_code', 'tax_no', 'org_name'],
  place: ['property_unit_id', 'place_name', 'place_address', 'address', 'region12'],
};

function identifyingAttributes(subject: string, items: readonly ResolvedItem[]): string[] {
  const names = IDENTIFYING[subject] ?? [];
  return items.map((item) => item.attribute).filter((attribute) => names.includes(attribute));
}

function identifiable(subject: string, attributes: readonly string[]): Rule[] {
  if (attributes.length < 2) return [];
  return [
    {
      kind: 'custom',
      id: 'identifiable',
      title: subjectTitle[subject] ?? { zh: '能认出主体', en: 'Says what it is about' },
      dimension: 'complete',
      severity: 'fatal',
      sql: attributes.map((attribute) => `"${attribute}" IS NOT NULL`).join(' OR '),
    },
  ];
}

const subjectTitle: Readonly<Record<string, Name2>> = {
  person: { zh: '有证件号码或姓名', en: 'Has an identity number or a name' },
  organisation: { zh: '有机构代码或名称', en: 'Has an organisation code or a name' },
  place: { zh: '有单元代码、地址或名称', en: 'Has a unit code, an address or a name' },
};

function required(item: ResolvedItem): Rule {
  return {
    kind: 'required',
    id: `required:${item.attribute}`,
    title: { zh: `${item.title.zh}必填`, en: `${item.title.en} is required` },
    attribute: item.attribute,
    basis: 'GB/T 36344-2018 完整性',
    dimension: 'complete',
    severity: 'fatal',
  };
}

function valueRules(item: ResolvedItem, severity: Rule['severity']): Rule[] {
  const { domain, attribute, title } = item;
  const basis = item.element?.source;
  const common = { attribute, severity, ...(basis === undefined ? {} : { basis }) };
  const readable: Rule = {
    ...common,
    kind: 'readable',
    id: `readable:${attribute}`,
    title: { zh: `${title.zh}读得出`, en: `${title.en} can be read` },
    dimension: 'normative',
  };
  switch (domain.kind) {
    case 'identifier':
      return [
        {
          ...common,
          basis: basis ?? IDENTIFIER_BASIS[domain.rule],
          kind: 'valid',
          id: `valid:${attribute}`,
          title: { zh: `${title.zh}符合编码规则`, en: `${title.en} follows its coding rule` },
          dimension: 'accurate',
        },
      ];
    case 'code':
      return [
        {
          ...common,
          kind: 'valid',
          id: `valid:${attribute}`,
          title: { zh: `${title.zh}在代码表内`, en: `${title.en} is in its code table` },
          dimension: 'normative',
        },
      ];
    case 'date':
    case 'datetime':
    case 'year':
    case 'month':
      return [
        readable,
        ...(MAY_BE_IN_THE_FUTURE.test(attribute)
          ? []
          : [
              {
                ...common,
                // a date to come is wrong, but the row can still be placed without it
                severity: 'warning' as const,
                kind: 'not_future' as const,
                id: `not_future:${attribute}`,
                title: { zh: `${title.zh}不晚于数据日期`, en: `${title.en} is not in the future` },
                dimension: 'timely' as const,
              },
            ]),
      ];
    case 'number':
    case 'money':
    case 'coordinate': {
      const limited =
        domain.kind === 'coordinate' ||
        (domain.kind === 'number' && (domain.min !== undefined || domain.max !== undefined));
      if (!limited) return [readable];
      return [
        readable,
        {
          ...common,
          kind: 'range',
          id: `range:${attribute}`,
          title: { zh: `${title.zh}在合理范围内`, en: `${title.en} is within its range` },
          dimension: 'accurate',
        },
      ];
    }
    case 'person_name':
      return [
        {
          ...readable,
          // two names in a cell, or a number in its place: the row can still be placed by what else it holds
          severity: 'warning',
          title: { zh: `${title.zh}是一个姓名`, en: `${title.en} is one name` },
        },
      ];
    case 'boolean':
    case 'geometry':
    case 'org_name':
      return [readable];
    default:
      return item.element?.length === undefined
        ? []
        : [
            {
              ...common,
              severity: 'warning',
              kind: 'length',
              id: `length:${attribute}`,
              title: {
                zh: `${title.zh}不超过 ${item.element.length} 字`,
                en: `${title.en} has at most ${item.element.length} characters`,
              },
              dimension: 'normative',
            },
          ];
  }
}

/** Ends of terms and plans lie ahead by nature. */
const MAY_BE_IN_THE_FUTURE = /(expiry|expire|valid_until|valid_to|end_date|due|deadline|plan|until)/;

const IDENTIFIER_BASIS: Readonly<Record<IdentifierRule, string>> = {
  resident_id: 'GB 11643-1999',
  uscc: 'GB 32100-2015',
  tax_no: '国税发〔2013〕41号',
  org_code: 'GB 11714-1997',
  mobile: '电信网编号计划(2017年版)',
  landline: '电信网编号计划(2017年版)',
  phone: '电信网编号计划(2017年版)',
  bank_card: 'ISO/IEC 7812-1',
  plate: 'GA 36-2018',
  postcode: '邮政编码规则',
  property_unit: 'GB/T 37346-2019',
  passport: 'ICAO Doc 9303',
  email: 'RFC 5322',
  region6: 'GB/T 2260-2007',
  region12: '统计用区划代码和城乡划分代码编制规则',
};

/** Increments bring the same key again, each time with a newer state: only the same key at the same time is a double. */
function version(entry: Entry, key: readonly string[], items: readonly ResolvedItem[]): readonly string[] {
  const freshness = items.find((item) => item.name === entry.freshness || item.attribute === entry.freshness);
  return freshness ? [...new Set([...key, freshness.attribute])] : [];
}

function unique(key: readonly string[], items: readonly ResolvedItem[]): Rule[] {
  if (key.length === 0) return [];
  const named = key.map(
    (attribute) => items.find((item) => item.attribute === attribute)?.title ?? { zh: attribute, en: attribute },
  );
  return [
    {
      kind: 'unique',
      id: 'unique:key',
      title: { zh: `${named.map((n) => n.zh).join('+')}不重复`, en: `${named.map((n) => n.en).join(' + ')} is unique` },
      attributes: key,
      basis: 'GB/T 36344-2018 数据唯一性',
      dimension: 'accurate',
      severity: 'warning',
    },
  ];
}

function dependencies(entry: Entry, items: readonly ResolvedItem[]): Rule[] {
  const named = (name: string) => items.find((item) => item.name === name || item.attribute === name);
  return (entry.dependencies ?? []).flatMap(({ from, to }): Rule[] => {
    const target = named(to);
    const sources = from.flatMap((name) => named(name) ?? []);
    if (!target || sources.length < from.length) return [];
    const left = { zh: sources.map((s) => s.title.zh).join('+'), en: sources.map((s) => s.title.en).join(' + ') };
    return [
      {
        kind: 'depends',
        id: `depends:${sources.map((s) => s.attribute).join('+')}~${target.attribute}`,
        title: {
          zh: `${left.zh}相同则${target.title.zh}相同`,
          en: `The same ${left.en} has the same ${target.title.en}`,
        },
        from: sources.map((s) => s.attribute),
        attribute: target.attribute,
        basis: 'GB/T 36344-2018 一致性',
        dimension: 'consistent',
        severity: 'warning',
      },
    ];
  });
}

interface Agreement {
  readonly pair: AgreesPair;
  readonly left: string;
  readonly right: string;
  readonly basis: string;
}

/** Two items of one row that say the same thing twice. For `date_order` left must not be after right. */
const AGREEMENTS: readonly Agreement[] = [
  { pair: 'birth_date~resident_id', left: 'birth_date', right: 'resident_id', basis: 'GB 11643-1999 4.2' },
  { pair: 'sex~resident_id', left: 'sex', right: 'resident_id', basis: 'GB 11643-1999 4.3' },
  { pair: 'org_code~uscc', left: 'org_code', right: 'uscc', basis: 'GB 32100-2015 5' },
  { pair: 'region~address', left: 'region_code', right: 'address', basis: 'GB/T 2260-2007' },
  { pair: 'region~address', left: 'household_region', right: 'household_address', basis: 'GB/T 2260-2007' },
  { pair: 'region~address', left: 'reg_region', right: 'reg_address', basis: 'GB/T 2260-2007' },
  { pair: 'region~address', left: 'place_region', right: 'place_address', basis: 'GB/T 2260-2007' },
  { pair: 'date_order', left: 'birth_date', right: 'death_date', basis: 'GB/T 36344-2018 时序性' },
  { pair: 'date_order', left: 'birth_date', right: 'marriage_date', basis: 'GB/T 36344-2018 时序性' },
  { pair: 'date_order', left: 'established_date', right: 'cancelled_date', basis: 'GB/T 36344-2018 时序性' },
];

function agreements(items: readonly ResolvedItem[]): Rule[] {
  const byAttribute = new Map(items.map((item) => [item.attribute, item]));
  return AGREEMENTS.flatMap(({ pair, left, right, basis }): Rule[] => {
    const a = byAttribute.get(left);
    const b = byAttribute.get(right);
    // an attribute of that name whose values are of another kind cannot be compared
    if (!a?.element || !b?.element) return [];
    const inOrder = pair === 'date_order';
    return [
      {
        kind: 'agrees',
        id: `agrees:${left}~${right}`,
        title: inOrder
          ? { zh: `${a.title.zh}不晚于${b.title.zh}`, en: `${a.title.en} is not after ${b.title.en}` }
          : { zh: `${a.title.zh}与${b.title.zh}一致`, en: `${a.title.en} agrees with ${b.title.en}` },
        pair,
        attributes: [left, right],
        basis,
        dimension: 'consistent',
        severity: 'warning',
      },
    ];
  });
}
