/**
 * Columns of `territory-bits.ts` over cleaned rows. A row has the bits of every prefecture and county that it says its subject stands in; one that says
 * none, or none of the province, has its deliverer's; the province's own departments have no bit.
 */
import { type Territories, territoriesOf, territoryOfProvider, whereColumns, withPrefecture } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import type { ResourceState } from '../run/context.ts';
import { cleanPlan } from './plan.ts';
import { bitsOf, placesIn, territoryColumns } from './territory-bits.ts';

/** column → BIGINT over cleaned rows of a resource; `region`: GB/T 2260 code of the project's region. */
export function territoriesSql(
  resource: Pick<ResourceState, 'entry' | 'items'>,
  region: string,
): ReadonlyMap<string, string> {
  const territories = territoriesOf(region);
  const own = territoryOfProvider(resource.entry.provider, territories);
  const deliverer = bitsOf(own === null ? [] : withPrefecture(own.code), territories);
  const texts = new Set(
    cleanPlan(resource.items).columns.flatMap(({ attribute, sqlType }) => (sqlType === 'VARCHAR' ? [attribute] : [])),
  );
  const where = whereColumns(resource.items).filter((column) => texts.has(column));
  const columns = territoryColumns(territories);
  const codeOf = (from: string) =>
    resource.items.some(
      ({ attribute, domain }) => attribute === from && domain.kind === 'identifier' && domain.rule === 'region12',
    )
      ? `substr(${ident(from)}, 1, 6)`
      : ident(from);
  const said = new Map(
    columns.map((column) => [column, where.map((from) => bitsSql(codeOf(from), column, territories))]),
  );
  const nothing = `(${(said.get('territories') ?? []).join(' | ')}) = 0`;
  return new Map(
    columns.map((column) => {
      const bits = said.get(column) ?? [];
      const delivered = deliverer.get(column) ?? 0n;
      if (bits.length === 0) return [column, `CAST(${delivered} AS BIGINT)`];
      const all = bits.join(' | ');
      if (delivered === 0n) return [column, `CAST(${all} AS BIGINT)`];
      return [
        column,
        own?.always
          ? `CAST(${all} | ${delivered} AS BIGINT)`
          : `CAST(CASE WHEN ${nothing} THEN ${delivered} ELSE ${all} END AS BIGINT)`,
      ];
    }),
  );
}

/** As the columns of a SELECT, each under the name that `alias` gives it. */
export function territoryListSql(
  resource: Pick<ResourceState, 'entry' | 'items'>,
  region: string,
  alias: (column: string) => string = (column) => column,
): string {
  return [...territoriesSql(resource, region)].map(([column, sql]) => `${sql} AS ${alias(column)}`).join(', ');
}

/** Bits of one stored column that a code of six digits says. */
function bitsSql(code: string, column: string, territories: Territories): string {
  const places = placesIn(territories).filter((place) => place.column === column);
  const whens = (of: typeof places) => of.map((one) => `WHEN ${literal(one.code)} THEN ${one.bit}`).join(' ');
  if (column === 'territories') return `CASE substr(${code}, 1, 4) ${whens(places)} ELSE 0 END`;
  // by prefecture first: a row is held against a dozen codes and not against all
  const byPrefecture = [...Map.groupBy(places, (one) => one.code.slice(0, 4))].map(
    ([prefecture, its]) =>
      `WHEN ${code} BETWEEN '${prefecture}00' AND '${prefecture}99' THEN CASE ${code} ${whens(its)} ELSE 0 END`,
  );
  return `CASE ${byPrefecture.join(' ')} ELSE 0 END`;
}
