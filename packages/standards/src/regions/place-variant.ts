/**
 * Whether two names of townships or villages in one division are one place written otherwise. Only what a register does to a name counts: a
 * change of the place's rank, a character that its computer lacked, the name of the division above in front. Names that only sound or look alike are
 * neighbours: 龙山镇 and 龙泉镇, 三宝彝族乡 and 四格彝族乡.
 */
import { ethnicityTable } from '../codes/ethnicity.ts';
import { nameForms } from './short-name.ts';

/** rank: 乡 became 镇 or 街道; lost: a sign stands for a character; rare: another character stands for a rare one; above: the division's name in front. */
export type PlaceVariant = 'rank' | 'lost' | 'rare' | 'above';

const RANK =
  /(?:街道(?:办事处)?|民族乡|乡|镇|村(?:民委员会|委会)?|社区(?:居民委员会|居委会)?|居(?:民委员会|委会)|农场|林场|茶场|园区|开发区)$/u;
const PEOPLES = new RegExp(
  `(?:${ethnicityTable.codes
    .map(({ zh }) => zh)
    .filter((zh) => zh.endsWith('族'))
    .sort((a, b) => b.length - a.length)
    .join('|')})+$`,
  'u',
);
const LOST = /[?？□*＊\ufffd]/u;

/** 三宝彝族乡 → 三宝. Names of which one character would be left stay whole. */
export function placeCore(name: string): string {
  const bare = name.replace(RANK, '');
  const core = bare.replace(PEOPLES, '');
  if ([...core].length >= 2) return core;
  return [...bare].length >= 2 ? bare : name;
}

/** @param above name of the division in which both lie */
export function placeVariant(left: string, right: string, above: string): PlaceVariant | null {
  if (left === right) return null;
  const [a, b] = [[...left], [...right]];
  if (a.length === b.length) {
    const differ = a.flatMap((character, i) => (character === b[i] ? [] : [[character, b[i] as string] as const]));
    if (differ.every(([x, y]) => LOST.test(x) || LOST.test(y))) return 'lost';
    const [pair] = differ;
    if (pair && differ.length === 1 && a.length > 2 && isRare(pair[0]) !== isRare(pair[1])) return 'rare';
  }
  const [short, long] = a.length < b.length ? [left, right] : [right, left];
  if (long.endsWith(short) && nameForms(above).includes(long.slice(0, long.length - short.length))) return 'above';
  return RANK.test(left) && RANK.test(right) && placeCore(left) === placeCore(right) ? 'rank' : null;
}

let common: Set<string> | undefined;

/** Outside GB/T 2312-1980, the 6,763 characters that every computer of the time had. */
function isRare(character: string): boolean {
  if (!common) {
    const bytes: number[] = [];
    for (let row = 0xb0; row <= 0xf7; row++) for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
    common = new Set(new TextDecoder('gbk').decode(Uint8Array.from(bytes)));
  }
  return !common.has(character);
}
