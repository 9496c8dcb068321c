/** Facts that one table writes in one column and another in several: 姓名 and 姓 + 名; 地址 and 省 + 市 + 县 + 详细地址. */
import { readHeading } from './read-heading.ts';

/** whole … = part … ; names of one side's headings parted by blanks. Elements of the standards are found through the headings. */
const LINES = `
姓名 = 姓氏 姓 名 名字
地址 居住地址 注册地址 经营场所 坐落 户籍地址 详细地址 单位地址 联系地址 家庭住址 = 省 省份 省名称 市 市州 市州名称 区县 县 县区 区 县名称 乡镇 街道 乡镇街道 村 村居 社区 门牌号 街路巷名称 街路巷 楼栋号 单元号 房号 室
出生日期 = 出生年 出生年份 出生月 出生月份 出生日
统计日期 统计时间 年月 报告期 = 年 年份 统计年份 月 月份 统计月份 季度
经纬度 坐标 经纬度坐标 地理坐标 位置坐标 = 经度 纬度 x坐标 y坐标
起止日期 起止时间 有效期 有效期限 营业期限 许可有效期 有效期起止 起止年月 = 开始日期 结束日期 起始日期 终止日期 截止日期 有效期起 有效期止 有效期自 有效期至 营业期限自 营业期限至 许可有效期自 许可有效期至 开始时间 结束时间
营业时间 开放时间 办公时间 服务时间 = 上午营业时间 下午营业时间 开门时间 关门时间 营业开始时间 营业结束时间
联系人及电话 联系方式 联系人及联系方式 = 联系人 联系电话 手机号码 电子邮箱 固定电话
固定电话 电话 = 区号 电话区号 分机号
证件类型及号码 证件 = 证件类型 证件号码
金额及币种 注册资本 = 注册资本币种 币种
指标 指标及单位 = 指标名称 计量单位 单位
机动车号牌 车牌 号牌 = 号牌种类 号牌号码
文号 发文字号 = 机关代字 年号 序号 发文年份 发文序号
总人口 人数 人口数 总人数 = 男性人数 女性人数 男性人口 女性人口 男 女
`;

interface Side {
  readonly elements: ReadonlySet<string>;
  readonly words: ReadonlySet<string>;
}

interface Composition {
  readonly whole: Side;
  readonly parts: Side;
}

/** Names of a part that mean something else as often: they are parts only by their words, not by the element that they would name. */
const LOOSE = new Set('名 名字 省 市 县 区 男 女 年 月 室 村 单位 序号'.split(' '));

function side(names: string): { elements: Set<string>; words: Set<string> } {
  const elements = new Set<string>();
  const words = new Set<string>();
  for (const name of names.trim().split(/\s+/)) {
    const heading = readHeading(name);
    words.add(heading.words.join(' '));
    if (!LOOSE.has(name) && heading.elements[0] !== undefined) elements.add(heading.elements[0]);
  }
  return { elements, words };
}

let list: Composition[] | undefined;

function all(): readonly Composition[] {
  list ??= LINES.trim()
    .split('\n')
    .map((line) => {
      const [whole = '', parts = ''] = line.split('=');
      const [w, p] = [side(whole), side(parts)];
      for (const element of w.elements) p.elements.delete(element);
      for (const word of w.words) p.words.delete(word);
      return { whole: w, parts: p };
    });
  return list;
}

/** Bits of the compositions by element and by words, so that an item is placed by two look-ups. */
interface Masks {
  readonly elements: ReadonlyMap<string, number>;
  readonly words: ReadonlyMap<string, number>;
}

function masksOf(of: (each: Composition) => Side): Masks {
  const elements = new Map<string, number>();
  const words = new Map<string, number>();
  all().forEach((each, nth) => {
    for (const element of of(each).elements) elements.set(element, (elements.get(element) ?? 0) | (1 << nth));
    for (const form of of(each).words) words.set(form, (words.get(form) ?? 0) | (1 << nth));
  });
  return { elements, words };
}

let masks: { readonly part: Masks; readonly whole: Masks } | undefined;

const bits = ({ elements, words }: Masks, element: string | undefined, form: string): number =>
  (element === undefined ? 0 : (elements.get(element) ?? 0)) | (words.get(form) ?? 0);

/** Of which compositions an item is a part, of which the whole: one bit each. */
export interface Places {
  readonly part: number;
  readonly whole: number;
}

export function placesOf(elements: readonly string[], words: readonly string[]): Places {
  masks ??= { part: masksOf((each) => each.parts), whole: masksOf((each) => each.whole) };
  const form = words.join(' ');
  return { part: bits(masks.part, elements[0], form), whole: bits(masks.whole, elements[0], form) };
}

/** Whether one of two items holds a part of what the other holds whole. */
export const isSplit = (a: Places, b: Places): boolean => ((a.part & b.whole) | (a.whole & b.part)) !== 0;

/** Where to look for the counterparts of an item: the wholes of a part, the parts of a whole. */
export function counterparts({ part, whole }: Places): readonly Side[] {
  return all().flatMap((each, nth) => [
    ...(part & (1 << nth) ? [each.whole] : []),
    ...(whole & (1 << nth) ? [each.parts] : []),
  ]);
}
