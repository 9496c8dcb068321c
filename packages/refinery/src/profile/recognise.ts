import { type DataElement, element, elements, elementsByHeading, normaliseHeading, validate } from '@kuaishu/standards';
import { looksLikeCovered, looksLikeCoveredName } from './covered.ts';
import { looksLikeAddress, looksLikeOrganisation, looksLikePersonName } from './looks-like.ts';
import type { ColumnType, Name2, Recognised } from './resource-profile.ts';
import { isBoolean } from './value-shape.ts';

export interface ColumnEvidence {
  readonly name: string;
  readonly type: ColumnType;
  /** Distinct values, tidied, without words for no value; a few hundred say enough. */
  readonly values: readonly string[];
  /** Distinct values in the sample. */
  readonly distinct: number;
}

/** Below this a guess is not worth showing. */
const LEAST = 0.35;
/** Content that agrees this much with an element confirms it; below the second it contradicts. */
const CONFIRMED = 0.6;
const CONTRADICTED = 0.2;

/**
 * The data elements a column may be, likeliest first, each with its reason: from the heading, confirmed or contradicted by the content,
 * or from the content alone. Confidences are judgements on a common scale, not frequencies.
 */
export function recognise(evidence: ColumnEvidence): Recognised[] {
  const found = new Map<string, Recognised>();
  const offer = (candidate: Recognised) => {
    const known = found.get(candidate.element);
    if (candidate.confidence >= LEAST && (!known || known.confidence < candidate.confidence))
      found.set(candidate.element, candidate);
  };
  for (const match of byHeading(evidence.name)) offer(judge(match, evidence));
  for (const candidate of byContent(evidence)) offer(candidate);
  return [...found.values()]
    .sort((a, b) => b.confidence - a.confidence || (a.element < b.element ? -1 : 1))
    .slice(0, 5);
}

interface HeadingMatch {
  readonly element: DataElement;
  /** The heading, or the part of it, that is known. */
  readonly known: string;
  readonly exact: boolean;
  /** It is one of several that the heading names, and not its end. */
  readonly alternative?: true;
}

/** 住所/经营场所, 法定代表人或负责人: what stands first is what is wanted. 姓名及电话: two in one cell. */
function byAlternative(heading: string): HeadingMatch[] {
  if (!/\p{Script=Han}/u.test(heading)) return [];
  const known = (part: string) => (normaliseHeading(part).length < 2 ? [] : elementsByHeading(part));
  const match = (part: string) =>
    known(part).map((each) => ({ element: each, known: part, exact: false, alternative: true as const }));
  const either = heading.split(/[/／|｜、]|或者?/);
  const both = heading.split(/[+＋及与和]/);
  const one = either.length > 1 ? either.find((part) => known(part).length > 0) : undefined;
  if (one !== undefined) return match(one);
  return both.length > 1 && both.every((part) => known(part).length > 0) ? match(both[0] ?? '') : [];
}

/** The element whose name or alias the heading is; else that of the first alternative it names; else those that end it: 申请人手机号 → 手机号, 身份证号(必填) → 身份证号. */
export function byHeading(heading: string): HeadingMatch[] {
  const whole = elementsByHeading(heading);
  if (whole.length > 0) return whole.map((found) => ({ element: found, known: heading, exact: true }));
  const alternatives = byAlternative(heading);
  if (alternatives.length > 0) return alternatives;
  const bare = heading
    .normalize('NFKC')
    .replace(/[*:：]+/g, ' ')
    .trim();
  // the longest known heading at the end of this one; a single 汉字 says nothing
  const parts = /\p{Script=Han}/u.test(bare) ? [...bare] : bare.split(/[\s_-]+/).filter((word) => word !== '');
  const glue = parts.length > 0 && /\p{Script=Han}/u.test(bare) ? '' : '_';
  for (let from = 1; from < parts.length; from++) {
    const tail = parts.slice(from).join(glue);
    if (normaliseHeading(tail).length < (glue === '' ? 2 : 4)) break;
    const found = elementsByHeading(tail);
    if (found.length > 0) return found.map((each) => ({ element: each, known: tail, exact: false }));
  }
  return [];
}

