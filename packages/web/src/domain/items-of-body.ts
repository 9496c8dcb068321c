/** What is done to the items of an entry: its key and its claims name them, and follow. */
import { type Body, type DraftItem, itemsOf, listOf } from './entry-body.ts';

const attributeOf = ({ attribute, element }: DraftItem): string | undefined => attribute ?? element;

/** With lists that are empty left out, as a body is written. */
function withLists(
  body: Body,
  items: readonly DraftItem[],
  key: readonly string[],
  authority: readonly string[],
): Body {
  const { key: _, authority: __, ...rest } = body;
  return {
    ...rest,
    items,
    ...(key.length > 0 || body['key'] !== undefined ? { key } : {}),
    ...(authority.length > 0 || body['authority'] !== undefined ? { authority } : {}),
  };
}

/** One item changed. Under another name it is still in the key; of another data element it is still claimed. */
export function withItem(body: Body, at: number, next: DraftItem): Body {
  const items = itemsOf(body);
  const before = items[at];
  if (!before) return body;
  const others = items.filter((_, i) => i !== at);
  const renamed = before.name !== next.name && !others.some(({ name }) => name === before.name);
  const [was, is] = [attributeOf(before), attributeOf(next)];
  const moved = was !== undefined && was !== is && !others.some((other) => attributeOf(other) === was);
  return withLists(
    body,
    items.map((item, i) => (i === at ? next : item)),
    renamed ? listOf(body, 'key').map((name) => (name === before.name ? next.name : name)) : listOf(body, 'key'),
    moved
      ? listOf(body, 'authority').flatMap((name) => (name !== was ? [name] : is === undefined ? [] : [is]))
      : listOf(body, 'authority'),
  );
}

/** Without the items of those places, and without what only they stood for. */
export function withoutItems(body: Body, out: readonly number[]): Body {
  const items = itemsOf(body);
  const left = items.filter((_, i) => !out.includes(i));
  const gone = items.filter((_, i) => out.includes(i));
  const names = new Set(gone.map(({ name }) => name).filter((name) => !left.some((item) => item.name === name)));
  const attributes = new Set(gone.map(attributeOf).filter((one) => !left.some((item) => attributeOf(item) === one)));
  return withLists(
    body,
    left,
    listOf(body, 'key').filter((name) => !names.has(name)),
    listOf(body, 'authority').filter((one) => !attributes.has(one)),
  );
}

/** New items in front of the place. */
export function withItemsAt(body: Body, at: number, added: readonly DraftItem[]): Body {
  const items = itemsOf(body);
  return { ...body, items: [...items.slice(0, at), ...added, ...items.slice(at)] };
}

const TYPE_WORDS: Readonly<Record<string, string>> = {
  字符: 'C',
  字符型: 'C',
  字符串: 'C',
  数值: 'N',
  数值型: 'N',
  货币: 'Y',
  货币型: 'Y',
  日期: 'D',
  日期型: 'D',
  日期时间: 'T',
  日期时间型: 'T',
  逻辑: 'L',
  逻辑型: 'L',
  备注: 'M',
  备注型: 'M',
  整数: 'I',
  整型: 'I',
  双精度: 'B',
  双精度型: 'B',
};

/** Full-width digits and letters as one types them; other characters stay, as brackets of Chinese do. */
export const halfWidth = (text: string): string =>
  text.replace(/[\uFF10-\uFF19\uFF21-\uFF3A\uFF41-\uFF5A]/g, (one) => String.fromCharCode(one.charCodeAt(0) - 0xfee0));

/** A whole number as people type it, `１８` and `18 位` alike; null where there is none. */
export function numberIn(text: string): number | null {
  const digits = halfWidth(text).replace(/\D/g, '').slice(0, 7);
  return digits === '' ? null : Number(digits);
}

/**
 * Items from what was copied out of a sheet or a list: one a line, with its type and length where they stand in the next columns.
 * A leading number, as lists have it, is no part of the name. Null where it is one line alone: that is pasted as it is.
 */
export function itemsPasted(text: string): readonly DraftItem[] | null {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => line.split('\t').map((cell) => halfWidth(cell).replace(/\s+/gu, ' ').trim()))
    .map((cells) => (/^\d{1,4}$/.test(cells[0] ?? '') && cells.length > 1 ? cells.slice(1) : cells))
    .map(([name = '', ...rest]) => [name.replace(/^(?:\d{1,3}\s*[.、．)）]|[（(]\d{1,3}[)）])\s*/u, ''), ...rest])
    .filter(([name]) => name !== '');
  if (lines.length < 2) return null;
  return lines.map(([name = '', type = '', length = '']) => {
    const known = TYPE_WORDS[type] ?? (/^[CNYDTLMIB]$/i.test(type) ? type.toUpperCase() : undefined);
    const long = known === undefined ? null : numberIn(length);
    return { name, ...(known ? { type: known } : {}), ...(long ? { length: long } : {}) };
  });
}
