/** From the words of a question to the data element that it asks for, with the confidence and the reason. */
import { codeTable, type DataElement, element, elementsByHeading, normaliseHeading } from '@kuaishu/standards';
import { coreOf } from './ask/survey-questions.ts';
import type { AskedQuestion, ElementGuess, QuestionKind } from './model.ts';

/** Of whom a question asks, by words before it or over it: the same question about the spouse is another element. */
const ROLES: readonly (readonly [RegExp, Readonly<Record<string, string>>])[] = [
  [/配偶|爱人|丈夫|妻子/u, { person_name: 'spouse_name', resident_id: 'spouse_id' }],
  [/父亲/u, { person_name: 'father_name', resident_id: 'father_id' }],
  [/母亲/u, { person_name: 'mother_name', resident_id: 'mother_id' }],
  [
    /监护人|家长/u,
    { person_name: 'guardian_name', resident_id: 'guardian_id', phone: 'guardian_phone', mobile: 'guardian_phone' },
  ],
  [
    /法定代表人|法人代表|负责人/u,
    { person_name: 'legal_rep_name', resident_id: 'legal_rep_id', phone: 'legal_rep_phone', mobile: 'legal_rep_phone' },
  ],
  [/户主/u, { person_name: 'head_name', resident_id: 'head_id' }],
  [/联系人/u, { person_name: 'emergency_contact', phone: 'emergency_phone', mobile: 'emergency_phone' }],
];
/** Words before a label that say only that it is the asked one's own. */
const OWN =
  /^(?:申请人|申请者|本人|您的?|你的?|学生|考生|患者|参保人|投保人|当事人|被[\p{Script=Han}]{1,3}人|个人|居民|村民|申报|填报|现|企业|公司|单位|机构|家庭|该)(?=[\p{Script=Han}]{2})/u;
const ENDS = /(?:情况|信息|是什么|是多少|全称|及号码|\(.*\))$/u;

export function resolveElements(question: AskedQuestion): ElementGuess[] {
  const found = new Map<string, ElementGuess>();
  const add = (id: string, confidence: number, zh: string, en: string) => {
    const judged = Math.max(0.05, Math.min(0.99, confidence + fit(question, element(id))));
    const rounded = Math.round(judged * 100) / 100;
    const earlier = found.get(id);
    if (!earlier || earlier.confidence < rounded) found.set(id, { id, confidence: rounded, reason: { zh, en } });
  };
  for (const [form, base, why] of formsOf(question.label)) {
    const key = normaliseHeading(form);
    for (const [rank, each] of elementsByHeading(form).entries()) {
      const exact = normaliseHeading(each.name.zh) === key || each.id === form;
      const confidence = base + (exact ? 0.06 : /^[a-z]+$/i.test(form) ? -0.15 : 0) - rank * 0.12;
      add(
        inRole(each.id, question),
        confidence,
        `“${question.label}”${why.zh}“${each.name.zh}”`,
        `"${question.label}" ${why.en} "${each.name.en}"`,
      );
    }
    if (found.size > 0) break;
  }
  for (const each of byOptions(question.options))
    add(each.id, 0.85, `选项就是代码表“${each.name.zh}”的值`, `its options are values of "${each.name.en}"`);
  return [...found.values()]
    .toSorted((a, b) => b.confidence - a.confidence)
    .filter(({ confidence }) => confidence >= 0.3)
    .slice(0, 5);
}

/** What a qualifier before 的 may be without changing what is asked: whose it is, and words that ask for care. */
const QUALIFIERS =
  /您|你|贵|本|该|其|我|他|她|现在?|目前|当前|最近|主要|具体|详细|实际|真实|准确|有效|常用|申请人?|申请者|填报人?|填表人?|学生|考生|患者|参保人|投保人|当事人|被[\p{Script=Han}]{1,3}人|个人|本人|居民|村民|企业|公司|单位|机构|家庭|户|人员?|学校|所在/gu;
const isUnderstood = (qualifier: string): boolean =>
  qualifier.replace(QUALIFIERS, '').trim() === '' || ROLES.some(([role]) => role.test(qualifier));
const isWholeName = (word: string): boolean => elementsByHeading(word).some(({ name }) => name.zh === word);
/**
 * 最喜欢的颜色 is no vehicle's colour (车身颜色, for short 颜色): behind a qualifier that is not understood a word that stands for a fuller name is a hint and no
 * answer. Below what callers take for sure. A fact by its whole name (满意度) is taken with less confidence.
 */
const UNKNOWN_QUALIFIER = 0.4;

type Form = readonly [form: string, base: number, why: { readonly zh: string; readonly en: string }];

/** The label itself, then without what only says whose or how it is. */
function formsOf(label: string): Form[] {
  const same = { zh: '就是数据元', en: 'is the element' };
  const bare = { zh: '去掉修饰后是数据元', en: 'is, without its qualifiers, the element' };
  const forms: Form[] = [[label, 0.9, same]];
  const push = (form: string, base: number) => {
    if (form.length > 1 && !forms.some(([known]) => known === form)) forms.push([form, base, bare]);
  };
  push(coreOf(label), 0.88);
  for (const [role] of ROLES) push(label.replace(new RegExp(`^.*?(?:${role.source})(?:的)?`, 'u'), ''), 0.86);
  let own = label;
  for (let i = 0; i < 2; i++) {
    own = own.replace(OWN, '');
    push(own, 0.84);
  }
  push(own.replace(ENDS, ''), 0.8);
  const pieces = label.split('的');
  const last = pieces.at(-1) ?? '';
  push(last, pieces.slice(0, -1).every(isUnderstood) ? 0.74 : isWholeName(last) ? 0.5 : UNKNOWN_QUALIFIER);
  // the longest end that is a heading: 所有人联系电话 → 联系电话
  for (let from = 1; from <= label.length - 3; from++)
    if (elementsByHeading(label.slice(from)).length > 0) {
      push(label.slice(from), 0.7);
      break;
    }
  for (const part of label.split(/[/／、或及和]/u)) push(part, 0.72);
  return forms;
}

