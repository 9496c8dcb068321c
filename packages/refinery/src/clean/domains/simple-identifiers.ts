/** Identifiers whose rule is a pattern, perhaps with one check digit: codes of bodies, cards, plates, postcodes, parcels, passports, mail. */
import { type CleanDomain, type Cleaned, columns } from '../cell.ts';
import { orCovered } from '../covered.ts';
import { regionExists, regionNow } from '../regions.ts';
import { cases, compacted, isNullWord, lettersToDigits, matches, tidied, widthMended } from '../text.ts';
import { digit } from './resident-id.ts';

interface Shape {
  /** Pattern of the normal form. */
  readonly canonical: string;
  /** A tidied text without blanks and separators; default: `compacted`. */
  readonly bare?: (text: string) => string;
  /** What a bare text that does not fit must have been: letters for digits, a check digit completed. Taken only when it is right. */
  readonly read?: (bare: string) => string;
  /** Helper columns of a value that fits the pattern, so that `also` need not work them out again and again. */
  readonly parts?: (value: string) => Readonly<Record<string, string>>;
  /** What else holds of a right value beside the pattern; `part` names a helper column. */
  readonly also?: (value: string, part: (name: string) => string) => string;
  /** Pattern of the writing in which the standard prints it; with it, any writing that is neither this nor the normal form is mended. */
  readonly printed?: string;
  /** TRUE when `read` says more than another writing of `bare`; default: any difference. */
  readonly mended?: (read: string, bare: string) => string;
}

/** The value is the bare text, or what it must have been where that is right; `ok` when the rule holds. */
export function shaped(shape: Shape): CleanDomain {
  const { canonical, bare: bareOf = compacted, read: readOf = (bare: string) => bare } = shape;
  return (cell) => {
    const { raw } = cell;
    const { fast, text, squeezed, bare, read, right } = columns(
      cell,
      'fast',
      'text',
      'squeezed',
      'bare',
      'read',
      'right',
    );
    const also = shape.also?.(read, cell.at);
    const parts = Object.entries(shape.parts?.(read) ?? {}).map(([name, sql]) => [
      cell.at(name),
      `CASE WHEN ${fast} OR ${matches(read, canonical)} THEN ${sql} END`,
    ]);
    const changed = shape.mended?.(read, bare) ?? `${read} <> ${bare}`;
    const mended = shape.printed === undefined ? changed : `NOT ${matches(text, shape.printed)} OR ${changed}`;
    const cleaned: Cleaned = {
      levels: [
        { [fast]: `coalesce(${matches(raw, canonical)}, FALSE)` },
        // NULL where the value is in its normal form, until `read`: a text that only passes through would be copied at each level
        { [text]: `CASE WHEN NOT ${fast} THEN ${tidied(raw)} END` },
        { [squeezed]: `CASE WHEN NOT ${fast} THEN ${bareOf(text)} END` },
        // asked of the squeezed form, so that "N / A" is none either
        {
          [bare]: `CASE WHEN NOT ${fast} AND NOT ${isNullWord(text)} AND NOT ${isNullWord(squeezed)} THEN ${squeezed} END`,
        },
        { [read]: `CASE WHEN ${fast} THEN ${raw} ELSE ${readOf(bare)} END` },
        ...(parts.length > 0 ? [Object.fromEntries(parts) as Record<string, string>] : []),
        {
          [right]: also
            ? `CASE WHEN ${fast} OR ${matches(read, canonical)} THEN ${also} ELSE FALSE END`
            : cases([[fast, 'TRUE']], matches(read, canonical)),
        },
      ],
      value: `CASE WHEN ${fast} OR ${right} THEN ${read} ELSE ${bare} END`,
      repaired: `(CASE WHEN ${fast} THEN FALSE WHEN ${right} THEN ${mended} OR ${widthMended(raw, text)} ELSE FALSE END)`,
      unparsed: 'FALSE',
      ok: right,
    };
    return orCovered(cell, cleaned, { text, level: 1 });
  };
}

const withoutPoint = (text: string) =>
  `CASE WHEN ${matches(text, '[0-9]+[.]0+')} THEN split_part(${text}, '.', 1) ELSE ${compacted(text)} END`;

const ORG_CODE = '[0-9A-Z]{8}[0-9X]';
const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** Check character of GB 11714 over eight characters from `first` on. 11 − S mod 11: 10 is X, 11 is 0. */
export function orgCheck(text: string, first = 1): string {
  const sum = ORG_WEIGHTS.map(
    (weight, i) => `(strpos('0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', substr(${text}, ${first + i}, 1)) - 1) * ${weight}`,
  );
  return `substr('0X987654321', CAST((${sum.join(' + ')}) % 11 AS INTEGER) + 1, 1)`;
}

/** 组织机构代码, GB 11714-1997: eight characters and a check character modulo 11. Normal form without the dash. */
export const cleanOrgCode = shaped({
  canonical: ORG_CODE,
  read: (bare) => `CASE WHEN ${matches(bare, '[0-9A-Z]{8}')} THEN ${bare} || ${orgCheck(bare)} ELSE ${bare} END`,
  also: (value) => `substr(${value}, 9, 1) = ${orgCheck(value)}`,
});

/** 银行卡号, ISO/IEC 7812-1: Luhn. 13 to 19 digits in two halves of ten, since 19 digits may pass the greatest BIGINT. */
export const cleanBankCard = shaped({
  canonical: '[0-9]{13,19}',
  bare: withoutPoint,
  read: lettersToDigits,
  parts: (value) => ({ high: half(value, 1), low: half(value, 11) }),
  also: (_, part) => `(${luhn(part('high'))} + ${luhn(part('low'))}) % 10 = 0`,
});

