/**
 * Which body a name means, as a key: equal keys are one body. A registered name is unique where it was registered (企业名称登记管理规定, 2020, art. 6 and
 * 17), and a division has one department for a function; so the key is the division and what is left of the name when all that may be written
 * otherwise is in one form: the divisions above, short forms, names of before a reform, the place of a branch, widths and brackets.
 */
import { isWithin, leadingRegion } from '../regions/find.ts';
import { type Region, region } from '../regions/region.ts';
import { nameForms } from '../regions/short-name.ts';
import { saysNothing, tidy } from '../text/tidy.ts';
import { departmentFunction, institutionSpellings } from './departments.ts';

export interface BodyKeys {
  /** Of the name itself. Null where the name does not tell which body is meant: 市教育局 with no city known, 第一中学, two parties in one cell. */
  readonly key: string | null;
  /** Of second names: in brackets, behind a slash. One body with two names (两块牌子), or a name it bore before. */
  readonly others: readonly string[];
}

const NONE: BodyKeys = { key: null, others: [] };
const COMPANY =
  /(?:公司|厂|店|合作社|企业|事务所|商行|经营部|工作室|超市|酒店|银行|支行|分行|门市部?|养殖场|农场|矿|馆|堂|(?:有限合伙|普通合伙)）?)$/u;
const LEGAL_FORM = /(?:有限公司|股份公司|有限责任公司|公司|合作社|合伙企业|（有限合伙）|（普通合伙）|分公司|集团)$/u;
/** Roles that forms glue to names: 采购人 …, （代建单位）. */
const ROLE =
  '(?:招标人|采购人|采购单位|招标单位|建设单位|项目业主|业主单位|业主|代建单位|代建|出让人|转让方|委托人|委托方|招标代理|招标代理机构|代理机构|项目法人|实施单位)';
const ROLE_FRONT = new RegExp(`^${ROLE}(?:[:：]|\\s)+`, 'u');
const ROLE_BRACKET = new RegExp(`（[^（）]{0,6}${ROLE}）`, 'u');
const SEVERAL = /[、,，;；/／]|[)）].|\s(?:代建单位|项目业主|招标代理)/u;
const ROLE_INSIDE = new RegExp(`^.{0,6}?${ROLE}$`, 'u');
const ONLY_ROLE = new RegExp(`^${ROLE}（(.+)）$`, 'u');
/** Headings of the next field that a page glued to the name. */
const LABEL_TAIL =
  /((?:公司|局|中心|院|政府|学校|委员会|办公室))(?:\s*(?:详细|项目|异议受理|联系方式|联系人|地址|电话|公示|公告|名称|公司|日期[:：].*|邮编.*))+$/u;
/** Where a name ends and a sentence goes on. */
const TAIL =
  /[，,。；;！!].*$|\s+(?:招标代理|采购代理|代理机构|地\s*址|联系).*$|\s*[一二三四五六七八九十]+、.*$|\s+\d+\s*[、.．].*$/su;

/**
 * @param within six digits of the division whose register or site the name was found in: 市教育局 on Guiyang's site is Guiyang's, 白云区 in Guizhou is
 * Guiyang's and not Guangzhou's
 */
export function bodyKeys(text: string, within?: string): BodyKeys {
  const together = partiesKey(text, within);
  if (together !== undefined) return { key: together, others: [] };
  const bare = plainName(text);
  if (bare === null) return NONE;
  const { main, seconds } = namesIn(bare);
  const found = keyOf(main, within);
  if (found === null) return { key: null, others: [] };
  const home = found.place ?? within;
  const others = seconds.flatMap((second) => {
    const other = keyOf(second, home);
    return other === null || other.key === found.key ? [] : [other.key];
  });
  if (found.other) others.push(found.other);
  return { key: found.key, others: [...new Set(others)] };
}

