/**
 * The classes of defect that strips are given, with where a system can find them.
 * found: `cell` = the cell or row alone shows it; `row` = two cells of the row disagree; `link` = only against the same subject's other records.
 */
export const DEFECT_CLASSES = {
  missing: { zh: '缺失', en: 'Value missing', found: 'cell' },
  null_word: { zh: '空值用词', en: 'Word that stands for nothing (无, -, null, 不详)', found: 'cell' },
  fullwidth: { zh: '全角字符', en: 'Full-width digits or letters', found: 'cell' },
  blank_inside: { zh: '字间空格', en: 'Blanks inside or around', found: 'cell' },
  traditional: { zh: '繁体字', en: 'Traditional characters', found: 'cell' },
  letter_for_digit: { zh: '字母误作数字', en: 'O for 0, l for 1', found: 'cell' },
  id_15: { zh: '十五位证号', en: '15-digit ID number', found: 'cell' },
  lost_check: { zh: '缺校验位', en: 'ID number without its check character', found: 'cell' },
  wrong_digit: { zh: '证号错一位', en: 'One wrong digit in an ID number', found: 'cell' },
  swapped_digits: { zh: '证号邻位颠倒', en: 'Two neighbouring digits swapped', found: 'cell' },
  scientific: { zh: '科学计数法', en: 'Spreadsheet made 5.20103E+17 of it', found: 'cell' },
  retired_code: { zh: '已撤销的区划代码', en: 'Region code that exists no more', found: 'cell' },
  bad_code: { zh: '代码无效', en: 'Code that is not in its table', found: 'cell' },
  bad_phone: { zh: '电话位数错', en: 'Phone number one digit short or long', found: 'cell' },
  impossible_date: { zh: '不存在的日期', en: 'Date that does not exist', found: 'cell' },
  two_values: { zh: '一格两值', en: 'Two values in a cell', found: 'cell' },
  shifted: { zh: '错列', en: 'A stray delimiter shifted the columns', found: 'cell' },
  swapped_fields: { zh: '两项互换', en: 'Two fields swapped', found: 'cell' },
  birth_not_id: { zh: '出生日期与证号不符', en: 'Birth date disagrees with the ID number', found: 'row' },
  day_month: { zh: '日月颠倒', en: 'Day and month swapped', found: 'row' },
  sex_not_id: { zh: '性别与证号不符', en: 'Sex disagrees with the ID number', found: 'row' },
  homophone: { zh: '同音字', en: 'Character of the same sound', found: 'link' },
  lookalike: { zh: '形近字', en: 'Character of like shape', found: 'link' },
  lost_character: { zh: '漏字', en: 'A character of the name left out', found: 'link' },
  wrong_phone: { zh: '电话错一位', en: 'One wrong digit in a phone number', found: 'link' },
  other_spelling: { zh: '名称另写', en: 'Another spelling of an organisation name', found: 'link' },
  wrong_value: { zh: '数值错位', en: 'Slipped decimal', found: 'link' },
  borrowed_id: { zh: '借用他人证号', en: "Another person's ID number", found: 'link' },
  duplicate: { zh: '重复登记', en: 'Second record of the same subject in the strip', found: 'link' },
  broken_export: { zh: '导出损坏', en: 'A whole delivery spoilt by the export (the seeded fault)', found: 'cell' },
} as const satisfies Record<string, { zh: string; en: string; found: 'cell' | 'row' | 'link' }>;

export type DefectClass = keyof typeof DEFECT_CLASSES;
