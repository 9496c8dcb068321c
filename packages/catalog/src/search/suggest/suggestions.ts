/**
 * What a reader may be typing: departments, data elements, and the words with which titles go on. Typed in 汉字 or in pinyin. Taken from what the reader may see, with how
 * many of those documents have it.
 */
import { elements } from '@kuaishu/standards';
import { beginsReadAs, byReading, typedByReading } from '../expand/by-reading.ts';
import { find, type Sources } from '../query/match.ts';
import { ELEMENT } from '../store/terms.ts';
import { FIELDS } from '../text/fields.ts';
import { fold, visibleText } from '../text/fold.ts';
import { continued } from './continued.ts';

export interface Suggestion {
  readonly text: string;
  readonly kind: 'words' | 'element' | 'department';
  /** Documents that the reader may see and that have it. */
  readonly count: number;
}

const LONGEST = 24;
/** Letters are read in so many ways. */
const READINGS = 6;

export function suggestions(sources: Sources, visible: Uint8Array, typed: string, limit: number): Suggestion[] {
  const prefix = fold(visibleText(typed.slice(0, 200))).trim();
  if (prefix === '' || prefix.length > LONGEST || !/[\p{L}\p{N}]/u.test(prefix)) return [];
  const prefixes = typedByReading(prefix) ? [prefix, ...readAs(sources, visible, prefix)] : [prefix];
  const all: Suggestion[] = [
    ...departments(sources, visible, prefix),
    ...usedElements(sources, visible, prefixes, prefix),
    ...continued(sources, visible, prefixes).map(
      ({ text, value }): Suggestion => ({ text, kind: 'words', count: value.count }),
    ),
  ];
  all.sort((a, b) => b.count - a.count || a.text.length - b.text.length || (a.text < b.text ? -1 : 1));
  const once = new Map<string, Suggestion>();
  for (const each of all) if (!once.has(each.text)) once.set(each.text, each);
  return [...once.values()].slice(0, limit);
}

function readAs(sources: Sources, visible: Uint8Array, typed: string): string[] {
  const found = byReading(sources, visible, typed, 'begin').filter(({ count }) => count > 0);
  return found.slice(0, READINGS).map(({ text }) => text);
}

/** Providers whose name, or another name of theirs, holds what is typed or is read so from its beginning. */
function departments({ documents }: Sources, visible: Uint8Array, typed: string): Suggestion[] {
  const { providers, providerNames, provider, alive } = documents.columns;
  const letters = typedByReading(typed);
  const wanted = Uint8Array.from(providerNames, (names) =>
    names.includes(typed) || (letters && names.split('\n').some((name) => beginsReadAs(name, typed))) ? 1 : 0,
  );
  if (!wanted.includes(1)) return [];
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

function usedElements(sources: Sources, visible: Uint8Array, prefixes: readonly string[], typed: string): Suggestion[] {
  const found: Suggestion[] = [];
  for (const { id, name, initials } of elements) {
    const fits =
      prefixes.some((prefix) => name.zh.startsWith(prefix)) ||
      initials.toLowerCase().startsWith(typed) ||
      fold(name.en).startsWith(typed);
    if (!fits || sources.terms.find(`${ELEMENT}${id}`) === undefined) continue;
    const { documents, length } = find(sources, { kind: 'element', text: id, worth: 1 }, FIELDS.element);
    let count = 0;
    for (let at = 0; at < length; at += 1) count += visible[documents[at]!]!;
    if (count > 0) found.push({ text: name.zh, kind: 'element', count });
  }
  return found;
}
