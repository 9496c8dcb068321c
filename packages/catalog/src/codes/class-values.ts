/**
 * 类 and 项 of the resource classification (发改高技术〔2017〕1272号, 附录) with what Guizhou adds, as data. The names were read on a provincial sheet; the
 * digits of the items follow the order in which the guide lists them and are marked unverified until read in the original.
 */
import type { Entry } from '../entry.ts';

export interface ClassValue {
  /** 项: two digits. */
  readonly code: string;
  readonly zh: string;
  readonly en: string;
  /** Other names under which it is met, those of the province's notice among them. */
  readonly aliases?: readonly string[];
  readonly basis: string;
  /** Whether the digits were read in the original. */
  readonly verified: boolean;
}

export type ClassKind = NonNullable<Entry['class']>['kind'];

/** 类 → its digit. */
export const KIND_DIGIT: Readonly<Record<ClassKind, string>> = { base: '1', theme: '2', department: '3' };

export const KIND_NAME: Readonly<Record<ClassKind, { readonly zh: string; readonly en: string }>> = {
  base: { zh: '基础信息资源', en: 'base resources' },
  theme: { zh: '主题信息资源', en: 'theme resources' },
  department: { zh: '部门信息资源', en: 'department resources' },
};

const GUIDE = '政务信息资源目录编制指南（试行）（发改高技术〔2017〕1272号）';
const NOTICE = '贵州省政务信息资源目录编制通知（2017）；国发〔2016〕51号';

/** `code 名称 别名…|English`, one a line. */
function values(basis: string, lines: string): ClassValue[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [words = '', en = ''] = line.trim().split('|');
      const [code = '', zh = '', ...aliases] = words.split(/\s+/);
      return { code, zh, en, ...(aliases.length > 0 ? { aliases } : {}), basis, verified: false };
    });
}

export const CLASS_VALUES: Readonly<Record<ClassKind, readonly ClassValue[]>> = {
  base: [
    ...values(
      GUIDE,
      `
      01 人口 人口库 人口基础信息|population
      02 法人单位 法人 法人库 法人单位基础信息|legal persons
      03 自然资源和空间地理 自然资源 空间地理 空间地理库|natural resources and geography
      04 社会信用 信用|social credit
      05 电子证照 证照|electronic certificates`,
    ),
    ...values(NOTICE, '06 宏观经济 宏观经济库|macro-economy'),
  ],
  theme: values(
    GUIDE,
    `
    01 公共服务|public services
    02 健康保障 健康卫生|health
    03 社会保障|social security
    04 食品药品安全 食品安全|food and drug safety
    05 安全生产|work safety
    06 价格监管|price supervision
    07 能源安全|energy security
    08 信用体系 公共信用|credit system
    09 城乡建设|urban and rural construction
    10 社区治理|community governance
    11 生态环保|ecology and environment
    12 应急维稳|emergency and stability`,
  ),
  department: [
    ...values(
      GUIDE,
      `
      01 党中央|Party centre
      02 全国人大常委会 全国人大|Standing Committee of the NPC
      03 国务院|State Council
      04 全国政协|CPPCC
      05 最高人民法院 最高法|Supreme Court
      06 最高人民检察院 最高检|Supreme Procuratorate`,
    ),
    // 省（自治区、直辖市）及其下各级政务部门: by the first two digits of GB/T 2260
    ...values(
      `${GUIDE}；GB/T 2260`,
      `
      11 北京市|Beijing
      12 天津市|Tianjin
      13 河北省|Hebei
      14 山西省|Shanxi
      15 内蒙古自治区|Inner Mongolia
      21 辽宁省|Liaoning
      22 吉林省|Jilin
      23 黑龙江省|Heilongjiang
      31 上海市|Shanghai
      32 江苏省|Jiangsu
      33 浙江省|Zhejiang
      34 安徽省|Anhui
      35 福建省|Fujian
      36 江西省|Jiangxi
      37 山东省|Shandong
      41 河南省|Henan
      42 湖北省|Hubei
      43 湖南省|Hunan
      44 广东省|Guangdong
      45 广西壮族自治区|Guangxi
      46 海南省|Hainan
      50 重庆市|Chongqing
      51 四川省|Sichuan
      52 贵州省 贵州|Guizhou
      53 云南省|Yunnan
      54 西藏自治区|Xizang
      61 陕西省|Shaanxi
      62 甘肃省|Gansu
      63 青海省|Qinghai
      64 宁夏回族自治区|Ningxia
      65 新疆维吾尔自治区|Xinjiang
      66 新疆生产建设兵团|Xinjiang Production and Construction Corps`,
    ),
    ...values(GUIDE, '90 计划单列市|cities with independent planning'),
  ],
};

const kinds = Object.keys(KIND_DIGIT) as ClassKind[];

/** 类 of a code's first digit. */
export function kindOfDigit(digit: string): ClassKind | undefined {
  return kinds.find((kind) => KIND_DIGIT[kind] === digit);
}

/** The 项 that a name or two digits mean within a class. */
export function classValue(kind: ClassKind, nameOrCode: string): ClassValue | undefined {
  const text = nameOrCode.normalize('NFKC').trim();
  return CLASS_VALUES[kind].find(
    ({ code, zh, aliases }) => code === text || zh === text || (aliases ?? []).includes(text),
  );
}
