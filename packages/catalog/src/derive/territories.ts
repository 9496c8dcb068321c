/**
 * Whose a row is (属地): the prefectures and counties in which its subject stands by its own word, else the territory of the department that delivered it.
 * All of it follows from the entry: which of its items say where, and who provides it.
 */
import { currentRegion, leadingRegion, regions, uncodedAreas } from '@kuaishu/standards';
import { derivedParts } from './derived-parts.ts';
import type { ResolvedItem } from './plan.ts';

/** What a row can be of. A row of a county is of its prefecture too. */
export interface Territories {
  /** Prefectures by the first four digits of their codes (GB/T 2260), ascending; after them areas that have no code, by their names: `5201`, `guian`. */
  readonly codes: readonly string[];
  /** Counties by their six digits, ascending: `520102`. Towns below are not told apart. */
  readonly counties: readonly string[];
}

/** Of the province that a project's region lies in. */
export function territoriesOf(region: string): Territories {
  const province = region.slice(0, 2);
  const own = regions.filter(({ code, current }) => current && code.startsWith(province)).map(({ code }) => code);
  const prefectures = new Set(own.map((code) => code.slice(0, 4)).filter((code) => !code.endsWith('00')));
  return {
    codes: [
      ...[...prefectures].sort(),
      ...uncodedAreas.filter((area) => area.province === province).map(({ unit }) => unit),
    ],
    counties: own.filter((code) => !code.endsWith('00')).sort(),
  };
}

/** A county's code with that of its prefecture; others by themselves. */
export function withPrefecture(code: string): readonly string[] {
  return /^\d{6}$/.test(code) ? [code.slice(0, 4), code] : [code];
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

export interface ProviderTerritory {
  /** `5201`, `520102` or `guian`. */
  readonly code: string;
  /** What such departments deliver is theirs whatever it says of where: their land has no code by which it could say so. */
  readonly always: boolean;
}

/**
 * Territory of the department that delivers: an area without a code where its name holds that area's; else by its unified social credit code, whose digits
 * 3 to 8 are the division where it is registered (GB 32100-2015, 4.3); from the division its name begins with where the entry gives no code. Null for bodies
 * of the province and of other provinces: what they deliver without saying where is the province's.
 */
export function territoryOfProvider(
  { uscc, name }: { readonly name: string; readonly uscc?: string | undefined },
  { codes, counties }: Territories,
): ProviderTerritory | null {
  const area = uncodedAreas.find((one) => codes.includes(one.unit) && name.includes(one.name));
  if (area) return { code: area.unit, always: true };
  const named = uscc?.slice(2, 8) ?? leadingRegion(name, undefined, { full: true })?.region.code;
  if (named === undefined) return null;
  // a body keeps its code when the division where it was registered gets another
  const code = currentRegion(named)?.code ?? named;
  const found = [code, code.slice(0, 4)].find((one) => counties.includes(one) || codes.includes(one));
  return found ? { code: found, always: false } : null;
}
