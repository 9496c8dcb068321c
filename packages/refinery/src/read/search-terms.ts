/** What a word of a search is looked up by in the index of a release, and how much of the answer the index alone gives. */
import { DIGITS, ID_CHARACTERS, PIECE, STRIDE, WINDOW } from '../publish/search/pieces-sql.ts';

export type Term =
  /** Everything that holds the word has a piece that begins with it, and nothing else has: the pieces from `from` to before `to`. */
  | { readonly how: 'exact'; readonly from: string; readonly to: string | null }
  /** What holds the word is among these, and other things may be: `names`, a piece of a name; `numbers`, pieces of a number. */
  | {
      readonly how: 'likely';
      readonly names: string;
      readonly numbers: readonly NumberPiece[];
      /** The first piece of the entity's id. */
      readonly entity: NumberPiece | null;
    }
  /** The index cannot tell: a part of a number that is too short to be sure to hold a piece. */
  | { readonly how: 'unknown' };

export interface NumberPiece {
  readonly piece: string;
  /** What ends the characters before it. */
  readonly before: string;
}

/** `numbers`: the release has attributes that are numbers. */
export function termOf(word: string, numbers: boolean): Term {
  const characters = Array.from(word);
  const text = (from: number, to: number) => characters.slice(from, to).join('');
  const pieceOfNumber = (from: number): NumberPiece => ({
    piece: text(from, from + DIGITS),
    before: text(Math.max(0, from - STRIDE + 1), from),
  });
  const foreign = characters.findIndex((character) => (character.codePointAt(0) ?? 0) > 127);
  if (foreign < 0 && numbers && characters.length < WINDOW) return { how: 'unknown' };
  const inNumbers = foreign < 0 && characters.length >= WINDOW;
  if (characters.length <= PIECE && !inNumbers) return { how: 'exact', from: word, to: after(characters) };
  // wherever in a number the word begins, one of these shifts brings it to a piece; the second one there has all before it known
  const shifts = Array.from({ length: STRIDE }, (_, shift) => shift).map((shift) =>
    shift + STRIDE + DIGITS <= characters.length ? shift + STRIDE : shift,
  );
  // of numbers only pieces that are not ASCII alone stand among the names
  const named = Math.max(0, Math.min(foreign, characters.length - PIECE));
  return {
    how: 'likely',
    names: text(named, named + PIECE),
    numbers: inNumbers ? shifts.map(pieceOfNumber) : [],
    entity: inNumbers && characters.length === ID_CHARACTERS ? pieceOfNumber(STRIDE - 1) : null,
  };
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
