/** Columns of cleaned data, known from the items alone: what link, fuse and mask may rely on. */
import { type DerivedPart, derivedParts, type ResolvedItem } from '@kuaishu/catalog';
import type { ValueDomain } from '@kuaishu/standards';
import type { SqlType } from './cell.ts';
import { domainCleaning } from './domains/domain.ts';

export interface CleanColumn {
  readonly attribute: string;
  readonly sqlType: SqlType;
  /** Index of the item; absent for derived columns. */
  readonly item?: number;
  /** Of a derived column: the attribute it stands beside and what it says of it. */
  readonly of?: { readonly attribute: string; readonly part: DerivedPart };
  readonly domain: ValueDomain;
}

export interface CleanPlan {
  readonly columns: readonly CleanColumn[];
}

const PARTS: Readonly<Record<DerivedPart, { readonly type: SqlType; readonly domain: ValueDomain }>> = {
  ok: { type: 'BOOLEAN', domain: { kind: 'boolean' } },
  region: { type: 'VARCHAR', domain: { kind: 'identifier', rule: 'region6' } },
  town: { type: 'VARCHAR', domain: { kind: 'place_name' } },
  detail: { type: 'VARCHAR', domain: { kind: 'text' } },
  repairs: { type: 'VARCHAR', domain: { kind: 'text' } },
  area: { type: 'DOUBLE', domain: { kind: 'number', unit: 'km²' } },
};

/**
 * One column an item in the items' order; beside identifiers `<attribute>_ok` (TRUE when its rule holds, NULL without value), beside addresses
 * `_region`, `_town`, `_detail`, beside geometries `_repairs`, `_area`. A derived column gives way to an item of the same name.
 */
export function cleanPlan(items: readonly ResolvedItem[]): CleanPlan {
  const taken = new Set(items.map((item) => item.attribute));
  return {
    columns: items.flatMap((item): CleanColumn[] => [
      { attribute: item.attribute, sqlType: domainCleaning(item.domain).type, item: item.index, domain: item.domain },
      ...derivedParts(item.domain)
        .filter((part) => !taken.has(`${item.attribute}_${part}`))
        .map((part) => ({
          attribute: `${item.attribute}_${part}`,
          sqlType: PARTS[part].type,
          of: { attribute: item.attribute, part },
          domain: PARTS[part].domain,
        })),
    ]),
  };
}
