/** Addresses as people write them → their parts (GB/T 23705-2009). */
import { leadingRegion, streetsOf } from '../regions/find.ts';
import { currentRegion, regionPath } from '../regions/region.ts';
import { tidy } from '../text/tidy.ts';
import type { AddressParts } from './parts.ts';

const NUMERAL = '[\\dA-Za-z一二三四五六七八九十百甲乙丙丁]';
const town = /^[^\d号路街巷]{1,10}?(?:街道办事处|街道办|街道|民族乡|镇(?!政府|宁)|乡(?!政府|村))/u;
const zone = /^[^\d号路街巷]{2,8}?(?:新区|开发区|高新区|经开区|产业园区|保税区)/u;
const village =
  /^[^\d号路街巷]{1,12}?(?:社区居民委员会|社区居委会|村民委员会|居民委员会|村委会|居委会|社区|村(?![路街道巷]))/u;
const group =
  /^[^\d号路街巷]{0,8}?(?:第?[\d一二三四五六七八九十百]{1,4}(?:村民)?(?:小?组|社)|[^\d号路街巷]{1,4}(?:村民组|组)|[^\d号路街巷]{1,5}寨)/u;
const road =
  /^[^\d号]{1,14}?(?:大道|大街|路|街(?!道办)|巷|弄|胡同)(?:[东南西北中]?[一二三四五六七八九十]?(?:段|支路))?(?:[^\d号]{1,6}?巷)?/u;
const number = /^(?:[甲乙丙丁]|附)?\d+(?:[-—之]\d+)*号(?!楼|栋|幢|院|房|地块|线|门市)(?:附\d+(?:-\d+)*号?)?/u;
const building = new RegExp(
  `^[^号室]{0,20}?(?:${NUMERAL}{1,6}(?:号楼|号院|栋|幢|座)|${NUMERAL}{1,3}楼(?=${NUMERAL}+单元))`,
  'u',
);
const unit = new RegExp(`^${NUMERAL}{1,3}(?:单元|门(?=\\d))`, 'u');
const room = /^(?:[\d一二三四五六七八九十-]{1,4}(?:层|楼))?-?(?:附)?[\dA-Za-z][\dA-Za-z-]{0,8}(?:室|号房|房|号|户)?$/u;
const floorOnly = /^[\d一二三四五六七八九十-]{1,4}(?:层|楼)$/u;

/** Words in front of an address that belong to no part. */
const preface = /^(?:中华人民共和国|中国|地址[::]|住址[::]|\d{6}(?=\p{Script=Han}))/u;

/** In one line, without blanks between 汉字: what the parts are cut from. */
export function addressText(text: string): string {
  return tidy(text)
    .replace(/\s*([,;、])\s*/g, '$1')
    .replace(/(?<=[^ -~])\s+|\s+(?=[^ -~])/gu, '');
}

/**
 * The parts of an address. The region is found at the front with levels left out (花溪区溪北路1号), by short and by former names
 * (遵义县… → 播州区), and filled in to the province. `hint` is the code of the region the address must lie in when it names none, or an
 * ambiguous one. Never throws. The parts below the county, joined, are the end of `addressText(text)`.
 */
export function parseAddress(text: string, hint?: string): AddressParts {
  const bare = addressText(text).replace(preface, '');
  const found = frontRegion(bare, hint);
  const code = found?.region.code ?? (hint === undefined ? '' : (currentRegion(hint)?.code ?? ''));
  return { ...regionParts(code), ...cutTail(found === undefined ? bare : found.rest, code), regionCode: code };
}

function frontRegion(bare: string, hint: string | undefined): { region: { code: string }; rest: string } | undefined {
  const options = { strict: true };
  const found =
    (hint === undefined ? undefined : leadingRegion(bare, hint, options)) ?? leadingRegion(bare, undefined, options);
  if (found === undefined) return undefined;
  // 贵阳市贵阳市花溪区: a level written twice.
  const again = leadingRegion(found.rest, found.region.code, { strict: true, full: true });
  return again ?? found;
}

function regionParts(code: string): Pick<AddressParts, 'province' | 'prefecture' | 'county'> {
  const path = regionPath(code);
  const named = (level: string): string => {
    const name = path.find((each) => each.level === level)?.name ?? '';
    return name === '市辖区' || name === '县' || name.includes('直辖县') ? '' : name;
  };
  return { province: named('province'), prefecture: named('prefecture'), county: named('county') };
}

type Tail = Omit<AddressParts, 'province' | 'prefecture' | 'regionCode' | 'county'>;

function cutTail(text: string, code: string): Tail {
  let rest = text;
  const take = (pattern: RegExp): string => {
    const found = pattern.exec(rest)?.[0] ?? '';
    rest = rest.slice(found.length);
    return found;
  };
  const known = knownTown(rest, code);
  rest = rest.slice(known.length);
  const inTown = known !== '' ? known : `${take(zone)}${take(town)}`;
  const inVillage = take(village);
  const inGroup = inVillage === '' && inTown === '' ? '' : take(group);
  const onRoad = inGroup === '' ? take(road) : inGroup;
  const atNumber = take(number);
  const inBuilding = take(building);
  const inUnit = take(unit);
  const inRoom = take(inBuilding === '' && inUnit === '' && atNumber === '' ? floorOnly : room) || take(floorOnly);
  return {
    town: inTown,
    village: inVillage,
    road: onRoad,
    number: atNumber,
    building: inBuilding,
    unit: inUnit,
    room: inRoom,
    detail: rest,
  };
}

const townsOf = new Map<string, ReadonlySet<string>>();

/** The township of this county at the front of a text, by the code tables; empty where none stands there. */
function knownTown(text: string, county: string): string {
  if (county === '' || county.endsWith('00')) return '';
  let names = townsOf.get(county);
  if (names === undefined) {
    names = new Set(streetsOf(county).flatMap(({ name }) => townForms(name)));
    townsOf.set(county, names);
  }
  for (let length = Math.min(16, text.length); length >= 2; length -= 1) {
    const head = text.slice(0, length);
    if (names.has(head)) return head;
  }
  return '';
}

function townForms(name: string): string[] {
  const forms = [name];
  if (name.endsWith('街道')) forms.push(`${name}办事处`, `${name}办`, name.replace(/街道$/, '办事处'));
  const people = /^(.{2,}?)(?:[^乡]{1,6}族)+乡$/u.exec(name);
  if (people !== null) forms.push(`${people[1]}乡`);
  return forms;
}
