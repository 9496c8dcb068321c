/** 邮政编码: six digits; Guizhou has 55xxxx and 56xxxx. */
import { compact, empty, lettersToDigits, misspelt, right, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

/** First two digits in use; Hong Kong, Macao and Taiwan have 999077, 999078 and others of their own. */
const shape = /^(?:0[1-7]|1[0-356]|2[0-9]|3[0-6]|4[0-9]|5[1-9]|6[1-9]|7[1-9]|8[1-5])\d{4}$/;

/** Why a postal code is wrong. Five digits have lost the zero in front (Hebei, Shanxi, Inner Mongolia), as spreadsheets do. */
export function validatePostcode(value: string): Verdict {
  if (shape.test(value)) return right(value);
  const bare = lettersToDigits(compact(value).replace(/\.0+$/, ''));
  if (bare === '') return empty;
  if (shape.test(bare)) return misspelt(bare);
  if (!/^\d+$/.test(bare)) return wrong('characters', '应为6位数字', 'must be six digits');
  if (bare.length === 5 && shape.test(`0${bare}`))
    return wrong('length', `缺首位的0，应为 0${bare}`, `the zero in front is missing, write 0${bare}`, `0${bare}`);
  if (bare.length !== 6)
    return wrong('length', `应为6位，实为${bare.length}位`, `must have 6 digits, has ${bare.length}`);
  return wrong('prefix', `没有以 ${bare.slice(0, 2)} 开头的邮政编码`, `no postal code begins with ${bare.slice(0, 2)}`);
}
