/** Whether an identifier checks out, in SQL: GB 11643 (resident ID, ISO 7064 MOD 11-2) and GB 32100 (USCC, MOD 31); others have no check. */
import { residentIdCheckDigit } from '@kuaishu/standards';

const RESIDENT = '^[1-9][0-9]{5}(?:18|19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])[0-9]{3}[0-9X]$';
const USCC = '^[0-9A-HJ-NPQRTUWXY]{2}[0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$';
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Characters of the numbers that have a fixed length: another length is a slip, or another number that stands in the wrong column. */
const LENGTHS: Readonly<Record<string, number>> = { resident_id: 18, uscc: 18, org_code: 9 };
const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/**
 * The relation `from` with a column more, `checked`: `value` where it may be relied on, else NULL. `value` is an SQL expression: upper case, no
 * separators. Values of fewer than 5 characters identify nobody.
 */
export function withCheckedIdentifier(from: string, value: string, attribute: string): string {
  // read once: each of seventeen places asks for them
  const digits = 'digits_';
  const read = `CASE WHEN length(${value}) = 18 AND regexp_matches(${value}, '${RESIDENT}') THEN CAST(substr(${value}, 1, 17) AS BIGINT) END`;
  const sum = RESIDENT_WEIGHTS.map(
    (weight, i) => `(ks_idiv(${digits}, ${10n ** BigInt(16 - i)}) % 10) * ${weight}`,
  ).join(' + ');
  const residentOk = `substr('10X98765432', 1 + CAST((${sum}) % 11 AS INTEGER), 1) = right(${value}, 1)`;
  let weight = 1;
  const usccSum = Array.from({ length: 17 }, (_, i) => {
    const term = `(strpos('${USCC_ALPHABET}', substr(${value}, ${i + 1}, 1)) - 1) * ${weight}`;
    weight = (weight * 3) % 31;
    return term;
  }).join(' + ');
  const usccOk = `substr('${USCC_ALPHABET}', 1 + CAST((31 - (${usccSum}) % 31) % 31 AS INTEGER), 1) = right(${value}, 1)`;
  const fixed = LENGTHS[attribute] ? ` WHEN length(${value}) <> ${LENGTHS[attribute]} THEN NULL` : '';
  const checked =
    `CASE WHEN length(${value}) < 5 THEN NULL${fixed} WHEN length(${value}) <> 18 THEN ${value} ` +
    `WHEN ${digits} IS NOT NULL THEN CASE WHEN ${residentOk} THEN ${value} END ` +
    `WHEN regexp_matches(${value}, '${USCC}') THEN CASE WHEN ${usccOk} THEN ${value} END END`;
  return `(SELECT *, ${checked} AS checked FROM (SELECT *, ${read} AS ${digits} FROM ${from} u) u)`;
}

/** Birth date written in a valid resident ID, as ISO text; NULL otherwise. */
export function birthDateOfIdSql(value: string): string {
  return `CASE WHEN length(${value}) = 18 AND regexp_matches(${value}, '${RESIDENT}') THEN substr(${value}, 7, 4) || '-' || substr(${value}, 11, 2) || '-' || substr(${value}, 13, 2) END`;
}

/** The same for one value. */
export function birthDateOfId(value: string): string | null {
  if (!new RegExp(RESIDENT).test(value) || residentIdCheckDigit(value.slice(0, 17)) !== value[17]) return null;
  return `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
}
