/**
 * What is visible of covered numbers (520102********0774), as fields of a link. A covered number is no identifier: it proves neither one subject nor two. But the
 * same places of whole numbers and of covered ones can be compared, so that each way of covering gives a field of its own: the visible characters of every number
 * that shows them. How much their agreement says follows from how often it happens by chance, as with any other field; and records find each other by them.
 */
import type { LinkAttribute, LinkKind } from '@kuaishu/catalog';
import { visiblePlaces } from '@kuaishu/standards';
import { column, constant, joined, nothing, part, type Text, type Values, where } from '../dual/text.ts';

/** Fewer visible characters tell people apart too little. */
const LEAST = 5;
/** Of the filled cells: where fewer are covered, a field of its own brings less than it costs. */
const WORTH = 0.01;
/** Ways of covering one attribute that get a field. */
const MOST_WAYS = 2;
/** Places of the birth date in an ID number: where the link has birth dates, they are compared there. */
const BIRTH = [7, 14] as const;

type Places = readonly (readonly [from: number, to: number])[];
export interface VisiblePart {
  /** The attribute whose numbers are covered. */
  readonly whole: string;
  /** Characters of the whole number. */
  readonly length: number;
  /** `1-6,15-18` */
  readonly places: string;
}

/** Names the field: a model that is kept says by it what was compared. */
const nameOf = ({ whole, length, places }: VisiblePart): string => `${whole}_visible:${length}:${places}`;

/** null for a field that is no visible part. */
export function visiblePartOf(attribute: string): VisiblePart | null {
  const [, whole, length, places] = /^(.+)_visible:(\d+):([\d,-]+)$/.exec(attribute) ?? [];
  return whole === undefined || places === undefined ? null : { whole, length: Number(length), places };
}

/**
 * Fields for the ways in which an attribute is covered, the commonest first; none where too little is visible or too few are covered.
 * `shapes`: forms with any sign for each visible character → cells; `filled`: cells with a value; `born`: the link compares birth dates too.
 */
export function visibleParts(
  { attribute, kind }: { readonly attribute: string; readonly kind: LinkKind },
  shapes: ReadonlyMap<string, number>,
  { filled, born }: { readonly filled: number; readonly born: boolean },
): LinkAttribute[] {
  const ways = new Map<string, number>();
  for (const [shape, n] of shapes) {
    const compared = attribute === 'resident_id' && born ? withoutBirth(shape) : shape;
    if (compared.replaceAll('*', '').length < LEAST) continue;
    const name = nameOf({ whole: attribute, length: shape.length, places: visiblePlaces(compared) });
    ways.set(name, (ways.get(name) ?? 0) + n);
  }
  const chosen = [...ways]
    .filter(([, n]) => n >= filled * WORTH)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, MOST_WAYS)
    .map(([name]) => name);
  // where both records show what the first asks for, the second says no more
  return chosen.map((name, i) => ({ attribute: name, kind, exclusive: false, of: chosen[i - 1] ?? attribute }));
}

function withoutBirth(shape: string): string {
  const [from, to] = BIRTH;
  return shape.slice(0, from - 1) + '*'.repeat(to - from + 1) + shape.slice(to);
}

const placesOf = (places: string): Places =>
  places.split(',').map((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return [from, to];
  });

/** The characters of a form, covered or whole, at these places; nothing where one of them is covered or the number has another length. */
export function visibleText({ length, places }: VisiblePart, form: Text): Text {
  const visible = joined(...placesOf(places).map(([from, to]) => part(form, from, to - from + 1)));
  return where(form, `^.{${length}}$`, where(visible, '[*]', nothing, visible), nothing);
}

/** The day of birth that a form of an ID number shows, as ISO text. */
export function visibleBirth(form: Text): Text {
  const digits = part(form, BIRTH[0], 8);
  const dash = constant('-');
  const iso = joined(part(digits, 1, 4), dash, part(digits, 5, 2), dash, part(digits, 7, 2));
  return where(form, '^.{18}$', where(digits, '^[0-9]{8}$', iso, nothing), nothing);
}

/** Column of a table with the form of an attribute's number, covered or whole. */
export const formColumn = (attribute: string): string => `${attribute}_form`;

/** Attributes under which a number of this one may stand covered: mobile numbers are given as telephones. */
const ALSO: Readonly<Record<string, readonly string[]>> = { mobile: ['phone'] };
export const givenUnder = (attribute: string): readonly string[] => [attribute, ...(ALSO[attribute] ?? [])];

/** Of one record, for its explanation: `whole` are its values without covered ones, `covered` those. What a link's input adds to them. */
export function visibleValues(
  fields: readonly string[],
  whole: Values,
  covered: Values,
): Record<string, string | null> {
  const added: Record<string, string | null> = {};
  const formOf = (attribute: string) =>
    whole[attribute] ??
    givenUnder(attribute)
      .map((name) => covered[name])
      .find((form) => form != null) ??
    null;
  for (const field of fields) {
    const own = visiblePartOf(field);
    if (own) added[field] = visibleText(own, column('form')).of({ form: formOf(own.whole) });
  }
  if (Object.keys(added).length > 0 && fields.includes('birth_date') && (whole['birth_date'] ?? null) === null) {
    const born = visibleBirth(column('form')).of({ form: covered['resident_id'] ?? null });
    if (born !== null) added['birth_date'] = born;
  }
  return added;
}