/** Several parties in one cell, owner and builder for another, are one party to a tender, in whatever order and by whatever marks they stand. */
function partiesKey(text: string, within: string | undefined): string | null | undefined {
  if (!SEVERAL.test(text)) return undefined;
  const wide = halves(text);
  const parts = wide.split(
    /[、,，;；/／]|(?<=（[^（）]{0,6}(?:单位|业主|招标人)）)(?=.)|\s+(?=代建单位|项目业主|招标代理)/u,
  );
  const names = parts.map((part) => plainName(part) ?? '').filter((name) => name !== '');
  if (names.length < 2 || !names.every((name) => isBodyName(name) || COMPANY.test(name))) return undefined;
  const companies = names.filter((name) => LEGAL_FORM.test(name)).length;
  if (companies < 2 && !ROLE_BRACKET.test(wide)) return undefined;
  const keys = names.map((name) => keyOf(namesIn(name).main, within)?.key);
  return keys.includes(undefined) ? null : `&${keys.sort().join('&')}`;
}

/** Brackets of one width, no blanks at them. */
function halves(text: string): string {
  return tidy(text)
    .replace(/[([{【〔<《]/gu, '（')
    .replace(/[)\]}】〕>》]/gu, '）')
    .replace(/\s*（\s*/gu, '（')
    .replace(/\s*）/gu, '）');
}

