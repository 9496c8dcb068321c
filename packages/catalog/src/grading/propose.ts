/**
 * 分类分级建议 (DB52/T 1123-2016: 自主定级): what the data elements say of each item and of the whole, in the province's colours, with the reasons. A
 * proposal: the owner decides. Numbers of the standard's table are recalled, not read in the original.
 */
import type { Grade } from '@kuaishu/standards';
import { resolveItems } from '../derive/items.ts';
import { highestGrade } from '../derive/masks.ts';
import type { Name2, ResolvedItem } from '../derive/plan.ts';
import type { Entry } from '../entry.ts';
import { type PersonalItem, personalItems } from './judge-personal.ts';

export interface ItemProposal {
  readonly name: string;
  readonly attribute: string;
  readonly grade: Grade;
  readonly personal: PersonalItem | null;
  readonly reasons: readonly Name2[];
  /** What the entry says now, by itself or by its element. */
  readonly stated: Grade;
}

export interface GradeProposal {
  /** The highest grade among the items. */
  readonly grade: Grade;
  readonly reasons: readonly Name2[];
  readonly items: readonly ItemProposal[];
  readonly personal: { readonly items: number; readonly sensitive: number };
  readonly sharing: NonNullable<Entry['sharing']>;
  readonly opening: NonNullable<Entry['opening']>;
  /** 个人信息保护影响评估 before it is given to another (PIPL 55). */
  readonly impactAssessment: boolean;
}

export const GRADE_ORDER: readonly Grade[] = ['green', 'yellow', 'red'];

export function proposeGrades(entry: Entry): GradeProposal {
  const resolved = resolveItems(entry);
  const personal = personalItems(entry, resolved);
  const secret = secretWord(entry.name.zh);
  const items = resolved.map((item, i) => proposeItem(item, personal[i] ?? null));
  const grade = secret ? 'red' : highestGrade(items.map((item) => item.grade));
  const counted = {
    items: personal.filter((item) => item !== null).length,
    sensitive: personal.filter((item) => item?.sensitive).length,
  };
  return {
    grade,
    reasons: secret ? [secretReason(secret)] : entryReasons(grade, items, counted),
    items,
    personal: counted,
    ...permissionsFor(grade, counted),
    impactAssessment: counted.items > 0,
  };
}

function proposeItem(item: ResolvedItem, personal: PersonalItem | null): ItemProposal {
  const base = { name: item.name, attribute: item.attribute, personal, stated: item.grade };
  const secret = secretWord(item.name);
  if (secret) return { ...base, grade: 'red', reasons: [secretReason(secret)] };
  if (personal) return { ...base, grade: 'yellow', reasons: personal.reasons };
  const { element } = item;
  if (element)
    return {
      ...base,
      grade: element.grade,
      reasons: [
        element.grade === 'green'
          ? { zh: `数据元“${element.name.zh}”无敏感性`, en: `the element "${element.name.en}" is not sensitive` }
          : {
              zh: `数据元“${element.name.zh}”涉及公民、法人权益`,
              en: `the element "${element.name.en}" touches interests of citizens or bodies`,
            },
      ],
    };
  return {
    ...base,
    grade: 'yellow',
    reasons: [
      {
        zh: '没有对应数据元，含义不明，按内部处理',
        en: 'names no data element: what it holds is unknown, so it is taken as internal',
      },
    ],
  };
}

function entryReasons(
  grade: Grade,
  items: readonly ItemProposal[],
  { items: personal, sensitive }: GradeProposal['personal'],
): Name2[] {
  if (grade === 'green') return [{ zh: '所有信息项都无敏感性，属公开数据', en: 'no item is sensitive: public data' }];
  const named = items.filter((item) => item.grade === grade).map(({ name }) => name);
  const shown = named.slice(0, 6).join('、');
  const reasons: Name2[] = [
    {
      zh: `${named.length} 个信息项为${grade === 'red' ? '涉密' : '内部'}：${shown}${named.length > 6 ? '…' : ''}；整体就高`,
      en: `${named.length} items are ${grade === 'red' ? 'secret' : 'internal'}: ${shown}${named.length > 6 ? '…' : ''}; the whole takes the highest`,
    },
  ];
  if (personal > 0)
    reasons.push({
      zh: `含个人信息 ${personal} 项，其中敏感个人信息 ${sensitive} 项`,
      en: `${personal} items of personal information, ${sensitive} of them sensitive`,
    });
  return reasons;
}

/** 公开 ⇒ shared without condition and open; 内部 ⇒ in principle without condition, sensitive parts under one; 涉密 ⇒ never here. */
function permissionsFor(
  grade: Grade,
  { items, sensitive }: GradeProposal['personal'],
): Pick<GradeProposal, 'sharing' | 'opening'> {
  if (grade === 'green') return { sharing: { type: 1 }, opening: { open: true } };
  if (grade === 'red')
    return {
      sharing: { type: 3, basis: '《中华人民共和国保守国家秘密法》' },
      opening: { open: false, basis: '《中华人民共和国保守国家秘密法》' },
    };
  const basis =
    items > 0
      ? '《中华人民共和国个人信息保护法》第二十五条；《中华人民共和国数据安全法》第三十八条'
      : '《中华人民共和国数据安全法》第三十八条';
  return {
    sharing:
      sensitive > 0 || items > 0
        ? {
            type: 2,
            condition: '依法履行职责所必需，写明依据、用途和范围，按最小必要使用，不得向第三方提供',
          }
        : { type: 1 },
    opening: { open: false, basis },
  };
}

/** Names that say themselves that their content is a state secret; 是否涉密, 非涉密 and 商业秘密 do not. */
function secretWord(name: string): string | undefined {
  const text = name.normalize('NFKC').replace(/是否涉密|非涉密|不涉密|已?脱密|商业秘密|密级/gu, '');
  return /绝密|机密|涉密|国家秘密/u.exec(text)?.[0];
}

function secretReason(word: string): Name2 {
  return {
    zh: `名称含“${word}”：涉密数据不得进入平台，须由保密部门定密或脱密`,
    en: `its name says "${word}": secret data must not enter the platform; have the secrecy office decide`,
  };
}
