/** Division codes (GB/T 2260) as arrays read by position: is a code known, now or once; which code is it now; which code has a name. */
import { knownCodes, regionWords } from './facts.ts';
import { type ListTable, listAt, type WordTable, wordTable } from './lists.ts';

/** Names of provinces as addresses begin with them; the suffix may be missing. */
export const PROVINCE_PATTERN =
  '北京市?|天津市?|上海市?|重庆市?|(?:河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾)省?|内蒙古(?:自治区)?|广西(?:壮族自治区)?|西藏(?:自治区)?|宁夏(?:回族自治区)?|新疆(?:维吾尔自治区)?';

/** 贵州省. Statements are the same for every home: only what stands in the list differs. */
export const DEFAULT_HOME = '52';
const words = new Map<string, WordTable>();

/** Names of provinces, prefectures and counties, with or without those above them → code; `home`: first two digits of the project's province. */
export function regionNames(home = DEFAULT_HOME): WordTable {
  let table = words.get(home);
  if (!table) {
    const size = home === DEFAULT_HOME ? undefined : regionNames().size;
    table = wordTable('region_names', regionWords(home), size);
    words.set(home, table);
  }
  return table;
}

/** First code of the lists, and the first beyond them. */
const FIRST = 110000;
const END = 840000;

/**
 * `region_bits`: a bit for each code ever in force or met in identity numbers, 50 a number. `region_now`: today's code of each, 100 a text of six
 * places each, 000000 where it ended without a known heir, -00001 where it is only met in identity numbers, blanks where there never was one.
 */
export function regionLists(): readonly ListTable[] {
  const known = knownCodes();
  const bits = Array.from({ length: (END - FIRST) / 50 }, () => 0n);
  const now: (string | null)[] = Array.from({ length: (END - FIRST) / 100 }, () => null);
  for (const code of known.keys()) {
    const at = Math.floor((code - FIRST) / 50);
    bits[at] = (bits[at] ?? 0n) | (1n << BigInt((code - FIRST) % 50));
    now[Math.floor((code - FIRST) / 100)] ??= '';
  }
  const places = (hundred: number) =>
    Array.from({ length: 100 }, (_, i) => sixPlaces(known.get(FIRST + hundred * 100 + i))).join('');
  return [
    { name: 'region_bits', items: bits },
    { name: 'region_now', items: now.map((text, hundred) => (text === null ? null : places(hundred))) },
  ];
}

function sixPlaces(heir: number | undefined): string {
  if (heir === undefined) return ' '.repeat(6);
  return heir < 0 ? `-${String(-heir).padStart(5, '0')}` : String(heir).padStart(6, '0');
}

const within = (code: string, then: string) => `CASE WHEN ${code} BETWEEN ${FIRST} AND ${END - 1} THEN ${then} END`;

/** Today's code (INTEGER) of an INTEGER code; below 1 when there is none (`NO_HEIR`, `PREFIX_ONLY`), NULL when it never was one. */
export function regionNow(code: string): string {
  const hundred = listAt('region_now', `CAST(ks_idiv(${code} - ${FIRST}, 100) AS INTEGER) + 1`);
  return within(code, `try_cast(substr(${hundred}, CAST(${code} % 100 AS INTEGER) * 6 + 1, 6) AS INTEGER)`);
}

/** TRUE for a code that may stand in an identity number, FALSE or NULL for another. */
export function regionKnown(code: string): string {
  const bits = listAt('region_bits', `CAST(ks_idiv(${code} - ${FIRST}, 50) AS INTEGER) + 1`);
  return within(code, `((${bits} >> CAST((${code} - ${FIRST}) % 50 AS INTEGER)) & 1) = 1`);
}

/** TRUE for a code that is or was a division's. */
export function regionExists(code: string): string {
  return `coalesce(${regionNow(code)} >= 0, FALSE)`;
}
