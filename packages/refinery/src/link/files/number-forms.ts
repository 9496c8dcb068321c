/**
 * Numbers as cells of registers hold them: with labels, blanks and quotes, letters for digits, inside longer numbers, two in one cell, spoilt by a
 * spreadsheet. What identifies nobody ('' here) must not be compared: rows that a spreadsheet rounded would all agree.
 */
import { toHalfWidth, upgradeResidentId, validators } from '@kuaishu/standards';

/** 5.20102E+17: the last digits are lost. */
const SCIENTIFIC = /^\d(?:\.\d+)?E[+]?\d{1,2}$/;
/** A spreadsheet keeps fifteen digits. */
const ROUNDED = /^[1-9]\d{14}0{3}$/;
/** The disabled person's certificate: the ID number, kind and degree, B and a digit for a reissue (二代残疾人证). */
const WITH_DEGREE = /^(\d{17}[\dX])[1-7][1-4](?:B\d?)?$/;

const isRight = (id: string): boolean => validators.resident_id(id).ok;

/** 18 characters where they can be told, else the bare characters; '' where the cell holds no number that could identify. */
export function residentIdIn(text: string): string {
  const wide = toHalfWidth(text).toUpperCase().trim();
  if (SCIENTIFIC.test(wide.replace(/\s/g, ''))) return '';
  const mended = validators.resident_id(wide.replace(/^[^0-9A-Z]+/, ''));
  if (mended.ok) return mended.value;
  // letters for digits, other widths; a wrong date or check digit is not guessed at
  if (mended.repair !== undefined && (mended.code === 'characters' || mended.code === 'format')) return mended.repair;
  const bare = wide.replace(/[^0-9X]/g, '');
  if (ROUNDED.test(bare)) return '';
  if (/^[1-9]\d{14}$/.test(bare)) return upgradeResidentId(bare);
  const held = WITH_DEGREE.exec(wide.replace(/[^0-9XB]/g, ''))?.[1];
  return held !== undefined && isRight(held) ? held : bare;
}

/** Codes of bodies (GB 32100, GB 11714) and registration numbers without separators, letters that their alphabet lacks read as digits. */
export function bodyCodeIn(text: string): string {
  const wide = toHalfWidth(text).toUpperCase().trim();
  const bare = wide.replace(/[^0-9A-Z.+]/g, '');
  if (SCIENTIFIC.test(bare)) return '';
  const verdict = validators.uscc(bare);
  if (verdict.ok) return verdict.value;
  if (verdict.repair !== undefined && verdict.code !== 'length') return verdict.repair;
  return bare.replace(/[.+]/g, '');
}

const NUMBER =
  /(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)|\(?0\d{2,3}\)?[- ]?\d{7,8}(?!\d)|(?<!\d)[2-8]\d{6,7}(?!\d)/g;

/** The telephone numbers of a cell, digits only, at most two of them with `/` between; the digits as they are where none is one. */
export function phonesIn(text: string): string {
  const wide = toHalfWidth(text)
    .replace(/[－–—]/g, '-')
    .replace(/(?<=\d)\.0+$/, '')
    .trim();
  if (SCIENTIFIC.test(wide.toUpperCase().replace(/\s/g, ''))) return '';
  const found = [
    ...new Set((wide.match(NUMBER) ?? []).map((number) => number.replace(/\D/g, '').replace(/^86(?=1\d{10}$)/, ''))),
  ];
  return found.length > 0 ? found.slice(0, 2).join('/') : wide.replace(/\D/g, '');
}
