/**
 * From the heading of a column, as people write it, to the data element it names.
 * '身份证号码*' , 'ID Card No.' and 'SFZH' all lead to resident_id.
 */
import type { DataElement } from './element.ts';
import { elements } from './elements.ts';

/** Bracketed notes that say nothing about which element it is: units, formats, duties of filling in. */
const note =
  /[([{<【〔《][^)\]}>】〕》]*?(?:元|平方米|㎡|m2|m²|亩|公顷|人|岁|年|米|cm|kg|公斤|千克|厘米|km|公里|个|件|户|%|％|必填|选填|可选|可不填|非必填|样例|示例|格式|yyyy|单位|代码|编码|文本|数字|类型|日期型|字符型|吨|度|mg|μg|位)[^)\]}>】〕》]*[)\]}>】〕》]/giu;
const ordinal = /^[\s*#]*(?:[(（]?\d{1,3}[)）]?[、.．)）]\s*|[一二三四五六七八九十]+、)/u;
const notWord = /[^\p{L}\p{N}]+/gu;

/**
 * The form in which headings are compared: NFKC, lower case, without leading ordinals, bracketed units and notes,
 * blanks and punctuation. 'Date of birth' → 'dateofbirth', '面积（㎡）' → '面积'.
 */
export function normaliseHeading(text: string): string {
  const wide = text.normalize('NFKC').toLowerCase();
  const bare = wide.replace(ordinal, '').replace(note, '').replace(notWord, '');
  // A heading that is all note, as '(元)', keeps its letters: an empty form would equal every other empty one.
  return bare === '' ? wide.replace(notWord, '') : bare;
}

let candidates: Map<string, DataElement[]> | undefined;

/** Names come before other headings, other headings before initials; inside a rank the order of `elements` decides. */
function candidatesByHeading(): Map<string, DataElement[]> {
  if (candidates !== undefined) return candidates;
  const found = new Map<string, DataElement[]>();
  const add = (heading: string, element: DataElement): void => {
    const key = normaliseHeading(heading);
    const list = found.get(key);
    if (list === undefined) found.set(key, [element]);
    else if (!list.includes(element)) list.push(element);
  };
  for (const each of elements) {
    add(each.id, each);
    add(each.name.zh, each);
  }
  for (const each of elements) {
    for (const alias of each.aliases) add(alias, each);
    add(each.name.en, each);
  }
  for (const each of elements) add(each.initials, each);
  candidates = found;
  return found;
}

let index: Map<string, DataElement> | undefined;

/** Every known heading in its normal form (see `normaliseHeading`) with the element it most likely names. */
export function headingIndex(): ReadonlyMap<string, DataElement> {
  index ??= new Map([...candidatesByHeading()].map(([heading, list]) => [heading, list[0]!]));
  return index;
}

/** The part of a heading before its first bracket, and what stands in it: '证件号码（身份证）' → ['证件号码', '身份证']. */
function aroundBracket(heading: string): string[] {
  const parts = /^(.*?)[(（[【](.*?)[)）\]】](.*)$/u.exec(heading);
  return parts === null ? [] : [`${parts[1]}${parts[3]}`, parts[2]!];
}

/** All elements a heading may name, likeliest first; empty where it is unknown. */
export function elementsByHeading(heading: string): readonly DataElement[] {
  const known = candidatesByHeading();
  for (const form of [heading, ...aroundBracket(heading)]) {
    const list = known.get(normaliseHeading(form));
    if (list !== undefined) return list;
  }
  return [];
}

/** The element a heading names, or undefined where it is unknown. The content of the column may still speak against it. */
export function elementByHeading(heading: string): DataElement | undefined {
  return elementsByHeading(heading)[0];
}