/** Widths, role words, tails; null where no name or more than one is left. */
function plainName(text: string): string | null {
  if (saysNothing(text)) return null;
  const wide = halves(text)
    .replace(ROLE_FRONT, '')
    .replace(/（([^（）]*)）/gu, (whole, inner: string) => (ROLE_INSIDE.test(inner.replace(/\s/gu, '')) ? '' : whole));
  const named = ONLY_ROLE.exec(wide)?.[1] ?? wide;
  if (/公司(?:[、,，;；/／\s]|（[^）]*）)+[^、,，;；]*公司/u.test(named)) return null;
  const cut = withoutRemark(named.replace(TAIL, '').replace(LABEL_TAIL, '$1')).replace(
    /(?<=[^ -~])\s+|\s+(?=[^ -~])/gu,
    '',
  );
  // a bracket that closes what was not opened ends the name
  const open = cut.indexOf('（');
  const close = cut.indexOf('）');
  const whole = close >= 0 && (open < 0 || close < open) ? cut.slice(0, close) : cut;
  const trimmed = whole.replace(/（）/gu, '').replace(/^["'“”‘’.:、?？-]+|["'“”‘’.:、-]+$/gu, '');
  return /[一-龥]{2}/u.test(trimmed) ? trimmed : null;
}

/** 某公司 详细, 某中心 日期：…: what stands behind a name and a blank and is no name itself. */
function withoutRemark(text: string): string {
  const found = /^(.{4,}?(?:公司|局|中心|院|政府|学校|委员会|办公室))\s+(.+)$/su.exec(text);
  return found && !isBodyName(found[2]!) && !COMPANY.test(found[2]!) ? found[1]! : text;
}

/** 甲（乙） and 甲/乙: the name and its second names. Brackets inside a name, legal forms and remarks (集团) belong to it. */
function namesIn(bare: string): { main: string; seconds: string[] } {
  const bracket = /^(.{3,})（([^（）]{2,})）$/u.exec(bare);
  if (bracket) {
    const inner = bracket[2]!.replace(/^(?:原名?|又名|曾用名|加挂|别名|即|简称|现)[::]?/u, '');
    if (inner === bracket[2] && BRANCH.test(inner)) return { main: bare, seconds: [] };
    if (inner !== bracket[2] || (isBodyName(inner) && !/^(?:集团|公司|.*合伙|.*独资)$/u.test(inner)))
      return { main: bracket[1]!, seconds: inner.split(/[、\s]/u).filter((name) => name.length > 2) };
    // 烟草专卖局（公司）: what the body is besides; other words in brackets (北京, 一期) tell bodies of one name apart
    if (/^(?:公司|本部|本级|机关)$/u.test(bracket[2]!) && !LEGAL_FORM.test(bracket[1]!))
      return { main: bracket[1]!, seconds: [] };
  }
  const slash = /^(.{4,})[/／|](.{4,})$/u.exec(bare);
  if (slash && isBodyName(slash[1]!) && isBodyName(slash[2]!)) return { main: slash[1]!, seconds: [slash[2]!] };
  return { main: bare, seconds: [] };
}

/** X公司（遵义分公司）: a branch is another body than its company. */
const BRANCH = /(?:分公司|分店|店|项目部|办事处|营业部|经营部|门市部|支行|分行)$/u;
const BODY_END =
  /(?:局|厅|委|会|办公室|办|政府|法院|检察院|中心|院|署|处|所|站|队|校|学|部|馆|社|园|室|团|街道|公司|场|台|委员会)$/u;
const isBodyName = (name: string): boolean => name.length > 2 && BODY_END.test(name);

interface Found {
  readonly key: string;
  /** Division, and the zone in it, in which second names are looked for. */
  readonly place: string | undefined;
  /** The same name with the division that the register is of. */
  readonly other?: string;
}

function keyOf(name: string, at: string | undefined): Found | null {
  const [within, zone] = at?.split('+') ?? [];
  const short = name.replace(/股份有限责任公司/gu, '股份有限公司').replace(/有限责任公司|责任有限公司/gu, '有限公司');
  return LEGAL_FORM.test(short) ||
    (COMPANY.test(short) && !/(?:图书馆|档案馆|博物馆|文化馆|展览馆|体育馆)$/u.test(short))
    ? companyKey(short, within)
    : publicKey(short, within, zone);
}

/** The name as registered; of the divisions in front only how they are written is levelled (贵州省X有限公司, 贵州X有限公司). */
function companyKey(name: string, within: string | undefined): Found | null {
  const flat = name.replace(/[（）]/gu, '');
  const front = frontRegion(flat, within);
  const legal = LEGAL_FORM.test(name) || /公司|^中国/u.test(name);
  if (front === undefined) {
    // registered with the nation's office, or of a place that is not said: the same only where the records' places do not speak against it
    if (!legal || flat.length < 6) return null;
    const key = `~${within?.slice(0, 4) ?? ''}|${flat}`;
    // 鹏业云通建设咨询有限公司, once 贵州鹏业云通建设咨询有限公司: a name of four characters and more before the trade is not found twice
    const province = within && brandOf(flat).length >= 4 ? `${within.slice(0, 2)}0000|${flat}` : undefined;
    return { key, place: undefined, ...(province ? { other: province } : {}) };
  }
  if (front.rest.length < 2) return null;
  const levels = front.levels.map(({ code }) => code);
  // 贵州省贵阳市X is 贵阳X; 贵州安顺X may be another's
  const place = front.full ? levels.slice(-1) : levels;
  return { key: `${place.join('+')}|${front.rest}`, place: levels.at(-1) };
}

const TRADE =
  /(?:建设|建筑|工程|项目|管理|咨询|招标|采购|代理|造价|监理|设计|勘察|检测|科技|技术|信息|网络|贸易|商贸|实业|投资|置业|房地产|开发|旅游|文化|传媒|广告|农业|生态|环保|能源|新能源|电力|矿业|物流|运输|医药|食品|酒业|服务|国际|发展|产业|集团|控股|股份|有限|责任|公司)+$/u;
/** 字号: what stands before trade and legal form. */
const brandOf = (flat: string): string => flat.replace(TRADE, '');

/** Bodies of the nation's with offices in the provinces: what stands in front is the system, the division comes behind. */
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/^国家税务总局(?=.{2})/u, ''],
  [/^中国银行保险监督管理委员会(?=.+监管分?局)/u, '银行保险监督管理'],
  [/^国家金融监督管理总局(?=.+监管分?局)/u, '金融监督管理'],
  [/^国家统计局(?=.+调查队)/u, '国家调查'],
  [/^中国人民银行(?=.+(?:支行|分行))/u, '人民银行'],
];

/** Schools of the whole country: their names are given by the ministry and are unique. */
const UNIVERSITY = /^[一-龥（）]{2,}(?:大学|学院|专科学校)(?:（[一-龥]+）)?$/u;
/** Names that every county has. */
const COMMON = /^(?:第[一二三四五六七八九十]+|中心|实验|人民|中医|附属|县|区|市)/u;

