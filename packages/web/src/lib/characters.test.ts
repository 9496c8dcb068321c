import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCharacters, type Piece } from './characters.ts';

const text = (pieces: readonly Piece[]) => pieces.map((piece) => piece.text).join('');
const shared = (pieces: readonly Piece[]) => text(pieces.filter((piece) => piece.same));

describe('compareCharacters', () => {
  it('marks the one character that differs', () => {
    expect(compareCharacters('张伟民', '张伟明')).toEqual({
      left: [
        { text: '张伟', same: true },
        { text: '民', same: false },
      ],
      right: [
        { text: '张伟', same: true },
        { text: '明', same: false },
      ],
    });
  });

  it('keeps both values whole and finds the same shared part on both sides', () => {
    const word = fc.string({ unit: fc.constantFrom('张', '伟', '1', '2', '𠮷'), maxLength: 12 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const pieces = compareCharacters(left, right);
        expect([text(pieces.left), text(pieces.right)]).toEqual([left, right]);
        expect(shared(pieces.left)).toBe(shared(pieces.right));
      }),
    );
  });

  it('does not cut a character outside the basic plane', () => {
    expect(compareCharacters('𠮷野', '𠮷田').left[0]).toEqual({ text: '𠮷', same: true });
  });
});