function inRole(id: string, { label, section }: AskedQuestion): string {
  for (const text of [label, section ?? ''])
    for (const [role, of] of ROLES) if (role.test(text) && of[id] !== undefined) return of[id];
  return id;
}

/** Code tables of which the options are names: 男, 女 → sex. */
function byOptions(options: readonly string[]): DataElement[] {
  // yes and no are answers to anything
  if (options.length < 2 || options.every((option) => /^(?:是|否|有|无|不?享受|没有)$/u.test(option))) return [];
  const key = options.map((option) => normaliseHeading(option));
  return CODED.flatMap((id): DataElement[] => {
    const found = element(id);
    const table = found?.domain.kind === 'code' ? codeTable(found.domain.table) : undefined;
    if (!found || !table) return [];
    const names = new Set(
      table.codes.flatMap(({ zh, aliases }) => [zh, ...(aliases ?? [])]).map((name) => normaliseHeading(name)),
    );
    const known = key.filter((option) => names.has(option)).length;
    return known >= 2 && known >= key.length * 0.75 ? [found] : [];
  });
}

/** Code tables whose values say by themselves what is asked. */
const CODED = [
  'sex',
  'marital_status',
  'education',
  'political_status',
  'household_type',
  'disability_level',
  'disability_type',
  'blood_type',
  'insurance_type',
];

const SUITS: Readonly<Record<QuestionKind, ReadonlySet<string> | null>> = {
  text: null,
  number: new Set(['number', 'money', 'year', 'coordinate']),
  date: new Set(['date', 'datetime', 'year', 'month']),
  single: new Set(['code', 'boolean']),
  multiple: new Set(['code']),
  file: null,
};

/** A blank for a date speaks against an element that is none, and the other way round. */
function fit({ kind, options }: AskedQuestion, found: DataElement | undefined): number {
  if (!found) return -0.5;
  const { domain } = found;
  const suits = SUITS[kind];
  if (kind === 'file') return domain.kind === 'text' ? 0 : -0.4;
  if (kind === 'single' || kind === 'multiple') {
    const table = domain.kind === 'code' ? codeTable(domain.table) : undefined;
    const names = new Set(
      table?.codes.flatMap(({ zh, aliases }) => [zh, ...(aliases ?? [])]).map((name) => normaliseHeading(name)),
    );
    if (options.some((option) => names.has(normaliseHeading(option)))) return 0.05;
    return suits?.has(domain.kind) || domain.kind === 'text' ? 0 : -0.1;
  }
  if (!suits) return 0;
  return suits.has(domain.kind) ? 0.03 : domain.kind === 'text' ? -0.1 : -0.3;
}

/** Elements that mean another when the form is about a body, not about a person. */
const OF_BODIES: Readonly<Record<string, string>> = {
  phone: 'org_phone',
  email: 'org_email',
  address: 'reg_address',
  emergency_contact: 'org_contact',
  emergency_phone: 'org_phone',
};
const ROLE_OF: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map(
  ROLES.map(([, of]) => [of['person_name'] ?? '', of]),
);

/**
 * What the questions of one form say of each other: an identity number right behind a name in the same row is that person's (法定代表人 | ____ | 身份证号);
 * a telephone in a form about a body is the body's.
 */
export function inContext(
  asked: readonly (AskedQuestion & { readonly elements: readonly ElementGuess[] })[],
): ElementGuess[][] {
  const first = asked.map(({ elements }) => elements[0]?.id);
  const own = (ids: readonly string[]) => asked.some(({ repeated }, i) => !repeated && ids.includes(first[i] ?? ''));
  const body = own(['uscc', 'org_name']) && !own(['person_name', 'resident_id', 'head_name']);
  let row = '';
  let role: Readonly<Record<string, string>> | undefined;
  return asked.map(({ elements, place, repeated, section, label }) => {
    const here = place.kind === 'cell' ? `${place.table}:${place.row}` : '';
    if (here !== row || here === '') role = undefined;
    row = here;
    const [best, ...rest] = elements;
    if (!best) return [...elements];
    const as = repeated
      ? undefined
      : (role?.[best.id] ??
        (body && !/申请人|个人|本人/u.test(`${label}${section ?? ''}`) ? OF_BODIES[best.id] : undefined));
    if (ROLE_OF.has(best.id) && best.id !== 'person_name') role = ROLE_OF.get(best.id);
    else if (best.id === 'person_name') role = undefined;
    if (as === undefined || as === best.id) return [...elements];
    const reason = {
      zh: `${best.reason.zh}；按上下文为“${element(as)?.name.zh ?? as}”`,
      en: `${best.reason.en}; by what stands around it "${element(as)?.name.en ?? as}"`,
    };
    return [
      { id: as, confidence: best.confidence, reason },
      { ...best, confidence: Math.round((best.confidence - 0.2) * 100) / 100 },
      ...rest.filter(({ id }) => id !== as),
    ];
  });
}
