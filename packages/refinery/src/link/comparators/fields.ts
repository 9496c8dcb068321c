/** The fields of a link: attributes with their comparators, as columns of the prepared table. */
import type { LinkAttribute } from '@kuaishu/catalog';
import { ident } from '@kuaishu/engine';
import { address } from './address.ts';
import { type Comparator, DIFFERENT, type Level } from './comparator.ts';
import { coordinate } from './coordinate.ts';
import { date } from './date.ts';
import { identifier } from './identifier.ts';
import { longText } from './long-text.ts';
import { orgName } from './org-name.ts';
import { personName } from './person-name.ts';
import { phone } from './phone.ts';
import { category, number, region, shortText } from './plain.ts';

export const COMPARATORS: Readonly<Record<string, Comparator>> = {
  identifier,
  person_name: personName,
  org_name: orgName,
  date,
  phone,
  address,
  region,
  category,
  text: shortText,
  long_text: longText,
  number,
};

/** Attributes with a comparator of their own, finer than that of their kind. */
const BY_ATTRIBUTE: Readonly<Record<string, Comparator>> = { lng: coordinate, lat: coordinate };

export interface Field {
  readonly attribute: string;
  readonly link: LinkAttribute;
  readonly comparatorName: string;
  readonly comparator: Comparator;
  readonly prefix: string;
  readonly partner: number | null;
  readonly levels: readonly Level[];
  /** Of the birth date: the ID's column. A date that was read from the ID says nothing beside the same ID. */
  readonly readFrom: string | null;
  /** Of a part of another attribute (see {@link LinkAttribute.of}): that one's place among the fields, and its column. Where both records have the whole, the part says no more. */
  readonly partOf: { readonly field: number; readonly column: string } | null;
}

function wholeOf(attributes: readonly LinkAttribute[], { of }: LinkAttribute): Field['partOf'] {
  const field = attributes.findIndex((other) => other.attribute === of);
  const kind = attributes[field]?.kind;
  return kind === undefined ? null : { field, column: `f${field}_${COMPARATORS[kind]?.base}` };
}

/** Agrees wherever an exclusive identifier does: itself, or a part of one or of its part. Pairs that were found by the identifier say nothing of it. */
export function isToldByIdentifier(fields: readonly Field[], field: Field): boolean {
  if (field.link.exclusive) return true;
  const whole = fields.find((f) => f.attribute === field.link.of);
  return whole !== undefined && isToldByIdentifier(fields, whole);
}

/** At most 15: a pattern has four bits a field in a BIGINT. */
export const MOST_FIELDS = 15;

export function fieldsOf(attributes: readonly LinkAttribute[]): Field[] {
  if (attributes.length === 0) throw new Error('a link needs at least one field');
  if (attributes.length > MOST_FIELDS)
    throw new Error(`a link takes at most ${MOST_FIELDS} fields, not ${attributes.length}`);
  const id = attributes.findIndex((link) => link.attribute === 'resident_id' && link.kind === 'identifier');
  return attributes.map((link, i) => {
    const comparator = BY_ATTRIBUTE[link.attribute] ?? COMPARATORS[link.kind];
    if (!comparator) throw new Error(`no comparator for ${link.kind}`);
    const prefix = `f${i}_`;
    const others = attributes.flatMap((other, j) =>
      j !== i && other.kind === link.kind && link.kind === 'person_name' ? [j] : [],
    );
    const partner = others.length === 1 ? (others[0] ?? null) : null;
    return {
      attribute: link.attribute,
      link,
      comparatorName: link.kind,
      comparator,
      prefix,
      partner,
      levels: comparator.levels(prefix, partner === null ? null : `f${partner}_`),
      readFrom: link.attribute === 'birth_date' && id >= 0 ? `f${id}_${identifier.base}` : null,
      partOf: wholeOf(attributes, link),
    };
  });
}

/**
 * The one field with the subject's full name, where the subjects are people. Who stands beside them (spouse, guardian) and what they were called before have
 * fields of their own.
 */
export function fullNameOf(fields: readonly Field[]): Field | undefined {
  const names = fields.filter((field) => field.link.kind === 'person_name');
  return names.find((field) => field.attribute === 'person_name') ?? (names.length === 1 ? names[0] : undefined);
}

/** The subject's own name, where the subjects are bodies and not people who work for one. */
export function bodyNameOf(fields: readonly Field[]): Field | undefined {
  const others = new Set(['resident_id', 'person_name', 'project_name']);
  return fields.some((field) => others.has(field.attribute))
    ? undefined
    : fields.find((field) => field.attribute === 'org_name');
}

/** Parts that are carried as texts: those that levels or the presence test read. Of what only keys read the hash is enough. */
export function carriedParts(fields: readonly Field[], field: Field): string[] {
  const text = fields.flatMap((f) => f.levels.map((level) => level.test.sql)).join('\n');
  return field.comparator.parts
    .map((part) => part.name)
    .filter((name) => name === field.comparator.base || text.includes(`"${field.prefix}${name}"`));
}

/** Level of one field for a pair `l`, `r`: 0 missing, 1 best … n different. */
export function levelSql(field: Field): string {
  const base = ident(field.prefix + field.comparator.base);
  const tests = field.levels.map((level, i) => `WHEN ${level.test.sql} THEN ${i + 1}`).join(' ');
  const circular = field.readFrom
    ? ` WHEN NOT (l.stated AND r.stated) AND l.${ident(field.readFrom)} = r.${ident(field.readFrom)} THEN 0`
    : '';
  const whole = field.partOf
    ? ` WHEN l.${ident(field.partOf.column)} IS NOT NULL AND r.${ident(field.partOf.column)} IS NOT NULL THEN 0`
    : '';
  return `CASE WHEN l.${base} IS NULL OR r.${base} IS NULL THEN 0${circular}${whole} ${tests} ELSE ${field.levels.length + 1} END`;
}

/** A pattern has all levels of a pair in one BIGINT, four bits a field. */
export function levelsOf(pattern: bigint, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Number((pattern >> BigInt(4 * i)) & 15n));
}

export const levelIds = (field: Field): string[] => [...field.levels.map((level) => level.id), DIFFERENT];
