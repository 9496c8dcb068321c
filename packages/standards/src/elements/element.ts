/**
 * A data element (数据元): a standard's definition of one field, as data (GB/T 18391, GB/T 19488.2 in spirit).
 * Everything that a column can inherit stands here: how it is written, what is a right value, how sensitive it is.
 */

/** 数据类型 of the national compilation guide (发改高技术〔2017〕1272号): C text, N number, Y money, D date, T date-time, L boolean, M long text, I integer, B double. */
export type DataType = 'C' | 'N' | 'Y' | 'D' | 'T' | 'L' | 'M' | 'I' | 'B';

/** 分级 as the province colours it: green 公开, yellow 内部, red 涉密 (never stored here, DB52/T 1123). */
export type Grade = 'green' | 'yellow' | 'red';

/** Identifier rules that have a validator in `identifiers/` and an SQL form in the refinery. */
export type IdentifierRule =
  | 'resident_id' // GB 11643
  | 'uscc' // GB 32100
  | 'tax_no' // the same, or 15 characters of before 2015
  | 'org_code' // GB 11714
  | 'mobile'
  | 'landline'
  | 'phone' // mobile or landline
  | 'bank_card' // Luhn
  | 'plate' // GA 36
  | 'postcode'
  | 'property_unit' // GB/T 37346, 28 characters
  | 'passport'
  | 'email'
  | 'region6' // GB/T 2260
  | 'region12'; // statistics code of county + street + village

/** What kind of value it is: decides normalisation, check, comparison and default mask. */
export type ValueDomain =
  | { readonly kind: 'identifier'; readonly rule: IdentifierRule }
  | { readonly kind: 'code'; readonly table: string }
  | { readonly kind: 'date' }
  | { readonly kind: 'datetime' }
  | { readonly kind: 'year' }
  | { readonly kind: 'month' }
  | {
      readonly kind: 'number';
      readonly unit?: string;
      readonly min?: number;
      readonly max?: number;
      readonly scale?: number;
    }
  | { readonly kind: 'money'; readonly currency: 'CNY' }
  | { readonly kind: 'coordinate'; readonly axis: 'lng' | 'lat' }
  | { readonly kind: 'person_name' }
  | { readonly kind: 'org_name' }
  | { readonly kind: 'place_name' }
  | { readonly kind: 'address' }
  | { readonly kind: 'boolean' }
  /** GeoJSON polygons and lines (RFC 7946): repaired, and brought to CGCS2000 where `unit` names another system. */
  | { readonly kind: 'geometry' }
  | { readonly kind: 'text' };

/** 脱敏 methods of DB52/T 1126 that need no key. Keyed ones (pseudonym, format-preserving) come through the same union. */
export type Mask =
  | { readonly method: 'keep' }
  | { readonly method: 'drop' }
  /** 掩码: keep `head` first and `tail` last characters, cover the rest with `*`. */
  | { readonly method: 'cover'; readonly head: number; readonly tail: number }
  /** 截断: keep the first `length` characters. */
  | { readonly method: 'truncate'; readonly length: number }
  /** 泛化: to a coarser value. `band` = buckets of `width`. `county` keeps an address to county level. */
  | {
      readonly method: 'generalise';
      readonly to: 'year' | 'month' | 'prefecture' | 'county' | 'band';
      readonly width?: number;
    }
  /** 日期偏移: shift by −days…+days, the same for all dates of one entity. */
  | { readonly method: 'shift_date'; readonly days: number }
  /** 假名: stable within a release. */
  | { readonly method: 'pseudonym' };

export interface DataElement {
  /** snake_case; also the column name in cleaned data and in a block. */
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** Initials of the Chinese name's pinyin, upper case: 公民身份号码 → GMSFHM. Databases of departments name columns so. */
  readonly initials: string;
  /** Other headings under which it is met in files, Chinese, English or pinyin. */
  readonly aliases: readonly string[];
  readonly type: DataType;
  /** Greatest length in characters (C, M) or digits in all (N, Y). */
  readonly length?: number;
  /** Digits after the point (N, Y). */
  readonly scale?: number;
  readonly domain: ValueDomain;
  /** Standard and clause, or the register it comes from. */
  readonly source: string;
  readonly grade: Grade;
  readonly mask: Mask;
}

/** A code table (代码表): code → name, with spellings that are met for it. */
export interface CodeTable {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly source: string;
  readonly codes: readonly {
    readonly code: string;
    readonly zh: string;
    readonly en?: string;
    readonly aliases?: readonly string[];
  }[];
}
