import { and, begins, bothLong, edits, equal, not, or, sameLength, strayed } from '../dual/tests.ts';
import {
  column,
  constant,
  joined,
  lower,
  noBlank,
  nothing,
  part,
  replaceAll,
  sorted,
  upper,
  where,
} from '../dual/text.ts';
import type { Comparator } from './comparator.ts';
import { lookAlike } from './look-alikes.ts';
import { pinyinOf } from './pinyin.ts';

/** 复姓 in use: a name of three or more characters that begins with one has it as its surname. */
const COMPOUND =
  '欧阳|太史|端木|上官|司马|东方|独孤|南宫|万俟|闻人|夏侯|诸葛|尉迟|公羊|赫连|澹台|皇甫|宗政|濮阳|公冶|太叔|申屠|公孙|慕容|仲孙|钟离|长孙|宇文|' +
  '司徒|鲜于|司空|闾丘|子车|亓官|司寇|巫马|公西|颛孙|壤驷|漆雕|乐正|拓跋|夹谷|轩辕|令狐|段干|百里|呼延|东郭|南门|羊舌|微生|梁丘|左丘|西门|第五|完颜|纳兰';
/** 某 or * in a name, or no letter at all. */
const COVERED = '[某*＊?？□]|^[^\\p{L}]*$';
const HAN = '^[一-龥㐀-䶿]+$';
const MIXED = '^[一-龥]{1,3}[A-Z]{1,6}$|^[一-龥][A-Z]{1,6}[一-龥]$';

const v = column('v');
const s = column('s');
const n = column('n');
const x = column('x');
const g = column('g');

/**
 * Names of people, by characters. Chinese: the same sound (homophones; pinyin written for characters), look-alikes, surname and given name
 * changed round, a missing character, one character wrong, the given name under another surname, compound surnames. Other scripts: by letters.
 */
export const personName: Comparator = {
  base: 'n',
  parts: [
    // 曾用名 in brackets, blanks, dots and hyphens say nothing; nor does a name of which 某 or * leaves no two characters, or one without a letter (a code that
    // stands in the wrong column). 李某超 is a name with one character wrong
    {
      name: 's',
      text: noBlank(
        replaceAll(upper(replaceAll(replaceAll(v, '[(（].*', ''), '[^\\p{L}\\p{N}*＊?？□]+', ' ')), '^ +| +$', ''),
      ),
    },
    {
      name: 'n',
      text: where(
        s,
        COVERED,
        where(
          s,
          // □ stands for a character that the system lacks
          '^[一-龥][某*＊?？□][一-龥]$|^[一-龥]{2,3}[?？□]$',
          replaceAll(s, '[某＊?？□]', '*'),
          // a mark behind a whole name
          where(s, '^[一-龥]{3,4}[*＊]$', replaceAll(s, '[*＊]', ''), nothing),
        ),
        noBlank(replaceAll(s, ' ', '')),
      ),
    },
    { name: 'x', text: where(n, HAN, where(n, `^(?:${COMPOUND}).`, part(n, 1, 2), part(n, 1, 1)), nothing) },
    {
      name: 'g',
      text: where(n, HAN, where(n, `^(?:${COMPOUND}).`, noBlank(part(n, 3)), noBlank(part(n, 2))), nothing),
    },
    { name: 'h', text: where(n, HAN, pinyinOf(x, true, 2), lower(part(n, 1, 3))) },
    { name: 'e', text: where(n, HAN, pinyinOf(g, false), lower(part(n, -3))) },
    // 李YAO: pinyin where the system lacks the character
    {
      name: 'p',
      text: where(n, HAN, joined(column('h'), column('e')), where(n, MIXED, pinyinOf(lower(n), true, 8), lower(n))),
    },
    {
      name: 't',
      text: where(n, HAN, sorted(joined(column('h'), constant(' '), column('e')), ' '), sorted(lower(s), ' ')),
    },
    { name: 'o', text: where(n, HAN, sorted(n, ''), sorted(s, ' ')) },
    // 小芳, 阿强, 老王: called by the last character
    { name: 'c', text: where(n, '^[小阿老][一-龥]$', part(n, -1), nothing) },
    { name: 'l', text: where(n, '^[一-龥]{2,4}$', part(n, -1), nothing) },
    { name: 'k', text: where(n, HAN, lookAlike(n), nothing) },
  ],
  levels: (p, partner) => [
    { id: 'exact', grade: 'same', test: equal(`${p}n`) },
    { id: 'sound', grade: 'near', test: or(equal(`${p}p`), equal(`${p}t`)) },
    {
      id: 'look',
      grade: 'near',
      test: or(equal(`${p}o`), equal(`${p}k`), ...(partner ? [strayed(`${p}n`, `${partner}n`)] : [])),
    },
    { id: 'character', grade: 'near', test: and(bothLong(`${p}n`, 3), edits(`${p}n`, 1)) },
    {
      id: 'missing-character',
      grade: 'near',
      test: or(and(bothLong(`${p}n`, 2), not(sameLength(`${p}n`)), edits(`${p}n`, 1)), begins(`${p}n`, 4)),
    },
    { id: 'nickname', grade: 'near', test: strayed(`${p}c`, `${p}l`) },
    { id: 'letters', grade: 'far', test: and(bothLong(`${p}n`, 5), edits(`${p}n`, 2)) },
    { id: 'given', grade: 'far', test: and(bothLong(`${p}g`, 2), equal(`${p}g`)) },
    { id: 'surname', grade: 'different', test: equal(`${p}x`) },
  ],
  keys: [
    { id: 'name', part: 'p' },
    { id: 'name-tokens', part: 't' },
    { id: 'name-head', part: 'h' },
    { id: 'name-end', part: 'e' },
    // 雯依刘: the parts cannot be told, the characters are the same
    { id: 'name-characters', part: 'o' },
  ],
  frequencies: true,
  dear: true,
  shared: false,
};