function judge({ element: found, known, exact, alternative }: HeadingMatch, evidence: ColumnEvidence): Recognised {
  const said = exact
    ? { zh: `列名“${evidence.name}”就是${found.name.zh}`, en: `the heading "${evidence.name}" is ${found.name.en}` }
    : alternative
      ? {
          zh: `列名“${evidence.name}”含${found.name.zh}`,
          en: `the heading "${evidence.name}" names ${found.name.en} among others`,
        }
      : {
          zh: `列名“${evidence.name}”以${found.name.zh}结尾`,
          en: `the heading "${evidence.name}" ends in ${found.name.en}`,
        };
  const base = exact ? 0.9 : 0.6;
  if (GENERIC.has(normaliseHeading(known)) && !SELF_EVIDENT.has(found.id)) return judgeGeneric(found, evidence, said);
  const share = agreement(found, evidence);
  if (share === undefined) return { element: found.id, confidence: base, by: 'heading', reason: said };
  const percent = Math.round(share * 100);
  const content = { zh: `${percent}% 的值符合`, en: `${percent}% of the values fit` };
  const reason = { zh: `${said.zh}，${content.zh}`, en: `${said.en}, ${content.en}` };
  if (share >= CONFIRMED)
    return { element: found.id, confidence: round(Math.min(0.99, base + 0.1 * share)), by: 'heading', reason };
  if (share <= CONTRADICTED) return { element: found.id, confidence: round(base * 0.45), by: 'heading', reason };
  return { element: found.id, confidence: round(base * (0.55 + 0.4 * share)), by: 'heading', reason };
}

/** Headings that anything may have. What they hold must show itself. */
const GENERIC = new Set(
  'name 名称 title 标题 code 编码 代码 type 类型 status 状态 state description 描述 说明 content 内容 value 值 数值 数量 number amount 金额 price 价格 label category 类别 text key index count city 单位 unit 地区 year 联系人 venue authors x y desc info note location 人员 对象 项目'.split(
    ' ',
  ),
);
/** Of the elements with such headings, those that may be taken at their word. */
const SELF_EVIDENT = new Set(['record_no', 'updated_at', 'remarks']);

function judgeGeneric(found: DataElement, evidence: ColumnEvidence, said: Name2): Recognised {
  const { kind } = found.domain;
  const tests: Partial<Record<typeof kind, (value: string) => boolean>> = {
    person_name: (value) => looksLikePersonName(value) || looksLikeCoveredName(value),
    org_name: looksLikeOrganisation,
    address: looksLikeAddress,
  };
  const test = tests[kind];
  const tells = kind === 'identifier' || kind === 'code' || kind === 'coordinate';
  const share = test
    ? evidence.values.filter(test).length / Math.max(1, evidence.values.length)
    : tells
      ? agreement(found, evidence)
      : undefined;
  const vague = { zh: '列名太泛', en: 'the heading is too general' };
  if (share === undefined)
    return {
      element: found.id,
      confidence: 0.45,
      by: 'heading',
      reason: { zh: `${said.zh}，但${vague.zh}`, en: `${said.en}, but ${vague.en}` },
    };
  const percent = Math.round(share * 100);
  return {
    element: found.id,
    confidence: round(0.3 + 0.6 * share),
    by: 'heading',
    reason: { zh: `${said.zh}，${percent}% 的值像是`, en: `${said.en}, and ${percent}% of the values look like it` },
  };
}

