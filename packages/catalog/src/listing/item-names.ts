/** Items named in one cell: 「企业名称、法定代表人」, 「1.xm（姓名） 2.xb（性别）」, ["xm","xb"], [{"name":"xm","comment":"姓名"}]. */
import type { RadarItem } from '../radar/radar-entry.ts';
import { roleSurety } from './roles.ts';

/** Items beyond these are not read from one cell. */
const MOST = 2000;
const HAN = /\p{Script=Han}/u;
/** What a remark behind a name says of its type and not of its meaning. */
const TYPE =
  /^(?:(?:字符|文本|数值?|数字|日期|时间|整数?|浮点|布尔|金额|大文本)(?:型|串|类型|时间)*|(?:var)?char2?|n?varchar2?|string|text|clob|int(?:eger)?|bigint|number|numeric|decimal|float|double|date(?:time)?|timestamp|bool(?:ean)?|[CNDTYM])\s*(?:[（(]?\s*\d+(?:\s*[,，]\s*\d+)?\s*[)）]?)?(?:[,，].*)?$/iu;
const REMARK = /^(?:必填|选填|主键|非空|可空|唯一|外键|pk|not null)$/iu;

/** In the order of the cell, each once. */
export function itemsOfCell(cell: string): RadarItem[] {
  const text = cell.trim();
  const parsed = /^[[{]/u.test(text) ? ofJson(text) : undefined;
  const items =
    parsed ??
    partsOf(text)
      .map(itemOfName)
      .filter(({ name }) => name !== '');
  const seen = new Set<string>();
  return items.filter(({ name }) => !seen.has(name) && seen.add(name)).slice(0, MOST);
}

/** One name as it stands: xm（姓名） → xm, which means 姓名; 姓名（字符型） → 姓名. */
export function itemOfName(part: string): RadarItem {
  const text = part.replace(/^[\s*•·\-—]+|[\s。.;；,，、]+$/gu, '');
  const behind = /^(.*?)\s*(?:[（(【[]([^（）()【】[\]]*)[）)】\]]|[:：]\s*(.+))$/su.exec(text);
  const name = (behind?.[1] ?? '').trim();
  const remark = (behind?.[2] ?? behind?.[3] ?? '').trim();
  if (name === '') return spaced(text);
  if (TYPE.test(remark) || REMARK.test(remark)) return itemOfName(name);
  if (HAN.test(name) === HAN.test(remark)) return { name: text };
  return HAN.test(remark) ? { name, title: remark } : { name: remark, title: name };
}

/** xm 姓名 → xm, which means 姓名. */
function spaced(text: string): RadarItem {
  const [, letters = '', characters = ''] = /^([\w$]+)[\s\-_]+(\p{Script=Han}.*)$/su.exec(text) ?? [];
  return letters === '' ? { name: text } : { name: letters, title: characters };
}

/** Separators, the surest first; within brackets nothing is cut. */
const SEPARATORS: readonly RegExp[] = [/[\n\r]+/u, /[;；|｜\t]/u, /[、,，]/u];
const NUMBERED = /(?:^|[\s;；,，、。])[（(]?(?:\d{1,3}|[①-⑳])\s*(?:[.．、)）]|(?<=[①-⑳]))\s*(?=\D)/gu;

function partsOf(text: string): string[] {
  const numbers = text.match(NUMBERED)?.length ?? 0;
  if (numbers >= 2) return text.replace(NUMBERED, '\n').split('\n').flatMap(partsOf);
  for (const separator of SEPARATORS) {
    const parts = cut(text, separator);
    if (parts.length > 1) return parts.flatMap((part) => (separator === SEPARATORS[2] ? [part] : partsOf(part)));
  }
  // blanks and slashes part names only where there are several of them and nothing else does
  for (const separator of [/\s+/u, /[/／]/u]) {
    const parts = cut(text, separator);
    const uniform = parts.every((part) => HAN.test(part)) || parts.every((part) => /^[\w$]+$/u.test(part));
    if (parts.length >= 3 && uniform) return parts;
  }
  return [text.trim()].filter((part) => part !== '');
}

const OPENING = '（([【{';
const CLOSING = '）)]】}';

function cut(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const sign of text) {
    if (OPENING.includes(sign)) depth += 1;
    else if (CLOSING.includes(sign)) depth = Math.max(0, depth - 1);
    if (depth === 0 && separator.test(sign)) {
      parts.push(part);
      part = '';
    } else part += sign;
  }
  // a bracket that is never closed holds nothing together
  if (depth > 0)
    return text
      .split(new RegExp(separator.source, 'u'))
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return [...parts, part].map((each) => each.trim()).filter((each) => each !== '');
}

/** Undefined where the text is no JSON that names items. */
function ofJson(text: string): RadarItem[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!Array.isArray(value)) return undefined;
  return value.slice(0, MOST).flatMap((each): RadarItem[] => {
    if (typeof each === 'string') return each.trim() === '' ? [] : [itemOfName(each)];
    if (typeof each !== 'object' || each === null) return [];
    return ofRecord(each as Readonly<Record<string, unknown>>);
  });
}

function ofRecord(record: Readonly<Record<string, unknown>>): RadarItem[] {
  const best = (role: 'items' | 'meaning' | 'title'): string | undefined => {
    const keys = Object.keys(record).filter((key) => typeof record[key] === 'string' && record[key].trim() !== '');
    const [key] = keys
      .map((each) => ({ each, surety: roleSurety(each, role) }))
      .filter(({ surety }) => surety > 0)
      .sort((a, b) => b.surety - a.surety);
    return key && String(record[key.each]).trim();
  };
  const name = best('items') ?? best('title') ?? best('meaning');
  const meaning = best('meaning') ?? best('title');
  if (name === undefined) return [];
  return [meaning === undefined || meaning === name ? { name } : { name, title: meaning }];
}
