/** What a column of a list of resources may be, told by its heading: in Chinese, English, or the initials of the Chinese (ZYMC). */
import { pinyinInitials } from '@kuaishu/standards';
import type { Name2 } from '../derive/plan.ts';

export const LISTING_ROLES = ['title', 'provider', 'abstract', 'items', 'meaning', 'region', 'code'] as const;
export type ListingRole = (typeof LISTING_ROLES)[number];

export const ROLE_NAMES: Readonly<Record<ListingRole, Name2>> = {
  title: { zh: '名称', en: 'title' },
  provider: { zh: '提供方', en: 'provider' },
  abstract: { zh: '摘要', en: 'abstract' },
  items: { zh: '信息项', en: 'items' },
  meaning: { zh: '信息项含义', en: 'meaning' },
  region: { zh: '区划', en: 'region' },
  code: { zh: '代码', en: 'code' },
};

/** What a list enumerates, and what a column of one is called. */
const THING =
  '(?:政务|公共|共享|开放|公开|信息类|部门)*(?:(?:信息|数据)?资源(?:目录)?|(?:数据|信息)?目录|数据集|数据产品|数据(?:库)?表|库表|报表|表|数据|信息|台账|目录条目|条目|接口|服务)';
const ITEM = '(?:信息项(?:目)?|数据项(?:目)?|指标项?|字段|数据字段|数据元素?|元数据项|列|表头|查询项|返回项|内容项)';
const BODY = '(?:部门|单位|机构|机关|主体|委办局|厅局|方|者)';
const ACT =
  '(?:提供|来源|数源|主管|责任|权责|发布|所属|归属|归口|权属|编制|编目|管理|维护|产生|采集|归集|汇聚|报送|填报|上报|牵头|负责|供给|供应|持有|隶属|建设|产权|生产)';

type Pattern = readonly [pattern: RegExp, surety: number];
const whole = (text: string): RegExp => new RegExp(`^(?:${text})$`, 'u');

/** The surest first; surety 0 … 1 is the order in which headings are believed, no probability. */
const PATTERNS: Readonly<Record<ListingRole, readonly Pattern[]>> = {
  title: [
    [whole(`${THING}的?(?:中文)?(?:名称|标题|题名|题目)|标题|题名`), 1],
    [
      whole(
        '(?:dataset|resource|catalogu?e?|asset|entry|product|package)(?:chinese|cn|zh)?(?:title|name)|title|titlezh|titlecn|displayname',
      ),
      1,
    ],
    [whole(`(?!(?:数据库?|库)?表名)${THING}名|(?:表|数据表|库表)(?:的)?(?:中文名称?|名称|注释)`), 0.8],
    [whole('(?:chinese|cn|zh)(?:title|name)|name(?:zh|cn|chinese)|tablecomment|tabletitle'), 0.8],
    [whole('名称|中文名称?|name|label'), 0.5],
    [
      whole(
        '数据集|(?:信息|数据)?资源|(?:资源|数据)?目录|dataset|resource|tablename|(?:英文|数据|库|数据库)?表名|表英文名称?|identifiername',
      ),
      0.35,
    ],
  ],
  provider: [
    [whole(`(?:信息|数据)*(?:资源|目录|集)?(?:的)?(?:数据)?(?:提供|数源)${BODY}(?:的)?(?:名称|全称)?`), 1],
    [whole(`(?:信息|数据)*(?:资源|目录)?${ACT}${BODY}(?:的)?(?:名称|全称)?`), 0.9],
    [
      whole(
        '(?:data)?(?:provider|publisher|department|organi[sz]ation|dept|org|agency|custodian|provideunit)(?:name|title|unit)?|sourcedep(?:artmen)?t(?:name)?|orgtitle',
      ),
      0.9,
    ],
    [whole('(?:部门|单位|机构|委办局|组织机构|组织|机关)(?:名称|全称)?|资源提供者'), 0.7],
    [whole(`(?:数据|信息)?来源|(?:owner|source|creator|author)(?:name)?|(?:数据)?${ACT}人`), 0.4],
  ],
  abstract: [
    [whole(`(?:${THING}(?:的)?)?(?:摘要|简介|内容简介|内容摘要)`), 1],
    [whole(`(?:${THING}(?:的)?)?(?:描述|说明|概述|介绍|内容描述|内容说明)`), 0.9],
    [whole('(?:dataset|resource|catalogu?e?)?(?:abstract|description|descriptionzh|summary|notes)'), 0.9],
    [whole(`(?:${THING}(?:的)?)?(?:内容|详情|简述|用途)|desc|intro|introduction|remark`), 0.5],
    [whole('备注|remarks|comment'), 0.2],
  ],
  items: [
    [
      whole(
        `(?:(?:包含|主要|涉及|提供|共享|开放|资源|数据|数据集|资源目录)的?)*${ITEM}(?:的)?(?:名称|名|列表|清单|集合?|信息|内容|汇总)?|属性(?:名称?|列表)?`,
      ),
      1,
    ],
    [
      whole(
        '(?:data)?(?:items?|fields?|columns?|attributes?|variables?|elements?)(?:names?|list|zh|cn)?|schema|colnames?|itemnames?|header',
      ),
      1,
    ],
    [
      whole(
        `${ITEM}(?:的)?(?:英文|英文名称?|代码|标识|编码名)|英文(?:字段|列|信息项)名称?|(?:field|column|item)(?:code|en|enname)`,
      ),
      0.8,
    ],
    [whole('(?:数据|信息|资源)?(?:内容|目录)项|(?:数据|资源)结构|表结构|(?:数据|资源)内容|包含内容'), 0.6],
  ],
  meaning: [
    [
      whole(
        `${ITEM}(?:的)?(?:中文|中文名称?|汉字名称?|注释|含义|中文含义|中文注释|业务含义|释义|中文描述)|中文(?:字段|列|信息项)名称?`,
      ),
      1,
    ],
    [whole('(?:field|column|col|item)(?:comments?|zh|cn|cnname|namecn|namezh|label|chinese(?:name)?|title)'), 1],
    [whole(`${ITEM}(?:的)?(?:描述|说明|备注)|(?:field|column|item)(?:desc|description|remark)`), 0.6],
  ],
  region: [
    [
      whole(
        '(?:所属|所在|资源|数据|提供方|适用)?(?:行政)?(?:区划|行政区域|行政区)(?:代码|编码|名称)?|(?:所属|所在)(?:地区|区域|地市|市州|市县|区县|城市|省份)(?:代码|名称)?',
      ),
      1,
    ],
    [
      whole(
        '地区|区域|地市|市州|市县|区县|辖区|州市|(?:region|area|city|district|county|division|adminregion)(?:code|name)?',
      ),
      0.7,
    ],
  ],
  code: [
    [whole(`${THING}的?(?:代码|编码|编号|标识符?|唯一标识)|(?:dataset|resource|catalogu?e?)(?:code|id|no)`), 1],
    [whole('编码|代码|编号|标识符?|序列号|code|id|uuid|identifier'), 0.5],
  ],
};

