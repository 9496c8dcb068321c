/** Check digits of the national standards. Each function takes the body without its check digit, already in normal form. */

const RESIDENT_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const RESIDENT_CHECKS = '10X98765432';

/** GB 11643-1999, ISO 7064 MOD 11-2: 17 digits → '0'…'9' or 'X'. */
export function residentIdCheckDigit(body17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += (body17.charCodeAt(i) - 48) * RESIDENT_WEIGHTS[i]!;
  return RESIDENT_CHECKS[sum % 11]!;
}

/** The 31 characters of GB 32100-2015: digits and capitals without I O S V Z. A character's value is its place. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const usccValues = new Int8Array(128).fill(-1);
for (let i = 0; i < USCC_ALPHABET.length; i += 1) usccValues[USCC_ALPHABET.charCodeAt(i)] = i;

/** Value of a character in the alphabet of GB 32100, −1 outside it. */
export function usccValue(charCode: number): number {
  return charCode < 128 ? usccValues[charCode]! : -1;
}

/** GB 32100-2015, MOD 31-3: 17 characters of its alphabet → the 18th. */
export function usccCheckDigit(body17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i += 1) sum += usccValue(body17.charCodeAt(i)) * USCC_WEIGHTS[i]!;
  return USCC_ALPHABET[(31 - (sum % 31)) % 31]!;
}

const ORG_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** GB 11714-1997, MOD 11: 8 characters of 0-9A-Z (A = 10 … Z = 35) → '0'…'9' or 'X'. */
export function orgCodeCheckDigit(body8: string): string {
  let sum = 0;
  for (let i = 0; i < 8; i += 1) {
    const at = body8.charCodeAt(i);
    sum += (at <= 57 ? at - 48 : at - 55) * ORG_WEIGHTS[i]!;
  }
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}

/** ISO/IEC 7812-1 (Luhn): whether a string of digits with its check digit is right. */
export function luhnValid(digits: string): boolean {
  let sum = 0;
  for (let i = digits.length - 1, double = false; i >= 0; i -= 1, double = !double) {
    const digit = digits.charCodeAt(i) - 48;
    sum += double ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit;
  }
  return digits.length > 1 && sum % 10 === 0;
}

const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** ISO 7064 MOD 37,36, as GB/T 36904 uses it: a body of 0-9A-Z → its check character. */
export function mod3736CheckDigit(body: string): string {
  let product = 36;
  for (const char of body) {
    const sum = (product + ALPHANUMERIC.indexOf(char)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return ALPHANUMERIC[(37 - product) % 36]!;
}