/** Share of the values that are right for an element; undefined when content cannot tell (free text) or there is none. */
export function agreement(
  found: DataElement,
  { values, type }: Pick<ColumnEvidence, 'values' | 'type'>,
): number | undefined {
  if (values.length === 0) return undefined;
  const { domain } = found;
  const share = (test: (value: string) => boolean) => values.filter(test).length / values.length;
  switch (domain.kind) {
    case 'text':
      return undefined;
    case 'place_name':
      return share((value) => /\p{L}/u.test(value));
    case 'person_name':
      return share(
        (value) =>
          looksLikePersonName(value) ||
          looksLikeCoveredName(value) ||
          LATIN.test(value) ||
          (validate(domain, value).ok && !/\d/.test(value)),
      );
    case 'org_name':
      return share((value) => looksLikeOrganisation(value) || validate(domain, value).ok);
    case 'address':
      return share((value) => looksLikeAddress(value) || /\p{L}/u.test(value));
    case 'boolean':
      return share((value) => isBoolean(value) || validate(domain, value).ok);
    case 'date':
    case 'datetime':
      if (type === 'date' || type === 'datetime') return 1;
      return share((value) => validate(domain, value).ok);
    // covered in part: as far as it can be seen it fits
    case 'identifier':
      return share((value) => validate(domain, value).ok || looksLikeCovered(domain.rule, value));
    default:
      return share((value) => validate(domain, value).ok);
  }
}

