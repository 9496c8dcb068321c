/** Division codes (GB/T 2260) as arrays read by position: is a code known, now or once; which code is it now; which code has a name. */
import { regionWords, regionNow as successors } from './facts.ts';
import { type ListTable, listAt, wordTable } from './lists.ts';

/** Names of provinces as addresses begin with them; the suffix may be missing. */
export const PROVINCE_PATTERN =
  '北京市?|天津市?|上海市?|重庆市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?';

/** Names of provinces, prefectures and counties, with or without what stands before them → code. */
const words = wordTable('region_names', regionWords);
export const REGION_NAMES = {
  name: words.name,
  size: words.size,
  lists: [words.words.name, words.answers.name],
} as const;

/** Lists a statement must hold to use `regionKnown` and `regionNow`. */
export const REGION_LISTS = ['region_slots', 'region_now'] as const;

/**
 * Six-digit codes in two steps: first four digits → a slot of 100, then the last two digits within it; 60,000 numbers instead of 900,000.
 * `now` maps every code ever in force to its successor today (itself when in force; itself too when it ended without one).
 */
export function regionLists(now: ReadonlyMap<string, string> = successors): readonly ListTable[] {
  const slots: (number | null)[] = Array.from({ length: 9999 }, () => null);
  const current: (number | null)[] = [];
  for (const [code, successor] of now) {
    const prefix = Number(code.slice(0, 4));
    let start = slots[prefix - 1] ?? null;
    if (start === null) {
      start = current.length + 1;
      slots[prefix - 1] = start;
      for (let i = 0; i < 100; i++) current.push(null);
    }
    current[start - 1 + Number(code.slice(4))] = Number(successor);
  }
  return [{ name: 'region_slots', items: slots }, { name: 'region_now', items: current }, words.words, words.answers];
}

/** Today's code (INTEGER) of an INTEGER code; NULL when it never was one. */
export function regionNow(code: string): string {
  return listAt(
    'region_now',
    `${listAt('region_slots', `CAST(ks_idiv(${code}, 100) AS INTEGER)`)} + CAST(${code} % 100 AS INTEGER)`,
  );
}

export function regionKnown(code: string): string {
  return `(${regionNow(code)} IS NOT NULL)`;
}
