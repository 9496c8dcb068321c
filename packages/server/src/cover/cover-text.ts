/**
 * Covers a text that no release has masked: raw rows in quarantine, values in a profile. The release's own masks are made by the mask step;
 * here the text may be malformed (that is why it was refused), so whatever a mask cannot be sure of is covered whole.
 */
import type { Grade, Mask } from '@kuaishu/standards';

export interface Shown {
  readonly value: string | null;
  readonly covered: boolean;
}

const COVER = '*';
/** A cover as long as the text, so that its length class stays to be seen, but no longer than this. */
const LONGEST = 24;

export function coverText(text: string | null, grade: Grade, mask: Mask): Shown {
  if (text === null || text === '') return { value: text, covered: false };
  if (grade === 'green') return { value: text, covered: false };
  if (grade === 'red') return { value: null, covered: true };
  const value = masked(text, mask);
  return { value, covered: value !== text };
}

/** Nothing is known of the column: its length class is all that is shown. */
export function coverWhole(text: string | null): Shown {
  return text === null || text === ''
    ? { value: text, covered: false }
    : { value: stars([...text].length), covered: true };
}

function masked(text: string, mask: Mask): string | null {
  const characters = [...text];
  switch (mask.method) {
    case 'keep':
      return text;
    case 'drop':
      return null;
    case 'cover': {
      // At least half stays covered, also in a value that lacks characters.
      const hidden = characters.length - mask.head - mask.tail;
      if (hidden * 2 < characters.length)
        return characters.length <= 3 && mask.tail === 0 && mask.head === 1
          ? characters[0] + stars(characters.length - 1)
          : stars(characters.length);
      return (
        characters.slice(0, mask.head).join('') +
        stars(hidden) +
        characters.slice(characters.length - mask.tail).join('')
      );
    }
    case 'truncate':
      return characters.length > mask.length
        ? characters.slice(0, mask.length).join('') + stars(Math.min(4, characters.length - mask.length))
        : stars(characters.length);
    case 'generalise':
      return mask.to === 'year' && /^(19|20)\d{2}\D/.test(text)
        ? `${text.slice(0, 4)}${stars(4)}`
        : stars(characters.length);
    case 'shift_date':
    case 'pseudonym':
      return stars(characters.length);
  }
}

function stars(count: number): string {
  return COVER.repeat(Math.max(1, Math.min(LONGEST, count)));
}
