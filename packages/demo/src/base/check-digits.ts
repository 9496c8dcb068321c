/**
 * Check characters, written apart from the validators of `@kuaishu/standards` on purpose: a mistake in one cannot hide behind the other.
 */

const ID_CHECKS = '10X98765432';
const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11643-1999: 17 digits → 18 characters (ISO 7064 MOD 11-2). */
export function withIdCheck(digits17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += (digits17.charCodeAt(i) - 48) * ID_WEIGHTS[i]!;
  return digits17 + ID_CHECKS[sum % 11];
}

const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11714-1997: 8 characters of 0-9A-Z → 9. */
export function withOrgCheck(chars8: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i++) {
    const c = chars8.charCodeAt(i);
    sum += (c < 58 ? c - 48 : c - 55) * ORG_WEIGHTS[i]!;
  }
  const check = 11 - (sum % 11);
  return chars8 + (check === 10 ? 'X' : check === 11 ? '0' : `${check}`);
}

export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 32100-2015: 17 characters → 18 (MOD 31-3). */
export function withUsccCheck(chars17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += USCC_ALPHABET.indexOf(chars17[i]!) * USCC_WEIGHTS[i]!;
  return chars17 + USCC_ALPHABET[(31 - (sum % 31)) % 31];
}

/** Luhn: digits without the check digit → with it. */
export function withLuhn(digits: string): string {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let d = digits.charCodeAt(digits.length - 1 - i) - 48;
    if (i % 2 === 0) {
      d *= 2;
      if (d > 9) d -= 9;
    }
    sum += d;
  }
  return digits + ((10 - (sum % 10)) % 10);
}
