/** Rows in and refused, by whose they are: what the figures of a prefecture and of a county are added up from. */
import { territoriesOf, territoryOfProvider } from '@kuaishu/catalog';
import { literal } from '@kuaishu/engine';
import { territoryListSql } from '../clean/territories.ts';
import { codesOf, territoryColumns } from '../clean/territory-bits.ts';
import type { ResourceState, RunContext } from '../run/context.ts';
import type { RowsByTerritory } from '../run/manifest.ts';

interface Counted {
  readonly prefectures: readonly string[];
  readonly counties: readonly string[];
  readonly rows: number;
}

/** `clean`: relation of the rows that were checked; `file`: those with faults. */
export async function countTerritories(
  { engine, plan }: RunContext,
  resource: ResourceState,
  { clean, file }: { clean: string; file: string },
): Promise<RowsByTerritory> {
  const territories = territoriesOf(plan.region);
  const columns = territoryColumns(territories).join(', ');
  const known = new Set(territories.counties);
  const counts = async (from: string): Promise<readonly Counted[]> => {
    const rows = await engine.query<Record<string, number | bigint>>(
      `SELECT ${columns}, count(*) AS n FROM ${from} GROUP BY ${columns}`,
      'check',
    );
    return rows.map((row) => {
      const codes = codesOf(row, territories);
      return {
        prefectures: codes.filter((code) => !known.has(code)),
        counties: codes.filter((code) => known.has(code)),
        rows: Number(row['n']),
      };
    });
  };
  const all = await counts(`(SELECT ${territoryListSql(resource, plan.region)} FROM ${clean} AS c)`);
  const refused = await counts(`(SELECT ${columns} FROM read_parquet(${literal(file)}) WHERE fatal)`);
  const bySet = ({ prefectures }: Counted) => [prefectures.join()];
  const byCounty = ({ counties }: Counted) => counties;
  const [refusedOfSets, refusedOfCounties] = [summed(refused, bySet), summed(refused, byCounty)];
  return {
    deliverer: territoryOfProvider(resource.entry.provider, territories)?.code ?? null,
    groups: [...summed(all, bySet)].sort(byKey).map(([set, rows]) => ({
      territories: set === '' ? [] : set.split(','),
      rows,
      quarantined: refusedOfSets.get(set) ?? 0,
    })),
    counties: [...summed(all, byCounty)].sort(byKey).map(([county, rows]) => ({
      county,
      rows,
      quarantined: refusedOfCounties.get(county) ?? 0,
    })),
  };
}

function summed(counted: readonly Counted[], keysOf: (one: Counted) => readonly string[]): ReadonlyMap<string, number> {
  const sums = new Map<string, number>();
  for (const one of counted) for (const key of keysOf(one)) sums.set(key, (sums.get(key) ?? 0) + one.rows);
  return sums;
}

const byKey = ([a]: readonly [string, number], [b]: readonly [string, number]): number => (a < b ? -1 : a > b ? 1 : 0);
