/**
 * Queries for documents that are known to be there, made from the documents themselves in the ways people ask: words of the title, its sound, its
 * first letters, with a slip, with another word for the same thing, by the short name of the department, by its items. Every kind keeps what was meant,
 * and the answer is right where a title holds that.
 */
import type { SearchDocument } from '@kuaishu/catalog';
import { areLookAlikes, lookAlikesOf, pinyin, soundAlikes, traditionalTable } from '@kuaishu/standards';
import { synonymsOf } from '../../packages/catalog/src/search/query/synonyms.ts';
import { fold } from '../../packages/catalog/src/search/text/fold.ts';
import { providerForms } from '../../packages/catalog/src/search/text/provider-forms.ts';
import { words } from '../../packages/catalog/src/search/text/segment.ts';
import type { Random } from './random.ts';

export interface KnownItem {
  readonly kind: string;
  readonly query: string;
  readonly right: (document: SearchDocument) => boolean;
}

export const lettersOf = (text: string): string => fold(text).replace(/[^\p{L}\p{N}]+/gu, '');
const isHan = (text: string): boolean => /^\p{Script=Han}+$/u.test(text);

/** Four to eight 汉字 of the title that are whole words, or undefined. */
function pieceOf(title: string, random: Random): string | undefined {
  const runs = fold(title).match(/\p{Script=Han}{4,}/gu) ?? [];
  if (runs.length === 0) return undefined;
  const parts = words(random.pick(runs));
  const choices: string[] = [];
  for (let from = 0; from < parts.length; from += 1)
    for (let to = from + 2; to <= parts.length; to += 1) {
      const piece = parts.slice(from, to).join('');
      if (piece.length >= 4 && piece.length <= 8) choices.push(piece);
    }
  return choices.length === 0 ? undefined : random.pick(choices);
}

const replaced = (text: string, at: number, by: string, length = 1): string =>
  text.slice(0, at) + by + text.slice(at + length);

const slips: Readonly<Record<string, (piece: string, random: Random) => string | undefined>> = {
  homophone: (piece, random) => {
    const at = random.below(piece.length);
    const others = soundAlikes(piece[at]!);
    return others.length === 0 ? undefined : replaced(piece, at, random.pick(others));
  },
  twoHomophones: (piece, random) => {
    const one = slips['homophone']!(piece, random);
    return one === undefined ? undefined : slips['homophone']!(one, random);
  },
  lookAlike: (piece, random) => {
    const places = [...piece].flatMap((char, at) => (lookAlikesOf(char).length > 0 ? [at] : []));
    if (places.length === 0) return undefined;
    const at = random.pick(places);
    const other = random.pick(lookAlikesOf(piece[at]!));
    return areLookAlikes(piece[at]!, other) ? replaced(piece, at, other) : undefined;
  },
  anyCharacter: (piece, random) =>
    replaced(piece, random.below(piece.length), String.fromCharCode(0x4e00 + random.below(5000))),
  missing: (piece, random) => replaced(piece, random.below(piece.length), ''),
  superfluous: (piece, random) => {
    const at = 1 + random.below(piece.length - 1);
    return replaced(piece, at, random.pick([piece[at]!, '的', '市']), 0);
  },
  exchanged: (piece, random) => {
    const at = random.below(piece.length - 1);
    return replaced(piece, at, piece[at + 1]! + piece[at]!, 2);
  },
};

function traditional(text: string): string {
  const { from, to } = traditionalTable();
  return [...text].map((char) => (to.includes(char) ? from[to.indexOf(char)]! : char)).join('');
}

const wide = (text: string): string =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0));

/** At most one query of each kind from a document. */
export function* knownItems(document: SearchDocument, random: Random): Generator<KnownItem> {
  const { title, provider } = document;
  const same = lettersOf(title);
  const sameTitle = (other: SearchDocument): boolean => lettersOf(other.title) === same;
  yield { kind: 'title', query: title, right: sameTitle };
  yield { kind: 'title, traditional and full width', query: wide(traditional(title)), right: sameTitle };

  const telling = [...new Set((fold(title).match(/\p{Script=Han}{2,}/gu) ?? []).flatMap(words))].filter(
    (w) => w.length > 1,
  );
  if (telling.length >= 3) {
    const chosen = telling.filter(() => random.next() < 0.7).slice(0, 5);
    if (chosen.length >= 2)
      yield { kind: 'words of the title', query: chosen.sort(() => random.next() - 0.5).join(' '), right: sameTitle };
  }

  const piece = pieceOf(title, random);
  if (piece !== undefined) {
    const right = (other: SearchDocument): boolean => lettersOf(other.title).includes(piece);
    yield { kind: 'piece of the title', query: piece, right };
    const syllables = pinyin(piece).split(' ');
    yield { kind: 'pinyin', query: syllables.join(''), right };
    yield { kind: 'pinyin with blanks', query: syllables.join(' '), right };
    yield { kind: 'initials', query: syllables.map((each) => each[0]).join(''), right };
    yield {
      kind: 'pinyin and initials',
      query: syllables.map((each, at) => (at % 2 === 0 ? each : each[0])).join(''),
      right,
    };
    for (const [kind, slip] of Object.entries(slips)) {
      const query = slip(piece, random);
      if (query !== undefined && query !== piece) yield { kind: `slip: ${kind}`, query, right };
    }
  }

  for (const word of telling) {
    const others = synonymsOf(word).filter((other) => isHan(other) && !title.includes(other) && !other.includes(word));
    const beside = telling.filter((each) => each !== word && !word.includes(each))[0];
    if (others.length === 0 || beside === undefined) continue;
    yield {
      kind: 'synonym',
      query: `${random.pick(others)} ${beside}`,
      right: (other) => fold(other.title).includes(word) && fold(other.title).includes(beside),
    };
    break;
  }

  const forms = providerForms(provider).filter((form) => form.length <= 4);
  if (forms.length > 0 && piece !== undefined)
    yield {
      kind: 'short name of the department',
      query: `${forms[0]} ${piece}`,
      right: (other) => other.provider === provider && lettersOf(other.title).includes(piece),
    };

  const items = [...new Set((document.items ?? []).map(({ name }) => name))].filter((name) => isHan(name));
  if (items.length >= 4) {
    const chosen = items.sort(() => random.next() - 0.5).slice(0, 4);
    yield {
      kind: 'items',
      query: chosen.join(' '),
      right: (other) => chosen.every((name) => other.items?.some((item) => item.name === name)),
    };
  }
}
