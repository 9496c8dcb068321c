/** Division codes (GB/T 2260) as arrays read by position: is a code known, now or once; which code is it now; which code has a name. */
import { knownCodes, regionWords } from './facts.ts';
import { type ListTable, listAt, type WordTable, wordTable } from './lists.ts';

/** Lists that a statement must hold to use `regionKnown` and `regionNow`. */
export const REGION_LISTS: readonly string[] = ['region_slots', 'region_now'];

/** Names of provinces as addresses begin with them; the suffix may be missing. */
export const PROVINCE_PATTERN =
  '北京市?|天津市?|上海市?|重庆市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?';

let words: WordTable | undefined;

/** Names of provinces, prefectures and counties, with or without those above them → code. */
export function regionNames(): WordTable {
  words ??= wordTable('region_names', regionWords());
  return words;
}

/**
 * Six-digit codes in two steps: first four digits → a slot of 100, then the last two digits within it; 60,000 numbers instead of 900,000.
 * `now` holds today's code of every code ever in force, 0 where it ended without a known heir, −1 where it is only met
 * in identity numbers, NULL where there never was such a code.
 */
export function regionLists(): readonly ListTable[] {
  const slots: (number | null)[] = Array.from({ length: 9999 }, () => null);
  const now: (number | null)[] = [];
  for (const [code, heir] of knownCodes()) {
    const prefix = Math.floor(code / 100);
    let start = slots[prefix - 1] ?? null;
    if (start === null) {
      start = now.length + 1;
      slots[prefix - 1] = start;
      for (let i = 0; i < 100; i++) now.push(null);
    }
    now[start - 1 + (code % 100)] = heir;
  }
  return [
    { name: 'region_slots', items: slots },
    { name: 'region_now', items: now },
  ];
}

/** Today's code (INTEGER) of an INTEGER code; below 1 when there is none (`NO_HEIR`, `PREFIX_ONLY`), NULL when it never was one. */
export function regionNow(code: string): string {
  return listAt(
    'region_now',
    `${listAt('region_slots', `CAST(ks_idiv(${code}, 100) AS INTEGER)`)} + CAST(${code} % 100 AS INTEGER)`,
  );
}

/** TRUE for a code that may stand in an identity number. */
export function regionKnown(code: string): string {
  return `(${regionNow(code)} IS NOT NULL)`;
}

/** TRUE for a code that is or was a division's. */
export function regionExists(code: string): string {
  return `coalesce(${regionNow(code)} >= 0, FALSE)`;
}
