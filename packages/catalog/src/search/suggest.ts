/**
 * What a reader may be typing: departments, data elements, and the words with which titles go on. Typed in 汉字 or in pinyin. Taken from what the reader may see, with how
 * many of those documents have it.
 */
import { elements, pinyin, pinyinInitials } from '@kuaishu/standards';
import { byReading, typedByReading } from './expand/by-reading.ts';
import { find, type Sources } from './query/match.ts';
import { ELEMENT } from './store/terms.ts';
import { FIELDS } from './text/fields.ts';
import { fold, foldTables, fromUnits, HAN, visibleText } from './text/fold.ts';
import { providerForms } from './text/provider-forms.ts';

export interface Suggestion {
  readonly text: string;
  readonly kind: 'words' | 'element' | 'department';
  /** Documents that the reader may see and that have it. */
  readonly count: number;
}

const LONGEST = 24;
/** Letters are read in so many ways. */
const READINGS = 6;

function readAs(sources: Sources, visible: Uint8Array, typed: string): string[] {
  const found = byReading(sources, visible, typed, 'begin').filter(({ count }) => count > 0);
  return found.slice(0, READINGS).map(({ text }) => text);
}

export function suggestions(sources: Sources, visible: Uint8Array, typed: string, limit: number): Suggestion[] {
  const prefix = fold(visibleText(typed.slice(0, 200))).trim();
  if (prefix === '' || prefix.length > LONGEST || !/[\p{L}\p{N}]/u.test(prefix)) return [];
  const prefixes = typedByReading(prefix) ? [prefix, ...readAs(sources, visible, prefix)] : [prefix];
  const words = prefixes.flatMap((each) => continued(sources, visible, each));
  const all = [
    ...departments(sources, visible, prefixes, prefix),
    ...usedElements(sources, visible, prefixes, prefix),
    ...words,
  ];
  const seen = new Set<string>();
  return all
    .sort((a, b) => b.count - a.count || a.text.length - b.text.length || (a.text < b.text ? -1 : 1))
    .filter(({ text }) => !seen.has(text) && seen.add(text) !== undefined)
    .slice(0, limit);
}

/** Words of titles that begin so, up to the end of the word in which the typed text ends, and to the end of the next one. */
function continued({ documents }: Sources, visible: Uint8Array, prefix: string): Suggestion[] {
  const { titles, alive, wordStarts } = documents.columns;
  const { kind } = foldTables();
  const units = titles.units.data;
  const marks = { first: new Uint16Array(65536), next: new Uint32Array(65536) };
  marks.first[prefix.charCodeAt(0)] = 1;
  if (prefix.length > 1) marks.next[prefix.charCodeAt(1)] = 1;
  else marks.next.fill(1);
  const counts = new Map<string, number>();
  const begins = (document: number, at: number): boolean =>
    at < 64 && ((wordStarts.data[document * 2 + (at >> 5)]! >>> (at & 31)) & 1) === 1;
  let counted = -1;
  titles.scan(marks, (document, from, at, end) => {
    if (document === counted || visible[document] === 0 || alive.data[document] === 0) return;
    if (at + prefix.length > end || !begins(document, at - from)) return;
    for (let i = 1; i < prefix.length; i += 1) if (units[at + i] !== prefix.charCodeAt(i)) return;
    counted = document;
    const wordEnd = (place: number): number => {
      let stop = place;
      while (stop < end && kind[units[stop]!] !== 0 && !begins(document, stop - from)) stop += 1;
      return stop;
    };
    const first = wordEnd(at + prefix.length);
    for (const stop of new Set([first, first < end && kind[units[first]!] === HAN ? wordEnd(first + 1) : first])) {
      const text = fromUnits(units.subarray(at, stop));
      if (text.length <= LONGEST) counts.set(text, (counts.get(text) ?? 0) + 1);
    }
  });
  return [...counts].map(([text, count]): Suggestion => ({ text, kind: 'words', count }));
}

const startsWithAny = (text: string, prefixes: readonly string[]): boolean =>
  prefixes.some((prefix) => text.startsWith(prefix));

/** Providers by any of their words' beginnings, or by how they are read. */
function departments(
  { documents }: Sources,
  visible: Uint8Array,
  prefixes: readonly string[],
  typed: string,
): Suggestion[] {
  const { providers, provider, alive } = documents.columns;
  const wanted = new Uint8Array(providers.size);
  let any = false;
  providers.list.forEach((name, number) => {
    const folded = fold(name);
    if (!prefixes.some((prefix) => folded.includes(prefix)) && !readSo(name, typed)) return;
    wanted[number] = 1;
    any = true;
  });
  if (!any) return [];
  const counts = new Uint32Array(providers.size);
  for (let document = 0; document < documents.count; document += 1) {
    const number = provider.data[document]!;
    if (wanted[number] === 1 && visible[document] === 1 && alive.data[document] === 1)
      counts[number] = counts[number]! + 1;
  }
  return providers.list.flatMap((text, number): Suggestion[] =>
    counts[number]! > 0 ? [{ text, kind: 'department', count: counts[number]! }] : [],
  );
}

const names = new Map<string, readonly string[]>();

/** Whether a name's pinyin, its first letters, or one of its short forms begins as typed. */
function readSo(name: string, typed: string): boolean {
  let known = names.get(name);
  if (known === undefined) {
    const forms = providerForms(name);
    const read = (text: string): string[] => [
      pinyin(text).replaceAll(' ', '').toLowerCase(),
      pinyinInitials(text).toLowerCase(),
    ];
    known = [...forms, ...[name, ...forms].flatMap(read)];
    names.set(name, known);
  }
  return typed.length > 1 && known.some((reading) => reading.startsWith(typed));
}

function usedElements(sources: Sources, visible: Uint8Array, prefixes: readonly string[], typed: string): Suggestion[] {
  const found: Suggestion[] = [];
  for (const { id, name, initials } of elements) {
    const fits =
      startsWithAny(name.zh, prefixes) || initials.toLowerCase().startsWith(typed) || fold(name.en).startsWith(typed);
    if (!fits || sources.terms.find(`${ELEMENT}${id}`) === undefined) continue;
    const { documents, length } = find(sources, { kind: 'element', text: id, worth: 1 }, FIELDS.element);
    let count = 0;
    for (let at = 0; at < length; at += 1) count += visible[documents[at]!]!;
    if (count > 0) found.push({ text: name.zh, kind: 'element', count });
  }
  return found;
}
