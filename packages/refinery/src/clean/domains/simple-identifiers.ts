/** Identifiers whose rule is a pattern, perhaps with one check digit: codes of bodies, cards, plates, postcodes, parcels, passports, mail. */
import type { CleanDomain } from '../cell.ts';
import { REGION_LISTS, regionKnown } from '../regions.ts';
import { cases, isNullWord, matches, tidied, widthMended } from '../text.ts';
import { digit } from './resident-id.ts';

interface Shape {
  /** Pattern that a delivered text meets when nothing needs doing. */
  readonly canonical: string;
  /** Normal form of a tidied text; default: upper case without blanks and dashes. */
  readonly form?: (text: string) => string;
  /** TRUE for a right value of the normal form; default: the canonical pattern. */
  readonly right?: (value: string) => string;
  readonly lists?: readonly string[];
}

const squeezed = (text: string) => `translate(upper(${text}), ' -‐–—·''"', '')`;

/** One level for the form, one for its rule. */
export function shaped(shape: Shape): CleanDomain {
  const form = shape.form ?? squeezed;
  const right = shape.right ?? ((value) => matches(value, shape.canonical));
  return ({ raw, at }) => {
    const [fast, text, value, ok] = [at('f'), at('t'), at('v'), at('k')];
    return {
      levels: [
        { [fast]: `coalesce(${matches(raw, shape.canonical)}, FALSE)` },
        { [text]: `CASE WHEN ${fast} THEN ${raw} ELSE ${tidied(raw)} END` },
        {
          [value]: cases(
            [
              [fast, raw],
              [isNullWord(text), 'NULL'],
            ],
            form(text),
          ),
        },
        { [ok]: right(value) },
      ],
      value,
      repaired: `(CASE WHEN ${fast} THEN FALSE ELSE ${widthMended(raw, text)} OR ${value} <> upper(${text}) END)`,
      unparsed: 'FALSE',
      ok,
      ...(shape.lists ? { lists: shape.lists } : {}),
    };
  };
}

/** 组织机构代码, GB 11714-1997: eight characters and a check character modulo 11. Normal form without the dash. */
export const cleanOrgCode = shaped({
  canonical: '[0-9A-Z]{8}[0-9X]',
  right: (value) =>
    `CASE WHEN ${matches(value, '[0-9A-Z]{8}[0-9X]')} THEN substr(${value}, 9, 1) = ${orgCheck(Array.from({ length: 8 }, (_, i) => value36(value, i + 1)))} ELSE FALSE END`,
});

const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of GB 11714 from eight values 0 to 35. 11 − S mod 11: 10 is X, 11 is 0. */
export function orgCheck(values: readonly string[]): string {
  const sum = values.map((value, i) => `${value} * ${ORG_WEIGHTS[i]}`).join(' + ');
  return `substr('0X987654321', CAST((${sum}) % 11 AS INTEGER) + 1, 1)`;
}

/** 0 to 35 of the character at `place` (0-9, A-Z). */
export function value36(text: string, place: number): string {
  return `(strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(${text}, ${place}, 1)) - 1)`;
}

/** 银行卡号, ISO/IEC 7812-1: Luhn. 13 to 19 digits in two halves of ten, since 19 digits may pass the greatest BIGINT. */
export const cleanBankCard = shaped({
  canonical: '[0-9]{13,19}',
  right: (value) => {
    const half = (from: number) => `CAST(substr(lpad(${value}, 20, '0'), ${from}, 10) AS BIGINT)`;
    // doubled digits with their cross sum: 0 2 4 6 8 1 3 5 7 9
    const luhn = (number: string) =>
      Array.from({ length: 10 }, (_, power) => {
        const d = digit(number, power);
        return power % 2 ? `(${d} * 2 - CASE WHEN ${d} > 4 THEN 9 ELSE 0 END)` : d;
      }).join(' + ');
    return `CASE WHEN ${matches(value, '[0-9]{13,19}')} THEN (${luhn(half(1))} + ${luhn(half(11))}) % 10 = 0 ELSE FALSE END`;
  },
});

const PROVINCES = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼';

/** 机动车号牌, GA 36-2018: province, office letter, five characters without I and O (the last may be 学 警 挂 港 澳), or six with D/F for new energy. */
export const cleanPlate = shaped({
  canonical: `[${PROVINCES}][A-HJ-Z](?:[A-HJ-NP-Z0-9]{4}[A-HJ-NP-Z0-9学警挂港澳]|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])`,
});

export const cleanPostcode = shaped({
  canonical: '0[1-7][0-9]{4}|[1-8][0-9]{5}',
  form: (text) => `CASE WHEN ${matches(text, '[0-9]{6}[.]0+')} THEN substr(${text}, 1, 6) ELSE ${squeezed(text)} END`,
});

/** 不动产单元号, GB/T 37346-2019: county 6, cadastral area and sub-area 3 + 3, parcel kind 2 and number 5, fixture kind and number 9. */
export const cleanPropertyUnit = shaped({
  lists: REGION_LISTS,
  canonical: '[1-9][0-9]{11}[GJZ][A-Z][0-9]{5}[FLQW][0-9]{8}',
  right: (value) =>
    `CASE WHEN ${matches(value, '[1-9][0-9]{11}[GJZ][A-Z][0-9]{5}(?:[FLQ][0-9]{8}|W0{8})')} THEN ${regionKnown(`CAST(substr(${value}, 1, 6) AS INTEGER)`)} ELSE FALSE END`,
});

export const cleanPassport = shaped({ canonical: '[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DPS][0-9]{7,8}|[DPS]E[0-9]{7}' });

export const cleanEmail = shaped({
  canonical:
    "[A-Za-z0-9._%+'-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:[.][A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+",
  form: (text) => `replace(${text}, ' ', '')`,
});

/** 统计用区划代码: county 6 + street or town 3 + village 3. */
export const cleanRegion12 = shaped({
  lists: REGION_LISTS,
  canonical: '[1-9][0-9]{11}',
  right: (value) =>
    `CASE WHEN ${matches(value, '[1-9][0-9]{11}')} THEN ${regionKnown(`CAST(substr(${value}, 1, 6) AS INTEGER)`)} ELSE FALSE END`,
});
