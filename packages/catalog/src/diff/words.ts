/** A change in words: the field's name in both languages, and its values as people write them. */
import type { Name2 } from '../derive/plan.ts';
import { CADENCE, CLASS_KIND, DELIVERY, GRADE, SHARING_METHOD, SHARING_TYPE, wordOf } from '../form/words.ts';

const FIELDS: Readonly<Record<string, Name2>> = {
  name: { zh: '名称', en: 'name' },
  code: { zh: '信息资源代码', en: 'resource code' },
  provider: { zh: '提供方', en: 'provider' },
  class: { zh: '分类', en: 'class' },
  classification: { zh: '主题、行业、服务分类', en: 'classification' },
  matters: { zh: '业务事项', en: 'matters' },
  system: { zh: '来源系统', en: 'source system' },
  contact: { zh: '联系人', en: 'contact' },
  volume: { zh: '数据量', en: 'volume' },
  abstract: { zh: '摘要', en: 'abstract' },
  format: { zh: '格式', en: 'format' },
  sharing: { zh: '共享属性', en: 'sharing' },
  opening: { zh: '开放属性', en: 'opening' },
  grade: { zh: '分级', en: 'grade' },
  cadence: { zh: '更新周期', en: 'cadence' },
  released: { zh: '发布日期', en: 'date of release' },
  related: { zh: '关联资源', en: 'related resources' },
  subject: { zh: '主体', en: 'subject' },
  key: { zh: '主键', en: 'key' },
  freshness: { zh: '更新时间项', en: 'item of freshness' },
  delivery: { zh: '归集方式', en: 'way of delivery' },
  authority: { zh: '权威属性', en: 'authority' },
  majority: { zh: '多数属性', en: 'majority' },
  yields: { zh: '让步规则', en: 'when it yields' },
  source: { zh: '来源', en: 'source' },
  title: { zh: '中英文名称', en: 'title' },
  element: { zh: '数据元', en: 'data element' },
  attribute: { zh: '属性名', en: 'attribute' },
  type: { zh: '数据类型', en: 'data type' },
  length: { zh: '长度', en: 'length' },
  scale: { zh: '小数位数', en: 'decimals' },
  required: { zh: '必填', en: 'required' },
  aliases: { zh: '其他列名', en: 'other headings' },
  unit: { zh: '计量单位', en: 'unit' },
  covered: { zh: '来源遮盖', en: 'covered at the source' },
  mask: { zh: '脱敏', en: 'mask' },
  link: { zh: '用于关联', en: 'used for linking' },
  items: { zh: '信息项', en: 'items' },
  checks: { zh: '校验规则', en: 'check' },
  dependencies: { zh: '依赖关系', en: 'dependency' },
};

export function fieldName(field: string): Name2 {
  return FIELDS[field] ?? { zh: field, en: field };
}

export function changeMessage(
  field: string,
  item: string | null,
  kind: 'added' | 'removed' | 'changed',
  from: unknown,
  to: unknown,
): Name2 {
  const name = fieldName(field);
  const of = item === null ? { zh: '', en: '' } : { zh: `信息项“${item}”的`, en: ` of the item "${item}"` };
  const [a, b] = [valueText(field, from), valueText(field, to)];
  if (kind === 'added') return { zh: `${of.zh}${name.zh}：新增 ${b}`, en: `${name.en}${of.en}: ${b}, new` };
  if (kind === 'removed') return { zh: `${of.zh}${name.zh}：删去 ${a}`, en: `${name.en}${of.en}: ${a} removed` };
  return { zh: `${of.zh}${name.zh}：${a} → ${b}`, en: `${name.en}${of.en}: ${a} → ${b}` };
}

/** Values of the guide's choices by its words; others as they stand, cut where they are long. */
export function valueText(field: string, value: unknown): string {
  if (value === undefined) return '—';
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const of = value as Readonly<Record<string, unknown>>;
    if (field === 'sharing')
      return parts(
        wordOf(SHARING_TYPE, of['type'] as number),
        of['condition'],
        of['basis'],
        wordOf(SHARING_METHOD, of['method'] as string),
      );
    if (field === 'opening') return parts(of['open'] === true ? '开放' : '不开放', of['condition'], of['basis']);
    if (field === 'class') return parts(wordOf(CLASS_KIND, of['kind'] as string), of['category']);
    if (field === 'provider') return parts(of['name'], of['uscc']);
    if (field === 'format') return parts(of['class'], of['type']);
    if (typeof of['zh'] === 'string') return parts(of['zh'], of['en']);
    return cut(JSON.stringify(value));
  }
  if (field === 'cadence') return wordOf(CADENCE, String(value));
  if (field === 'grade') return wordOf(GRADE, String(value));
  if (field === 'delivery') return wordOf(DELIVERY, String(value));
  if (typeof value === 'boolean') return value ? '是' : '否';
  return cut(
    Array.isArray(value)
      ? value.map((each) => (typeof each === 'string' ? each : JSON.stringify(each))).join('、')
      : String(value),
  );
}

function parts(...of: readonly unknown[]): string {
  return cut(of.filter((each) => typeof each === 'string' && each !== '').join('，'));
}

function cut(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text;
}
