/**
 * What a reader types. Words in any order; "…" an exact phrase; -word leaves out; field:value looks in one field only (提供方:民政局). A field that is not
 * known is text like any other.
 */
import { FIELDS, type SearchField } from '../text/fields.ts';
import { fold, visibleText } from '../text/fold.ts';

export interface QueryPart {
  /** Folded. */
  readonly text: string;
  readonly phrase: boolean;
  readonly exclude: boolean;
  readonly field: SearchField | null;
}

export interface ParsedQuery {
  readonly parts: readonly QueryPart[];
  /** The whole query, folded: compared with titles and codes. */
  readonly text: string;
  /** More was typed than is looked at. */
  readonly truncated: boolean;
}

/** Longest query that is looked at, in UTF-16 code units; a title rarely has 60. */
export const LONGEST_QUERY = 200;
const MOST_PARTS = 24;

/** 字段名 as they may be written before the colon. */
export const FIELD_NAMES: Readonly<Record<SearchField, readonly string[]>> = {
  title: ['标题', '名称', 'title'],
  code: ['代码', '编码', 'code'],
  provider: ['提供方', '部门', '单位', 'provider'],
  keyword: ['关键词', '标签', 'keyword'],
  class: ['分类', '主题', 'class'],
  element: ['数据元', 'element'],
  item: ['信息项', '字段', 'item'],
  abstract: ['摘要', 'abstract'],
};
const fieldOf = new Map(
  (Object.keys(FIELDS) as SearchField[]).flatMap((field) => FIELD_NAMES[field].map((name) => [name, field] as const)),
);

const part = /(-?)(?:([^\s":]{1,12}):)?(?:"([^"]*)"?|([^\s"]+))/gu;
const quotes = /[“”„‟「」『』＂]/g;

export function parseQuery(query: string): ParsedQuery {
  const visible = visibleText(query.slice(0, LONGEST_QUERY * 4)).replace(quotes, '"');
  const text = fold(visible.slice(0, LONGEST_QUERY)).trim();
  const parts: QueryPart[] = [];
  for (const [whole, minus, name, quoted, word] of text.matchAll(part)) {
    if (parts.length === MOST_PARTS) break;
    const field = name === undefined ? null : (fieldOf.get(name) ?? null);
    const known = name === undefined || field !== null;
    const bare = known ? (quoted ?? word ?? '') : whole.replace(/^-/, '');
    if (!/[\p{L}\p{N}]/u.test(bare)) continue;
    parts.push({ text: bare, phrase: quoted !== undefined && known, exclude: minus === '-', field });
  }
  return { parts, text, truncated: query.length > LONGEST_QUERY };
}
