/**
 * How two values of one attribute differ. A slip (one digit, two neighbours exchanged, a character lost …) is the trace of writing the same thing
 * wrong; anything else may be two truths of two days.
 *
 *   invalid    one of the two fails its own rule                 same      the same in another writing, or covered in part: no discrepancy
 *   digit      one digit or letter of a code, number or date     detail    one says all that the other says, and more
 *   character  one character of a name                           rounding  numbers within one percent, points within a hundred metres
 *   lost       one character is missing                          stale     the older of two that have nothing in common
 *   transposed two neighbours exchanged                          differs   no reason can be told
 *   day_month  day and month exchanged
 *   unit       ten, a hundred, ten thousand times, or 亩 for m²
 */
import type { AttributePlan } from '@kuaishu/catalog';
import { COVERED_NAME } from '@kuaishu/standards';

export const REASONS = [
  'invalid',
  'digit',
  'character',
  'lost',
  'transposed',
  'day_month',
  'unit',
  'detail',
  'rounding',
  'stale',
  'differs',
] as const;
export type DiscrepancyReason = (typeof REASONS)[number];

/** Shapes of writing wrong what others write right. */
export const SLIPS: readonly DiscrepancyReason[] = ['digit', 'character', 'lost', 'transposed', 'day_month', 'unit'];

/** code: digits and letters that mean nothing singly. closed: a choice from a table, where one character is another choice. */
export type ValueKind = 'code' | 'name' | 'words' | 'address' | 'date' | 'number' | 'point' | 'closed';

export function valueKind({ domain }: Pick<AttributePlan, 'domain'>): ValueKind {
  switch (domain.kind) {
    case 'identifier':
      return domain.rule === 'region6' || domain.rule === 'region12' ? 'closed' : 'code';
    case 'person_name':
      return 'name';
    case 'org_name':
    case 'place_name':
    case 'text':
      return 'words';
    case 'address':
      return 'address';
    case 'date':
    case 'datetime':
      return 'date';
    case 'number':
    case 'money':
      return 'number';
    case 'coordinate':
      return 'point';
    default:
      return 'closed';
  }
}

/** `ks_lev` looks at this many characters. */
const COMPARABLE = 31;
const MU = 2000 / 3;
const UNITS = [10, 100, 1000, 10_000, 100_000_000, MU];
const ONE_PERCENT = 0.01;
/** What remains of a number after a change of unit and back. */
const REMAINDER = 0.00001;
/** About a hundred metres on the ground, in degrees; and one metre, the last digit that registers write. */
const NEAR_POINT = 0.001;
const SAME_POINT = 0.00001;
const PUNCTUATION = '[\\s()（）\\[\\]【】〔〕<>《》〈〉.．,，。、·・—–\\-_/\\\\:：;；#＃]+';
/** Marks of an address beside its names and numbers: 4栋4单元2001号 and 4-4-2001 are one door. */
const ADDRESS_MARKS = '(?:号楼|单元|门牌|[\\s()（）.．,，。、·—–\\-#＃号楼栋幢座室层附])+';
/** Divisions that one address has in front and another leaves out. */
const DIVISIONS = '.{0,30}(?:省|市|州|盟|县|区|旗)';

type Attributes = readonly Pick<AttributePlan, 'domain'>[];

/** Kind of the attribute whose position is `attr`. */
function kindSql(attr: string, attributes: Attributes): string {
  const kinds = Map.groupBy(
    attributes.map((a, i) => ({ kind: valueKind(a), i })),
    ({ kind }) => kind,
  );
  const cases = [...kinds].map(
    ([kind, list]) => `WHEN ${attr} IN (${list.map(({ i }) => i).join(', ')}) THEN '${kind}'`,
  );
  return cases.length > 0 ? `CASE ${cases.join(' ')} END` : "'closed'";
}

/** Positions of the attributes of these kinds, as a condition on `attr`. */
function isOf(attr: string, attributes: Attributes, ...kinds: readonly ValueKind[]): string {
  const places = attributes.flatMap((a, i) => (kinds.includes(valueKind(a)) ? [i] : []));
  return places.length > 0 ? `${attr} IN (${places.join(', ')})` : 'FALSE';
}

/**
 * What remains of a value when writings that mean the same become one; NULL for kinds that have no such writings. A value stands in many pairs, so it
 * is asked of values, not of pairs.
 */
export function formSql(value: string, attr: string, attributes: Attributes): string {
  const plain = `CASE WHEN regexp_matches(${value}, '${PUNCTUATION}') THEN ks_re_all(${value}, '${PUNCTUATION}', '') ELSE ${value} END`;
  return `CASE WHEN ${isOf(attr, attributes, 'code', 'name', 'words')} THEN upper(${plain}) WHEN ${isOf(attr, attributes, 'address')} THEN ${addressForm(value)} END`;
}

/** TRUE for addresses of these forms that say the same. */
export function sameAddress(a: string, b: string): string {
  return `(${a} = ${b} OR ${inFront(a, b)} OR ${inFront(b, a)})`;
}

/**
 * The pairs of `from` with a column `shape` (NULL = none of the shapes that the values alone show).
 * `from` has attr INTEGER (position in `attributes`), value_a and value_b as text, different and not NULL, and form_a and form_b of `formSql`.
 */
