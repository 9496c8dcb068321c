/**
 * 统一社会信用代码, GB 32100-2015: registrar, category, region 6, organisation code 9 (GB 11714), check character modulo 31.
 * The alphabet has no I O S V Z. Development zones register under numbers outside GB/T 2260: only the province must exist; 10 is the nation.
 */
import { USCC_ALPHABET } from '@kuaishu/standards';
import { provinceDigits } from '../facts.ts';
import { regionKnown } from '../regions.ts';
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

const SEPARATORS = '-‐–—_.·,，/\\';

/** Letters outside the alphabet are digits misread; V has no twin. */
function read(bare: string): string {
  const text = `translate(${bare}, 'OIZS', '0125')`;
  return `CASE WHEN ${matches(text, BODY)} THEN ${text} || ${usccCheck(text)} ELSE ${text} END`;
}

function checksOut(value: string): string {
  return `(${usccCheck(value)} = substr(${value}, 18, 1) AND ${orgCheck(value, 9)} = substr(${value}, 17, 1))`;
}

export const cleanUscc = shaped({
  canonical: `${BODY}${CHARACTER}`,
  bare: (text) => compacted(text, SEPARATORS),
  read,
  also: checksOut,
});

const OLD = '[0-9]{6}[0-9A-Z]{8}[0-9X]';

/** 纳税人识别号: the unified code, or the 15 characters of before 2015, region and organisation code. */
export const cleanTaxNo = shaped({
  canonical: `(?:${BODY}${CHARACTER}|${OLD})`,
  bare: (text) => compacted(text, SEPARATORS),
  read: (bare) => `CASE WHEN ${matches(bare, OLD)} THEN ${bare} ELSE ${read(bare)} END`,
  also: (value) =>
    `CASE WHEN length(${value}) = 15 THEN coalesce(${regionKnown(`try_cast(substr(${value}, 1, 6) AS INTEGER)`)}, FALSE) AND ${orgCheck(value, 7)} = substr(${value}, 15, 1) ELSE ${checksOut(value)} END`,
});
