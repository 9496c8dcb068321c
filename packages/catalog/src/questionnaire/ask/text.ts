/** What the texts of a form are: labels, blanks to be filled, boxes to be ticked, instructions. */
import type { QuestionKind } from '../model.ts';

const BOX = '□☐○〇◯☑✓√■●◻▢⬜◎❑❏⃞';
const BOXES = new RegExp(`[${BOX}]`, 'u');
const SPLIT_BOXES = new RegExp(`[${BOX}]+`, 'u');

/** Text that tells how or why to fill in, not what. */
const INSTRUCTION =
  /^(?:注[：:\d意]|备注[：:]\s*\S{8,}|说明|填[表写报]?(?:说明|须知|要求)|提示|※|\*注|温馨提示|(?:本人|我|申请人)?(?:郑重)?(?:承诺|声明)|以上|请(?:如实|按|用|认真|仔细)|附[件：:]|依据|根据)/u;
const OFFICIAL =
  /(?:意见|签[名字章]|[(]签|盖章|公章|审[核批查]|签署|经办人|受理人|负责人签|领导|填表日期|填报日期|制表|承办)/u;

/** 姓 名（必填）： → 姓名. Numbering, marks of duty, blanks and the colon go. */
export function cleanLabel(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/_+/g, ' ')
    .replace(/^\s*[*★#]+|[*★]+\s*$/g, '')
    .replace(/^\s*(?:[(]?\d{1,2}[).、．.](?!\d)|[(]?[一二三四五六七八九十]{1,3}[)、.．]|[①-⑳])\s*/u, '')
    .replace(
      /[(][^()]*(?:必填|选填|可选|多选|单选|可多选|请|如|例|限|注|签|盖章|勾选|打[√勾]|填写|\d+位|元|岁|人|㎡|平方米|cm|kg|亩|年月日)[^()]*[)]/giu,
      '',
    )
    .replace(/[(]\s*[)]/g, '')
    .replace(/(?<=[\p{Script=Han}])\s+(?=[\p{Script=Han}])/gu, '')
    .replace(/\s+/g, ' ')
    .replace(/[：:;；,，。*]+\s*$/u, '')
    .trim();
}

export function isInstruction(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return INSTRUCTION.test(plain) || plain.length > 60 || /[。；]$/u.test(plain);
}

/** What an official fills in or signs is not asked of who hands the form in. */
export function isOfficial(text: string): boolean {
  const plain = text.normalize('NFKC').replace(/[\s_：:]+/gu, '');
  return OFFICIAL.test(plain) || /^(?:申请|填写|登记|签署)?日期$|^(?:申请人|户主|负责人)(?:\(签.*\))$/u.test(plain);
}

/** Could stand beside a blank: short, with words, no sentence. */
export function isLabel(text: string): boolean {
  // what stands behind a colon is an answer or its frame
  if (text === '' || BOXES.test(text) || isInstruction(text) || /[：:]\s*[^\s：:]/u.test(text)) return false;
  const label = cleanLabel(text);
  return (
    label.length > 0 &&
    label.length <= 30 &&
    /[\p{Script=Han}A-Za-z]/u.test(label) &&
    !isBlank(text) &&
    !/^\d[\d\s.,-]*$/.test(label)
  );
}

const DATE_BLANK = /^[_\s]*(?:\d{0,4}[_\s]*年)?[_\s]*月[_\s]*(?:日)?[_\s]*$|^[_\s]*年[_\s]*$/u;
const UNIT_BLANK =
  /^[_\s(]*(?:元|万元|元\/月|元\/年|人|口|平方米|㎡|m2|亩|公顷|岁|周岁|%|cm|厘米|kg|公斤|次|个|户|套|辆|头|间|年|月|天|层|级)[)_\s]*$/iu;
const HINT_BLANK =
  /^[(]?(?:请|如[:：]|例[:：如]|可填|不超过|限\d|填写|选填|必填|点击|格式|没有的|无则|同身份证|与身份证)/u;

/** 申请人：        年  月  日 at the foot of a cell: room to write above it. */
const SIGNED_BLANK = /^(?:申请人|负责人|户主|本人|申请单位)[^：:]{0,8}：?:?[_\s]*(?:年[_\s]*月[_\s]*日)?[_\s]*$/u;

/** Nothing but room to write: blanks, a date's or a unit's frame, a hint. */
export function isBlank(text: string): boolean {
  const plain = text.normalize('NFKC').trim();
  return (
    /^[_\s/—–-]*$/u.test(plain) ||
    DATE_BLANK.test(plain) ||
    UNIT_BLANK.test(plain) ||
    HINT_BLANK.test(plain) ||
    (SIGNED_BLANK.test(plain) && /[：:]/u.test(plain))
  );
}

/** Words behind boxes, or before empty brackets: □男 □女, 有（ ）无（ ）; empty where there are none. */
export function optionsOf(text: string): string[] {
  const plain = text.normalize('NFKC');
  if (BOXES.test(text)) {
    const [, ...parts] = text.split(SPLIT_BOXES);
    return parts.map((part) => cleanOption(part)).filter((part) => part !== '');
  }
  const bracketed = [...plain.matchAll(/([\p{Script=Han}A-Za-z\d]{1,12})\s*[([]\s*[)\]]/gu)].map(
    (match) => match[1] ?? '',
  );
  if (bracketed.length >= 2) return bracketed;
  const before = [...plain.matchAll(/[([]\s*[)\]]\s*([\p{Script=Han}A-Za-z\d]{1,12})/gu)].map(
    (match) => match[1] ?? '',
  );
  if (before.length >= 2) return before;
  // 1男 2女 9未说明
  if (/^\s*(?:\d{1,2}[.、]?\s*[\p{Script=Han}]{1,12}[\s;；/]*){2,}[□_\s]*$/u.test(plain))
    return [...plain.matchAll(/\d{1,2}[.、]?\s*([\p{Script=Han}]{1,12})/gu)].map((match) => match[1] ?? '');
  const either = /^\s*(是|有|男|享受)\s*[/、|]\s*(否|无|女|没有|不享受)\s*$/u.exec(plain);
  return either ? [either[1] ?? '', either[2] ?? ''] : [];
}

export function hasBoxes(text: string): boolean {
  return BOXES.test(text);
}

/** The text before the first box. */
export function beforeBoxes(text: string): string {
  return text.split(BOXES)[0] ?? '';
}

function cleanOption(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[([]?_{2,}[)\]]?/g, ' ')
    .replace(/[：:]\s*$/u, '')
    .replace(/^[A-Za-z\d][.、)]\s*/u, '')
    .replace(/\s+/g, ' ')
    .replace(/[;；,，、。]+$/u, '')
    .trim()
    .slice(0, 60);
}

/** What kind of answer a blank of this text, under this label, takes. */
export function kindOf(label: string, blank: string, options: readonly string[]): QuestionKind {
  if (options.length > 0) return /多选|可选多项|不限/u.test(`${label}${blank}`) ? 'multiple' : 'single';
  const plain = blank.normalize('NFKC').trim();
  if (plain !== '' && DATE_BLANK.test(plain) && /[年月]/u.test(plain)) return 'date';
  if (UNIT_BLANK.test(plain)) return 'number';
  if (/(?:日期|时间|年月)$/u.test(cleanLabel(label))) return 'date';
  if (/(?:金额|人数|数量|面积|收入|年龄|身高|体重|户数|人口)$/u.test(cleanLabel(label))) return 'number';
  return /^(?:照片|附件|上传)/u.test(cleanLabel(label)) ? 'file' : 'text';
}
