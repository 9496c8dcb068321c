/** Plain form of text: widths, white space, invisible characters. Pure string functions, safe for every field. */

const fullWidth = /[\uff01-\uff5e\u3000]/g;

/** Full-width letters, digits and signs (U+FF01–FF5E) and the ideographic space → their ASCII forms; 汉字 and 。、「」 stay. */
export function toHalfWidth(text: string): string {
  return text.replace(fullWidth, (char) => {
    const at = char.charCodeAt(0);
    return at === 0x3000 ? ' ' : String.fromCharCode(at - 0xfee0);
  });
}

/** Zero-width characters, byte-order marks, soft hyphens, direction marks, variation selectors, control characters. */
const invisible =
  /[\ufe00-\ufe0f]|[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f]/g;
/** Everything Unicode calls white space, and the Hangul and braille blanks that editors show as such. */
const blanks = /[\s\u0085\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u3164\uffa0\u2800]+/g;
/** Radicals and compatibility ideographs are other code points for common characters: ⽯ → 石, 﨑 stays by NFKC rule. */
const compatibility = /[\u2e80-\u2fdf\uf900-\ufaff\u3300-\u33ff\u2460-\u24ff\ufb00-\ufb06]/g;

/**
 * Text as it was meant: half width, no invisible characters, every run of white space one blank, none at the ends; radicals
 * and compatibility ideographs as common characters. Unlike NFKC it leaves ², ½ and ㎡'s meaning alone only where harmless:
 * ㎡ becomes m2, ① becomes 1.
 */
export function tidy(text: string): string {
  if (clean.test(text)) return text;
  return toHalfWidth(text)
    .replace(invisible, '')
    .replace(compatibility, (char) => char.normalize('NFKC'))
    .replace(blanks, ' ')
    .trim();
}
/** Already tidy: common 汉字, letters, digits and plain signs without any blank. */
const clean = /^[\u4e00-\u9fff0-9A-Za-z.,:;()/_·-]*$/;

/** Words that stand for "no value" in departments' files. Compare in lower case after `tidy`. */
export const nullWords: ReadonlySet<string> = new Set(
  '- -- --- — —— / // \\ . .. 。 * ** *** ? ？ 无 没有 暂无 暂缺 空 空白 空值 缺 缺失 未知 不详 不明 未填 未填写 未录入 未登记 未提供 未采集 不清楚 无数据 公告未载明 未载明 详见公告 null (null) <null> none nil nan n/a na #n/a #n/a! #value! #ref! #div/0! undefined unknown xxx xx 待补 待补充 待定 待核实 见备注'.split(
    ' ',
  ),
);

/** Whether a text says that there is no value: blank, '/', '暂无', 'NULL', '#N/A' … */
export function saysNothing(text: string): boolean {
  const bare = tidy(text).toLowerCase();
  return bare === '' || nullWords.has(bare);
}
