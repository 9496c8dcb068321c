/**
 * Numbers that were covered in part before they were handed over: 520102********0774, 138****5678. A covered number is no number: it cannot prove who somebody
 * is, and its check digit cannot be asked. What is visible of it can: that it is possible, and that it agrees with a whole number or with another covered one.
 */
import type { IdentifierRule } from '../elements/element.ts';
import { knownIdPrefix } from '../regions/region.ts';
import { tidy } from '../text/tidy.ts';
import { compact, wrong } from './fault.ts';
import type { Verdict } from './verdict.ts';

/** Signs that stand for what is not shown; runs of X are read as such too. */
export const COVER_SIGNS = '*＊×✕✖●•■□∗';
/** A single sign is a slip (a star for the X at the end of an ID number), not a cover. */
export const LEAST_COVERED = 2;

export interface CoveredShape {
  /** The covered form: `*` for each character that is not shown. Classes that RE2, Java and JavaScript read alike. */
  readonly pattern: string;
  /** Characters of the whole number, where there is one length: covers of any length are brought to it. */
  readonly length?: number;
  /** Signs that people put between the groups of the number and that say nothing. */
  readonly separators: string;
  /** What may stand in front of the number and is no part of it. */
  readonly prefix?: string;
  /** Covered around the birth date, whose place is known: each cover is brought to its length. */
  readonly aroundBirth?: string;
}

const RESIDENT_ID: CoveredShape = {
  pattern: '[1-9*][0-9*]{16}[0-9X*]',
  length: 18,
  separators: '-_.·,，',
  aroundBirth: '([0-9]{0,6})[*]+((?:18|19|20)[0-9]{6})[*]+([0-9]{0,3}[0-9X]?)',
};
const MOBILE: CoveredShape = {
  pattern: '[1*][3-9*][0-9*]{9}',
  length: 11,
  separators: '-_.·()（）',
  prefix: '(?:[+]|00)?86',
};
const LANDLINE: CoveredShape = { pattern: '0[0-9*]{2,3}-[0-9*]{7,8}', separators: '_.·' };

/** Of the rules whose numbers people cover, the shapes that a covered one may have, the likelier first. */
export const coveredShapes: Readonly<Partial<Record<IdentifierRule, readonly CoveredShape[]>>> = {
  resident_id: [RESIDENT_ID],
  mobile: [MOBILE],
  landline: [LANDLINE],
  phone: [MOBILE, LANDLINE],
  bank_card: [{ pattern: '[0-9*]{13,19}', separators: '-_.·' }],
  passport: [{ pattern: '[A-Z*][0-9A-Z*][0-9*]{7}', length: 9, separators: '-_.·' }],
};

export const mayBeCovered = (rule: IdentifierRule): boolean => coveredShapes[rule] !== undefined;

const signs = new RegExp(`[${COVER_SIGNS}]|[xX]{2}`, 'u');
const everySign = new RegExp(`[${COVER_SIGNS}]`, 'gu');

/** `*` for each covered character, at the length of the whole number; null for a text that is no covered number of the rule, whole ones among them. */
export function coveredForm(rule: IdentifierRule, text: string): string | null {
  const shapes = coveredShapes[rule];
  if (!shapes || !signs.test(text)) return null;
  for (const shape of shapes) {
    const form = fitted(shape, uncrossed(bareOf(text, shape)));
    const covered = form.split('*').length - 1;
    if (covered >= LEAST_COVERED && covered < form.length && new RegExp(`^(?:${shape.pattern})$`).test(form))
      return form;
  }
  return null;
}

function bareOf(text: string, { separators, prefix }: CoveredShape): string {
  const compacted = compact(text.replace(everySign, '*'));
  const bare = [...compacted].filter((character) => !separators.includes(character)).join('');
  return (prefix && new RegExp(`^${prefix}(1.*)$`).exec(bare)?.[1]) || bare;
}

/** Runs of X are covers; one at the end behind anything else is the check character. */
function uncrossed(bare: string): string {
  if (!bare.includes('XX')) return bare;
  const last = /(?:XX|\*X)$/.test(bare) && bare.endsWith('XX') ? '*' : bare.slice(-1);
  return bare.slice(0, -1).replaceAll('X', '*') + last;
}

/** One cover of another length than what it covers is brought to the length of the number. */
function fitted({ length, aroundBirth }: CoveredShape, bare: string): string {
  if (length === undefined || bare.length === length) return bare;
  const [, before, birth, behind] = (aroundBirth && new RegExp(`^${aroundBirth}$`).exec(bare)) || [];
  if (birth !== undefined) return `${before?.padEnd(6, '*')}${birth}${behind?.padStart(4, '*')}`;
  const [, head, tail] = /^([^*]*)\*{2,}([^*]*)$/.exec(bare) ?? [];
  if (head === undefined || tail === undefined) return bare;
  // 15 characters: may be an ID number of before 1999, whose end is another one
  const end = length === 18 && bare.length === 15 ? '' : tail;
  const hidden = length - head.length - end.length;
  return hidden < LEAST_COVERED ? bare : `${head}${'*'.repeat(hidden)}${end}`;
}

