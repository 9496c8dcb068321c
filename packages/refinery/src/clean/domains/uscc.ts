/**
 * 统一社会信用代码, GB 32100-2015: registrar, category, region 6, organisation code 9 (GB 11714), check character modulo 31.
 * The alphabet has no I O S V Z. Development zones register under numbers outside GB/T 2260: only the province must exist; 10 is the nation.
 */
import { USCC_ALPHABET } from '@kuaishu/standards';
import { provinceDigits } from '../facts.ts';
import { compacted, matches } from '../text.ts';
import { orgCheck, shaped } from './simple-identifiers.ts';

/** 3^(i−1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Check characters by S mod 31: the alphabet backwards from its zero. */
const CHECKS = USCC_ALPHABET[0] + [...USCC_ALPHABET.slice(1)].reverse().join('');
const CHARACTER = '[0-9A-HJ-NP-RTUW-Y]';
const BODY = `(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)(?:10|${provinceDigits.join('|')})[0-9]{4}${CHARACTER}{9}`;

/** Check character of the first 17 characters. */
function usccCheck(text: string): string {
  const sum = WEIGHTS.map((weight, i) => `(strpos('${USCC_ALPHABET}', substr(${text}, ${i + 1}, 1)) - 1) * ${weight}`);
  return `substr('${CHECKS}', CAST((${sum.join(' + ')}) % 31 AS INTEGER) + 1, 1)`;
}

export const cleanUscc = shaped({
  canonical: `${BODY}${CHARACTER}`,
  bare: (text) => compacted(text, '-‐–—_.·,，/\\'),
  // letters outside the alphabet are digits misread; V has no twin
  read: (bare) => {
    const read = `translate(${bare}, 'OIZS', '0125')`;
    return `CASE WHEN ${matches(read, BODY)} THEN ${read} || ${usccCheck(read)} ELSE ${read} END`;
  },
  also: (value) =>
    `(${usccCheck(value)} = substr(${value}, 18, 1) AND ${orgCheck(value, 9)} = substr(${value}, 17, 1))`,
});
