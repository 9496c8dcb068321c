/** Covered numbers in the input of a project's link: which ways of covering are met, and the columns that show what is visible. */
import type { LinkAttribute, SubjectPlan } from '@kuaishu/catalog';
import { type Engine, ident, literal } from '@kuaishu/engine';
import { mayBeCovered } from '@kuaishu/standards';
import { MOST_FIELDS } from './comparators/fields.ts';
import { column } from './dual/text.ts';
import { formColumn, givenUnder, visibleBirth, visiblePartOf, visibleParts, visibleText } from './records/visible.ts';

export interface CoveredInput {
  /** The link's fields, those of visible parts among them. */
  readonly attributes: readonly LinkAttribute[];
  /** Columns of each record's covered forms, over the records; and their names. */
  readonly forms: readonly string[];
  readonly given: readonly string[];
  /** `table` (rec, src, whole values, the columns of `given`) with the columns of the visible parts instead. */
  wrap(table: string): string;
}

/** `records`: view of a subject's records, with `<attribute>_covered`. Where nothing is covered the link is as it was. */
export async function coveredInput(
  engine: Engine,
  subject: SubjectPlan,
  attributes: readonly LinkAttribute[],
  records: string,
): Promise<CoveredInput> {
  const none: CoveredInput = { attributes, forms: [], given: [], wrap: (table) => table };
  const domains = new Map(subject.attributes.map((a) => [a.attribute, a.domain]));
  const asked = attributes.filter(({ attribute }) => {
    const domain = domains.get(attribute);
    return domain?.kind === 'identifier' && mayBeCovered(domain.rule);
  });
  const met = await waysMet(engine, asked, records);
  if (met.size === 0) return none;
  const born = attributes.some(({ attribute }) => attribute === 'birth_date');
  const parts = new Map<string, LinkAttribute[]>();
  for (const own of asked) {
    const shapes = new Map<string, number>();
    let filled = 0;
    for (const name of givenUnder(own.attribute))
      for (const [shape, n] of met.get(name)?.shapes ?? []) shapes.set(shape, (shapes.get(shape) ?? 0) + n);
    for (const n of shapes.values()) filled += n;
    filled = Math.max(filled, met.get(own.attribute)?.filled ?? 0);
    parts.set(own.attribute, visibleParts(own, shapes, { filled, born }));
  }
  const beside = attributes.flatMap((own) => [own, ...(parts.get(own.attribute) ?? [])]);
  const whole = withinLimit(beside, subject);
  const forms = asked.map(({ attribute }) => attribute).filter((name) => met.has(name));
  return {
    attributes: whole,
    forms: forms.map(
      (name) => `CASE WHEN ${ident(`${name}_covered`)} THEN ${ident(name)} END AS ${ident(coveredColumn(name))}`,
    ),
    given: forms.map(coveredColumn),
    wrap: (table) => wrapped(table, whole, forms),
  };
}

/**
 * Where there are too many fields, those give way that fewest resources have: what one alone has tells nothing of the records of others. Numbers that are
 * gathered from them are gathered all the same.
 */
function withinLimit(fields: readonly LinkAttribute[], subject: SubjectPlan): LinkAttribute[] {
  const givers = new Map(subject.attributes.map(({ attribute, ranks }) => [attribute, Object.keys(ranks).length]));
  const weakest = fields
    .filter(({ attribute, exclusive }) => !exclusive && givers.has(attribute))
    .map(({ attribute }, at) => ({ attribute, at, givers: givers.get(attribute) ?? 0 }))
    .sort((a, b) => a.givers - b.givers || b.at - a.at)
    .slice(0, Math.max(0, fields.length - MOST_FIELDS));
  const dropped = new Set(weakest.map(({ attribute }) => attribute));
  return fields.filter(({ attribute }) => !dropped.has(attribute)).slice(0, MOST_FIELDS);
}

const coveredColumn = (attribute: string) => `${attribute}_given`;

function wrapped(table: string, whole: readonly LinkAttribute[], forms: readonly string[]): string {
  const compared = [...new Set(whole.flatMap(({ attribute }) => visiblePartOf(attribute)?.whole ?? []))];
  const formed = compared.map((name) => {
    const given = givenUnder(name)
      .filter((other) => forms.includes(other))
      .map((other) => ident(coveredColumn(other)));
    return `coalesce(${[ident(name), ...given].join(', ')}) AS ${ident(formColumn(name))}`;
  });
  const columns = whole.map(({ attribute }) => {
    const own = visiblePartOf(attribute);
    if (own) return `${visibleText(own, column(formColumn(own.whole))).sql} AS ${ident(attribute)}`;
    // a birth date that is not stated is read from what is visible of the number, as it is from a whole one
    if (attribute === 'birth_date' && forms.includes('resident_id'))
      return `coalesce(birth_date, ${visibleBirth(column(coveredColumn('resident_id'))).sql}) AS birth_date`;
    return ident(attribute);
  });
  return `(SELECT rec, src, ${columns.join(', ')} FROM (SELECT t.*${formed.map((sql) => `, ${sql}`).join('')} FROM ${table} AS t) AS formed)`;
}

interface Met {
  readonly shapes: ReadonlyMap<string, number>;
  readonly filled: number;
}

/** Attribute → its ways of covering; without those of which nothing is covered. */
async function waysMet(
  engine: Engine,
  asked: readonly LinkAttribute[],
  records: string,
): Promise<ReadonlyMap<string, Met>> {
  if (asked.length === 0) return new Map();
  const counts = asked.map(
    ({ attribute }, i) =>
      `count(*) FILTER (WHERE ${ident(`${attribute}_covered`)}) AS c${i}, count(${ident(attribute)}) AS n${i}`,
  );
  const [row] = await engine.query<Record<string, number>>(
    `SELECT ${counts.join(', ')} FROM ${records} AS r`,
    'link: covered',
  );
  const covered = asked.filter((_, i) => Number(row?.[`c${i}`] ?? 0) > 0);
  const met = new Map<string, Met>();
  for (const { attribute } of covered) {
    const shapes = await engine.query<{ shape: string; n: number }>(
      `SELECT shape, count(*) AS n FROM (SELECT ks_re_all(${ident(attribute)}, ${literal('[^*]')}, '9') AS shape FROM ${records} AS r WHERE ${ident(`${attribute}_covered`)}) AS s GROUP BY shape ORDER BY shape`,
      'link: covered',
    );
    const filled = Number(row?.[`n${asked.findIndex((a) => a.attribute === attribute)}`] ?? 0);
    met.set(attribute, { shapes: new Map(shapes.map(({ shape, n }) => [shape, Number(n)])), filled });
  }
  return met;
}
