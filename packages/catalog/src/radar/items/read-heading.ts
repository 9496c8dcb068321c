/** A heading, column name or question taken apart: what it may mean. */
import { element, elementsByHeading, normaliseHeading, pinyin } from '@kuaishu/standards';
import { plainText } from '../title/read-title.ts';
import { wordsOf } from '../words/words-of.ts';

export interface ReadHeading {
  /** The form in which headings are equal. */
  readonly normal: string;
  /** Ids of the elements it may name, likeliest first. */
  readonly elements: readonly string[];
  /** Words in the form of their group, those that say nothing left out; sorted, so that 证书有效期 and 有效期（证书） are equal. */
  readonly words: readonly string[];
  /** A heading in Latin letters, without signs: QYMC, qy_mc → qymc. Empty for others. */
  readonly latin: string;
  /** Generic headings mean what their table is about: 名称, 编号, 类型. */
  readonly generic: boolean;
}

/** Longest heading that is read, in UTF-16 units; questions are longer than columns. */
const LONGEST = 120;
const GENERIC = new Set(
  '名称 名 编号 号码 代码 编码 类型 类别 种类 性质 日期 时间 地址 位置 电话 联系方式 联系电话 状态 内容 说明 描述 等级 级别 单位 部门 机关 金额 数量 年份 年度 证件号码 证件号 证号 name code id no type date time address phone tel status level mc bh dm lx rq sj dz dh'.split(
    ' ',
  ),
);
/** Words of headings that add nothing to what is asked. */
const IDLE = new Set(
  '的 所 所属 所在 情况 信息 相关 有关 具体 本 该 数据 字段 项 是否 及 和 与 或 等 为 在 其 各'.split(' '),
);
/** What turns a heading into a question or an order to fill in. */
const ORDINAL = /^\s*(?:[（(]?\d{1,3}[)）.、．]\s*|[一二三四五六七八九十]+、\s*)(?=\S{2})/u;
const ASKING =
  /^\s*(?:请(?:您|你)?(?:如实|准确|务必)?(?:填写|填报|输入|选择|提供|说明|列出|注明|勾选)(?:您|你|贵|本|所在)?(?:单位|公司|企业|机构|家庭)?(?:的)?|(?:您|你|贵|本)(?:单位|公司|企业|机构|人|家庭|户|校|院)?(?:现在|目前|当前|主要)?(?:的|是否|有没有|所在(?:的)?|于)?|目前|现)/u;
const ASKED =
  /(?:是|为|有|在)?(?:什么|多少|几[个人户]?|哪[里儿些个]?|何时|怎样|如何|谁)(?:[时地人年月日元亩人户]*)?[？?：:\s]*$|[？?：:＿_\s]+$|(?:[（(][^（）()]*(?:单选|多选|必填|选填|可多选|详细|如有|没有则|请|按|例如|如[：:])[^（）()]*[)）])/gu;

/** 「请填写您的身份证号码？」 → 身份证号码. A heading that asks nothing stays as it is. */
export function askedFor(question: string): string {
  const bare = plainText(question, LONGEST);
  const inner = bare.replace(ORDINAL, '').replace(ASKED, '').replace(ASKING, '').replace(ASKED, '').trim();
  return inner.length >= 2 || inner === '名' ? inner : bare;
}

const known = new Map<string, ReadHeading>();
/** Headings repeat over a catalogue: the most recent stay read. Bounded, so that hostile input does not fill the memory. */
const KEPT = 50_000;

export function readHeading(heading: string): ReadHeading {
  const name = heading.slice(0, LONGEST);
  let read = known.get(name);
  if (read === undefined) {
    read = takeApart(name);
    if (known.size >= KEPT) known.clear();
    known.set(name, read);
  }
  return read;
}

function takeApart(name: string): ReadHeading {
  const text = askedFor(name);
  const normal = normaliseHeading(text);
  const latin = /^[\x20-\x7e]+$/.test(text) && /[a-z]/i.test(text) ? normal : '';
  const words = wordsOf(latin === '' ? text : spaced(text), true)
    .filter((word) => !IDLE.has(word))
    .sort();
  return {
    normal,
    elements: elementsByHeading(text).map(({ id }) => id),
    words: [...new Set(words)],
    latin,
    generic: GENERIC.has(normal),
  };
}

/** registeredAddress, REG_ADDRESS → reg address */
const spaced = (text: string): string => text.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/[_\-.]+/g, ' ');

const syllables = new Map<string, string>();

/** Reading of each character by itself: quick over a whole vocabulary; of characters with several readings the commonest. */
function syllable(char: string): string {
  let reading = syllables.get(char);
  if (reading === undefined) {
    reading = /\p{Script=Han}/u.test(char) ? pinyin(char) : /[a-z0-9]/.test(char) ? char : '';
    syllables.set(char, reading);
  }
  return reading;
}

/** 注册资本 → zczb and zhuceziben. */
export function spelled(normal: string): { readonly initials: string; readonly pinyin: string } {
  let initials = '';
  let full = '';
  for (const char of normal) {
    const reading = syllable(char);
    initials += reading[0] ?? '';
    full += reading;
  }
  return { initials, pinyin: full };
}

/** Whether the id is one of a data element. */
export const isElement = (id: string): boolean => element(id) !== undefined;
