/** Pinyin typed with blanks: gui yang shi → guiyangshi. */
import { isSyllable } from '../text/readings.ts';
import type { ParsedQuery, QueryPart } from './parse.ts';

const plain = (part: QueryPart): boolean =>
  !part.phrase && !part.exclude && part.field === null && isSyllable(part.text);

/** The query with neighbouring syllables as one part each, unless all of them are words by themselves (`known`). */
export function joinSyllables(parsed: ParsedQuery, known: (word: string) => boolean): ParsedQuery {
  const parts: QueryPart[] = [];
  let text = parsed.text;
  for (let at = 0; at < parsed.parts.length; at += 1) {
    let end = at;
    while (end < parsed.parts.length && plain(parsed.parts[end]!)) end += 1;
    const syllables = parsed.parts.slice(at, end).map((part) => part.text);
    if (syllables.length < 2 || syllables.every(known)) {
      parts.push(parsed.parts[at]!);
      continue;
    }
    const joined = syllables.join('');
    text = text.replace(new RegExp(syllables.join('\\s+'), 'u'), joined);
    parts.push({ ...parsed.parts[at]!, text: joined });
    at = end - 1;
  }
  return parts.length === parsed.parts.length ? parsed : { ...parsed, parts, text };
}