function publicKey(name: string, within: string | undefined, zone?: string): Found | null {
  let rest = name.replace(/^(?:中共|中国共产党)(?=.{3})/u, '').replace(/^共青团(.+)委(?:员会)?$/u, '$1团委');
  let system: string | undefined;
  for (const [front, function_] of SYSTEMS)
    if (front.test(rest)) {
      rest = rest.replace(front, '');
      system = function_ || undefined;
    }
  const front = frontRegion(rest, within);
  let place: string | undefined;
  if (front) {
    rest = front.rest;
    // 贵州省凯里公路管理局 is the province's, in Kaili; 贵州省黔东南州民政局 is the prefecture's
    const codes = front.levels.map(({ code }) => code);
    place = front.full || codes.length < 2 ? codes.at(-1) : codes.join('+');
  } else {
    const generic = /^(省|市|自治州|州|地区|县|区)(?=.{2})/u.exec(rest);
    if (generic) {
      place = levelOf(within, generic[1]!);
      if (place === undefined) return null;
      rest = rest.slice(generic[0].length);
    } else if (UNIVERSITY.test(rest)) return { key: `|${rest}`, place: undefined };
    else if (within !== undefined && isTelling(rest, within)) place = zone ? `${within}+${zone}` : within;
  }
  if (place === undefined) return null;
  // 印江自治县 of 印江土家族苗族自治县, 苗族布衣族自治县 with a slip in it
  rest = rest.replace(/^(?:[一-龥]{1,8}族)?自治[州县](?=.{2})/u, '');
  if (rest === '') return { key: `${place}|人民政府`, place };
  if (/^[A-Za-z]$/u.test(rest)) rest = '人民政府';
  const own = zoneIn(rest);
  if (own) {
    place = `${place}+${own.name}`;
    rest = own.rest.replace(/^[市州](?=.{3})/u, '');
    if (rest === '') return { key: `${place}|管理委员会`, place };
  }
  if (system) return { key: `${place}|${departmentFunction(system) ?? system}`, place };
  const branch = branchOf(rest, place);
  if (branch) [place, rest] = branch;
  return { key: `${place}|${levelled(rest)}`, place };
}

/** Whether a name without a division in it means one body of `within`: a department, or a name too long to be borne twice. */
function isTelling(rest: string, within: string): boolean {
  if (COMMON.test(rest)) return false;
  const level = region(within)?.level;
  return level === 'county' || rest.length >= (level === 'prefecture' ? 3 : 8);
}

/** The divisions at the front of a name, looked for in `within`, then in its province, then anywhere. */
function frontRegion(
  name: string,
  within: string | undefined,
): { levels: Region[]; rest: string; full: boolean } | undefined {
  const places = within === undefined ? [undefined] : [...new Set([within, `${within.slice(0, 2)}0000`, undefined])];
  for (const place of places) {
    const found = leadingRegion(name, place) ?? nationFirst(name, place);
    if (!found) continue;
    const written = name.slice(0, name.length - found.rest.length);
    // the lowest region and, where more than one name stood there, those before it
    const alone = nameForms(found.region.name).includes(written);
    const first = alone ? undefined : leadingFirst(written, place);
    const levels = first && first.code !== found.region.code ? [first, found.region] : [found.region];
    return {
      levels,
      rest: found.rest,
      full: /[省市区县州旗]$/u.test(written) && (levels.length < 2 || /^.{2,}?(?:省|自治区|[市州])/u.test(written)),
    };
  }
  return undefined;
}

/** 河北 is a province before it is a district of Tianjin. */
function nationFirst(name: string, place: string | undefined) {
  if (place !== undefined) return undefined;
  const province = provinces().find(([short]) => name.startsWith(short));
  if (!province) return undefined;
  const inside = leadingRegion(name, province[1].code);
  return inside ?? { region: province[1], rest: name.slice(province[0].length) };
}

let provinceList: (readonly [string, Region])[] | undefined;
function provinces(): readonly (readonly [string, Region])[] {
  if (!provinceList) {
    provinceList = [];
    for (let digits = 11; digits <= 82; digits++) {
      const each = region(`${digits}0000`);
      if (!each) continue;
      const short = /^(?:内蒙古|黑龙江)/u.exec(each.name)?.[0] ?? each.name.slice(0, 2);
      provinceList.push([each.name, each], [short, each]);
    }
    provinceList.sort((a, b) => b[0].length - a[0].length);
  }
  return provinceList;
}

