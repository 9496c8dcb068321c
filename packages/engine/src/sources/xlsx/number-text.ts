/** Numbers of a sheet as text: dates by their format, other numbers with all their digits. */

export type NumberKind = 'number' | 'date' | 'time' | { readonly digits: number };

/** Built-in formats that are dates or times (ECMA-376-1, 18.8.30), with those of the Chinese locale (27 to 36, 50 to 58). */
function builtIn(id: number): NumberKind {
  if (
    (id >= 14 && id <= 17) ||
    id === 22 ||
    (id >= 27 && id <= 31) ||
    id === 36 ||
    (id >= 50 && id <= 54) ||
    id === 57 ||
    id === 58
  )
    return 'date';
  if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id === 55 || id === 56)
    return 'time';
  return 'number';
}

/** What a number format makes of a number. `000000` keeps leading zeros of codes. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return builtIn(id);
  const plain = code
    .split(';')[0]!
    .replace(/"[^"]*"/g, '')
    .replace(/\\.|_.|\*./g, '')
    .replace(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
    .replace(/general|g\/通用格式/gi, '');
  if (/^0{2,}$/.test(plain)) return { digits: plain.length };
  const letters = plain.replace(/e[+-]/gi, '').toLowerCase();
  if (/[yde年日]/.test(letters) || (letters.includes('m') && !/[hs]/.test(letters)))
    return /[yd年日]|m/.test(letters) ? 'date' : 'number';
  return /[hs]/.test(letters) ? 'time' : 'number';
}

const DAY_MS = 86_400_000;
/** 9999-12-31. */
const LAST_SERIAL = 2_958_465;

/** Serial day → ISO text; null when it is none (negative, after 9999, the non-existing 1900-02-29). */
export function serialText(serial: number, kind: 'date' | 'time', date1904: boolean): string | null {
  if (!(serial >= 0) || serial > LAST_SERIAL) return null;
  const ms = Math.round(serial * DAY_MS);
  const days = Math.floor(ms / DAY_MS);
  const rest = ms - days * DAY_MS;
  const clock = rest === 0 ? MIDNIGHT : new Date(rest).toISOString().slice(11, rest % 1000 === 0 ? 19 : 23);
  if (days === 0 && !date1904) return kind === 'time' || rest > 0 ? clock : null;
  // Excel takes 1900 for a leap year: serials up to 59 lie one day later, 60 is no day
  if (!date1904 && days === 60) return null;
  const epoch = date1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30);
  const date = dayText(epoch + days * DAY_MS);
  return rest === 0 && kind === 'date' ? date : `${date} ${clock}`;
}

const MIDNIGHT = '00:00:00';
const DAYS_KEPT = 50_000;
const dayTexts = new Map<number, string>();

/** Days recur: laying one out costs twenty times as much as finding it. */
function dayText(ms: number): string {
  let text = dayTexts.get(ms);
  if (text === undefined) {
    text = new Date(ms).toISOString().slice(0, 10);
    if (dayTexts.size >= DAYS_KEPT) dayTexts.clear();
    dayTexts.set(ms, text);
  }
  return text;
}

/** `5.2E+17` → `520000000000000000`; digits of integers stay as written, fractions in their shortest exact form. */
export function numberText(written: string): string {
  if (/^-?\d+$/.test(written)) return written;
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (/e/i.test(written) && Math.abs(value) >= 1e15) return plainDigits(written);
  return plainDigits(String(value));
}

function plainDigits(text: string): string {
  const match = /^([+-]?)(\d*)\.?(\d*)(?:e([+-]?\d+))?$/i.exec(text.trim());
  if (!match) return text;
  const [, sign, whole, fraction, exponent] = match;
  if (exponent === undefined) return text;
  const digits = whole! + fraction!;
  const point = whole!.length + Number(exponent);
  if (Math.abs(point) > 400) return text;
  const minus = sign === '-' ? '-' : '';
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`.replace(/0+$/, '').replace(/\.$/, '');
  if (point >= digits.length) return minus + (digits + '0'.repeat(point - digits.length)).replace(/^0+(?=\d)/, '');
  return minus + `${digits.slice(0, point)}.${digits.slice(point)}`.replace(/^0+(?=\d)/, '').replace(/\.?0+$/, '');
}
