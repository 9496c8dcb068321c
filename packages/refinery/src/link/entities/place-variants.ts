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
  readonly name: string;
  readonly ent: number;
  readonly registers: ReadonlySet<number>;
}

/** → number of clusters that were joined to another. */
export async function joinPlaceVariants(engine: Engine, input: PlacesInput): Promise<number> {
  const met = ident(`${input.clusters}_names`);
  const settled = ident(`${input.clusters}_joined`);
  const place = `substr(r.${ident(input.region)}, 1, 6)`;
  // which register has which name, by division
  await engine.run(
    `CREATE OR REPLACE TABLE ${met} AS SELECT ${place} AS place, r.${ident(input.name)} AS name, r.res, min(c.ent) AS ent FROM ${input.records} AS r JOIN ${ident(input.clusters)} AS c ON c.rec = r.rec WHERE r.${ident(input.region)} IS NOT NULL AND r.${ident(input.name)} IS NOT NULL GROUP BY 1, 2, 3`,
    'link: places',
  );
  const rows = await engine.query<{ place: string; name: string; res: number; ent: number }>(
    `SELECT p.place, p.name, p.res, p.ent FROM ${met} p JOIN (SELECT place, name, count(*) AS n FROM ${met} GROUP BY place, name) h ON h.place = p.place AND h.name = p.name ` +
      `JOIN (SELECT place, count(DISTINCT res) AS most FROM ${met} GROUP BY place) m ON m.place = p.place WHERE h.n < m.most ORDER BY p.place, p.name, p.res`,
    'link: places',
  );
  await engine.run(`DROP TABLE ${met}`);
  const joined: [number, number][] = [];
  for (const [place, held] of Map.groupBy(rows, (row) => row.place)) {
    const names = [...Map.groupBy(held, (row) => row.name)].map(([name, by]) => ({
      name,
      ent: Math.min(...by.map((row) => row.ent)),
      registers: new Set(by.map((row) => row.res)),
    }));
    joined.push(...variantsOf(names, region(place)?.name ?? ''));
  }
  if (joined.length === 0) return 0;
  const values = joined.map(([from, to]) => `(CAST(${from} AS BIGINT), CAST(${to} AS BIGINT))`).join(', ');
  await engine.run(
    `CREATE OR REPLACE TABLE ${settled} AS SELECT c.rec, coalesce(j.head, c.ent) AS ent FROM ${ident(input.clusters)} c LEFT JOIN (SELECT * FROM (VALUES ${values}) v(ent, head)) j ON j.ent = c.ent`,
    'link: places',
  );
  await engine.run(`CREATE OR REPLACE TABLE ${ident(input.clusters)} AS SELECT rec, ent FROM ${settled}`);
  await engine.run(`DROP TABLE ${settled}`);
  return joined.length;
}

/** Pairs of one division that stand for each other and for none else: [cluster, the one it joins]. */
function variantsOf(names: readonly Unsettled[], above: string): [number, number][] {
  const partners = new Map<Unsettled, Unsettled[]>();
  for (const [i, left] of names.entries())
    for (const right of names.slice(i + 1)) {
      if ([...left.registers].some((register) => right.registers.has(register))) continue;
      if (placeVariant(left.name, right.name, above) === null) continue;
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
