/** A value in the one writing in which it is compared: what the standards call the same value hashes the same. */
import {
  type DataElement,
  decodeCode,
  element,
  elementByHeading,
  parseDate,
  parseNumber,
  saysNothing,
  tidy,
  toSimplified,
} from '@kuaishu/standards';

export interface ColumnMeaning {
  /** Heading, from which the element is taken where none is given. */
  readonly name?: string;
  readonly element?: string;
  /** Unit of the numbers: 万元 is brought to 元. */
  readonly unit?: string;
}

/** Factors to the unit in which a kind of quantity is compared. */
const FACTORS: Readonly<Record<string, number>> = {
  万元: 1e4,
  千元: 1e3,
  百万元: 1e6,
  亿元: 1e8,
  万人: 1e4,
  万户: 1e4,
  万: 1e4,
  亿: 1e8,
  亩: 2000 / 3,
  公顷: 1e4,
  平方公里: 1e6,
  平方千米: 1e6,
  km2: 1e6,
  公里: 1e3,
  千米: 1e3,
  km: 1e3,
  吨: 1e3,
  t: 1e3,
  万吨: 1e7,
};

/** Null for values that say nothing. */
export function canonicaliser(meaning: ColumnMeaning): (value: string) => string | null {
  const found =
    meaning.element !== undefined
      ? element(meaning.element)
      : meaning.name === undefined
        ? undefined
        : elementByHeading(meaning.name);
  const unit = meaning.unit ?? /[（(]([^（()）]{1,4})[)）]\s*$/u.exec(meaning.name ?? '')?.[1];
  const factor = FACTORS[unit ?? ''] ?? 1;
  return (value) => (saysNothing(value) ? null : canonical(tidy(value), found, factor));
}

function canonical(text: string, found: DataElement | undefined, factor: number): string {
  const domain = found?.domain;
  if (domain?.kind === 'code') return decodeCode(domain.table, text)?.code ?? plain(text);
  if (domain?.kind === 'identifier' || domain?.kind === 'text') return plain(text);
  const number = /^[\d.,+-]/.test(text) ? parseNumber(text) : null;
  if (domain?.kind === 'number' || domain?.kind === 'money')
    return number === null ? plain(text) : scaled(number.value, factor);
  const day = text.length >= 8 && text.length <= 30 && /\d/.test(text) ? parseDate(text) : null;
  if (day !== null) return day;
  // digits that begin with 0 or are longer than a quantity are a number of somebody, not an amount
  const amount = number !== null && number.unit === undefined && !/^0\d|^\d{12,}/.test(text);
  return amount ? scaled(number.value, factor) : plain(text);
}

const scaled = (value: number, factor: number): string => String(Number((value * factor).toPrecision(6)));
const plain = (text: string): string =>
  toSimplified(text)
    .toUpperCase()
    .replace(/[\s（）()·、，,.。\-_/]+/gu, '');
