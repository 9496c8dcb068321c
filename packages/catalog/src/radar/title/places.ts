/** Regions named in a title, and the title without them. */
import { isWithin, leadingRegion, nameForms, regionPath, regions, shortName } from '@kuaishu/standards';

let byName: Map<string, string[]> | undefined;

/** Names that end as a region's does (花溪区, 黔南州, 贵州省), of three characters and more, with the codes that bear them. */
function fullNames(): Map<string, string[]> {
  if (byName !== undefined) return byName;
  byName = new Map();
  for (const { code, name, current, formerNames = [] } of regions)
    for (const form of [...nameForms(name), ...formerNames, `${shortName({ name })}自治${name.at(-1)}`]) {
      if (
        (form.includes('自治') && !name.includes('自治')) ||
        form.length < 3 ||
        !SUFFIX.test(form) ||
        /^(?:市辖区|.*直辖.*)$/u.test(form)
      )
        continue;
      const list = byName.get(form);
      if (list === undefined) byName.set(form, [code]);
      else if (!list.includes(code)) current ? list.unshift(code) : list.push(code);
    }
  return byName;
}

const SUFFIX = /[省市区县州旗盟]$/u;
const LONGEST = 15;
/** 全市, 本区, 各县（市、区）: the region of the body itself. */
const OWN =
  /各?(?:县|区|市)[（(](?:市、区|县、市|区、市|市|区|县|州)[)）]|(?:全|本|我|各)(?:省|市|州|县|区|镇|乡|街道)(?![一-龥]?(?:域|间|场|局|委))|各?区县|分?县区|各市州|分区/gu;
/** 静安寺街道, 青岩镇 at the front of what is left. */
const TOWNSHIP =
  /^\s*([一-龥]{2,5}?(?:街道|镇|乡))(?:办事处|人民政府)?(?=[^一-龥]|[一-龥]{2})(?!级|村|企|容|规|建|居|办|政)/u;
const NO_TOWNSHIP = /^(?:城|各|特色|重点|美丽|示范|建制|中心|小|传统|历史|全国|所有|下属|新|农村|乡|村|两|辖|民族)/u;

export interface WithoutPlaces {
  readonly rest: string;
  /** Six-digit codes, deepest of each name, sorted. */
  readonly regions: readonly string[];
  /** Townships and street offices by name. */
  readonly townships: readonly string[];
}

/** @param home six digits of the body's region: which of several regions of one name is meant, and where short names (花溪) are believed */
export function withoutPlaces(text: string, home: string | undefined): WithoutPlaces {
  const found: string[] = [];
  let rest = text.replace(OWN, ' ');
  rest = takeFullNames(rest, home, found);
  // short names only at the front of a piece, and only of the body's own province
  if (home !== undefined)
    rest = rest.replace(/(^|[\s（(【〔[_·—-])([一-龥]{2,})/gu, (whole, before: string, piece: string) => {
      const own = ownShortName(piece, home);
      const front = own ?? leadingRegion(piece, `${home.slice(0, 2)}0000`, { strict: piece.length > 6 });
      if (front === undefined) return whole;
      found.push(front.region.code);
      return `${before || ' '}${front.rest}`;
    });
  const townships: string[] = [];
  rest = rest.replace(TOWNSHIP, (whole, name: string) => {
    if (NO_TOWNSHIP.test(name)) return whole;
    townships.push(name);
    return ' ';
  });
  return { rest, regions: deepest(found), townships };
}

/** 虹口旅游景点 of a body in 虹口区: the body's own region, or one above it, needs no 区 behind its name. */
function ownShortName(piece: string, home: string): { region: { code: string }; rest: string } | undefined {
  for (const each of regionPath(home)) {
    const short = shortName(each);
    if (
      short.length >= 2 &&
      piece.startsWith(short) &&
      piece.length > short.length + 1 &&
      !/^(?:路|街|道|镇|乡|村|江|河|湖|山)/u.test(piece.slice(short.length))
    )
      return { region: each, rest: piece.slice(short.length) };
  }
  return undefined;
}

/** Every stretch that ends in 省, 市, 区 … is looked up, longest first. */
function takeFullNames(text: string, home: string | undefined, found: string[]): string {
  const names = fullNames();
  let out = text;
  for (let end = out.length; end >= 3; end -= 1) {
    if (!SUFFIX.test(out[end - 1] ?? '')) continue;
    for (let length = Math.min(LONGEST, end); length >= 3; length -= 1) {
      const codes = names.get(out.slice(end - length, end));
      if (codes === undefined) continue;
      found.push(codes.find((code) => home !== undefined && isWithin(code, `${home.slice(0, 2)}0000`)) ?? codes[0]!);
      out = `${out.slice(0, end - length)} ${out.slice(end)}`;
      end -= length - 1;
      break;
    }
  }
  return out;
}

/** 贵州省 贵阳市 花溪区 is 花溪区. */
function deepest(codes: readonly string[]): string[] {
  const unique = [...new Set(codes)];
  return unique.filter((code) => !unique.some((other) => other !== code && isWithin(other, code))).sort();
}

/** '贵阳市花溪区' without the province: how a region is spoken of in reasons. */
export function spokenRegion(code: string): string {
  const path = regionPath(code).filter(({ name }) => name !== '市辖区' && name !== '县');
  return (
    path
      .slice(path.length > 1 ? 1 : 0)
      .map(({ name }) => name)
      .join('') || code
  );
}
