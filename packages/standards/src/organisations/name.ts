/** Names of organisations in one form, and what is left of them for comparison. */
import { leadingRegion } from '../regions/find.ts';
import { regionFullName } from '../regions/region.ts';
import { tidy } from '../text/tidy.ts';

export interface OrgName {
  /** The normal form of the main name. */
  readonly name: string;
  /** A second name that stood in brackets or behind a slash: 贵州省文化和旅游厅（贵州省文物局）. */
  readonly alternate?: string;
  /** Six digits of the region the name begins with. */
  readonly regionCode?: string;
}

const company =
  /(?:公司|厂|店|合作社|企业|事务所|商行|经营部|工作室|中心店|超市|酒店|银行|支行|分行|门市部?|养殖场|农场|矿|馆|堂)$/u;
/** What the names of public bodies end in. */
const publicBody =
  /(?:局|厅|委|委员会|办公室|办|政府|法院|检察院|中心|院|署|处|所|站|会|队|校|学|部|馆|社|园|室|团|中学|小学|大学|学院|医院|街道|办事处)$/u;
const secondName = /^(?:原|又名|曾用名|加挂|别名|即|简称)[::]?/u;

/** Half-width inside, full-width brackets as registered names have them, no blanks between 汉字. */
function plain(text: string): string {
  return tidy(text)
    .replace(/(?<=[^ -~])\s+|\s+(?=[^ -~])/gu, '')
    .replace(/[([{【〔<《]/gu, '（')
    .replace(/[)\]}】〕>》]/gu, '）')
    .replace(/（）/g, '')
    .replace(/^["'“”‘’,，.。;；:：、-]+|["'“”‘’,，.。;；:：、-]+$/gu, '');
}

/**
 * One form of a name: widths, brackets, blanks; 有限责任公司 as 有限公司 (the law knows them as the same form); a second name in brackets apart. For public
 * bodies the region in front is written in full, so that 黔东南州民政局 and 贵州省黔东南州民政局 are equal; the names of companies keep
 * theirs, which is part of the registered name.
 */
export function normaliseOrgName(text: string): OrgName {
  const bare = plain(text);
  const [main, alternate] = splitSecond(bare);
  const name = canonical(main);
  return {
    name: name.name,
    ...(alternate === undefined ? {} : { alternate: canonical(alternate).name }),
    ...(name.code === undefined ? {} : { regionCode: name.code }),
  };
}

function splitSecond(bare: string): [string, string | undefined] {
  const bracket = /^(.{4,})（([^（）]{4,})）$/u.exec(bare);
  if (bracket !== null) {
    const inner = bracket[2]!.replace(secondName, '');
    const said = inner !== bracket[2];
    if (said || ((publicBody.test(inner) || company.test(inner)) && !/合伙|独资|集团|普通|有限合伙/u.test(inner)))
      return [bracket[1]!, inner];
  }
  const slash = /^(.{4,})[/／|、](.{4,})$/u.exec(bare);
  if (slash !== null && endsAsOrg(slash[1]!) && endsAsOrg(slash[2]!)) return [slash[1]!, slash[2]!];
  return [bare, undefined];
}

const endsAsOrg = (name: string): boolean => publicBody.test(name) || company.test(name);

function canonical(name: string): { name: string; code?: string } {
  const short = name.replace(/有限责任公司/gu, '有限公司').replace(/股份有限责任公司/gu, '股份有限公司');
  const front = leadingRegion(short);
  if (front === undefined) return { name: short };
  const code = front.region.code;
  // 遵义医学院 bears a short name as part of its own; 遵义市教育局 is led by its region.
  const written = short.slice(0, short.length - front.rest.length);
  const led = front.rest === '' || (/[省市区县州旗盟]$/u.test(written) && publicBody.test(short));
  if (company.test(short) || !led) return { name: short, code };
  return { name: `${regionFullName(code)}${front.rest}`, code };
}

const legalForm =
  /(?:（(?:集团|普通合伙|有限合伙|特殊普通合伙|个人独资|个体工商户)）)|(?:集团)?(?:股份有限公司|有限责任公司|有限公司|责任公司|总公司|集团公司|公司)|(?:集团)$|（有限合伙）|（普通合伙）|合伙企业|个人独资企业/gu;
const inBrackets = /（([^（）]+)）/gu;

/**
 * What tells an organisation from others of its kind: without region, legal form and brackets. '贵阳某某科技（贵州）有限公司' → '某某科技',
 * '贵州省黔东南州民政局' → '民政局'. Names of which nothing would be left stay whole.
 */
export function orgNameCore(text: string): string {
  const [main] = splitSecond(plain(text));
  const front = leadingRegion(main);
  const rest = front === undefined || front.rest === '' ? main : front.rest.replace(/^(?:省|市|区|县|州)(?=.{3})/u, '');
  const core = rest
    .replace(legalForm, '')
    .replace(inBrackets, (whole, inner: string) => (leadingRegion(inner)?.rest === '' ? '' : whole))
    .replace(/[（）·\s]/gu, '');
  return core === '' ? main : core;
}