/** Headings by hand whose initials are headings too: ZYMC, TGF. Short ones would be anything. */
const INITIALS: ReadonlyMap<string, ListingRole> = new Map(
  (
    [
      ['title', '资源名称 信息资源名称 目录名称 数据集名称 数据名称 资源目录名称 数据资源名称 数据目录名称'],
      [
        'provider',
        '提供方 提供部门 提供单位 来源部门 来源单位 主管部门 责任部门 数据提供方 资源提供方 信息资源提供方 部门名称 单位名称 数源部门 所属部门 发布单位 编制单位',
      ],
      ['abstract', '信息资源摘要 资源摘要 数据摘要 目录摘要 资源描述 数据描述 资源简介'],
      ['items', '信息项 信息项名称 数据项 数据项名称 字段名称 字段列表 信息项列表'],
      ['meaning', '字段中文名 字段中文名称 字段注释 中文字段名'],
      ['region', '行政区划 行政区划代码 所属区划 所属地区'],
      ['code', '资源代码 信息资源代码 目录代码 目录编码 资源编码 资源编号'],
    ] as const
  ).flatMap(([role, headings]) =>
    headings.split(' ').map((heading) => [pinyinInitials(heading).toLowerCase(), role] as const),
  ),
);
const BY_INITIALS = 0.7;

/** Vocabularies put their name before: dct:title, schema:name. */
const VOCABULARY = /^(?:dct|dcterms|dc|dcat|schema|foaf|og)[:_]/u;
const ASIDE = /[（(【[][^）)】\]]*[）)】\]]/gu;

/** 「* 信息资源名称（必填）」 → 信息资源名称; Dataset_Name → datasetname. */
export function plainHeading(heading: string): string {
  const text = heading.normalize('NFKC').trim().toLowerCase().replace(VOCABULARY, '');
  return text.replace(ASIDE, '').replace(/[^\p{L}\p{N}/.]+/gu, '');
}

/** How surely a heading names a column of that role, 0 … 1; 0 where it does not. Of 基本信息/资源名称 and organization.title the last part counts, else the whole. */
export function roleSurety(heading: string, role: ListingRole): number {
  const plain = plainHeading(heading);
  const parts = plain.split(/[/.]/u).filter((part) => part !== '');
  const last = parts.at(-1) ?? '';
  const above = parts.slice(0, -1).join('');
  // organization.title is the organisation's
  const belongs = above !== '' && /^[a-z0-9]+$/.test(above) ? roleOf(above, role) : 0;
  const theirs =
    above !== '' && belongs === 0 && LISTING_ROLES.some((other) => other !== role && roleOf(above, other) > 0);
  if (theirs) return 0;
  if (belongs > 0 && /^(?:title|name|label|zh|cn|names?)$/.test(last)) return belongs;
  return Math.max(roleOf(last, role), parts.length > 1 ? roleOf(parts.join(''), role) : 0);
}

function roleOf(plain: string, role: ListingRole): number {
  for (const [pattern, surety] of PATTERNS[role]) if (pattern.test(plain)) return surety;
  return INITIALS.get(plain) === role ? BY_INITIALS : 0;
}
