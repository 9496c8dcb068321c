/**
 * Whose a row is (属地): the prefectures in which its subject stands by its own word, else the territory of the department that delivered it. All of it
 * follows from the entry: which of its items say where, and who provides it.
 */
import { leadingRegion, regions } from '@kuaishu/standards';
import { derivedParts } from './derived-parts.ts';
import type { ResolvedItem } from './plan.ts';

/**
 * Prefectures of the province that a project's region lies in, by the first four digits of their codes (GB/T 2260), ascending: `5201`. What has no
 * code of its own (Gui'an New Area) is not among them.
 */
export function territoriesOf(region: string): readonly string[] {
  const province = region.slice(0, 2);
  const prefectures = regions
    .filter(({ code, current }) => current && code.startsWith(province))
    .map(({ code }) => code.slice(0, 4))
    .filter((code) => !code.endsWith('00'));
  return [...new Set(prefectures)].sort();
}

/** Places in a person's life where the person need not be. */
const ONCE = new Set(['birth_place', 'native_place', 'death_place']);

/**
 * Columns of an entry's cleaned rows that say where the subject stands: each item with a division code (household, residence, registration, where it
 * lies, what it is a figure of), and the county found in each address.
 */
export function whereColumns(items: readonly ResolvedItem[]): readonly string[] {
  const taken = new Set(items.map((item) => item.attribute));
  return items.flatMap(({ attribute, element, domain }) => {
    if (ONCE.has(element?.id ?? attribute)) return [];
    if (domain.kind === 'identifier') return domain.rule === 'region6' || domain.rule === 'region12' ? [attribute] : [];
    const county = `${attribute}_region`;
    return derivedParts(domain).includes('region') && !taken.has(county) ? [county] : [];
  });
}

/**
 * Territory of the department that delivers, from its unified social credit code: digits 3 to 8 are the division where it is registered (GB 32100-2015,
 * 4.3); from the division its name begins with where the entry gives no code. Null for bodies of the province and of other provinces: what they deliver
 * without saying where is the province's.
 */
export function territoryOfProvider(
  { uscc, name }: { readonly name: string; readonly uscc?: string | undefined },
  territories: readonly string[],
): string | null {
  const code = (uscc?.slice(2) ?? leadingRegion(name, undefined, { full: true })?.region.code)?.slice(0, 4);
  return code !== undefined && territories.includes(code) ? code : null;
}
