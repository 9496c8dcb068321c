/**
 * Places that are told by division and name: a name that only some registers have is joined to the one that the others have in its stead, where the
 * two are one name written otherwise (standards: `placeVariant`) and each is the only such name of the other. A register that has both says that they
 * are two. Names that all registers of a division have are settled and are not looked at.
 */
import { type Engine, ident } from '@kuaishu/engine';
import { placeVariant, region } from '@kuaishu/standards';

export interface PlacesInput {
  /** Relation: rec, res, the two attributes. */
  readonly records: string;
  /** Table: rec, ent; its clusters are joined. */
  readonly clusters: string;
  /** Attribute with six digits of the division or more. */
  readonly region: string;
  readonly name: string;
}

interface Unsettled {
  readonly place: string;
  readonly name: string;
  readonly ent: number;
  readonly registers: string;
}

/** → number of clusters that were joined to another. */
export async function joinPlaceVariants(engine: Engine, input: PlacesInput): Promise<number> {
  const place = `substr(r.${ident(input.region)}, 1, 6)`;
  // what each register has, by division and name; registers as one text in order
  await engine.run(
    `CREATE OR REPLACE TABLE place_names AS SELECT place, name, min(ent) AS ent, string_agg(CAST(res AS VARCHAR), ' ' ORDER BY res) AS registers, count(*) AS n FROM ` +
      `(SELECT ${place} AS place, r.${ident(input.name)} AS name, r.res, min(c.ent) AS ent FROM ${input.records} AS r JOIN ${ident(input.clusters)} AS c ON c.rec = r.rec WHERE r.${ident(input.region)} IS NOT NULL AND r.${ident(input.name)} IS NOT NULL GROUP BY 1, 2, 3) d GROUP BY place, name`,
    'link: places',
  );
  const unsettled = await engine.query<{ place: string; name: string; ent: number; registers: string }>(
    `SELECT p.place, p.name, p.ent, p.registers FROM place_names p JOIN (SELECT ${place} AS place, count(DISTINCT r.res) AS most FROM ${input.records} AS r WHERE r.${ident(input.name)} IS NOT NULL GROUP BY 1) m ON m.place = p.place WHERE p.n < m.most ORDER BY p.place, p.name`,
    'link: places',
  );
  await engine.run('DROP TABLE place_names');
  const joined: [number, number][] = [];
  for (const names of Map.groupBy(unsettled, (name) => name.place).values()) joined.push(...variantsOf(names));
  if (joined.length === 0) return 0;
  const values = joined.map(([from, to]) => `(CAST(${from} AS BIGINT), CAST(${to} AS BIGINT))`).join(', ');
  await engine.run(
    `CREATE OR REPLACE TABLE place_joined AS SELECT c.rec, coalesce(j.head, c.ent) AS ent FROM ${ident(input.clusters)} c LEFT JOIN (SELECT * FROM (VALUES ${values}) v(ent, head)) j ON j.ent = c.ent`,
    'link: places',
  );
  await engine.run(`CREATE OR REPLACE TABLE ${ident(input.clusters)} AS SELECT rec, ent FROM place_joined`);
  await engine.run('DROP TABLE place_joined');
  return joined.length;
}

/** Pairs of one division that stand for each other and for none else: [cluster, the one it joins]. */
function variantsOf(names: readonly Unsettled[]): [number, number][] {
  const partners = new Map<Unsettled, Unsettled[]>();
  for (const [i, left] of names.entries())
    for (const right of names.slice(i + 1)) {
      const registers = new Set(left.registers.split(' '));
      if (right.registers.split(' ').some((register) => registers.has(register))) continue;
      if (placeVariant(left.name, right.name, region(left.place)?.name ?? '') === null) continue;
      partners.set(left, [...(partners.get(left) ?? []), right]);
      partners.set(right, [...(partners.get(right) ?? []), left]);
    }
  const pairs: [number, number][] = [];
  for (const [one, [other, ...more]] of partners) {
    if (!other || more.length > 0 || partners.get(other)?.length !== 1) continue;
    if (one.ent > other.ent) pairs.push([one.ent, other.ent]);
  }
  return pairs;
}
