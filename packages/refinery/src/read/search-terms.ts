/** What a word of a search is looked up by in the index of a release, and how much of the answer the index alone gives. */
import { PIECE, STRIDE, WINDOW } from '../publish/search/pieces-sql.ts';

export type Term =
  /** Everything that holds the word has a piece that begins with it, and nothing else has: the pieces from `from` to before `to`. */
  | { readonly how: 'exact'; readonly from: string; readonly to: string | null }
  /** What holds the word is among these, and other things may be: `names`, a piece of a name; `numbers`, sets of pieces of which a number has one whole. */
  | {
      readonly how: 'likely';
      readonly names: string;
      readonly numbers: readonly (readonly string[])[];
      readonly entity: string | null;
    }
  /** The index cannot tell: a part of a number that is too short to be sure to hold a piece. */
  | { readonly how: 'unknown' };

/** Sets of pieces need not be longer: two of them leave few numbers. */
const MOST_PIECES = 3;

/** `numbers`: the release has attributes that are numbers. */
export function termOf(word: string, numbers: boolean): Term {
  const characters = Array.from(word);
  const text = (from: number) => characters.slice(from, from + PIECE).join('');
  const foreign = characters.findIndex((character) => (character.codePointAt(0) ?? 0) > 127);
  if (foreign < 0 && numbers && characters.length < WINDOW) return { how: 'unknown' };
  const inNumbers = foreign < 0 && characters.length >= WINDOW;
  if (characters.length <= PIECE && !inNumbers) return { how: 'exact', from: word, to: after(characters) };
  return {
    how: 'likely',
    // of numbers only pieces that are not ASCII alone stand among the names
    names: text(Math.max(0, Math.min(foreign, characters.length - PIECE))),
    numbers: inNumbers ? Array.from({ length: STRIDE }, (_, shift) => piecesFrom(characters, shift)) : [],
    entity: inNumbers ? text(STRIDE - 1) : null,
  };
}

/** The pieces that a number has which holds the characters so that its first piece begins `shift` after theirs. */
function piecesFrom(characters: readonly string[], shift: number): string[] {
  const pieces: string[] = [];
  for (let at = shift; at + PIECE <= characters.length && pieces.length < MOST_PIECES; at += STRIDE)
    pieces.push(characters.slice(at, at + PIECE).join(''));
  return pieces;
}

/** The least text that is greater than all that begin so, by code points as engines sort; null: none is. */
function after(characters: readonly string[]): string | null {
  for (let last = characters.length - 1; last >= 0; last--) {
    const code = characters[last]?.codePointAt(0) ?? 0;
    // no text of UTF-8 has surrogates
    const next = code === 0xd7ff ? 0xe000 : code + 1;
    if (next <= 0x10ffff) return characters.slice(0, last).join('') + String.fromCodePoint(next);
  }
  return null;
}

/** Pieces of all sets. */
export function piecesOf(term: Extract<Term, { how: 'likely' }>): string[] {
  return [...new Set([...term.numbers.flat(), ...(term.entity === null ? [] : [term.entity])])];
}
