import { and, begins, bothLong, edits, equal, or, within } from '../dual/tests.ts';
import {
  column,
  noBlank,
  nothing,
  orElse,
  part,
  replaceAll,
  type Text,
  tens,
  translated,
  upper,
  where,
} from '../dual/text.ts';
import type { Comparator } from './comparator.ts';

const n = column('n');
/** Province, prefecture and county in front: written or left out by habit. 小区 and 社区 are no counties. */
const ADMIN =
  '^(?:[一-龥]{2,8}?(?:省|自治区))?(?:[一-龥]{2,10}?(?:自治州|地区|市|盟))?(?:[一-龥]{1,10}?(?:自治县|县|[^小社园新校厂矿一二三四五六七八九十]区|市|旗))?';
const HAN = '[一-龥]';
/** 3组 and 3社 are one. */
const UNITS = '(?:[0-9]+社?|-|号楼|单元|门牌|村民小?组|小组|[号楼栋幢座室层附组])+';
const numbered = (text: Text): Text => tens(translated(text, '〇零一二三四五六七八九', '00123456789'));
/** A character that may be rewritten. Digits in Han, blanks and the like stand in few addresses, and all the dear rewriting is for these. */
const UNUSUAL = `[^0-9A-Z${hanBut('零一二三四五六七八九十')}]`;

/** Ranges of a character class: all of 一-龥 but `others`. */
function hanBut(others: string): string {
  let ranges = '';
  let from = '一';
  for (const other of [...others].sort()) {
    if (other > from) ranges += `${from}-${after(other, -1)}`;
    from = after(other, 1);
  }
  return `${ranges}${from}-龥`;
}
function after(character: string, places: number): string {
  return String.fromCodePoint((character.codePointAt(0) ?? 0) + places);
}

/** 白花村村民委员会 and 白花村民委员会 are 白花村, 兴关社区居委会 is 兴关社区. */
const placed = (text: Text): Text =>
  where(
    text,
    '委员?会|村村',
    replaceAll(replaceAll(replaceAll(text, '居民委员会|居委会', ''), '村民委员会|村委会', '村'), '村村+', '村'),
    text,
  );

/** Addresses by their names and their numbers: to the door, the same street, numbers alone. Units (栋 单元 室) and the divisions in front are habit. */
export const address: Comparator = {
  base: 'n',
  parts: [
    {
      name: 'r',
      text: where(
        column('v'),
        UNUSUAL,
        upper(replaceAll(translated(column('v'), '－–—', '---'), '[^\\p{L}\\p{N}-]+', '')),
        column('v'),
      ),
    },
    { name: 'n', text: noBlank(replaceAll(numbered(column('r')), '-', '')) },
    // the divisions go before Han digits are read: 六枝特区 and 三都县 are names
    { name: 'q', text: numbered(orElse(noBlank(replaceAll(column('r'), ADMIN, '')), column('r'))) },
    // 25-4-2101 is 25栋4单元2101室
    { name: 'd', text: noBlank(replaceAll(replaceAll(column('q'), '[^0-9]+', '-'), '^-|-$', '')) },
    {
      name: 'w',
      // runs of numbers and units in one bite: each bite costs, not each character
      text: orElse(noBlank(replaceAll(placed(column('q')), UNITS, '')), where(n, HAN, n, nothing)),
    },
    { name: 'b', text: part(column('w'), 1, 4) },
  ],
  levels: (p) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    {
      id: 'door',
      grade: 'same',
      test: and(equal(`${p}d`), or(equal(`${p}w`), within(`${p}w`, 3), and(bothLong(`${p}w`, 3), edits(`${p}w`, 1)))),
    },
    { id: 'cut', grade: 'near', test: or(begins(`${p}n`, 6), and(equal(`${p}w`), begins(`${p}d`, 1))) },
    // the road and its number are left out where the estate says enough
    {
      id: 'numbers',
      grade: 'near',
      test: or(
        and(bothLong(`${p}d`, 5), equal(`${p}d`)),
        and(within(`${p}d`, 6), or(equal(`${p}b`), within(`${p}w`, 3))),
      ),
    },
    { id: 'street', grade: 'far', test: or(equal(`${p}w`), and(bothLong(`${p}w`, 4), edits(`${p}w`, 1))) },
    { id: 'place', grade: 'far', test: or(equal(`${p}b`), within(`${p}w`, 3)) },
  ],
  keys: [
    { id: 'address', part: 'n' },
    { id: 'door-numbers', part: 'd' },
    { id: 'street', part: 'w' },
  ],
  frequencies: false,
  dear: true,
  shared: true,
};
