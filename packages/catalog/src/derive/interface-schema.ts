/**
 * JSON Schema (2020-12) of one row of a resource, as an interface gives it: type and form from the data elements, class and grade on each item
 * (`x-class`, `x-grade`; DB52/T 1123), so that whoever receives the data can keep grading them.
 */
import { codeTable, type Grade, type ValueDomain } from '@kuaishu/standards';
import type { Entry } from '../entry.ts';
import { gradeOf } from '../grading/grade-change.ts';
import { type PersonalItem, personalItems } from '../grading/judge-personal.ts';
import { resolveItems } from './items.ts';
import { highestGrade } from './masks.ts';
import type { ResolvedItem } from './plan.ts';

export interface InterfaceProperty {
  readonly type: readonly string[];
  readonly title: string;
  readonly 'x-grade': Grade;
  readonly 'x-class'?: string;
  readonly [keyword: string]: unknown;
}

export interface InterfaceSchema {
  readonly $schema: string;
  readonly $id?: string;
  readonly title: string;
  readonly description?: string;
  readonly type: 'object';
  readonly properties: Readonly<Record<string, InterfaceProperty>>;
  readonly required: readonly string[];
  readonly additionalProperties: false;
  /** The highest of the properties and of the entry. */
  readonly 'x-grade': Grade;
  readonly 'x-class'?: string;
  readonly 'x-resource': string;
  readonly 'x-code'?: string;
}

/** Larger code tables are named, not listed. */
const MOST_CODES = 100;

export function interfaceSchema(entry: Entry): InterfaceSchema {
  const resolved = resolveItems(entry);
  const personal = personalItems(entry, resolved);
  const own = classOf(entry);
  const abstract = typeof entry.abstract === 'string' ? entry.abstract : entry.abstract?.zh;
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: entry.name.zh,
    ...(abstract ? { description: abstract } : {}),
    type: 'object',
    properties: Object.fromEntries(
      resolved.map((item, i) => [
        item.attribute,
        property(item, personal[i] ?? null, entry.items[i]?.class ?? own, entry.items[i]?.length),
      ]),
    ),
    required: resolved.filter((item) => item.required).map(({ attribute }) => attribute),
    additionalProperties: false,
    'x-grade': highestGrade([gradeOf(entry), ...resolved.map(({ grade }) => grade)]),
    ...(own === undefined ? {} : { 'x-class': own }),
    'x-resource': entry.resource,
    ...(entry.code === undefined ? {} : { 'x-code': entry.code }),
  };
}

/** 主题 of DB52/T 1123 where it is given, else the class of the catalogue. */
function classOf({ classification, class: catalogue }: Entry): string | undefined {
  return classification?.theme ?? (catalogue ? (catalogue.category ?? catalogue.kind) : undefined);
}

function property(
  item: ResolvedItem,
  personal: PersonalItem | null,
  itemClass: string | undefined,
  length: number | undefined,
): InterfaceProperty {
  const form = formOf(item.domain, length ?? item.element?.length);
  const type = typeof form['type'] === 'string' ? form['type'] : 'string';
  return {
    ...form,
    // a value may be missing wherever it is not required
    type: item.required ? [type] : [type, 'null'],
    title: item.title.zh,
    ...(item.title.zh === item.name ? {} : { 'x-heading': item.name }),
    'x-grade': item.grade,
    ...(itemClass === undefined ? {} : { 'x-class': itemClass }),
    ...(item.element ? { 'x-element': item.element.id } : {}),
    // which characters are visible; true: in several ways
    ...(item.covered === undefined ? {} : { 'x-covered': item.covered }),
    ...(personal ? { 'x-personal': personal.category, 'x-sensitive': personal.sensitive } : {}),
  };
}

function formOf(domain: ValueDomain, length: number | undefined): Record<string, unknown> {
  const text = { type: 'string', ...(length === undefined ? {} : { maxLength: length }) };
  switch (domain.kind) {
    case 'number':
      return {
        type: domain.scale === 0 ? 'integer' : 'number',
        ...(domain.min === undefined ? {} : { minimum: domain.min }),
        ...(domain.max === undefined ? {} : { maximum: domain.max }),
        ...(domain.unit === undefined ? {} : { 'x-unit': domain.unit }),
      };
    case 'money':
      return { type: 'number', 'x-unit': domain.currency };
    case 'coordinate':
      return {
        type: 'number',
        ...(domain.axis === 'lng' ? { minimum: -180, maximum: 180 } : { minimum: -90, maximum: 90 }),
      };
    case 'year':
      return { type: 'integer', minimum: 0, maximum: 9999 };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'datetime':
      return { type: 'string', format: 'date-time' };
    case 'month':
      return { type: 'string', pattern: '^\\d{4}-\\d{2}$' };
    case 'geometry':
      return { type: 'string', contentMediaType: 'application/geo+json' };
    case 'code': {
      const codes = codeTable(domain.table)?.codes ?? [];
      return {
        ...text,
        'x-code-table': domain.table,
        ...(codes.length > 0 && codes.length <= MOST_CODES
          ? {
              examples: codes.slice(0, 3).map(({ code }) => code),
              'x-codes': codes.map(({ code, zh }) => ({ code, zh })),
            }
          : {}),
      };
    }
    case 'identifier':
      return { ...text, 'x-identifier': domain.rule };
    default:
      return text;
  }
}
