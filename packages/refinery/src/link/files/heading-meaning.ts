/** The element that a stranger's heading names: whole, by one of its alternatives (住所/经营场所), or by its end (残疾人姓名, 联络员电话). */
import { type DataElement, element, elementByHeading } from '@kuaishu/standards';
import { byHeading } from '../../profile/recognise.ts';

/** People and bodies beside the subject: what ends such a heading is theirs. */
const OTHERS =
  /监护|[父母夫妻]|配偶|爱人|子女|儿子|女儿|亲属|家属|家长|法人|代表|经办|联系|联络|担保|代理|推荐|介绍|医[生师]|教师|老师|班主任|负责|领导|领取|开户|收[件款]|寄件|审[核批]|录入|填[报表]|登记人|操作|采集|紧急|股东|投资|举报|证明|委托|上级|主管|隶属|总公司|母公司|房东|业主|雇主|单位/;
/** Kinds whose end says what they are, whoever's they are: a telephone that a contact answers is how the subject is reached. */
const ANYBODYS = new Set(['phone', 'mobile', 'landline']);

/** Other endings (卡号, 编号) are of many things. */
const OWN = new Set(['person_name', 'resident_id', 'uscc', 'org_name']);

export interface Meant {
  readonly element: DataElement;
  /** The whole heading is known, or only a part of it. */
  readonly whole: boolean;
}

export function meantByHeading(heading: string): Meant | undefined {
  const whole = elementByHeading(heading);
  if (whole) return { element: whole, whole: true };
  if (!/\p{Script=Han}/u.test(heading)) return undefined;
  const [ending] = byHeading(heading);
  if (!ending || ending.exact) return undefined;
  if (ending.alternative) return { element: ending.element, whole: false };
  const { domain } = ending.element;
  if (domain.kind === 'identifier' && ANYBODYS.has(domain.rule)) return { element: ending.element, whole: false };
  if (domain.kind === 'address' && !OTHERS.test(front(heading, ending.known)))
    return { element: ending.element, whole: false };
  if (isOthers(heading)) return undefined;
  return OWN.has(ending.element.id) || domain.kind === 'date' ? { element: ending.element, whole: false } : undefined;
}

const front = (heading: string, end: string): string => heading.slice(0, Math.max(0, heading.length - end.length));

/** The column is about somebody who stands beside the subject. */
export const isOthers = (heading: string): boolean => OTHERS.test(heading);

export const named = (id: string): DataElement => {
  const found = element(id);
  if (!found) throw new Error(`no data element ${id}`);
  return found;
};
