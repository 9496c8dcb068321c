/** Whether one text is plausibly another with a slip of the pen, the keyboard or the scanner in it. */
import { areLookAlikes, soundAlikes } from '@kuaishu/standards';

const HAN = /\p{Script=Han}/u;
/** Signs that tell things of one kind apart: 第一中学 and 第二中学 are two schools. */
const TELLING = /[0-9０-９一二三四五六七八九十百零〇东西南北中上下左右前后大小新老甲乙丙丁戊春夏秋冬男女]/u;
/** Lists and structures, in which every letter may tell. */
const LISTED = /["[\]{}<>=|;]/;
/** Longer texts are prose; comparing them costs more than it tells. */
const LONGEST = 200;

/**
 * Letters: up to one in five may differ, at least four in all. 汉字: one in at least three, and only where the two look or sound alike, since
 * 民政局 and 财政局 are one character apart. Digits and ordinals must be the same.
 */
export function isSlip(text: string, meant: string): boolean {
  const [a, b] = [[...text], [...meant]];
  if (a.length > LONGEST || b.length > LONGEST || text === meant) return false;
  if (HAN.test(meant)) return hanSlip(a, b);
  if (b.length < 4 || LISTED.test(meant)) return false;
  const most = Math.max(1, Math.floor(b.length / 5));
  if (Math.abs(a.length - b.length) > most) return false;
  return digitsOf(text) === digitsOf(meant) && editDistance(a, b, most) <= most;
}

function hanSlip(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length || b.length < 3) return false;
  const apart = a.flatMap((char, i) => (char === b[i] ? [] : [[char, b[i] ?? ''] as const]));
  const [only] = apart;
  if (apart.length !== 1 || !only) return false;
  const [wrong, right] = only;
  if (TELLING.test(wrong) || TELLING.test(right)) return false;
  return areLookAlikes(wrong, right) || soundAlikes(right).includes(wrong);
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, '');
}

/** Levenshtein, given up once it is above `most`. */
export function editDistance(a: readonly string[], b: readonly string[], most: number): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const n = Math.min(
        (next[j - 1] ?? 0) + 1,
        (row[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
      );
      next.push(n);
      if (n < least) least = n;
    }
    if (least > most) return most + 1;
    row = next;
  }
  return row[b.length] ?? 0;
}
