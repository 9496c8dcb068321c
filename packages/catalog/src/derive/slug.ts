import { pinyinInitials } from '@kuaishu/standards';

/** `省公安厅-户籍人口(2024)` → `sgat_hjrk_2024`: letters, digits and `_`; 汉字 by the initials of their pinyin. May be empty. */
export function slugOf(text: string, length = 48): string {
  return [...text.normalize('NFKC')]
    .map((character) => (/\p{Script=Han}/u.test(character) ? pinyinInitials(character) : character))
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, length)
    .replace(/_+$/, '');
}
