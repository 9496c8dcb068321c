import type { FaultCode } from '@kuaishu/standards';
import type { Defect, DefectKind, Name2 } from './resource-profile.ts';

const TITLES: Readonly<Record<DefectKind, Name2>> = {
  blank: { zh: '空', en: 'Blank' },
  null_word: { zh: '以“无”“-”等代替空', en: 'Words for no value' },
  full_width: { zh: '全角字符', en: 'Full-width characters' },
  mixed_brackets: { zh: '括号全角半角混用', en: 'Brackets of both widths' },
  stray_whitespace: { zh: '多余空白', en: 'Stray whitespace' },
  byte_order_mark: {
    zh: '开头有字节序标记（BOM），多因拼接文件',
    en: 'Begin with a byte order mark, as where files were joined',
  },
  control_character: { zh: '控制字符', en: 'Control characters' },
  mojibake: { zh: '乱码', en: 'Garbled characters' },
  traditional: { zh: '繁体字', en: 'Traditional characters' },
  mixed_date_format: { zh: '日期写法不一', en: 'Another date format than most' },
  impossible_date: { zh: '日历上没有的日期', en: 'Dates the calendar does not have' },
  out_of_range_date: { zh: '日期过早或在未来', en: 'Dates too early or in the future' },
  number_as_text: { zh: '数字带分隔、货币或单位', en: 'Numbers with separators, currency or units' },
  scientific_notation: { zh: '被表格软件改成科学计数', en: 'Turned into scientific notation' },
  type_outlier: { zh: '与本列多数类型不同', en: 'Another type than most of the column' },
  html: { zh: '网页标记', en: 'HTML markup' },
  formula: { zh: '可被当作公式执行', en: 'Could run as a formula' },
  too_long: { zh: '超过 4000 字', en: 'Longer than 4000 characters' },
  invalid_length: { zh: '长度不对', en: 'Wrong length' },
  invalid_characters: { zh: '字符不对', en: 'Wrong characters' },
  invalid_region: { zh: '行政区划不存在', en: 'Unknown division' },
  invalid_date: { zh: '其中的日期不对', en: 'Wrong date inside' },
  invalid_check_digit: { zh: '校验位不对', en: 'Wrong check digit' },
  invalid_category: { zh: '类别码不对', en: 'Wrong category' },
  invalid_nested_code: { zh: '内含的代码不对', en: 'Wrong code inside' },
  invalid_prefix: { zh: '号段不对', en: 'Wrong prefix' },
  unknown_code: { zh: '不在代码表内', en: 'Not in the code table' },
  out_of_range: { zh: '超出合理范围', en: 'Out of range' },
  invalid_format: { zh: '格式不对', en: 'Wrong format' },
  covered: { zh: '部分字符已遮盖', en: 'Covered in part' },
  duplicate_rows: { zh: '完全相同的行', en: 'Rows that are wholly equal' },
};

/** Validators' codes as kinds of defect. */
export const DEFECT_OF_FAULT: Readonly<Record<FaultCode, DefectKind>> = {
  empty: 'blank',
  length: 'invalid_length',
  characters: 'invalid_characters',
  region: 'invalid_region',
  date: 'invalid_date',
  check_digit: 'invalid_check_digit',
  category: 'invalid_category',
  nested_code: 'invalid_nested_code',
  prefix: 'invalid_prefix',
  unknown_code: 'unknown_code',
  range: 'out_of_range',
  format: 'invalid_format',
  covered: 'covered',
};

const EXAMPLES = 5;

/** Counts defects by kind and keeps the commonest examples; ties go to the lesser text, so the order of reading does not show. */
export class DefectCounter {
  readonly #found = new Map<DefectKind, { count: number; examples: { text: string; rows: number }[] }>();

  add(kind: DefectKind, text: string | null, rows: number): void {
    const found = this.#found.get(kind) ?? { count: 0, examples: [] };
    this.#found.set(kind, found);
    found.count += rows;
    if (text === null) return;
    const { examples } = found;
    const last = examples[EXAMPLES - 1];
    if (last && !before({ text, rows }, last)) return;
    examples.push({ text: text.length > 80 ? `${text.slice(0, 80)}…` : text, rows });
    examples.sort((a, b) => (before(a, b) ? -1 : 1));
    if (examples.length > EXAMPLES) examples.length = EXAMPLES;
  }

  /** `scale`: rows of the whole a row of the sample stands for; 1 = every row was read. */
  list(scale: number): Defect[] {
    return [...this.#found]
      .map(([kind, { count, examples }]) => ({
        kind,
        title: TITLES[kind],
        count: Math.round(count * scale),
        estimated: scale !== 1,
        examples: examples.map(({ text }) => text),
      }))
      .sort((a, b) => b.count - a.count || (a.kind < b.kind ? -1 : 1));
  }
}

function before(a: { text: string; rows: number }, b: { text: string; rows: number }): boolean {
  return a.rows !== b.rows ? a.rows > b.rows : a.text < b.text;
}

export function defect(kind: DefectKind, count: number, estimated: boolean, examples: readonly string[] = []): Defect {
  return { kind, title: TITLES[kind], count, estimated, examples };
}

export const BYTE_ORDER_MARK = '\ufeff';

// anything but plain ASCII without blanks at the ends, and common 汉字: only such text is looked at closely
const UNUSUAL = /[^\x21-\x7e\u4e00-\u9fff]|[<=&?#+@锟烫]|\\/;
const FULL_WIDTH_CHARACTER = /[\uff01-\uff5e]/;
const FULL_WIDTH_LETTER = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const STRAY = /^[\s\u3000\ufeff\u200b]|[\s\u3000\ufeff\u200b]$|[\u00a0\u200b-\u200f\u2060\ufeff]| {2}/u;
// 张 三: in a short value; in a title a blank may be meant
const SPACED_NAME = /^\p{Script=Han}+[ \t\u3000]+\p{Script=Han}+$/u;
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
const MOJIBAKE =
  /\ufffd|锟斤拷|烫烫|ï¿½|Ã[\u0080-\u00bf©¤¨ª«]|â€|[\u4e00-\u9fff]\?+(?:[\u4e00-\u9fff]|$)|^\?[\u4e00-\u9fff]|[\ue000-\uf8ff]/;
const HTML =
  /<\/?(?:p|br|div|span|a|b|td|tr|table|font|img|script|strong|ul|li)\b[^>]*>|&(?:nbsp|amp|lt|gt|quot|#\d+);/i;
const FORMULA = /^[=@][A-Za-z(+-]|^[+-](?=[A-Za-z(])[^\s]*[(!|]/;

/** Kinds of defect that show in the text itself, whatever the column is. `text` is not blank. */
export function textDefects(text: string): DefectKind[] {
  if (text.length <= 4000 && !UNUSUAL.test(text)) return [];
  const kinds: DefectKind[] = [];
  if (text.length > 4000) kinds.push('too_long');
  // full-width commas and brackets are right in Chinese text; letters and digits never are
  if (FULL_WIDTH_CHARACTER.test(text) && (FULL_WIDTH_LETTER.test(text) || !/\p{Script=Han}/u.test(text)))
    kinds.push('full_width');
  // counted over all rows, since a file has few of them
  const shown = text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
  if (STRAY.test(shown) || (text.length <= 8 && SPACED_NAME.test(text))) kinds.push('stray_whitespace');
  if (CONTROL.test(text)) kinds.push('control_character');
  if (MOJIBAKE.test(text)) kinds.push('mojibake');
  if (HTML.test(text)) kinds.push('html');
  if (FORMULA.test(text)) kinds.push('formula');
  return kinds;
}
