/**
 * How a second department names the same things. Four levels: 0 as it stands; 1 signs, notes, order; 2 other headings of the element, initials in capitals,
 * prefixes of databases, other words for the sort of list; 3 whole readings, English, words left out or changed, no title. The changed words of level 3 are
 * written here by hand and are not taken from the radar's own lexicon.
 */
import { elementsByHeading, pinyin, pinyinInitials } from '@kuaishu/standards';
import type { Column } from './tables.ts';

export type Level = 0 | 1 | 2 | 3;
const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;

/** Headings by hand, as other forms have them. */
const OTHERWISE: readonly (readonly [RegExp, readonly string[]])[] = (
  [
    ['(?:企业|单位|公司|机构)名称', '商事主体名|用人单位|企业（公司）全名|填报企业|经营单位名称'],
    ['姓名', '人员姓名|本人姓名|姓 名|名字（全名）'],
    ['(?:公民身份号码|身份证号码?|证件号码)', '本人证件号|身份证件编号|18位身份证号|身份号'],
    ['(?:统一社会信用代码|信用代码)', '信用码|社会统一信用代码|18位信用代码|机构信用代码'],
    ['(?:联系电话|电话|手机号码?|联系方式)', '联络电话|咨询电话|电话（座机或手机）|可联系号码'],
    ['(?:地址|住址|坐落|位置)', '详址|所处位置|场所地址|门牌地址'],
    ['(?:法定代表人|法人|负责人)', '法人代表姓名|单位主要负责人|法定代表人（负责人）'],
    ['日期', '时间|年月日|办理日期'],
    ['时间', '日期|时点'],
    ['(?:编号|号码)', '号|编码|流水编号'],
    ['(?:类型|类别|种类)', '分类|所属类别|种类（代码）'],
    ['面积', '占地面积|面积数|总面积'],
    ['(?:金额|费用)', '款额|金额数|合计金额'],
    ['状态', '当前状态|状态名称'],
    ['机关', '部门|主管机关'],
    ['名称', '全称|称谓|名'],
    ['范围', '所及范围|内容范围'],
    ['(?:等级|级别)', '评定等级|档次|级'],
    ['有效期', '有效期限|有效时限'],
    ['(?:区县|县区|行政区划)', '所属区县|县（市、区）|属地'],
  ] as const
).map(([pattern, words]) => [new RegExp(pattern, 'u'), words.split('|')]);

export function noisyHeading({ name, element }: Column, level: Level, random: () => number): string {
  const dice = random();
  if (level === 0) return name;
  if (level === 1)
    return dice < 0.4
      ? name
      : pick(
          [
            `${name}（必填）`,
            `*${name}`,
            `${1 + Math.floor(random() * 20)}、${name}`,
            ` ${name} `,
            `${name}：`,
            `【${name}】`,
          ],
          random,
        );
  const ids =
    element === undefined ? elementsByHeading(name) : elementsByHeading(name).filter(({ id }) => id === element);
  const [found] = ids;
  if (level === 2) {
    if (dice < 0.35 && found !== undefined) return pick(found.aliases, random);
    if (dice < 0.6) return pinyinInitials(name) || name;
    if (dice < 0.7) return `${pick(['C_', 'F_', 'JBXX_', 't_'], random)}${pinyinInitials(name)}`;
    return dice < 0.85 ? otherwise(name, random) : name;
  }
  if (dice < 0.25) return otherwise(name, random);
  if (dice < 0.4) return pinyinInitials(name).toLowerCase() || name;
  if (dice < 0.5) return pinyin(name).replace(/\s+/g, '');
  if (dice < 0.65 && found !== undefined) return found.name.en.replace(/\s+/g, '_').toLowerCase();
  if (dice < 0.8 && [...name].length > 4) return withoutOne(name, random);
  return found === undefined ? otherwise(name, random) : pick(found.aliases, random);
}

function otherwise(name: string, random: () => number): string {
  for (const [pattern, words] of OTHERWISE) if (pattern.test(name)) return name.replace(pattern, pick(words, random));
  return `${name}${pick(['情况', '信息', '（文字）', '1'], random)}`;
}

function withoutOne(text: string, random: () => number): string {
  const characters = [...text];
  characters.splice(1 + Math.floor(random() * (characters.length - 2)), 1);
  return characters.join('');
}

const LIST = /(?:基本)?(?:信息|情况|数据|名录|名单|一览表|统计表|清单|台账|明细表?|花名册|名册|表)+$/u;

export function noisyTitle(title: string, level: Level, random: () => number): string | undefined {
  if (level === 0) return title;
  const other = `${title.replace(LIST, '')}${pick(['信息', '基本信息', '情况表', '数据', '一览表', '名录', '台账', '信息表'], random)}`;
  if (level === 1) return random() < 0.3 ? title : other;
  const framed = pick(
    [`基础库_${other}`, `${other}（公示）`, `关于${other}`, `全省${other}`, `${other}_批量查询`, `业务系统-${other}`],
    random,
  );
  if (level === 2) return framed;
  const dice = random();
  if (dice < 0.35) return undefined;
  if (dice < 0.55) return `DWD_${pinyinInitials(title)}`;
  return [...title].length > 8 ? withoutOne(withoutOne(other, random), random) : framed;
}
