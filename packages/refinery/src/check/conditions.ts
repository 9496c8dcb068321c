/** Each kind of rule as the SQL condition of its fault. NULL and FALSE both mean "no fault". */
import type { AgreesPair, ResolvedItem, Rule } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import { bitPlace } from '../clean/masks.ts';
import { unknownAttribute } from './check-error.ts';
import { customCondition } from './custom-sql.ts';

export interface RuleContext {
  readonly items: ReadonlyMap<string, ResolvedItem>;
  /** Columns of the cleaned rows, derived ones included. */
  readonly columns: ReadonlySet<string>;
  readonly asOf: string;
}

/** Extent of China with its islands, in degrees; coordinates outside are axes changed or another unit. */
const EXTENT = { lng: [73, 136], lat: [3, 54] } as const;

/** Figures, or a separator behind a 汉字: a number in the place of a name, or two names in a cell. "Smith, John" is one name. */
const NO_NAME = '[0-9]|[\u3400-\u9fff][、，,;；/|]';

/** Condition over the cleaned row `c`; rules that look beyond the row stand in check-sql. */
export function faultCondition(
  rule: Exclude<Rule, { kind: 'unique' | 'depends' }>,
  context: RuleContext,
): string | null {
  switch (rule.kind) {
    case 'custom':
      return `NOT coalesce(CAST((${customCondition(rule.id, rule.sql, context.columns)}) AS BOOLEAN), TRUE)`;
    case 'agrees':
      return agreement(rule.id, rule.pair, rule.attributes, context);
    default: {
      const item = itemOf(rule.id, rule.attribute, context);
      return itemCondition(rule.kind, item, context);
    }
  }
}

function itemCondition(
  kind: 'readable' | 'required' | 'valid' | 'range' | 'length' | 'not_future',
  item: ResolvedItem,
  context: RuleContext,
): string | null {
  const value = column(item.attribute);
  const { column: word, bit } = bitPlace('_unparsed', item.index);
  const unreadable = `(c.${word} & ${1n << BigInt(bit)}) <> 0`;
  switch (kind) {
    case 'readable':
      return item.domain.kind === 'person_name' ? `regexp_matches(${value}, ${literal(NO_NAME)})` : unreadable;
    case 'required':
      // a text that cannot be read is the fault of `readable`, not a missing one
      return `${value} IS NULL AND NOT (${unreadable})`;
    case 'valid':
      return item.domain.kind === 'identifier' ? invalidIdentifier(item, context) : unreadable;
    case 'range':
      return outOfRange(item, context);
    case 'length':
      return tooLong(item);
    case 'not_future':
      return future(item, context.asOf);
  }
}

function invalidIdentifier(item: ResolvedItem, context: RuleContext): string {
  const value = column(item.attribute);
  const wrong = `${column(`${item.attribute}_ok`)} = FALSE`;
  if (item.domain.kind !== 'identifier' || item.domain.rule !== 'resident_id') return wrong;
  // of a covered number what is visible of the date: a star comes before every digit
  return `(${wrong} OR substr(${value}, 7, 8) > ${literal(context.asOf.replaceAll('-', ''))})`;
}

function outOfRange(item: ResolvedItem, context: RuleContext): string | null {
  const value = column(item.attribute);
  const { domain } = item;
  switch (domain.kind) {
    case 'number': {
      const bounds = [
        domain.min === undefined ? null : `${value} < ${domain.min}`,
        domain.max === undefined ? null : `${value} > ${domain.max}`,
      ];
      // a whole number may not have a fraction
      if (domain.scale === 0) bounds.push(`${value} <> floor(${value})`);
      const set = bounds.filter((bound) => bound !== null);
      return set.length ? `(${set.join(' OR ')})` : null;
    }
    case 'coordinate':
      return `${value} NOT BETWEEN ${EXTENT[domain.axis][0]} AND ${EXTENT[domain.axis][1]}`;
    case 'year':
      return `${value} NOT BETWEEN 1900 AND ${Number(context.asOf.slice(0, 4)) + 1}`;
    case 'date':
    case 'datetime':
      return `${value} < DATE '1850-01-01'`;
    default:
      return null;
  }
}

function tooLong(item: ResolvedItem): string | null {
  const length = item.element?.length;
  if (length === undefined) return null;
  const value = column(item.attribute);
  switch (item.domain.kind) {
    case 'number':
    case 'money':
      return `abs(${value}) >= 1e${length - (item.element?.scale ?? 0)}`;
    case 'date':
    case 'datetime':
    case 'year':
    case 'coordinate':
    case 'boolean':
      return null;
    default:
      return `length(${value}) > ${length}`;
  }
}

function future(item: ResolvedItem, asOf: string): string | null {
  const value = column(item.attribute);
  switch (item.domain.kind) {
    case 'date':
      return `${value} > DATE ${literal(asOf)}`;
    case 'datetime':
      return `CAST(${value} AS DATE) > DATE ${literal(asOf)}`;
    case 'year':
      return `${value} > ${Number(asOf.slice(0, 4))}`;
    case 'month':
      return `${value} > ${literal(asOf.slice(0, 7))}`;
    default:
      return null;
  }
}

function agreement(
  rule: string,
  pair: AgreesPair,
  attributes: readonly [string, string],
  context: RuleContext,
): string {
  const [first, second] = attributes.map((attribute) => column(itemOf(rule, attribute, context).attribute)) as [
    string,
    string,
  ];
  const right = (attribute: string) => column(`${attribute}_ok`);
  switch (pair) {
    case 'birth_date~resident_id': {
      const day = `extract(year FROM ${first}) * 10000 + extract(month FROM ${first}) * 100 + extract(day FROM ${first})`;
      // of a covered number, whose `_ok` is NULL, the digits that are visible
      return `CASE WHEN ${right(attributes[1])} IS NULL THEN CAST(${day} AS VARCHAR) NOT LIKE replace(substr(${second}, 7, 8), '*', '_') ELSE ${right(attributes[1])} AND CAST(CASE WHEN ${right(attributes[1])} THEN substr(${second}, 7, 8) END AS BIGINT) <> ${day} END`;
    }
    case 'sex~resident_id':
      return `(coalesce(${right(attributes[1])}, substr(${second}, 17, 1) <> '*') AND ${first} IN ('1', '2') AND (substr(${second}, 17, 1) IN ('1', '3', '5', '7', '9')) <> (${first} = '1'))`;
    case 'date_order':
      return `${first} > ${second}`;
    case 'org_code~uscc':
      return `(${right(attributes[0])} AND ${right(attributes[1])} AND ${first} <> substr(${second}, 9, 9))`;
    case 'region~address': {
      const found = `c.${ident(`${attributes[1]}_region`)}`;
      if (!context.columns.has(`${attributes[1]}_region`)) throw unknownAttribute(rule, `${attributes[1]}_region`);
      // a code of a prefecture or province agrees with every county in it
      return `(${right(attributes[0])} AND ${found} <> ${first} AND NOT (substr(${first}, 5, 2) = '00' AND substr(${first}, 1, CASE WHEN substr(${first}, 3, 2) = '00' THEN 2 ELSE 4 END) = substr(${found}, 1, CASE WHEN substr(${first}, 3, 2) = '00' THEN 2 ELSE 4 END)))`;
    }
  }
}

function itemOf(rule: string, attribute: string | undefined, context: RuleContext): ResolvedItem {
  const item = attribute === undefined ? undefined : context.items.get(attribute);
  if (!item) throw unknownAttribute(rule, attribute ?? '');
  return item;
}

function column(attribute: string): string {
  return `c.${ident(attribute)}`;
}
