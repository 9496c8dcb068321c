/** Traditional → simplified characters. Names keep characters that simplified texts use too (乾, 於, 著). */
import { createRequire } from 'node:module';

type OpenCC = { Converter(options: { from: string; to: string }): (text: string) => string };

const require = createRequire(import.meta.url);
let converter: ((text: string) => string) | undefined;

function convert(text: string): string {
  converter ??= (require('opencc-js/t2cn') as OpenCC).Converter({ from: 't', to: 'cn' });
  return converter(text);
}

/** Variants that registers hold beside the traditional forms; OpenCC leaves them. From and to in turn. */
const VARIANTS = '髙高峯峰羣群呉吴黒黑徳德歩步戸户逹达濶阔効效竪竖勲勋恵惠鉄铁桜樱栄荣広广';
/**
 * Given in names again by 通用规范汉字表 (2013), so that they are no writing of another character; and those that names of places keep to this day
 * (濛江街道 in 惠水县).
 */
const OWN = new Set('昇陞鉅祕釐濛');

/** The 6,763 characters of GB 2312: what simplified texts are written with. */
function simplifiedCharacters(): Set<string> {
  const decoder = new TextDecoder('gb18030');
  const found = new Set<string>();
  for (let row = 0xb0; row <= 0xf7; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) found.add(decoder.decode(new Uint8Array([row, cell])));
  return found;
}

let table: { readonly from: string; readonly to: string } | undefined;
let map: Map<string, string> | undefined;

/**
 * One-to-one pairs that are safe in names and addresses, as two strings of equal length, each character in the Basic Multilingual Plane:
 * made for SQL's translate(text, from, to). Characters that simplified texts use in another meaning (乾 → 干, 後, 徵, 於) are left out.
 */
export function traditionalTable(): { readonly from: string; readonly to: string } {
  if (table !== undefined) return table;
  const common = simplifiedCharacters();
  const candidates: string[] = [];
  for (let at = 0x3400; at <= 0x9fff; at += 1) {
    const char = String.fromCharCode(at);
    if (!common.has(char) && !OWN.has(char)) candidates.push(char);
  }
  const simplified = convert(candidates.join('\n')).split('\n');
  let from = '';
  let to = '';
  candidates.forEach((char, nth) => {
    const target = simplified[nth]!;
    if (target === char || target.length !== 1) return;
    from += char;
    to += target;
  });
  for (let i = 0; i < VARIANTS.length; i += 2) {
    if (from.includes(VARIANTS[i]!)) continue;
    from += VARIANTS[i];
    to += VARIANTS[i + 1];
  }
  table = { from, to: [...to].map((char) => (from.includes(char) ? to[from.indexOf(char)]! : char)).join('') };
  return table;
}

function pairs(): Map<string, string> {
  if (map === undefined) {
    const { from, to } = traditionalTable();
    map = new Map([...from].map((char, nth) => [char, to[nth]!]));
  }
  return map;
}

const onlyAscii = /^[\u0000-\u007f]*$/;

/** Character by character with `traditionalTable`: for names and addresses, equal to SQL's translate. 王乾 stays, 歐陽 → 欧阳. */
export function simplifyName(text: string): string {
  if (onlyAscii.test(text)) return text;
  const known = pairs();
  let out = '';
  for (const char of text) out += known.get(char) ?? char;
  return out;
}

/** Running text by words (OpenCC): 頭髮 → 头发, 乾燥劑 → 干燥剂. Text without any surely traditional character stays as it is. */
export function toSimplified(text: string): string {
  if (onlyAscii.test(text)) return text;
  const known = pairs();
  for (const char of text) if (known.has(char)) return simplifyName(convert(text));
  return text;
}
