/** The tree of the simulated province's bodies. Departments that provide strips have the names and codes that their strips state. */
import { DEPARTMENTS } from '../../strips/departments.ts';
import { OTHER_BODIES } from './companies.ts';
import { creditCode } from './credit-codes.ts';
import { type DepartmentFunction, FUNCTIONS, functionOf } from './functions.ts';
import type { ProvinceOrganisation } from './organisation.ts';
import { COUNTY_PLACES, type Place, PREFECTURE_PLACES, PROVINCE_PLACE } from './places.ts';

/** Providers of the refinery's strips, by name: their codes are known already. */
const KNOWN = new Map(Object.values(DEPARTMENTS).map((provider) => [provider.name, provider]));
/** First number of codes that are given here; below stand those of the strips' departments. */
const FIRST_NUMBER = 101;

export function makeOrganisations(): readonly ProvinceOrganisation[] {
  let number = FIRST_NUMBER;
  const made: ProvinceOrganisation[] = [];
  const add = (organisation: Omit<ProvinceOrganisation, 'uscc'>, mass = false): void => {
    const kind = mass ? ('mass' as const) : organisation.kind;
    const uscc = KNOWN.get(organisation.name.zh)?.uscc ?? creditCode(kind, organisation.region, number);
    number += 1;
    made.push({ ...organisation, uscc });
  };
  add(government(PROVINCE_PLACE, 'province'));
  for (const one of FUNCTIONS) if (one.provincial) add(provincial(one), one.kind === 'mass');
  for (const place of PREFECTURE_PLACES) {
    add(government(place, 'prefecture'));
    for (const code of ['dsj', ...place.functions])
      add(local(place, functionOf(code), 'prefecture'), functionOf(code).kind === 'mass');
  }
  for (const place of COUNTY_PLACES) {
    add(government(place, 'county'));
    for (const code of ['dsj', ...place.functions]) add(local(place, functionOf(code), 'county'));
  }
  for (const { key, place: at, kind, name, short } of OTHER_BODIES) {
    const place = [PROVINCE_PLACE, ...PREFECTURE_PLACES].find(({ code }) => code === at) ?? PROVINCE_PLACE;
    const level = place === PROVINCE_PLACE ? 'province' : 'prefecture';
    add({
      key,
      parent: at,
      kind,
      level,
      region: place.region,
      unit: place.unit,
      territory: at,
      name,
      short,
      function: null,
    });
  }
  return made;
}

type Bare = Omit<ProvinceOrganisation, 'uscc'>;

function government(place: Place, level: ProvinceOrganisation['level']): Bare {
  const area = place.unit === 'guian';
  return {
    key: place.code,
    parent: level === 'province' ? null : (place.within ?? 'gz'),
    kind: 'government',
    level,
    region: place.region,
    unit: place.unit,
    territory: place.within ?? place.code,
    name: {
      zh: area ? '贵安新区管理委员会' : `${place.name.zh}人民政府`,
      en: area ? "Administrative Committee of Gui'an New Area" : `People's Government of ${place.name.en}`,
    },
    short: { zh: place.short.zh, en: place.short.en },
    function: null,
  };
}

function provincial(one: DepartmentFunction): Bare {
  const zh = one.code === 'sw' ? '国家税务总局贵州省税务局' : `贵州省${one.provincial}`;
  return {
    key: `gz.${one.code}`,
    // 交警 is a bureau of the police department
    parent: one.code === 'jj' ? 'gz.ga' : one.code === 'yy' ? 'gz.wj' : one.code === 'dx' ? 'gz.jy' : 'gz',
    kind: one.kind === 'institution' ? 'institution' : 'department',
    level: 'province',
    region: PROVINCE_PLACE.region,
    unit: null,
    territory: 'gz',
    name: { zh, en: provincialEnglish(one) },
    short: { zh: one.short, en: one.en },
    function: one.code,
  };
}

function provincialEnglish({ kind, en, provincial: name }: DepartmentFunction): string {
  if (kind === 'mass') return `Guizhou ${en}`;
  if (kind === 'institution') return name?.endsWith('中心') ? `Guizhou Centre of ${en}` : `Guizhou ${en} (simulated)`;
  return `Guizhou ${name?.endsWith('委员会') ? 'Commission' : name?.endsWith('局') ? 'Administration' : 'Department'} of ${en}`;
}

function local(place: Place, one: DepartmentFunction, level: 'prefecture' | 'county'): Bare {
  const zh = one.local ?? one.provincial ?? '';
  return {
    key: `${place.code}.${one.code}`,
    parent: place.code,
    kind: one.kind === 'institution' ? 'institution' : 'department',
    level,
    region: place.region,
    unit: place.unit,
    territory: place.within ?? place.code,
    name: { zh: `${place.name.zh}${zh}`, en: localEnglish(place, one) },
    short: { zh: `${place.short.zh}${one.short}`, en: `${place.short.en} ${one.en}` },
    function: one.code,
  };
}

function localEnglish(place: Place, { kind, en }: DepartmentFunction): string {
  if (kind === 'mass') return `${place.short.en} ${en}`;
  return `${place.short.en} ${en} ${kind === 'institution' ? 'Centre' : 'Bureau'}`;
}