/** The first of several divisions that stand one behind another. */
function leadingFirst(written: string, place: string | undefined): Region | undefined {
  for (let length = 2; length < written.length; length++) {
    const found = leadingRegion(written.slice(0, length), place);
    if (found && found.rest === '') return found.region;
  }
  return undefined;
}

/** The division that 省, 市, 州, 县 or 区 alone means where `within` is known. */
function levelOf(within: string | undefined, word: string): string | undefined {
  if (within === undefined) return undefined;
  const own = region(within);
  if (word === '省') return `${within.slice(0, 2)}0000`;
  if (word === '县' || word === '区') return own?.level === 'county' ? within : undefined;
  if (own?.level === 'county' && word === '市' && own.name.endsWith('市')) return within;
  return own?.level === 'province' ? undefined : `${within.slice(0, 4)}00`;
}

/** Zones that are no divisions but have departments of their own. */
const ZONES: readonly (readonly [RegExp, string])[] = [
  [/^(?:国家)?高新(?:技术产业开发)?区(?:管理委员会|管委会)?/u, '高新区'],
  [/^(?:国家)?(?:经济技术|经济)开发区(?:管理委员会|管委会)?|^经开区(?:管理委员会|管委会)?/u, '经开区'],
  [/^综合?保税?区(?:管理委员会|管委会)?/u, '综保区'],
  [/^双龙(?:航空港)?(?:港?经济区|临空经济区|新区)?(?:管理委员会|管委会)?(?=.)/u, '双龙航空港经济区'],
  [/^([一-龥]{2,4}新区)(?:管理委员会|管委会)?/u, ''],
];

function zoneIn(rest: string): { name: string; rest: string } | undefined {
  for (const [front, name] of ZONES) {
    const found = front.exec(rest);
    if (found) return { name: name || found[1]!, rest: rest.slice(found[0].length).replace(/^（[^（）]*）/u, '') };
  }
  return undefined;
}

/**
 * An office of a higher body in a lower division is that division's body for the function: 贵阳市生态环境局观山湖分局, 观山湖区生态分局 and
 * 观山湖区生态环境局 are one. → the place and what is left of the name.
 */
function branchOf(rest: string, place: string): [string, string] | undefined {
  const found = /^(.{2,}?(?:局|队|中心))(.{2,}?)(?:监管)?分(?:局|中心|队)$/u.exec(rest);
  if (found) {
    const zone = zoneIn(found[2]!);
    if (zone && zone.rest === '') return [`${place.slice(0, 6)}+${zone.name}`, found[1]!];
    const at = leadingRegion(found[2]!, place.slice(0, 6));
    if (at && at.rest === '' && isWithin(at.region.code, place)) return [at.region.code, found[1]!];
    return undefined;
  }
  const own = /^(.{2,4})分局$/u.exec(rest);
  return own ? [place, `${own[1]}局`] : undefined;
}

/** What is left of a name in one form: 发展和改革委员会, 发改局 → 发展改革; 市扶贫办 → 乡村振兴; others as they are. */
function levelled(rest: string): string {
  for (const [written, one] of institutionSpellings) if (written.test(rest)) return one;
  const inner = rest.replace(/^人民政府(?=(?:国有资产|.{2,}(?:街道|办公室|办|局)))/u, '');
  const department = /^(.+?)(?:工作)?(局|厅|委员会|委|办公室|办)$/u.exec(inner);
  if (department) {
    const what = departmentFunction(department[1]!);
    if (what !== undefined) return what;
    const whole = departmentFunction(inner.replace(/(?:局|厅|委员会|委|办公室|办)$/u, ''));
    if (whole !== undefined) return whole;
    const end = department[2] === '办' ? '办公室' : department[2] === '委' ? '委员会' : department[2]!;
    return `${inner.slice(0, inner.length - department[2]!.length).replace(/[和与及、]/gu, '')}${end}`;
  }
  return inner.replace(/街道办(?:事处)?$/u, '街道办事处');
}
