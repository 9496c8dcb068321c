/** All code tables, and how a value in a file becomes a code. */
import type { CodeTable } from '../elements/element.ts';
import { catalogueTables } from './catalogue.ts';
import { ethnicityTable } from './ethnicity.ts';
import { industryTable } from './industry.ts';
import { organisationTables } from './organisation.ts';
import { personTables } from './person.ts';
import { placeTables } from './place.ts';
import { provinceTable } from './province.ts';

const list: readonly CodeTable[] = [
  ...personTables,
  ethnicityTable,
  industryTable,
  ...organisationTables,
  ...placeTables,
  ...catalogueTables,
  provinceTable,
];

export const codeTables: Readonly<Record<string, CodeTable>> = Object.fromEntries(list.map((each) => [each.id, each]));

/** The table with this id, or undefined where there is none. */
export function codeTable(id: string): CodeTable | undefined {
  return Object.hasOwn(codeTables, id) ? codeTables[id] : undefined;
}

type Decoded = { readonly code: string; readonly zh: string };

const indexes = new Map<string, ReadonlyMap<string, Decoded>>();

/** The form in which codes, names and spellings are compared: NFKC, upper case, without blanks, commas and brackets' widths. */
export function codeKey(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\u200b-\u200d\ufeff、,_]+/gu, '');
}

/**
 * All spellings of a table in the form of `codeKey`. Codes win over names, names over other spellings;
 * '1男', '1-男' and '男(1)' are spellings too, and a numeric code may lack its leading zeros ('1' for '01').
 */
export function codeIndex(tableId: string): ReadonlyMap<string, Decoded> {
  const known = indexes.get(tableId);
  if (known !== undefined) return known;
  const index = new Map<string, Decoded>();
  const codes = codeTable(tableId)?.codes ?? [];
  const add = (spelling: string, decoded: Decoded): void => {
    const key = codeKey(spelling);
    if (key !== '' && !index.has(key)) index.set(key, decoded);
  };
  for (const { code, zh } of codes) add(code, { code, zh });
  for (const { code, zh } of codes) add(zh, { code, zh });
  for (const { code, zh, en, aliases = [] } of codes)
    for (const each of [en ?? '', ...aliases]) add(each, { code, zh });
  for (const { code, zh } of codes) {
    if (/^0\d+$/.test(code)) add(code.replace(/^0+/, ''), { code, zh });
    for (const each of [
      `${code}${zh}`,
      `${code}-${zh}`,
      `${code}.${zh}`,
      `${code}:${zh}`,
      `${zh}(${code})`,
      `${zh}${code}`,
      `${code}|${zh}`,
    ])
      add(each, { code, zh });
  }
  indexes.set(tableId, index);
  return index;
}

/** What a value means in a table: by code, name or known spelling; null where it means nothing there. */
export function decodeCode(tableId: string, text: string): { readonly code: string; readonly zh: string } | null {
  const index = codeIndex(tableId);
  return index.get(text) ?? index.get(codeKey(text)) ?? null;
}
