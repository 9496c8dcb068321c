/** What a body does otherwise than the kind says: the province keeps to the standard, prefectures and counties leave out, add, rename. */
import type { Cadence } from '@kuaishu/catalog';
import { Random } from '../../base/random.ts';
import { keyOf } from '../keys.ts';
import type { ProvinceOrganisation } from '../organisations/organisation.ts';
import { COUNTY_PLACES, PREFECTURE_PLACES } from '../organisations/places.ts';
import type { Kind, KindItem } from '../themes/kind.ts';
import type { Habits } from './entry-of-kind.ts';

/** In steps from quick to slow; what is measured as it happens stays so. */
const CADENCES: readonly Cadence[] = ['daily', 'weekly', 'monthly', 'quarterly', 'half_yearly', 'yearly'];
const DATABASES = ['mysql', 'sqlserver', 'dm', 'kingbasees', 'postgresql'];
const SHEETS = ['xlsx', 'xlsx', 'xls', 'et', 'csv'];

/** 信息 → what local offices call their tables. Statistics and lists keep their names. */
const TABLES: Readonly<Record<string, readonly string[]>> = {
  person: ['台账', '花名册', '信息表', '人员明细', '登记台账'],
  organisation: ['台账', '名单', '基本情况表', '信息一览表'],
  other: ['台账', '统计表', '信息表', '明细表'],
};

const LOCAL_EXTRAS: readonly KindItem[] = [
  extra('数据来源', 'data_source'),
  extra('备注', 'remarks'),
  extra('填报人', 'operator'),
  extra('填报单位', 'reporting_org'),
  extra('乡镇街道', 'town_name'),
];

function extra(name: string, element: string): KindItem {
  return { name, element, key: false, required: false, optional: true, authority: false };
}

export function provincialHabits(kind: Kind, body: ProvinceOrganisation, seed: number): Habits {
  const random = new Random(keyOf(seed, 'habits', body.key, kind.id));
  return {
    resource: `${prefixOf(body)}_${kind.id}`,
    name: { zh: kind.zh, en: kind.en },
    items: kind.items,
    cadence: kind.cadence,
    format: kind.format,
    initials: DATABASES.includes(kind.format) && random.chance(0.08),
    ownWords: 0.25,
    extent: body.level === 'province' ? '全省' : extentOf(body),
    claims: true,
  };
}

export function localHabits(kind: Kind, body: ProvinceOrganisation, seed: number): Habits {
  const random = new Random(keyOf(seed, 'habits', body.key, kind.id));
  const place = extentOf(body);
  const format = localFormat(kind.format, random);
  const own = random.chance(0.45) && kind.zh.endsWith('信息');
  const words = TABLES[kind.subject] ?? TABLES['other'] ?? [];
  const zh = own ? kind.zh.replace(/信息$/u, random.pick(words)) : kind.zh;
  return {
    resource: `${prefixOf(body)}_${kind.id}`,
    name: { zh: `${place}${zh}`, en: `${kind.en}, ${placeOf(body).short.en}` },
    items: localItems(kind, random),
    cadence: localCadence(kind.cadence, random),
    format,
    initials: DATABASES.includes(format) && random.chance(0.3),
    ownWords: 0.5,
    extent: place,
    claims: false,
  };
}

/** gz.mz → mz, zy.mz → zy_mz, bj.wn.mz → bj_wn_mz: the strips' way of naming resources. */
function prefixOf({ key, function: code }: ProvinceOrganisation): string {
  return key === `gz.${code}` ? (code ?? key) : key.replaceAll('.', '_');
}

export function placeOf({ key }: Pick<ProvinceOrganisation, 'key'>) {
  const place = [...COUNTY_PLACES, ...PREFECTURE_PLACES].find(({ code }) => key === code || key.startsWith(`${code}.`));
  if (!place) throw new Error(`${key} lies in no place`);
  return place;
}

/** 贵阳市, 黔东南州, 威宁县, 贵安新区: as papers of the place itself say. */
export function extentOf(body: Pick<ProvinceOrganisation, 'key'>): string {
  const { name, short } = placeOf(body);
  if (name.zh.endsWith('自治州')) return `${short.zh}州`;
  return name.zh.endsWith('自治县') ? `${short.zh}县` : name.zh;
}

function localItems(kind: Kind, random: Random): readonly KindItem[] {
  const kept = kind.items.filter((item) => !item.optional || random.chance(0.62));
  const enough = kept.length >= 6 ? kept : kind.items;
  const has = new Set(enough.map(({ element }) => element));
  const wanted = enough.length < 8 ? 2 : random.int(0, 2);
  const extras = LOCAL_EXTRAS.filter(({ element }) => !has.has(element) && random.chance(0.4)).slice(0, wanted);
  return [...enough, ...extras];
}

function localCadence(cadence: Cadence, random: Random): Cadence {
  const at = CADENCES.indexOf(cadence);
  if (at < 0 || !random.chance(0.3)) return cadence;
  return CADENCES[Math.min(CADENCES.length - 1, Math.max(0, at + random.pick([1, 1, 1, -1])))] ?? cadence;
}

function localFormat(format: string, random: Random): string {
  if (DATABASES.includes(format) || format === 'oracle' || format === 'gaussdb')
    return random.chance(0.7) ? random.pick(DATABASES) : random.pick(SHEETS);
  return SHEETS.includes(format) ? random.pick(SHEETS) : format;
}
