/**
 * 统一社会信用代码, GB 32100-2015: registrar, category, region 6, organisation code 9 (GB 11714), check character modulo 31.
 * The alphabet has no I O S V Z.
 */
import type { CleanDomain } from '../cell.ts';
import { REGION_LISTS, regionKnown } from '../regions.ts';
import { isNullWord, matches, tidied, widthMended } from '../text.ts';
import { orgCheck, value36 } from './simple-identifiers.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** 3^(i−1) mod 31. */
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const CANONICAL =
  '(?:1[1239]|2[19]|3[1-59]|4[19]|5[1239]|6[129]|7[129]|8[19]|9[123]|A[19]|N[1239]|Y1)[0-9]{6}[0-9A-HJ-NP-RTUW-Y]{10}';

const value31 = (text: string, place: number) => `(strpos('${ALPHABET}', substr(${text}, ${place}, 1)) - 1)`;

/** Check character of the first 17 characters. */
export function usccCheck(text: string): string {
  const sum = WEIGHTS.map((weight, i) => `${value31(text, i + 1)} * ${weight}`).join(' + ');
  return `substr('0YXWUTRQPNMLKJHGFEDCBA987654321', CAST((${sum}) % 31 AS INTEGER) + 1, 1)`;
}

export const cleanUscc: CleanDomain = ({ raw, at }) => {
  const [fast, text, value, seen] = [at('f'), at('t'), at('v'), at('c')];
  return {
    levels: [
      { [fast]: `coalesce(${matches(raw, CANONICAL)}, FALSE)` },
      { [text]: `CASE WHEN ${fast} THEN ${raw} ELSE ${tidied(raw)} END` },
      { [value]: `CASE WHEN ${fast} THEN ${raw} WHEN ${isNullWord(text)} THEN NULL ELSE ${lettersMended(text)} END` },
      {
        [seen]: `CASE WHEN ${matches(value, CANONICAL)} THEN ${usccCheck(value)} = substr(${value}, 18, 1) AND ${orgCheck([9, 10, 11, 12, 13, 14, 15, 16].map((p) => value36(value, p)))} = substr(${value}, 17, 1) AND ${regionOrNation(value)} ELSE FALSE END`,
      },
    ],
    value,
    repaired: `(CASE WHEN ${fast} THEN FALSE ELSE ${widthMended(raw, text)} OR ${value} <> upper(${text}) END)`,
    unparsed: 'FALSE',
    lists: REGION_LISTS,
    ok: seen,
  };
};

/** Registrars of the State Council write 100000. */
function regionOrNation(value: string): string {
  return `(substr(${value}, 3, 6) = '100000' OR ${regionKnown(`CAST(substr(${value}, 3, 6) AS INTEGER)`)})`;
}

/** Letters outside the alphabet are digits misread: O 0, I 1, S 5, Z 2. V has no twin. */
function lettersMended(text: string): string {
  const plain = `translate(upper(${text}), ' -‐–—''"', '')`;
  return `CASE WHEN ${matches(plain, '[0-9A-Z]{18}')} THEN translate(${plain}, 'OISZ', '0152') ELSE ${plain} END`;
}
