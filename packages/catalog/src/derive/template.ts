import { codeTable, type ValueDomain } from '@kuaishu/standards';
import type { Entry } from '../entry.ts';
import { resolveItems } from './items.ts';
import type { Name2, ResolvedItem } from './plan.ts';

export interface TemplateNote {
  readonly item: string;
  readonly title: Name2;
  readonly required: boolean;
  readonly key: boolean;
  /** How to fill it in. */
  readonly note: Name2;
  readonly basis?: string;
}

/** 采集模板: the heading line of a CSV that a delivery can be written into, and how to fill in each column. */
export interface Template {
  readonly csv: string;
  readonly notes: readonly TemplateNote[];
}

/** The CSV starts with a byte order mark, so that Excel reads it as UTF-8. */
export function deriveTemplate(entry: Entry): Template {
  const items = resolveItems(entry);
  return {
    csv: `\uFEFF${items.map((item) => csvCell(item.name)).join(',')}\r\n`,
    notes: items.map((item) => ({
      item: item.name,
      title: item.title,
      required: item.required,
      key: entry.key?.some((name) => name === item.name || name === item.attribute) ?? false,
      note: howToFill(item),
      ...(item.element === undefined ? {} : { basis: item.element.source }),
    })),
  };
}

function csvCell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function howToFill(item: ResolvedItem): Name2 {
  const note = formOf(item.domain);
  const unit = item.unit ?? (item.domain.kind === 'number' ? item.domain.unit : undefined);
  return unit === undefined ? note : { zh: `${note.zh}，单位 ${unit}`, en: `${note.en}, in ${unit}` };
}

function formOf(domain: ValueDomain): Name2 {
  switch (domain.kind) {
    case 'identifier':
      return IDENTIFIER_NOTES[domain.rule] ?? { zh: '按编码规则', en: 'by its coding rule' };
    case 'code': {
      const table = codeTable(domain.table);
      if (!table) return { zh: `代码表 ${domain.table}`, en: `code table ${domain.table}` };
      const shown = table.codes.slice(0, 8);
      const more = table.codes.length > shown.length;
      return {
        zh: `代码或名称（${table.name.zh}）：${shown.map((c) => `${c.code} ${c.zh}`).join('；')}${more ? '…' : ''}`,
        en: `code or name (${table.name.en}): ${shown.map((c) => `${c.code} ${c.en ?? c.zh}`).join('; ')}${more ? '…' : ''}`,
      };
    }
    case 'date':
      return { zh: '日期，如 2026-01-31', en: 'date, such as 2026-01-31' };
    case 'datetime':
      return { zh: '日期时间，如 2026-01-31 09:30:00', en: 'date and time, such as 2026-01-31 09:30:00' };
    case 'year':
      return { zh: '4 位年份', en: 'year of 4 digits' };
    case 'month':
      return { zh: '年月，如 2026-01', en: 'year and month, such as 2026-01' };
    case 'number':
      return {
        zh: `数字${domain.scale ? `，${domain.scale} 位小数` : ''}`,
        en: `number${domain.scale ? ` with ${domain.scale} decimals` : ''}`,
      };
    case 'geometry':
      return { zh: 'GeoJSON 几何', en: 'GeoJSON geometry' };
    case 'money':
      return { zh: '金额，人民币', en: 'amount in CNY' };
    case 'coordinate':
      return {
        zh: domain.axis === 'lng' ? '经度，十进制度' : '纬度，十进制度',
        en: `${domain.axis === 'lng' ? 'longitude' : 'latitude'} in decimal degrees`,
      };
    case 'person_name':
      return { zh: '姓名，与证件一致', en: 'name as on the identity document' };
    case 'org_name':
      return { zh: '全称，与登记证照一致', en: 'full name as registered' };
    case 'place_name':
      return { zh: '标准地名', en: 'standard place name' };
    case 'address':
      return { zh: '从省或市写起的详细地址', en: 'full address from province or city on' };
    case 'boolean':
      return { zh: '是 或 否', en: 'yes or no' };
    case 'text':
      return { zh: '文本', en: 'text' };
  }
}

const IDENTIFIER_NOTES: Readonly<Record<string, Name2>> = {
  resident_id: { zh: '18 位公民身份号码，设为文本格式', en: '18 characters, kept as text' },
  uscc: { zh: '18 位统一社会信用代码', en: '18 characters' },
  tax_no: { zh: '18 位统一社会信用代码，或 15 位旧税号', en: '18 characters, or the old 15' },
  org_code: { zh: '9 位组织机构代码', en: '9 characters' },
  mobile: { zh: '11 位手机号', en: 'mobile number of 11 digits' },
  landline: { zh: '区号-号码', en: 'area code and number' },
  phone: { zh: '手机号或 区号-号码', en: 'mobile, or area code and number' },
  bank_card: { zh: '银行卡号，设为文本格式', en: 'card number, kept as text' },
  region6: { zh: '6 位行政区划代码', en: 'division code of 6 digits' },
  region12: { zh: '12 位统计用区划代码', en: 'statistical division code of 12 digits' },
  property_unit: { zh: '28 位不动产单元代码', en: 'unit code of 28 characters' },
};
