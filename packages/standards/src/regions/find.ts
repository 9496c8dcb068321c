/** Finding regions by the names people use. */
import { streets } from './bundled.ts';
import { currentRegion, type Region, region, regions } from './region.ts';
import { nameForms } from './short-name.ts';

/** Rank of a match: the smaller, the better. A retired name counts only where it names nothing current. */
type Match = { readonly region: Region; readonly rank: number };

function build(): Map<string, Match[]> {
  const index = new Map<string, Match[]>();
  const add = (form: string, match: Match): void => {
    const list = index.get(form);
    if (list === undefined) index.set(form, [match]);
    else if (!list.some((other) => other.region === match.region)) list.push(match);
  };
  for (const each of regions) {
    if (each.name === '市辖区' || each.name === '县' || each.name.includes('直辖')) continue;
    const now = currentRegion(each.code) ?? each;
    nameForms(each.name).forEach((form, nth) => {
      add(form, { region: now, rank: (each.current ? 0 : now.current ? 10 : 20) + (nth === 0 ? 0 : 1) });
    });
    for (const former of each.formerNames ?? []) add(former, { region: now, rank: 10 });
  }
  for (const list of index.values()) list.sort((a, b) => a.rank - b.rank || (a.region.code < b.region.code ? -1 : 1));
  return index;
}

let index: Map<string, Match[]> | undefined;

function matches(form: string): readonly Match[] {
  index ??= build();
  return index.get(form) ?? [];
}

/** Longest name in the index, in characters: 双江拉祜族佤族布朗族傣族自治县. */
const LONGEST = 15;

/** Whether a region lies in another (or is it), by their codes. */
export function isWithin(inner: string, outer: string): boolean {
  return inner.startsWith(outer.replace(/(?:0000|00)$/, ''));
}

/**
 * The regions a text names, current ones best first: full names, short names, former names (盘县 → 盘州市), and paths
 * (贵州省贵阳市花溪区, 贵阳花溪). `within` keeps to a province or prefecture by its code. Empty where nothing is named.
 */
export function findRegions(text: string, within?: string): readonly Region[] {
  const bare = text.replace(/\s+/g, '');
  const inside = (list: readonly Match[], outer: string | undefined): Match[] =>
    outer === undefined ? [...list] : list.filter((match) => isWithin(match.region.code, outer));
  const direct = inside(matches(bare), within);
  if (direct.length > 0) return bestOf(direct);
  const path = leadingRegion(bare, within);
  return path !== undefined && path.rest === '' ? [path.region] : [];
}

/** Drop what only a retired name says when a current one says something. */
function bestOf(list: readonly Match[]): readonly Region[] {
  const best = list[0]!.rank < 10 ? list.filter(({ rank }) => rank < 10) : list;
  return [...new Set(best.map((match) => match.region))];
}

export interface Leading {
  readonly region: Region;
  /** Text after the names. */
  readonly rest: string;
}

export interface LeadingOptions {
  /**
   * Take a short name (花溪, 金沙) only where something confirms it: a level before it, another region or a township of it behind it. In
   * addresses 金沙江路 names no 金沙县. Default false.
   */
  readonly strict?: boolean;
  /** Take full names only. Default false. */
  readonly full?: boolean;
}

/**
 * The region at the front of a text and the text behind it. Levels may be missing (花溪区溪北路1号, 贵阳花溪区…); a name that
 * several regions bear is taken only where `within`, or a level before it, decides. Retired names lead to their successors.
 */
export function leadingRegion(text: string, within?: string, options: LeadingOptions = {}): Leading | undefined {
  let best: Leading | undefined;
  let rest = text;
  let outer = within;
  for (let depth = 0; depth < 3; depth += 1) {
    const found = longestName(rest, outer, best?.region, options);
    if (found === undefined) break;
    best = found;
    rest = found.rest;
    outer = found.region.code;
  }
  return best;
}

function longestName(
  text: string,
  outer: string | undefined,
  above: Region | undefined,
  options: LeadingOptions,
): Leading | undefined {
  for (let length = Math.min(LONGEST, text.length); length >= 2; length -= 1) {
    const form = text.slice(0, length);
    const list = matches(form).filter(
      ({ region: each, rank }) =>
        (outer === undefined || isWithin(each.code, outer)) &&
        (above === undefined || each.level !== above.level) &&
        (options.full !== true || rank % 10 === 0),
    );
    if (list.length === 0) continue;
    const rest = text.slice(length);
    const chosen = choose(bestOf(list), rest);
    if (chosen === undefined || isPartOfLongerWord(form, chosen, rest)) continue;
    if (options.strict === true && above === undefined && !endsAsRegion(form) && !isConfirmed(chosen, rest)) continue;
    return { region: chosen, rest };
  }
  return undefined;
}

const endsAsRegion = (form: string): boolean => /[省市区县州旗盟]$/u.test(form);

function isConfirmed(chosen: Region, rest: string): boolean {
  if (rest === '' || hasNext(rest, chosen)) return true;
  return chosen.level === 'county' && streetsOf(chosen.code).some(({ name }) => rest.startsWith(name));
}

/** Of several regions of one name: the one inside which the next name lies, else the highest if the others lie in it. */
function choose(options: readonly Region[], rest: string): Region | undefined {
  if (options.length === 1) return options[0];
  const next = options.filter((each) => each.level !== 'county' && hasNext(rest, each));
  if (next.length === 1) return next[0];
  const [first, ...others] = options;
  return others.every((other) => isWithin(other.code, first!.code)) ? first : undefined;
}

function hasNext(rest: string, outer: Region): boolean {
  for (let length = Math.min(LONGEST, rest.length); length >= 2; length -= 1) {
    if (
      matches(rest.slice(0, length)).some((match) => match.region !== outer && isWithin(match.region.code, outer.code))
    )
      return true;
  }
  return false;
}

/** A short name followed by 路, 街, 镇 … names something else: 贵阳路, 清镇大道, 白云镇. */
function isPartOfLongerWord(form: string, chosen: Region, rest: string): boolean {
  if (form === chosen.name || endsAsRegion(form)) return false;
  return /^(?:东|西|南|北|中|大|一|二|三)?(?:路|街|道|大道|大街|巷|镇|乡|村|社区|小区|花园|广场|大厦|桥|站|酒店|公司)/.test(
    rest,
  );
}

export interface Street {
  /** Nine digits: county and three of its own (GB/T 10114). */
  readonly code: string;
  readonly name: string;
}

let streetsByCounty: Map<string, Street[]> | undefined;

/** Townships and street offices of a county in the order of codes; of what it became, for a retired code. */
export function streetsOf(county: string): readonly Street[] {
  if (streetsByCounty === undefined) {
    streetsByCounty = new Map();
    for (const { code, name, areaCode } of streets()) {
      const list = streetsByCounty.get(areaCode);
      if (list === undefined) streetsByCounty.set(areaCode, [{ code, name }]);
      else list.push({ code, name });
    }
  }
  const now = currentRegion(county) ?? region(county);
  return now === undefined ? [] : (streetsByCounty.get(now.code) ?? []);
}
