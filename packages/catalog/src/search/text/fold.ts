/**
 * Text folded for comparison, code unit by code unit, so that places in the folded text are places in the text: half width, lower case,
 * simplified characters, one kind of blank. 貴陽市ＧＤＰ → 贵阳市gdp.
 */
import { simplifyName, tidy } from '@kuaishu/standards';

/** What a code unit is made of in words. */
export const SEPARATOR = 0;
export const HAN = 1;
export const LETTER = 2;

interface Tables {
  /** Code unit → folded code unit; 0 = invisible, to be dropped. */
  readonly fold: Uint16Array;
  /** Folded code unit → SEPARATOR, HAN, LETTER (letters and digits of any other script). */
  readonly kind: Uint8Array;
}

let tables: Tables | undefined;

function build(): Tables {
  const fold = new Uint16Array(65536);
  const kind = new Uint8Array(65536);
  for (let unit = 1; unit < 65536; unit += 1) {
    const char = String.fromCharCode(unit);
    const framed = tidy(`a${char}a`);
    const plain = framed.slice(1, -1);
    if (framed === 'aa') continue;
    // what becomes several characters (㎡ → m2) stays itself: places must not move
    const simple = plain.length === 1 ? simplifyName(plain).toLowerCase() : char;
    fold[unit] = simple.length === 1 ? simple.charCodeAt(0) : unit;
  }
  for (let unit = 1; unit < 65536; unit += 1) {
    const char = String.fromCharCode(unit);
    if (isHan(unit)) kind[unit] = HAN;
    else if (/[\p{L}\p{N}]/u.test(char)) kind[unit] = LETTER;
  }
  return { fold, kind };
}

/** CJK ideographs, 〇 and 々; halves of surrogate pairs count as such, since nearly all of them are rare ideographs. */
const isHan = (unit: number): boolean =>
  (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xd800 && unit <= 0xdfff) || unit === 0x3007 || unit === 0x3005;

export function foldTables(): Tables {
  tables ??= build();
  return tables;
}

/** The text without invisible characters; every other character stays as it is. This is what the index keeps and shows. */
export function visibleText(text: string): string {
  const { fold } = foldTables();
  let kept = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (fold[text.charCodeAt(at)] !== 0) continue;
    kept += text.slice(from, at);
    from = at + 1;
  }
  return from === 0 ? text : kept + text.slice(from);
}

/** Folded, of the same length as the visible text given. */
export function fold(text: string): string {
  const { fold: table } = foldTables();
  let folded = '';
  // Most titles are as they would be folded, wholly or for the most part: runs of them are taken as they stand.
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const other = table[unit]!;
    if (other === unit) continue;
    folded += text.slice(from, at) + String.fromCharCode(other);
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/** As many as a call takes. */
const MOST_ARGUMENTS = 4096;

/** A string of code units, however many. */
export function fromUnits(units: Uint16Array): string {
  // An array of bytes is taken for arguments as it is, six times as fast as a list made of it.
  const some = (part: Uint16Array): string => String.fromCharCode.apply(null, part as unknown as number[]);
  if (units.length <= MOST_ARGUMENTS) return some(units);
  let text = '';
  for (let at = 0; at < units.length; at += MOST_ARGUMENTS) text += some(units.subarray(at, at + MOST_ARGUMENTS));
  return text;
}
