/**
 * Which departments each place has in the simulation: nine prefectures and Gui'an with four to eight each beside their bureau; every county has its government
 * and its bureau, eighteen of them two departments more.
 */
import { englishRegionName, guizhouCounties, pinyin, region, shortName } from '@kuaishu/standards';

export interface Place {
  readonly code: string;
  readonly region: string;
  readonly unit: 'guian' | null;
  readonly name: { readonly zh: string; readonly en: string };
  /** 贵阳, Guiyang: what stands in front of titles. */
  readonly short: { readonly zh: string; readonly en: string };
  readonly functions: readonly string[];
  /** Code of the prefecture; null for prefectures. */
  readonly within: string | null;
}

const PREFECTURES = `
gy 520100 贵阳 mz rs wj zj zr jt zf gjj
lps 520200 六盘水 mz yj nj jy st sc cl
zy 520300 遵义 mz wj jy ny sl wl gjj
as 520400 安顺 wl yj jy ly gjj sf
bj 520500 毕节 mz rs xc ny wj zr
tr 520600 铜仁 mz wl ly sl sc yb
qxn 522300 黔西南 rs ny st xc zr ty
qdn 522600 黔东南 wl mz ly mw jy zw
qn 522700 黔南 jy yb sc jt cz sm
`;
/** It has no code in GB/T 2260: its bodies stand under the province's. */
const GUIAN: Place = {
  code: 'gaxq',
  region: '520000',
  unit: 'guian',
  name: { zh: '贵安新区', en: "Gui'an New Area" },
  short: { zh: '贵安新区', en: "Gui'an" },
  functions: ['sc', 'zj', 'fg', 'gx', 'kj', 'cz', 'jy', 'zw'],
  within: null,
};
/** Counties with departments; the others have no code of their own choice here. */
const COUNTIES = `
gy.hx 520111 花溪 mz jy
gy.qz 520181 清镇 ny zf
lps.pz 520281 盘州 nj st
zy.tz 520322 桐梓 yj wl
zy.mt 520328 湄潭 ny mz
zy.rh 520382 仁怀 sc jy
as.pb 520403 平坝 ny sf
bj.qxg 520502 七星关 rs wj
bj.wn 520526 威宁 xc mz
bj.qx 520581 黔西 zr mz
tr.bj 520602 碧江 wj mz
tr.sn 520624 思南 ly yb
qxn.xy 522301 兴义 ty rs
qdn.kl 522601 凯里 mz wl
qdn.lp 522631 黎平 mw ly
qdn.ls 522634 雷山 wl sl
qn.dy 522701 都匀 jy wj
qn.fq 522702 福泉 sc jt
`;

function places(lines: string): Place[] {
  return lines
    .trim()
    .split('\n')
    .map((line): Place => {
      const [code = '', number = '', short = '', ...functions] = line.split(' ');
      const found = region(number);
      if (!found) throw new Error(`no region ${number}`);
      const en = englishRegionName(found.name) ?? found.name;
      return {
        code,
        region: number,
        unit: null,
        name: { zh: found.name, en },
        short: { zh: short, en: en.split(' ')[0] ?? en },
        functions,
        within: code.includes('.') ? (code.split('.')[0] ?? null) : null,
      };
    });
}

export const PREFECTURE_PLACES: readonly Place[] = [...places(PREFECTURES), GUIAN];
/** All counties of the province, in the order of their codes. */
export const COUNTY_PLACES: readonly Place[] = everyCounty();
export const PROVINCE_PLACE: Place = {
  code: 'gz',
  region: '520000',
  unit: null,
  name: { zh: '贵州省', en: 'Guizhou Province' },
  short: { zh: '贵州', en: 'Guizhou' },
  functions: [],
  within: null,
};

function everyCounty(): readonly Place[] {
  const chosen = new Map(places(COUNTIES).map((place) => [place.region, place]));
  return guizhouCounties.map((county) => {
    const known = chosen.get(county.code);
    if (known) return known;
    const above = PREFECTURE_PLACES.find((one) => one.region.slice(0, 4) === county.code.slice(0, 4));
    const short = shortName(county);
    const [place] = places(`${above?.code}.${pinyin(short).replaceAll(' ', '')} ${county.code} ${short}`);
    if (!above || !place) throw new Error(`${county.name} lies in no prefecture`);
    return place;
  });
}
