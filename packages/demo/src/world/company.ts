/** Simulated companies: names, codes, capital, people. Every name is put together from word lists; likeness to a real firm is chance. */
import { USCC_ALPHABET, withOrgCheck, withUsccCheck } from '../base/check-digits.ts';
import { civil } from '../base/dates.ts';
import { type Random, Weighted } from '../base/random.ts';
import { makeAddress } from './address.ts';
import { codeInYear, retiredCode } from './region-history.ts';
import type { County } from './regions.ts';
import type { Company, Person } from './subjects.ts';

interface Trade {
  readonly code: string;
  readonly words: readonly string[];
  readonly scope: string;
}
const TRADES = new Weighted<Trade>([
  [{ code: 'F51', words: ['商贸', '贸易', '供应链', '物资'], scope: '日用百货、五金交电、建筑材料批发' }, 20],
  [{ code: 'F52', words: ['百货', '超市', '烟酒', '药房连锁'], scope: '日用百货、烟酒、食品零售' }, 14],
  [{ code: 'E48', words: ['建设工程', '路桥工程', '市政工程', '建筑劳务'], scope: '房屋建筑、市政公用工程施工' }, 10],
  [{ code: 'E50', words: ['装饰工程', '装饰设计'], scope: '室内外装饰装修' }, 6],
  [
    { code: 'A01', words: ['农业开发', '生态农业', '种植', '农业科技'], scope: '农作物、蔬菜、辣椒、中药材种植与销售' },
    10,
  ],
  [{ code: 'A03', words: ['养殖', '牧业'], scope: '生猪、肉牛、家禽养殖与销售' }, 6],
  [{ code: 'C15', words: ['酒业', '酿酒', '茶业'], scope: '白酒生产、精制茶加工' }, 5],
  [{ code: 'C30', words: ['建材', '水泥制品', '石材'], scope: '建筑材料、水泥制品生产' }, 4],
  [{ code: 'B06', words: ['矿业', '煤业'], scope: '煤炭开采和销售' }, 2],
  [{ code: 'G54', words: ['物流', '运输', '汽车客运'], scope: '道路普通货物运输' }, 5],
  [{ code: 'H62', words: ['餐饮管理', '餐饮服务'], scope: '餐饮服务' }, 6],
  [{ code: 'H61', words: ['酒店管理', '旅游开发'], scope: '住宿服务、旅游项目开发' }, 3],
  [{ code: 'I65', words: ['信息技术', '网络科技', '大数据', '软件'], scope: '软件开发、信息系统集成、数据处理' }, 7],
  [{ code: 'K70', words: ['置业', '房地产开发', '物业管理'], scope: '房地产开发经营、物业管理' }, 4],
  [{ code: 'L72', words: ['文化传媒', '广告', '企业管理咨询', '人力资源'], scope: '广告设计、企业管理咨询' }, 7],
  [{ code: 'O81', words: ['汽车服务', '家政服务'], scope: '汽车修理与维护、家政服务' }, 4],
  [{ code: 'P83', words: ['教育咨询', '教育科技'], scope: '教育咨询服务' }, 2],
  [{ code: 'Q84', words: ['健康管理', '医疗器械', '医药'], scope: '健康管理咨询、医疗器械销售' }, 2],
]);
const BRAND =
  '黔峰盛鑫源达瑞丰华诚信宏泰兴隆顺通恒安康金银利德福美佳天地山水云龙凤翔腾飞远航中正和顺合众创新荣昌吉祥如意博雅嘉禾绿野苗岭侗乡乌江赤水梵净万';
const FORMS = new Weighted<string>([
  ['有限公司', 55],
  ['有限责任公司', 30],
  ['股份有限公司', 2],
]);
const shortRegion = (name: string): string =>
  name.replace(/(布依族|苗族|侗族|土家族|仡佬族|彝族|回族|水族)+自治[州县]$|[市县区]$|特区$/, '');

/** Organisation number → eight characters, one to one (multiplication by a number prime to 31⁶). */
function orgChars(number: number): string {
  let rest = Number((BigInt(number + 1) * 387420489n) % 887503681n);
  let chars = '';
  for (let i = 0; i < 6; i++) {
    chars = USCC_ALPHABET[rest % 31] + chars;
    rest = Math.floor(rest / 31);
  }
  return `MA${chars}`;
}

export function makeCompany(
  random: Random,
  number: number,
  key: number,
  county: County,
  owner: Person,
  today: number,
): Company {
  const trade = TRADES.draw(random);
  const brand = [...BRAND];
  const makeBrand = (): string => {
    const a = random.pick(brand);
    let b = random.pick(brand);
    while (b === a) b = random.pick(brand);
    return a + b + (random.chance(0.15) ? random.pick(brand) : '');
  };
  const kind = random.next();
  const branch = kind > 0.96;
  const cooperative = !branch && kind > 0.9 && trade.code.startsWith('A');
  const place = random.chance(0.45)
    ? '贵州'
    : random.chance(0.5)
      ? shortRegion(county.prefecture)
      : county.name.length <= 4
        ? county.name
        : shortRegion(county.name);
  const tail = (): string => `${makeBrand()}${random.pick(trade.words)}`;
  const name = cooperative
    ? `${county.name}${makeBrand()}种养殖农民专业合作社`
    : `${place}${tail()}${FORMS.draw(random)}${branch ? `${shortRegion(random.chance(0.5) ? county.name : county.prefecture)}分公司` : ''}`;
  const renamed = random.chance(0.06) ? random.int(-40, 12) : -1000;
  const established = today - Math.floor(random.next() ** 1.6 * 9000) - 20;
  const orgCode = withOrgCheck(orgChars(number));
  const year = civil(established).year;
  const region = codeInYear(county.code, year);
  return {
    entity: number,
    key,
    name,
    formerName: renamed > -1000 ? `${place}${tail()}有限公司` : undefined,
    renamed,
    uscc: withUsccCheck(`9${cooperative ? 3 : 1}${region}${orgCode}`),
    taxNo: `${retiredCode(county.code) ?? region}${orgCode}`,
    orgCode,
    address: makeAddress(random, county),
    legalRep: owner,
    capital:
      random.pick([3, 10, 50, 50, 100, 100, 100, 200, 300, 500, 500, 800, 1000, 1000, 2000, 5000, 10000, 12.5, 66.6]) *
      10000,
    established,
    cancelled: random.chance(0.09) ? Math.min(today + 365, established + random.int(200, 6000)) : undefined,
    industry: trade.code,
    orgType: cooperative
      ? '农民专业合作社'
      : branch
        ? '分公司'
        : name.includes('股份')
          ? '股份有限公司'
          : '有限责任公司',
    scope: trade.scope,
    phone: random.chance(0.4) ? `085${random.int(1, 9)}-${random.int(22, 88)}${random.int(10000, 99999)}` : '',
    branch,
    employees: 0,
  };
}

export const companyNameAt = (company: Company, month: number): string =>
  company.formerName !== undefined && month < company.renamed ? company.formerName : company.name;