/** Nothing but signs of a cover: it says nothing. */
export const coversAll = (rule: IdentifierRule, text: string): boolean =>
  mayBeCovered(rule) && new RegExp(`^[${COVER_SIGNS}]+$`, 'u').test(tidy(text).replaceAll(' ', ''));

/** What is visible of a covered form and cannot be; null where all of it is possible. */
export function coveredFault(rule: IdentifierRule, form: string): 'region' | 'date' | null {
  if (rule !== 'resident_id') return null;
  return possibleRegion(form.slice(0, 6)) ? (possibleBirth(form.slice(6, 14)) ? null : 'date') : 'region';
}

function possibleRegion(digits: string): boolean {
  // 9, province, nationality: residence cards of foreigners
  const province = digits[0] === '9' ? digits.slice(1, 3) : digits[0] === '*' ? '*' : digits.slice(0, 2);
  if (province.includes('*')) return true;
  if (digits[0] !== '9' && !digits.includes('*')) return knownIdPrefix(digits);
  return knownIdPrefix(`${province}0000`);
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const EARLIEST_YEAR = 1850;

function possibleBirth(digits: string): boolean {
  const read = (from: number, to: number) =>
    digits.slice(from, to).includes('*') ? null : Number(digits.slice(from, to));
  const [year, month, day] = [read(0, 4), read(4, 6), read(6, 8)];
  if (year !== null && (year < EARLIEST_YEAR || year > 2199)) return false;
  if (month !== null && (month < 1 || month > 12)) return false;
  if (day !== null && (day < 1 || day > (month === null ? 31 : (DAYS[month - 1] ?? 31)))) return false;
  const leap = year === null || (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0));
  return !(month === 2 && day === 29 && !leap);
}

/** Whether two forms, covered or whole, may be one number: no place that both show differs. */
export function coveredAgrees(left: string, right: string): boolean {
  if (left.length !== right.length) return false;
  for (let i = 0; i < left.length; i += 1)
    if (left[i] !== right[i] && left[i] !== '*' && right[i] !== '*') return false;
  return true;
}

/** The visible places of a form, counted from 1: `1-6,15-18`. */
export function visiblePlaces(form: string): string {
  const ranges: string[] = [];
  for (let from = 0; from < form.length; from += 1) {
    if (form[from] === '*') continue;
    let to = from;
    while (to + 1 < form.length && form[to + 1] !== '*') to += 1;
    ranges.push(from === to ? String(from + 1) : `${from + 1}-${to + 1}`);
    from = to;
  }
  return ranges.join(',');
}

/** What is to be said of a covered value; null where it is none. Never ok: nobody can tell that the number is right. */
export function coveredVerdict(rule: IdentifierRule, text: string): (Verdict & { readonly ok: false }) | null {
  const form = coveredForm(rule, text);
  if (form === null) return null;
  const places = visiblePlaces(form);
  switch (coveredFault(rule, form)) {
    case 'region':
      return refuse(
        'region',
        `号码被遮盖，可见的前几位 ${form.slice(0, 6)} 不是任何年份的行政区划代码`,
        `a covered number whose visible first digits ${form.slice(0, 6)} are no region code of any year`,
      );
    case 'date':
      return refuse(
        'date',
        `号码被遮盖，可见的第7至14位 ${form.slice(6, 14)} 不可能是出生日期`,
        `a covered number whose visible digits 7 to 14, ${form.slice(6, 14)}, can be no date of birth`,
      );
    case null:
      return refuse(
        'covered',
        `号码被遮盖，可见第 ${places.replaceAll(',', '、')} 位；可见部分没有问题，其余无法核对`,
        `covered: characters ${places.replaceAll(',', ', ')} are visible and possible, the others cannot be checked`,
      );
  }
}

const refuse = (code: 'region' | 'date' | 'covered', zh: string, en: string) =>
  wrong(code, zh, en) as Verdict & { readonly ok: false };

/** Pattern of 张*, 张某, 李*超: a name of which characters are covered. */
export const COVERED_NAME = '[*＊某]';
export const isCoveredName = (name: string): boolean => new RegExp(COVERED_NAME, 'u').test(name);

/** Whether two names, covered or whole, may be one: each run of signs stands for one character or more. */
export function coveredNameAgrees(left: string, right: string): boolean {
  const fits = (covered: string, name: string) => {
    const [begin = '', ...others] = covered.split(new RegExp(`${COVERED_NAME}+`, 'u'));
    const end = others.at(-1) ?? '';
    return (
      isCoveredName(covered) &&
      name.startsWith(begin) &&
      name.endsWith(end) &&
      [...name].length > [...begin, ...end].length
    );
  };
  return left === right || fits(left, right) || fits(right, left);
}
