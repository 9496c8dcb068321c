/** What cleaning takes from the standards' division tables, in the shape that look-up lists need. Constants of the version. */
import {
  currentRegion,
  isWithin,
  knownIdPrefix,
  nameForms,
  type Region,
  region,
  regionPath,
  regions,
} from '@kuaishu/standards';

/** A code that ended without a known heir; a code that is no division but stands in front of identity numbers. */
export const NO_HEIR = 0;
export const PREFIX_ONLY = -1;

/**
 * Every code that can stand at the front of an identity number → its code today, or one of the two words above.
 * Codes of foreigners' residence cards (9 + province + nationality) are left to SQL.
 */
export function knownCodes(): ReadonlyMap<number, number> {
  const known = new Map<number, number>();
  for (let code = 110000; code < 840000; code++) {
    const text = String(code);
    if (!knownIdPrefix(text)) continue;
    const now = currentRegion(text);
    known.set(code, now !== null ? Number(now.code) : region(text) === undefined ? PREFIX_ONLY : NO_HEIR);
  }
  return known;
}

/** First two digits of the provinces, for codes of bodies. */
export const provinceDigits: readonly string[] = regions
  .filter((region) => region.level === 'province' && region.current)
  .map((region) => region.code.slice(0, 2));

/**
 * Names of divisions, alone and behind those of the divisions above them, → code today. A name that several divisions bear means the one of the
 * home province, by its first two digits (白云区 is Guiyang's for 52, Guangzhou's for 44), else it is left out; a retired name counts only where no
 * division bears it today.
 */
export function regionWords(homeProvince: string): ReadonlyMap<string, string> {
  const words = new Map<string, string>();
  const home = (region: Region) => region.code.startsWith(homeProvince);
  const groups = [
    regions.filter((region) => region.current && home(region)),
    regions.filter((region) => region.current),
    regions.filter((region) => !region.current && home(region)),
    regions.filter((region) => !region.current),
  ];
  for (const group of groups) {
    const found = new Map<string, string | null>();
    for (const region of group) {
      const now = currentRegion(region.code)?.code;
      if (now === undefined) continue;
      for (const word of writings(region)) {
        const other = found.get(word);
        found.set(word, other === undefined ? now : other === null ? null : highestOf(other, now));
      }
    }
    for (const [word, code] of found) if (code !== null && !words.has(word)) words.set(word, code);
  }
  return words;
}

/** 嘉峪关市 is a prefecture without counties and stands for itself as its only county: of two that lie in one another the higher; else null. */
function highestOf(code: string, other: string): string | null {
  if (isWithin(other, code)) return code;
  return isWithin(code, other) ? other : null;
}

/** 贵阳市南明区 贵州省贵阳市南明区 贵阳南明区 南明区 南明 … */
function writings(region: Region): readonly string[] {
  if (isFiller(region.name)) return [];
  const above = regionPath(region.code)
    .slice(0, -1)
    .filter(({ name }) => !isFiller(name));
  const names = [...nameForms(region.name), ...(region.formerNames ?? [])];
  const [full = region.name] = names;
  const before = prefixes(above);
  return [
    ...names,
    ...before.map((prefix) => `${prefix}${full}`),
    ...before.flatMap((prefix) => names.filter((name) => name.length > 2).map((name) => `${prefix}${name}`)),
  ];
}

/** What may stand before a name: the full or short names of the divisions above, all of them or the nearest alone. */
function prefixes(above: readonly Region[]): readonly string[] {
  const forms = above.map(({ name }) => nameForms(name));
  const [first, second] = forms;
  if (first === undefined) return [];
  if (second === undefined) return first;
  return [...first, ...second, ...first.flatMap((a) => second.map((b) => `${a}${b}`))];
}

/** Entries that head a list in the tables: 市辖区, 县, 省直辖县级行政区划. */
function isFiller(name: string): boolean {
  return name === '市辖区' || name === '县' || name.includes('直辖');
}