const half = (value: string, from: number) => `CAST(substr(lpad(${value}, 20, '0'), ${from}, 10) AS BIGINT)`;

/** Sum of ten digits, every second from the right doubled with its cross sum. */
function luhn(number: string): string {
  return Array.from({ length: 10 }, (_, power) => {
    const d = digit(number, power);
    return power % 2 ? `(${d} * 2 - CASE WHEN ${d} > 4 THEN 9 ELSE 0 END)` : d;
  }).join(' + ');
}

const PROVINCES = '京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川贵云藏陕甘青宁新';
const PLATE_TAIL =
  '(?:[A-HJ-NP-Z0-9]{5}|[A-HJ-NP-Z0-9]{4}[警学挂港澳试领超]|[A-HJK][A-HJ-NP-Z0-9][0-9]{4}|[0-9]{5}[A-HJK])';
const PLATE = `(?:[${PROVINCES.replace('贵', '')}][A-HJ-NP-Z]|贵[A-HJ])${PLATE_TAIL}|WJ[${PROVINCES}]?[0-9]{4}[0-9A-Z]|[A-Z]{2}[0-9]{5}|使[0-9]{6}`;

/** 机动车号牌, GA 36-2018: province, letter of the office, five characters, six for new energy. I and O behind the office are digits. */
export const cleanPlate = shaped({
  canonical: PLATE,
  bare: (text) => compacted(text, '-‐–—_.·•・●号牌车'),
  read: (bare) =>
    `CASE WHEN ${matches(bare, PLATE)} THEN ${bare} ELSE substr(${bare}, 1, 2) || translate(substr(${bare}, 3), 'OI', '01') END`,
});

const POSTCODE = '(?:0[1-7]|1[0-356]|2[0-9]|3[0-6]|4[0-9]|5[1-9]|6[1-9]|7[1-9]|8[1-5])[0-9]{4}';

/** 邮政编码: six digits; a spreadsheet drops the zero in front. */
export const cleanPostcode = shaped({
  canonical: POSTCODE,
  bare: withoutPoint,
  read: (bare) =>
    `CASE WHEN length(${bare}) = 5 THEN '0' || ${lettersToDigits(bare)} ELSE ${lettersToDigits(bare)} END`,
});

/** 不动产单元号, GB/T 37346-2019: county 6, cadastral areas 3 + 3, parcel kind 2 and number 5, fixture kind 1 and number 8. */
export const cleanPropertyUnit = shaped({
  canonical: '[0-9]{12}[GJZ][A-HSWXY][0-9]{5}(?:[FLQ][0-9]{8}|W0{8})',
  printed: '[0-9]{6} [0-9]{6} [A-Z]{2}[0-9]{5} [A-Z][0-9]{8}',
  bare: (text) => compacted(text, '-‐–—_.·/'),
  read: (bare) =>
    `${lettersToDigits(`substr(${bare}, 1, 12)`)} || substr(${bare}, 13, 2) || ${lettersToDigits(`substr(${bare}, 15, 5)`)} || substr(${bare}, 20, 1) || ${lettersToDigits(`substr(${bare}, 21)`)}`,
  // an engine may reckon it before it knows that the pattern fits
  also: (value) => regionExists(`try_cast(substr(${value}, 1, 6) AS INTEGER)`),
});

const PASSPORT =
  '[EG][0-9]{8}|E[A-HJ-NP-Z][0-9]{7}|[DSP][0-9]{7,8}|(?:SE|DE|PE)[0-9]{7}|1[45][0-9]{7}|[CHM][0-9A-Z][0-9]{7}|[HM][0-9]{10}';

/** 护照和通行证号码. */
export const cleanPassport = shaped({
  canonical: PASSPORT,
  read: (bare) =>
    `CASE WHEN ${matches(bare, PASSPORT)} THEN ${bare} ELSE substr(${bare}, 1, 2) || ${lettersToDigits(`substr(${bare}, 3)`)} END`,
});

const LOCAL = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

/** 电子邮箱, the part of RFC 5322 that is used; the domain in lower case. */
export const cleanEmail = shaped({
  canonical: `${LOCAL}(?:[.]${LOCAL})*@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?[.])+[a-z]{2,18}`,
  bare: (text) =>
    `regexp_replace(regexp_replace(translate(${text}, '。． ', '..'), '^(?i:mailto|邮箱|e-?mail):', ''), '[.,;]+$', '')`,
  read: (bare) => {
    const domain = `lower(regexp_extract(${bare}, '@([^@]*)$', 1))`;
    // a comma before the last label is a dot
    const dotted = `CASE WHEN regexp_matches(${domain}, ',[a-z]{2,4}$') THEN regexp_extract(${domain}, '^(.*),[a-z]{2,4}$', 1) || '.' || regexp_extract(${domain}, ',([a-z]{2,4})$', 1) ELSE ${domain} END`;
    return `CASE WHEN strpos(${bare}, '@') = 0 THEN ${bare} ELSE regexp_extract(${bare}, '^(.*)@[^@]*$', 1) || '@' || ${dotted} END`;
  },
});

/** 统计用区划代码: county 6 + street or town 3 + village 3. A retired county's villages have other numbers today: wrong. */
export const cleanRegion12 = shaped({
  canonical: '[1-9][0-9]{11}',
  bare: withoutPoint,
  read: (bare) =>
    `CASE WHEN length(${bare}) IN (6, 9) THEN rpad(${lettersToDigits(bare)}, 12, '0') ELSE ${lettersToDigits(bare)} END`,
  also: (value) => `coalesce(${regionNow(county(value))} = ${county(value)}, FALSE)`,
});

const county = (value: string) => `try_cast(substr(${value}, 1, 6) AS INTEGER)`;
