/**
 * A cleaned value in the one writing in which values are compared, as SQL: the twin of the catalogue's `canonicaliser`, for values that cleaning has read
 * already (codes decoded, dates and numbers typed and in their element's unit, names in simplified characters).
 */
import type { ValueDomain } from '@kuaishu/standards';
import type { SqlType } from '../clean/cell.ts';

export interface CanonicalColumn {
  readonly sqlType: SqlType;
  readonly domain: ValueDomain;
  /** Whether the standards know what it is; of other text, days and amounts are recognised by their form. */
  readonly known: boolean;
}

/** Null for values that cannot be compared. `value` is an SQL expression. */
export function canonicalSql(value: string, { sqlType, domain, known }: CanonicalColumn): string {
  switch (sqlType) {
    case 'DATE':
      return `CAST(${value} AS VARCHAR)`;
    case 'TIMESTAMP':
      return plain(`CAST(${value} AS VARCHAR)`);
    case 'BOOLEAN':
      return `CASE WHEN ${value} THEN '1' WHEN NOT ${value} THEN '0' END`;
    case 'DOUBLE':
    case 'DECIMAL(18,2)':
    case 'BIGINT':
      return amount(`CAST(${value} AS DOUBLE)`);
    case 'VARCHAR':
      if (domain.kind === 'code')
        return `CASE WHEN regexp_matches(${value}, '^[0-9A-Z.-]+$') THEN ${value} ELSE ${plain(value)} END`;
      return known || domain.kind !== 'text' ? plain(value) : unknown(value);
  }
}

/** What cleaning read of an address: columns beside it. */
export interface AddressParts {
  readonly region: string;
  readonly town: string;
  readonly detail: string;
}

/** An address by its parts: 贵州省铜仁市… and 铜仁市… are one place, which no comparison of the texts would tell. Where no division was read in it, its text. */
export function canonicalAddress(value: string, { region, town, detail }: AddressParts): string {
  const parts = `${region} || ' ' || coalesce(${town}, '') || ' ' || coalesce(${plain(detail)}, '')`;
  return `CASE WHEN ${region} IS NOT NULL AND ${detail} IS NOT NULL THEN ${parts} ELSE ${plain(value)} END`;
}

const PUNCTUATION = '[\\s（）()·、，,.。\\-_/]+';
/** Null where nothing is left: a dash says nothing. */
const plain = (text: string): string => `nullif(ks_re_all(upper(${text}), '${PUNCTUATION}', ''), '')`;

/** Six significant digits, without an exponent: `toPrecision(6)` of quantities from a millionth on. */
function amount(double: string): string {
  const rounded = `round(${double}, CAST(5 - floor(log10(abs(${double}))) AS INTEGER))`;
  const whole = `CAST(CAST(${rounded} AS DECIMAL(38,0)) AS VARCHAR)`;
  const broken = `regexp_replace(CAST(CAST(${rounded} AS DECIMAL(38,12)) AS VARCHAR), '[.]?0+$', '')`;
  return `CASE WHEN ${double} = 0 THEN '0' WHEN abs(${double}) BETWEEN 1e-6 AND 1e6 THEN ${broken} WHEN abs(${double}) BETWEEN 1e6 AND 1e21 THEN ${whole} END`;
}

const DAY = '^([12][0-9]{3})[-/.年]([01]?[0-9])[-/.月]([0-3]?[0-9])日?$';
/** Digits that begin with 0 or are longer than a quantity are a number of somebody, not an amount. */
const AMOUNT = '^[+-]?(?:[1-9][0-9]{0,10}|0)(?:[.][0-9]{1,6})?$';

function unknown(text: string): string {
  const part = (n: number) => `regexp_extract(${text}, '${DAY}', ${n})`;
  const day = `CAST(try_cast(${part(1)} || '-' || lpad(${part(2)}, 2, '0') || '-' || lpad(${part(3)}, 2, '0') AS DATE) AS VARCHAR)`;
  return `CASE WHEN regexp_matches(${text}, '${DAY}') THEN coalesce(${day}, ${plain(text)}) WHEN regexp_matches(${text}, '${AMOUNT}') THEN ${amount(`CAST(${text} AS DOUBLE)`)} ELSE ${plain(text)} END`;
}
