/** Administrative divisions of China to the county (GB/T 2260), current and retired. */
import { counties, idPrefixes, prefectures, provinces } from './bundled.ts';
import { formerPrefixes } from './former-prefixes.ts';
import { formerGuizhouNames, guizhouSince, retiredGuizhou } from './guizhou-history.ts';
import { heirs } from './heirs.ts';

export type RegionLevel = 'province' | 'prefecture' | 'county';

export interface Region {
  /** Six digits. */
  readonly code: string;
  readonly name: string;
  readonly level: RegionLevel;
  /** Code of the region above; null for provinces. */
  readonly parent: string | null;
  /** False where the code is no longer given out. */
  readonly current: boolean;
  /** First and last year whose end-of-year table lists the code; left out where not known, `validTo` also while valid. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** What a retired code became, one step on. Empty for current codes, and for most retired ones outside Guizhou: not known. */
  readonly successors: readonly string[];
  readonly formerNames?: readonly string[];
}

const levelOf = (code: string): RegionLevel =>
  code.endsWith('0000') ? 'province' : code.endsWith('00') ? 'prefecture' : 'county';

const parentOf = (code: string): string | null => {
  const level = levelOf(code);
  return level === 'province' ? null : level === 'prefecture' ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
};

function build(): Map<string, Region> {
  const found = new Map<string, Region>();
  const current = (code: string, name: string): void => {
    if (found.has(code)) return; // 东莞市 and its like stand as prefecture and as county under one code
    const since = guizhouSince[code];
    const formerNames = formerGuizhouNames[code];
    found.set(code, {
      code,
      name,
      level: levelOf(code),
      parent: parentOf(code),
      current: true,
      ...(since === undefined ? {} : { validFrom: since }),
      successors: [],
      ...(formerNames === undefined ? {} : { formerNames }),
    });
  };
  for (const { code, name } of provinces()) current(`${code}0000`, name);
  current('710000', '台湾省');
  current('810000', '香港特别行政区');
  current('820000', '澳门特别行政区');
  for (const { code, name } of prefectures()) current(`${code}00`, name);
  for (const { code, name } of counties()) current(code, name);
  for (const { code, name, from, to, successor } of retiredGuizhou) {
    const formerNames = formerGuizhouNames[code];
    found.set(code, {
      code,
      name,
      level: levelOf(code),
      parent: parentOf(code),
      current: false,
      validFrom: from,
      validTo: to,
      successors: [successor],
      ...(formerNames === undefined ? {} : { formerNames }),
    });
  }
  const full = idPrefixes();
  for (const [code, fullName] of Object.entries(full)) {
    if (found.has(code)) continue;
    const parent = parentOf(code);
    const name = ownName(fullName, parent === null ? '' : (full[parent] ?? ''), full[`${code.slice(0, 2)}0000`] ?? '');
    if (isHeading(name)) continue;
    found.set(code, { code, name, level: levelOf(code), parent, current: false, successors: heirs[code] ?? [] });
  }
  return found;
}

/** '北京市崇文区' without the names of the regions above. */
function ownName(fullName: string, parentName: string, provinceName: string): string {
  for (const above of [parentName, provinceName]) {
    if (above !== '' && above !== fullName && fullName.startsWith(above)) return fullName.slice(above.length);
  }
  return fullName;
}

/** Entries of the old tables that only head a list: '市辖区', '县', '省直辖行政单位'. */
const isHeading = (name: string): boolean => /^(?:市辖区|县|市|市辖县|郊区县|.*直辖.*单位|.*直辖.*区划)$/.test(name);

const byCode = build();

/** Every region, current and retired, in the order of codes. */
export const regions: readonly Region[] = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1));

/** '52', '5201', '520102' and '520102001003' → the six digits of the province, prefecture or county. */
function sixDigits(code: string): string {
  return code.length >= 6 ? code.slice(0, 6) : code.padEnd(6, '0');
}

/** The region of a code of 2, 4, 6 or more digits, retired ones too; undefined where no table ever had it. */
export function region(code: string): Region | undefined {
  return byCode.get(sixDigits(code));
}

/**
 * What a code stands for today: itself while valid, else what became of it, over several changes if need be.
 * Null where that is not known or where it was divided between several.
 */
export function currentRegion(code: string): Region | null {
  let at = region(code);
  while (at !== undefined && !at.current) {
    if (at.successors.length !== 1) return null;
    at = byCode.get(at.successors[0]!);
  }
  return at ?? null;
}

/** From the province down to the region itself; names of retired regions stay as they were. Empty for unknown codes. */
export function regionPath(code: string): readonly Region[] {
  const path: Region[] = [];
  let at = region(code);
  while (at !== undefined) {
    path.unshift(at);
    at = at.parent === null ? undefined : (byCode.get(at.parent) ?? byCode.get(`${at.code.slice(0, 2)}0000`));
  }
  return path;
}

/** '贵州省贵阳市花溪区': names from the province down, without the filler 市辖区 of municipalities. */
export function regionFullName(code: string): string {
  return regionPath(code)
    .filter(({ name }) => !isHeading(name) && !name.includes('直辖县'))
    .map(({ name }) => name)
    .join('');
}

const inGuizhou = (level: RegionLevel): readonly Region[] =>
  regions.filter((each) => each.current && each.level === level && each.code.startsWith('52'));

/** The nine prefectures and the 88 counties of Guizhou as they are now. */
export const guizhouPrefectures: readonly Region[] = inGuizhou('prefecture');
export const guizhouCounties: readonly Region[] = inGuizhou('county');

let idCodes: Set<string> | undefined;

/**
 * Whether an identity number may begin with these six digits: a code now or ever given to a county or prefecture, or 810000,
 * 820000, 830000 of residents of Hong Kong, Macao and Taiwan.
 */
export function knownIdPrefix(code6: string): boolean {
  idCodes ??= new Set([
    ...byCode.keys(),
    ...Object.keys(idPrefixes()),
    ...formerPrefixes(),
    '810000',
    '820000',
    '830000',
  ]);
  return idCodes.has(code6);
}