export function shapesSql(from: string, attributes: Attributes): string {
  const written = "kind IN ('code', 'name', 'words', 'date')";
  const short = `${written} AND length(value_a) <= ${COMPARABLE} AND length(value_b) <= ${COMPARABLE}`;
  const number = (value: string) => `CASE WHEN kind IN ('number', 'point') THEN try_cast(${value} AS DOUBLE) END`;
  const exchanged = `ks_size(list_filter(range(1, ${COMPARABLE}), i -> i < length(value_a) AND substr(value_a, 1, i - 1) || substr(value_a, i + 1, 1) || substr(value_a, i, 1) || substr(value_a, i + 2, ${COMPARABLE}) = value_b)) > 0`;
  return `SELECT attr_shape.*, CASE
  WHEN kind IN ('number', 'point') THEN CASE
    WHEN abs(x - y) <= CASE WHEN kind = 'point' THEN ${SAME_POINT} ELSE ${REMAINDER} * greatest(abs(x), abs(y)) END THEN 'same'
    WHEN abs(x - y) <= CASE WHEN kind = 'point' THEN ${NEAR_POINT} ELSE ${ONE_PERCENT} * greatest(abs(x), abs(y)) END THEN 'rounding'
    WHEN kind = 'number' AND (${UNITS.map((unit) => `abs(times / ${unit} - 1) < 0.0001`).join(' OR ')}) THEN 'unit' END
  WHEN kind = 'closed' THEN NULL
  WHEN form_a = form_b THEN 'same'
  WHEN kind = 'code' AND (contains(value_a, '*') OR contains(value_b, '*')) THEN CASE WHEN ${coveredAgree('value_a', 'value_b')} THEN 'same' END
  WHEN kind = 'name' AND ${coveredNamesAgree('value_a', 'value_b')} THEN 'same'
  WHEN kind = 'date' AND substr(value_a, 1, 4) = substr(value_b, 1, 4) AND substr(value_a, 6, 2) = substr(value_b, 9, 2) AND substr(value_a, 9, 2) = substr(value_b, 6, 2) THEN 'day_month'
  WHEN kind = 'address' AND ${sameAddress('form_a', 'form_b')} THEN 'same'
  WHEN kind IN ('words', 'address') AND least(length(form_a), length(form_b)) >= 4 AND (strpos(form_a, form_b) > 0 OR strpos(form_b, form_a) > 0) THEN 'detail'
  WHEN edits = 2 AND length(value_a) = length(value_b) AND exchanged THEN 'transposed'
  WHEN edits = 1 AND length(value_a) <> length(value_b) THEN 'lost'
  WHEN edits = 1 THEN CASE WHEN kind IN ('code', 'date') THEN 'digit' ELSE 'character' END
END AS shape FROM (
  SELECT edited.*, CASE WHEN edits = 2 AND length(value_a) = length(value_b) THEN ${exchanged} ELSE FALSE END AS exchanged,
    greatest(abs(x), abs(y)) / nullif(least(abs(x), abs(y)), 0) AS times
  FROM (
    SELECT kinds.*, ${number('value_a')} AS x, ${number('value_b')} AS y,
      CASE WHEN ${short} THEN CASE WHEN ${nearly('value_a', 'value_b')} THEN ks_lev(value_a, value_b) END END AS edits
    FROM (SELECT pairs.*, ${kindSql('pairs.attr', attributes)} AS kind FROM ${from} AS pairs) AS kinds
  ) AS edited
) AS attr_shape`;
}

/**
 * FALSE for values that are more than one edit, or one exchange of neighbours, apart: either the first halves are then equal, or the second ones (but
 * for the character beside the middle, which an exchange may have moved). It spares most pairs the distance.
 */
function nearly(a: string, b: string): string {
  const half = `greatest(ks_idiv(length(${a}), 2) - 1, 0)`;
  return `abs(length(${a}) - length(${b})) <= 1 AND (left(${a}, ${half}) = left(${b}, ${half}) OR right(${a}, ${half}) = right(${b}, ${half}))`;
}

/** TRUE for numbers, covered ones among them, that may be one: no character that both show differs. */
function coveredAgree(a: string, b: string): string {
  const at = (text: string) => `substr(${text}, i, 1)`;
  const apart = `${at(a)} <> ${at(b)} AND ${at(a)} <> '*' AND ${at(b)} <> '*'`;
  return `length(${a}) = length(${b}) AND ks_size(list_filter(range(1, ${COMPARABLE}), i -> i <= length(${a}) AND ${apart})) = 0`;
}

/** TRUE for names of which one is covered and fits the other. */
function coveredNamesAgree(a: string, b: string): string {
  const fits = (covered: string, name: string) =>
    `CASE WHEN regexp_matches(${covered}, '${COVERED_NAME}') THEN ${name} LIKE ks_re_all(${covered}, '${COVERED_NAME}+', '_%') ELSE FALSE END`;
  return `(${fits(a, b)} OR ${fits(b, a)})`;
}

/** TRUE where the form `whole` is `part` with divisions in front of it. */
export function inFront(whole: string, part: string): string {
  return `(length(${part}) >= 4 AND right(${whole}, length(${part})) = ${part} AND regexp_full_match(left(${whole}, length(${whole}) - length(${part})), '${DIVISIONS}'))`;
}

/** Figures for numerals, one sign for every mark. 三组 is 3组; 三江路 becomes 3江路 on both sides. */
function addressForm(value: string): string {
  const figures = `translate(${value}, '〇零一二三四五六七八九', '00123456789')`;
  const marked = `CASE WHEN strpos(${value}, '十') > 0 THEN ${tens(figures)} ELSE ${figures} END`;
  return `ks_re_all(ks_re_all(upper(${marked}), '${ADDRESS_MARKS}', '-'), '-$', '')`;
}

/** 十 among figures: 二十三 is 23, 二十 20, 十三 13, 十 10. */
function tens(figures: string): string {
  const replace = (text: string, from: string, to: string) => `replace(${text}, '${from}', '${to}')`;
  const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
  const before = digits.reduce((text, d) => replace(text, `${d}十`, `${d}§`), figures);
  const after = digits.reduce((text, d) => replace(text, `§${d}`, d), replace(before, '十', '1§'));
  return replace(after, '§', '0');
}
