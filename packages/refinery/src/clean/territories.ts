/**
 * Whose rows are whose, as bits that a query can be cut by: bit k stands for the k-th of the province's prefectures (`territoriesOf`). A row has the
 * bits of every prefecture that it says its subject stands in; one that says none, or none of the province, has its deliverer's; the province's own
 * departments have no bit.
 */
import { territoriesOf, territoryOfProvider, whereColumns } from '@kuaishu/catalog';
import { ident, literal } from '@kuaishu/engine';
import type { ResourceState } from '../run/context.ts';
import { cleanPlan } from './plan.ts';

/** BIGINT over cleaned rows of a resource; `region`: GB/T 2260 code of the project's region. */
export function territoriesSql(resource: Pick<ResourceState, 'entry' | 'items'>, region: string): string {
  const territories = territoriesOf(region);
  const own = territoryOfProvider(resource.entry.provider, territories);
  const deliverer = bitsOf(own === null ? [] : [own], territories);
  const texts = new Set(
    cleanPlan(resource.items).columns.flatMap(({ attribute, sqlType }) => (sqlType === 'VARCHAR' ? [attribute] : [])),
  );
  const said = whereColumns(resource.items)
    .filter((column) => texts.has(column))
    .map((column) => `CASE substr(${ident(column)}, 1, 4) ${whens(territories)} ELSE 0 END`);
  if (said.length === 0 || territories.length === 0) return `CAST(${deliverer} AS BIGINT)`;
  const bits = said.length === 1 ? said[0] : `(${said.join(' | ')})`;
  return `CAST(${deliverer === 0n ? bits : `coalesce(nullif(${bits}, 0), ${deliverer})`} AS BIGINT)`;
}

function whens(territories: readonly string[]): string {
  return territories.map((code, k) => `WHEN ${literal(code)} THEN ${1n << BigInt(k)}`).join(' ');
}

export function bitsOf(codes: readonly string[], territories: readonly string[]): bigint {
  return codes.reduce((bits, code) => {
    const k = territories.indexOf(code);
    return k < 0 ? bits : bits | (1n << BigInt(k));
  }, 0n);
}

/** Codes of the prefectures whose bits are set, ascending. */
export function codesOf(bits: bigint | number | string, territories: readonly string[]): string[] {
  return territories.filter((_, k) => ((BigInt(bits) >> BigInt(k)) & 1n) === 1n);
}
