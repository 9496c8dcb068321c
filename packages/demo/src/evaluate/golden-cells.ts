/** Are the block's cells right? Compared with the golden values in forms that forgive spelling (widths, numerals, the province left out), not content. */
import { GOLDEN_COLUMNS, type Subject } from '../truth/golden.ts';

const NUMBERS = new Set([
  'registered_capital',
  'employee_count',
  'parcel_area',
  'building_year',
  'floor_count',
  'lng',
  'lat',
  'pension_base',
  'subsidy_amount',
  'indicator_value',
  'stat_year',
]);
const ADDRESSES = new Set(['address', 'household_address', 'reg_address', 'place_address']);
const DATES = new Set([
  'birth_date',
  'death_date',
  'insurance_date',
  'marriage_date',
  'established_date',
  'cancelled_date',
]);

/** Attributes of a subject that golden files hold. */
export const goldenAttributes = (subject: Subject): readonly string[] =>
  GOLDEN_COLUMNS[subject].filter((name) => name !== 'entity');

/** Full- to half-width for brackets and blanks out: enough for names and codes. */
const plain = (x: string): string => `upper(translate(replace(CAST(${x} AS VARCHAR), ' ', ''), '（）', '()'))`;

/** 三组 = 3组, 501室 = 501号. Ten first, for 十 alone is 10 and 十一 is 11. */
const house = (x: string): string =>
  `translate(replace(replace(replace(CAST(${x} AS VARCHAR), ' ', ''), '十组', '10组'), '室', '号'), '一二三四五六七八九十', '1234567891')`;

/** From the town on: what remains without province, prefecture and county. */
const withoutRegion = (x: string): string =>
  `regexp_replace(regexp_replace(${x}, '^贵州省.*?(自治州|市)', ''), '^.*?(自治县|特区|县|区|市)', '')`;

/** TRUE when the block's value `b` says the same as the golden value `g` (text). */
function sameSql(attribute: string, g: string, b: string): string {
  if (NUMBERS.has(attribute)) {
    // Degrees to a metre; other numbers to rounding after a change of unit.
    const slack = attribute === 'lng' || attribute === 'lat' ? '0.00001' : `0.05 + 0.0001 * abs(CAST(${g} AS DOUBLE))`;
    return `abs(CAST(${g} AS DOUBLE) - CAST(${b} AS DOUBLE)) <= ${slack}`;
  }
  if (DATES.has(attribute)) return `substring(CAST(${b} AS VARCHAR), 1, 10) = ${g}`;
  if (ADDRESSES.has(attribute)) return `${house(b)} LIKE '%' || ${house(withoutRegion(g))}`;
  return `${plain(b)} = ${plain(g)}`;
}

/**
 * The entity of each cluster: the one most of its records belong to; the smallest at a tie.
 * `truth` and `clusters` as in `pairwiseSql`. Answer: (cluster, entity).
 */
export function clusterEntitySql(truth: string, clusters: string): string {
  return `SELECT cluster, entity FROM (
  SELECT cluster, entity, row_number() OVER (PARTITION BY cluster ORDER BY n DESC, entity) AS place FROM (
    SELECT c.cluster, t.entity, count(*) AS n FROM ${clusters} AS c
    JOIN ${truth} AS t ON t.resource = c.resource AND t.month = c.month AND t.row = c.row
    WHERE c.cluster IS NOT NULL GROUP BY c.cluster, t.entity
  ) AS counted
) AS ranked WHERE place = 1`;
}

/**
 * `golden`: the subject's golden file, all text, empty = no golden cell. `block`: (cluster, attribute columns). `entities`: answer of `clusterEntitySql`.
 * `attributes`: those that both have. Answer: a row for each attribute (attribute, cells, filled, correct): golden cells of entities in the block,
 * how many of them the block fills, how many it has right.
 */
export function goldenCellsSql(golden: string, block: string, entities: string, attributes: readonly string[]): string {
  const known = (name: string) => `g."${name}" IS NOT NULL AND g."${name}" <> ''`;
  // one pass over the block for all attributes
  const cells = attributes.map((name) => {
    const of = known(name);
    return `struct_pack(attribute := '${name}', cells := count(*) FILTER (WHERE ${of}), filled := count(b."${name}") FILTER (WHERE ${of}), correct := count(*) FILTER (WHERE CASE WHEN ${of} THEN ${sameSql(name, `g."${name}"`, `b."${name}"`)} ELSE FALSE END))`;
  });
  return `SELECT u.attribute AS attribute, u.cells AS cells, u.filled AS filled, u.correct AS correct FROM (
  SELECT [${cells.join(',\n  ')}] AS attributes
  FROM ${block} AS b JOIN ${entities} AS e ON e.cluster = b.cluster JOIN ${golden} AS g ON g.entity = e.entity
) AS counted, unnest(attributes) AS l(u)`;
}
