/** What the figures of a release are added up from, for whoever sees a part of it: one scan of its golden rows. */
import { type SubjectPlan, territoriesOf } from '@kuaishu/catalog';
import { ident } from '@kuaishu/engine';
import { codesOf, territoryColumns } from '../clean/territory-bits.ts';
import { conflictMasks } from '../fuse/fuse-sql.ts';
import type { RunContext } from '../run/context.ts';
import type { FigureGroup } from './figures.ts';
import type { ReleaseTerritories } from './release-manifest.ts';

type Row = Readonly<Record<string, number | bigint | string>>;

/** `block`: the golden rows as a table expression. */
export async function territoryGroups(
  context: Pick<RunContext, 'engine' | 'plan'>,
  subject: Pick<SubjectPlan, 'attributes'>,
  block: string,
): Promise<ReleaseTerritories> {
  const { attributes } = subject;
  const territories = territoriesOf(context.plan.region);
  const columns = territoryColumns(territories).join(', ');
  const filled = attributes.map((a, i) => `, count(${ident(a.attribute)}) AS f${i}`).join('');
  const any = Array.from({ length: conflictMasks(attributes.length) }, (_, m) => `conflicts_${m} <> 0`).join(' OR ');
  const rows = await context.engine.query<Row>(
    `SELECT prefecture, ${columns}, count(*) AS n, CAST(sum(ks_size(members)) AS BIGINT) AS members, count(*) FILTER (WHERE ${any}) AS conflicting${filled} FROM ${block} GROUP BY prefecture, ${columns}`,
    'publish',
  );
  const sets = new Map<string, Sum & { bits: number }>();
  const counties = new Map<string, Sum & { county: string }>();
  const known = new Set(territories.counties);
  for (const row of rows) {
    const none = () => nothing(String(row['prefecture']), attributes.length);
    const bits = Number(row['territories']);
    const set = `${row['prefecture']} ${String(bits).padStart(16, '0')}`;
    add(
      taken(sets, set, () => ({ ...none(), bits })),
      row,
    );
    for (const county of codesOf(row, territories).filter((code) => known.has(code)))
      add(
        taken(counties, `${county} ${row['prefecture']}`, () => ({ ...none(), county })),
        row,
      );
  }
  return {
    codes: territories.codes,
    groups: inOrder(sets),
    counties: { codes: territories.counties, groups: inOrder(counties) },
  };
}

type Sum = { -readonly [K in keyof FigureGroup]: K extends 'filled' ? number[] : FigureGroup[K] };

const nothing = (prefecture: string, attributes: number): Sum => ({
  prefecture,
  entities: 0,
  records: 0,
  conflicts: 0,
  filled: Array.from({ length: attributes }, () => 0),
});

function add(sum: Sum, row: Row): void {
  sum.entities += Number(row['n']);
  sum.records += Number(row['members']);
  sum.conflicts += Number(row['conflicting']);
  for (const i of sum.filled.keys()) sum.filled[i] = (sum.filled[i] ?? 0) + Number(row[`f${i}`] ?? 0);
}

function taken<T>(sums: Map<string, T>, key: string, make: () => T): T {
  const sum = sums.get(key) ?? make();
  sums.set(key, sum);
  return sum;
}

const inOrder = <T>(sums: ReadonlyMap<string, T>): readonly T[] =>
  [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
