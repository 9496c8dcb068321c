/**
 * Names of divisions in English: the stem in pinyin (GB/T 28039), its rank in words, nationalities by GB/T 3304. 西秀区 → Xixiu District,
 * 镇宁布依族苗族自治县 → Zhenning Buyei and Miao Autonomous County. Readings that a dictionary of characters gets wrong stand below.
 */
import { codeTables } from '../codes/tables.ts';
import { pinyin } from '../text/pinyin.ts';

/** The longest first: 自治县 before 县. */
const RANKS = [
  ['自治州', 'Autonomous Prefecture'],
  ['自治县', 'Autonomous County'],
  ['自治区', 'Autonomous Region'],
  ['特区', 'Special District'],
  ['地区', 'Prefecture'],
  ['省', 'Province'],
  ['市', 'City'],
  ['县', 'County'],
  ['区', 'District'],
] as const;

/** 都 and 长 are read otherwise in these names than alone. */
const READINGS: Readonly<Record<string, string>> = { 都匀: 'Duyun', 三都: 'Sandu', 长顺: 'Changshun', 六枝: 'Liuzhi' };

let nationalities: readonly (readonly [zh: string, en: string])[] | undefined;

/** Undefined for what is no name of a division. */
export function englishRegionName(name: string): string | undefined {
  const read = parts(name);
  return read && [read.stem, listed(read.peoples), read.rank].filter(Boolean).join(' ');
}

/** Without its rank and nationalities: 镇宁布依族苗族自治县 → Zhenning. */
export const englishRegionStem = (name: string): string | undefined => parts(name)?.stem;

function parts(name: string): { stem: string; peoples: readonly string[]; rank: string } | undefined {
  const rank = RANKS.find(([suffix]) => name.endsWith(suffix) && name.length > suffix.length + 1);
  if (!rank || !/^\p{Script=Han}+$/u.test(name)) return undefined;
  nationalities ??= (codeTables['ethnicity']?.codes ?? []).map(({ zh, en }) => [zh, en ?? zh] as const);
  let stem = name.slice(0, -rank[0].length);
  const peoples: string[] = [];
  // 布依族苗族 stands behind the place's own name, which keeps two characters at least.
  for (let found = last(stem); rank[0].startsWith('自治') && found; found = last(stem)) {
    peoples.unshift(found[1]);
    stem = stem.slice(0, -found[0].length);
  }
  return { stem: spelt(stem), peoples, rank: rank[1] };
}

const last = (stem: string) => nationalities?.find(([zh]) => stem.endsWith(zh) && stem.length >= zh.length + 2);

function listed(peoples: readonly string[]): string {
  return peoples.length < 2 ? (peoples[0] ?? '') : `${peoples.slice(0, -1).join(', ')} and ${peoples.at(-1)}`;
}

function spelt(stem: string): string {
  const known = READINGS[stem];
  if (known) return known;
  const letters = pinyin(stem)
    .split(' ')
    // A syllable that begins with a vowel is set off from the one before: Xi'an.
    .map((syllable, i) => (i > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('')
    .replaceAll('v', 'ü');
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}
