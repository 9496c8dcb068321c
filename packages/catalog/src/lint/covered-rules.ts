/** Items whose values are delivered covered: of kinds that people cover, with places that there are, and neither source nor key. */
import { coveredShapes, mayBeCovered } from '@kuaishu/standards';
import type { ResolvedItem } from '../derive/plan.ts';
import type { Entry } from '../entry.ts';
import type { PointedFault } from './fault.ts';

export function lintCovered(entry: Entry, resolved: readonly ResolvedItem[]): PointedFault[] {
  const covered = resolved.filter((item) => item.covered !== undefined);
  return [
    ...covered.flatMap((item) => fitting(item)),
    ...references(entry.authority, '/authority', covered, (item) => ({
      code: 'covered_authority',
      message: {
        zh: `“${item.name}”交来时已遮盖，不能作为${item.title.zh}的权威来源`,
        en: `"${item.name}" is delivered covered and cannot be the source of ${item.title.en}`,
      },
      mend: {
        zh: '从 authority 中删去，或由来源交完整的值',
        en: 'remove it from authority, or have the source deliver whole values',
      },
    })),
    ...references(entry.key, '/key', covered, (item) => ({
      code: 'covered_key',
      message: {
        zh: `主键里的“${item.name}”交来时已遮盖，两个人可能遮成同一个样子`,
        en: `"${item.name}" in the key is delivered covered: two subjects may look the same`,
      },
      mend: { zh: '换一项或加一项作主键', en: 'name another item in the key, or one more' },
    })),
  ];
}

type Told = Pick<PointedFault, 'code' | 'message' | 'mend'>;

function references(
  names: readonly string[] | undefined,
  pointer: string,
  covered: readonly ResolvedItem[],
  told: (item: ResolvedItem) => Told,
): PointedFault[] {
  return (names ?? []).flatMap((name, i): PointedFault[] => {
    const item = covered.find((each) => each.name === name || each.attribute === name);
    return item ? [{ pointer: `${pointer}/${i}`, severity: 'warning', ...told(item) }] : [];
  });
}

function fitting(item: ResolvedItem): PointedFault[] {
  const pointer = `/items/${item.index}/covered`;
  const { domain } = item;
  if (domain.kind !== 'person_name' && !(domain.kind === 'identifier' && mayBeCovered(domain.rule)))
    return [
      {
        pointer,
        code: 'covered_misfit',
        severity: 'error',
        message: {
          zh: `${item.title.zh}的值不会部分遮盖：只有证件号码、电话、银行卡号和姓名会`,
          en: `${item.title.en} is not covered in part: numbers of persons, telephones, bank cards and names are`,
        },
        mend: { zh: '删去 covered', en: 'remove covered' },
      },
    ];
  const length = domain.kind === 'identifier' ? coveredShapes[domain.rule]?.[0]?.length : undefined;
  const fault = placesFault(item.covered, length);
  if (fault === null) return [];
  const example = length === 11 ? '1-3,8-11' : length === undefined ? '1' : '1-6,15-18';
  return [
    {
      pointer,
      code: 'covered_places',
      severity: 'error',
      message: fault,
      mend: {
        zh: `按从左到右的可见位写，例如 ${example}；样式不一时写 true`,
        en: `write the visible places from left to right, such as ${example}; true where they vary`,
      },
    },
  ];
}

function placesFault(covered: ResolvedItem['covered'], length: number | undefined): PointedFault['message'] | null {
  if (typeof covered !== 'string') return null;
  let last = 0;
  let shown = 0;
  for (const range of covered.split(',')) {
    const [from = 0, to = from] = range.trim().split('-').map(Number);
    if (from <= last || to < from)
      return {
        zh: `可见位 ${covered} 次序不对或重叠`,
        en: `the visible places ${covered} overlap or are not in order`,
      };
    last = to;
    shown += to - from + 1;
  }
  if (length !== undefined && last > length)
    return {
      zh: `可见位 ${covered} 超出号码的 ${length} 位`,
      en: `the visible places ${covered} go beyond its ${length} characters`,
    };
  return length !== undefined && shown > length - 2
    ? {
        zh: `可见位 ${covered} 几乎是整个号码，没有遮盖`,
        en: `the visible places ${covered} are nearly the whole number: nothing is covered`,
      }
    : null;
}