const LATIN = /^[\p{Script=Latin}'’ .,-]{1,40}$/u;

interface ContentTest {
  readonly element: string;
  /** Share of values needed, and the confidence at full share. A check digit convinces, a mere shape does not. */
  readonly from: number;
  readonly confidence: number;
  /** Cheap look that spares the validator. */
  readonly shape: RegExp;
  readonly test?: (value: string) => boolean;
  readonly reason: Name2;
}

const CONTENT_TESTS: readonly ContentTest[] = [
  {
    element: 'resident_id',
    from: 0.6,
    confidence: 0.9,
    shape: /^\d{15}$|^\d{17}[\dXx]$/,
    reason: { zh: '是校验正确的身份号码', en: 'are identity numbers that check' },
  },
  {
    element: 'resident_id',
    from: 0.6,
    // no check digit speaks for it: region and date, as far as they are visible, and the length do
    confidence: 0.8,
    shape: /^(?=.*[\d])[\d*＊●■xX]{12,19}$/u,
    test: (value) => looksLikeCovered('resident_id', value),
    reason: { zh: '是部分遮盖的身份号码', en: 'are identity numbers covered in part' },
  },
  {
    element: 'uscc',
    from: 0.6,
    confidence: 0.9,
    shape: /^[0-9A-HJ-NP-RT-UW-Ya-z]{18}$/,
    reason: { zh: '是校验正确的统一社会信用代码', en: 'are unified social credit codes that check' },
  },
  {
    element: 'org_code',
    from: 0.8,
    confidence: 0.75,
    shape: /^[0-9A-Z]{8}-?[0-9X]$/,
    reason: { zh: '是校验正确的组织机构代码', en: 'are organisation codes that check' },
  },
  {
    element: 'property_unit_id',
    from: 0.6,
    confidence: 0.85,
    shape: /^[0-9A-Z]{28}$/,
    reason: { zh: '是不动产单元代码', en: 'are real estate unit codes' },
  },
  {
    element: 'mobile',
    from: 0.7,
    confidence: 0.8,
    shape: /^(?:\+?86[- ]?)?1[3-9]\d{9}$/,
    reason: { zh: '是手机号', en: 'are mobile numbers' },
  },
  {
    element: 'mobile',
    from: 0.7,
    confidence: 0.75,
    shape: /^1[3-9]\d?[\d*＊●■]{3,8}\d*$/u,
    test: (value) => looksLikeCovered('mobile', value),
    reason: { zh: '是部分遮盖的手机号', en: 'are mobile numbers covered in part' },
  },
  {
    element: 'landline',
    from: 0.8,
    confidence: 0.65,
    shape: /^\(?0\d{2,3}\)?[- ]?\d{7,8}$/,
    reason: { zh: '是固定电话', en: 'are landline numbers' },
  },
  {
    element: 'plate',
    from: 0.7,
    confidence: 0.8,
    shape: /^[\u4e00-\u9fff][A-Z][·.]?[A-Z0-9]{5,6}$/,
    reason: { zh: '是车牌号', en: 'are licence plates' },
  },
  {
    element: 'email',
    from: 0.7,
    confidence: 0.85,
    shape: /^[^\s@]+@[^\s@]+\.[^\s@]+$/,
    reason: { zh: '是电子邮箱', en: 'are e-mail addresses' },
  },
  {
    element: 'bank_card',
    from: 0.9,
    confidence: 0.7,
    shape: /^(?:62|4|5|9)\d{14,18}$/,
    reason: { zh: '是校验正确的银行卡号', en: 'are bank card numbers that check' },
  },
  {
    element: 'region12',
    from: 0.9,
    confidence: 0.7,
    shape: /^[1-9]\d{11}$/,
    reason: { zh: '是统计用区划代码', en: 'are statistical division codes' },
  },
  {
    element: 'region_code',
    from: 0.9,
    confidence: 0.7,
    shape: /^[1-8]\d{5}$|^\p{Script=Han}{2,12}[县区市州]$/u,
    reason: { zh: '是行政区划', en: 'are administrative divisions' },
  },
  {
    element: 'person_name',
    from: 0.75,
    confidence: 0.65,
    shape: /^\p{L}/u,
    test: looksLikePersonName,
    reason: { zh: '像人名', en: 'look like names of persons' },
  },
  {
    element: 'person_name',
    from: 0.75,
    confidence: 0.65,
    shape: /[*＊某]/u,
    test: looksLikeCoveredName,
    reason: { zh: '像部分遮盖的人名', en: 'look like names of persons covered in part' },
  },
  {
    element: 'org_name',
    from: 0.7,
    confidence: 0.7,
    shape: /^\p{L}/u,
    test: looksLikeOrganisation,
    reason: { zh: '像机构名称', en: 'look like names of organisations' },
  },
  {
    element: 'address',
    from: 0.7,
    confidence: 0.7,
    shape: /\p{Script=Han}/u,
    test: looksLikeAddress,
    reason: { zh: '像地址', en: 'look like addresses' },
  },
];

/** Code tables whose names say what they are (男 女, 汉族 苗族); digits alone fit too many. */
const TABLE_ELEMENTS = [
  'sex',
  'ethnicity',
  'marital_status',
  'education',
  'political_status',
  'land_use',
  'reg_status',
  'org_type',
  'industry',
  'blood_type',
];

function byContent({ values, distinct, type }: ColumnEvidence): Recognised[] {
  if (values.length < 2) return [];
  const found: Recognised[] = [];
  for (const test of CONTENT_TESTS) {
    const target = element(test.element);
    if (!target) continue;
    const fits = (value: string) =>
      test.shape.test(value) && (test.test ? test.test(value) : validate(target.domain, value).ok);
    const share = values.filter(fits).length / values.length;
    if (share < test.from) continue;
    const percent = Math.round(share * 100);
    // three values may be chance
    const trust = Math.min(1, 0.7 + values.length / 60);
    found.push({
      element: test.element,
      confidence: round(test.confidence * (0.6 + 0.4 * share) * trust),
      by: 'content',
      reason: { zh: `${percent}% 的值${test.reason.zh}`, en: `${percent}% of the values ${test.reason.en}` },
    });
  }
  if (type === 'text' && distinct <= 200) {
    for (const id of TABLE_ELEMENTS) {
      const target = elements.find((candidate) => candidate.id === id);
      if (target?.domain.kind !== 'code') continue;
      const { domain } = target;
      const named = values.filter((value) => !/^\d+$/.test(value));
      const share = named.length < 2 ? 0 : named.filter((value) => validate(domain, value).ok).length / values.length;
      if (share < 0.85) continue;
      found.push({
        element: id,
        confidence: round(0.75 * share),
        by: 'content',
        reason: {
          zh: `${Math.round(share * 100)}% 的值在${target.name.zh}代码表内`,
          en: `${Math.round(share * 100)}% of the values are in the code table of ${target.name.en}`,
        },
      });
    }
  }
  return found;
}

function round(confidence: number): number {
  return Math.round(confidence * 100) / 100;
}
