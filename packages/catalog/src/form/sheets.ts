/**
 * The form of the national compilation guide as sheets: 信息资源目录 has its core metadata, one row for each resource and below it one for each of
 * its information items; the guide knows nothing of data elements, keys and checks, so they stand in sheets of their own beside it. A workbook with the first
 * sheet alone, as others fill it in, is read too.
 */
export interface Sheet {
  readonly name: string;
  readonly columns: readonly string[];
  /** As many cells as columns; '' is blank. */
  readonly rows: readonly (readonly string[])[];
  /** Column → the words to choose from. */
  readonly choices?: Readonly<Record<string, readonly string[]>>;
}

/** A sheet as read from a workbook: rows of any width, null = blank. */
export interface RawSheet {
  readonly name: string;
  readonly rows: readonly { readonly row: number; readonly cells: readonly (string | null)[] }[];
}

export const MAIN = '信息资源目录';
export const RESOURCES = '扩展-信息资源';
export const ITEMS = '扩展-信息项';
export const CHECKS = '扩展-校验规则';
export const DEPENDENCIES = '扩展-依赖关系';
export const NOTES = '填写说明';
export const FORM_SHEETS: ReadonlySet<string> = new Set([MAIN, RESOURCES, ITEMS, CHECKS, DEPENDENCIES, NOTES]);

/** Core metadata in the guide's order; other spellings of a heading stand behind it. */
export const MAIN_COLUMNS = {
  resource: ['信息资源名称', '资源名称', '目录名称'],
  code: ['信息资源代码', '资源代码', '目录代码'],
  kind: ['信息资源分类', '信息资源分类/类', '类'],
  category: ['信息资源类目', '信息资源分类/项', '类目', '项'],
  provider: ['信息资源提供方', '资源提供方', '提供方', '提供部门'],
  uscc: ['信息资源提供方代码', '提供方代码', '提供方统一社会信用代码'],
  abstract: ['信息资源摘要', '资源摘要', '摘要'],
  formatClass: ['信息资源格式分类', '格式分类', '信息资源格式/格式分类'],
  formatType: ['信息资源格式类型', '格式类型', '信息资源格式/格式类型'],
  item: ['信息项名称', '信息项', '信息项信息/信息项名称'],
  type: ['数据类型', '信息项信息/数据类型'],
  length: ['数据长度', '长度', '信息项信息/数据长度'],
  sharingType: ['共享类型', '共享属性', '共享属性/共享类型'],
  sharingCondition: ['共享条件', '共享属性/共享条件'],
  sharingMethod: ['共享方式', '共享方式类型', '共享属性/共享方式'],
  open: ['是否向社会开放', '是否开放', '开放属性', '开放属性/是否向社会开放'],
  openCondition: ['开放条件', '开放属性/开放条件'],
  cadence: ['更新周期', '更新频率'],
  released: ['发布日期'],
  related: ['关联资源代码', '关联信息资源代码'],
  openBasis: ['不予开放依据', '开放依据'],
  matters: ['业务事项名称', '事项名称', '关联事项'],
  matterCodes: ['业务事项编码', '事项编码', '权责清单编码'],
  system: ['来源系统', '信息系统名称', '所属信息系统'],
  network: ['系统部署网络', '部署网络'],
  storage: ['存储总量', '数据存储总量'],
  rows: ['结构化记录数', '结构化记录总数', '记录数'],
  sharedStorage: ['已共享存储量', '已共享数据存储量', '已共享存储总量'],
  sharedRows: ['已共享记录数', '已共享结构化记录数'],
  openedStorage: ['已开放存储量', '已开放数据存储量', '已开放存储总量'],
  openedRows: ['已开放记录数', '已开放结构化记录数'],
  office: ['内设科室', '处室', '提供方内部部门'],
  contact: ['联系人'],
  contactPhone: ['联系电话', '联系人电话'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** Columns that others' sheets have and the exported ones do not: what one column says there stands in several. */
export const READ_COLUMNS = {
  ...MAIN_COLUMNS,
  subcategory: ['信息资源分类/目', '目'],
  detail: ['信息资源分类/细目', '细目'],
  sharingMethodClass: ['共享方式分类', '共享属性/共享方式分类'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

/** Columns, by their keys in all sheets, whose cells are names and codes. */
export const LABEL_COLUMNS: ReadonlySet<string> = new Set(
  'resource code item provider matters matterCodes system contact name nameEn subject titleZh titleEn element attribute aliases id'.split(
    ' ',
  ),
);
/** Columns whose cells are JSON. */
export const JSON_COLUMNS: ReadonlySet<string> = new Set(['source', 'rest', 'mask', 'mend']);

/** Cells that hold nothing but a number. */
export const VOLUME_KEYS = ['storage', 'rows', 'sharedStorage', 'sharedRows', 'openedStorage', 'openedRows'] as const;

export const RESOURCE_COLUMNS = {
  name: ['信息资源名称'],
  resource: ['资源标识'],
  nameEn: ['英文名称'],
  abstractEn: ['英文摘要'],
  shortZh: ['提供方简称'],
  shortEn: ['提供方英文简称'],
  grade: ['分级'],
  basis: ['共享依据'],
  subject: ['主体'],
  key: ['主键'],
  freshness: ['更新时间项'],
  delivery: ['归集方式'],
  authority: ['权威属性'],
  majority: ['多数属性'],
  theme: ['主题分类'],
  industry: ['行业分类'],
  service: ['服务分类'],
  source: ['来源'],
  rest: ['其余'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export const ITEM_COLUMNS = {
  resource: ['资源标识'],
  item: ['信息项名称'],
  titleZh: ['中文名称'],
  titleEn: ['英文名称'],
  element: ['数据元'],
  attribute: ['属性名'],
  scale: ['小数位数'],
  required: ['必填'],
  aliases: ['其他列名'],
  unit: ['计量单位'],
  grade: ['分级'],
  class: ['信息项分类'],
  basis: ['共享依据'],
  mask: ['脱敏'],
  link: ['用于关联'],
  confidence: ['猜测把握'],
  reason: ['猜测依据'],
  rest: ['其余'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export const CHECK_COLUMNS = {
  resource: ['资源标识'],
  id: ['规则标识'],
  titleZh: ['中文名称'],
  titleEn: ['英文名称'],
  sql: ['条件'],
  severity: ['严重程度'],
  dimension: ['质量维度'],
  mend: ['更正'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export const DEPENDENCY_COLUMNS = {
  resource: ['资源标识'],
  from: ['由'],
  to: ['定'],
} as const satisfies Record<string, readonly [string, ...string[]]>;

export type Columns = Readonly<Record<string, readonly [string, ...string[]]>>;

/** What the columns say of an entry and of an item; anything else that they hold stands as JSON in 其余, so that nothing is lost on the way. */
export const ENTRY_KEYS: ReadonlySet<string> = new Set(
  `resource name code provider class abstract format sharing opening grade cadence released related subject key freshness delivery authority
   majority source items checks dependencies classification matters system contact volume`.split(/\s+/),
);
export const ITEM_KEYS: ReadonlySet<string> = new Set(
  'name title element attribute type length scale required aliases unit grade class sharing opening mask link guess'.split(
    ' ',
  ),
);

/** Several names in one cell. */
export const LIST_SEPARATOR = '；';

/** Stands for a code that is not known, in a list of codes. */
export const NO_CODE = '-';
