/** Characters that both dialects' vocabularies map: widths, blanks and marks that cannot be seen. */

const range = (from: number, to: number): string =>
  String.fromCharCode(...Array.from({ length: to - from + 1 }, (_, i) => from + i));

/** Full-width forms of printable ASCII (U+FF01 to U+FF5E) and what they stand for. */
export const FULL_WIDTH = range(0xff01, 0xff5e);
export const HALF_WIDTH = range(0x21, 0x7e);

/** Everything Unicode counts as blank, but the plain space; the ideographic space U+3000 is the one met in files. */
export const BLANKS = `\t\n\v\f\r\u0085\u00a0\u1680${range(0x2000, 0x200a)}\u2028\u2029\u202f\u205f\u3000`;

/** Controls, soft hyphen, zero-width and direction marks, byte order mark. NUL cannot stand in SQL text. */
export const INVISIBLE = `${range(1, 8)}${range(0x0e, 0x1f)}\u007f\u00ad${range(0x200b, 0x200f)}${range(0x202a, 0x202e)}${range(0x2060, 0x2064)}\ufeff`;
