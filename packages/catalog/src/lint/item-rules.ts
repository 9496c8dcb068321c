import { type DataElement, element, elementByHeading, elements } from '@kuaishu/standards';
import { resolveItems } from '../derive/items.ts';
import type { ResolvedItem } from '../derive/plan.ts';
import type { Entry, Item } from '../entry.ts';
import { lintCovered } from './covered-rules.ts';
import type { PointedFault } from './fault.ts';
import { didYouMean } from './suggest.ts';

/** Rules on the items, and on every place that names one: key, freshness, authority, majority. */
export function lintItems(entry: Entry): PointedFault[] {
  const resolved = resolveItems(entry);
  return [
    ...entry.items.flatMap((item, i) => lintItem(item, i)),
    ...lintNames(entry, resolved),
    ...lintReferences(entry, resolved),
    ...lintCovered(entry, resolved),
  ];
}

function lintItem(item: Item, index: number): PointedFault[] {
  const pointer = `/items/${index}`;
  const faults: PointedFault[] = [];
  const found = item.element === undefined ? undefined : element(item.element);
  if (item.element !== undefined && !found) {
    const meant: DataElement | undefined = elementByHeading(item.element) ?? elementByHeading(item.name);
    const hint =
      didYouMean(
        item.element,
        elements.map((e) => e.id),
      ) ??
      (meant
        ? { zh: `是否想写 ${meant.id}(${meant.name.zh})`, en: `did you mean ${meant.id} (${meant.name.en})` }
        : undefined);
    faults.push({
      pointer: `${pointer}/element`,
      code: 'unknown_element',
      severity: 'error',
      message: { zh: `没有数据元 ${item.element}`, en: `no data element ${item.element}` },
      mend: hint ?? { zh: '删去 element，该列按文本处理', en: 'remove element; the column is then kept as text' },
    });
  }
  if (found && item.type && item.type !== found.type) {
    faults.push({
      pointer: `${pointer}/type`,
      code: 'type_differs',
      severity: 'warning',
      message: {
        zh: `类型 ${item.type} 与数据元 ${found.id} 的 ${found.type} 不同，以数据元为准`,
        en: `type ${item.type} differs from ${found.type} of ${found.id}; the element's is used`,
      },
      mend: { zh: '删去 type', en: 'remove type' },
    });
  }
  if (found && item.grade === 'green' && found.grade !== 'green') {
    faults.push({
      pointer: `${pointer}/grade`,
      code: 'grade_lowered',
      severity: 'warning',
      message: {
        zh: `${found.name.zh}一般为内部(黄)数据，这里定为公开`,
        en: `${found.name.en} is internal (yellow) by default, here made public`,
      },
      mend: { zh: '确认可以公开，否则删去 grade', en: 'make sure that it may be public, else remove grade' },
    });
  }
  const domain = found?.domain.kind;
  if (item.mask?.method === 'shift_date' && domain && domain !== 'date' && domain !== 'datetime') {
    faults.push({
      pointer: `${pointer}/mask`,
      code: 'mask_misfit',
      severity: 'error',
      message: { zh: `日期偏移不能用于${found.name.zh}`, en: `shift_date does not fit ${found.name.en}` },
      mend: { zh: '改用 cover、truncate 或 drop', en: 'use cover, truncate or drop' },
    });
  }
  return faults;
}

function lintNames(entry: Entry, resolved: readonly ResolvedItem[]): PointedFault[] {
  const faults: PointedFault[] = [];
  const names = new Map<string, number>();
  const attributes = new Map<string, number>();
  entry.items.forEach((item, i) => {
    const twin = names.get(item.name);
    if (twin !== undefined) {
      faults.push({
        pointer: `/items/${i}/name`,
        code: 'duplicate_item',
        severity: 'error',
        message: {
          zh: `信息项“${item.name}”与第 ${twin + 1} 项重名`,
          en: `item "${item.name}" has the same name as item ${twin + 1}`,
        },
        mend: { zh: '改名，或删去一个', en: 'rename or remove one' },
      });
    } else names.set(item.name, i);
    const wanted = item.attribute ?? (item.element !== undefined && element(item.element) ? item.element : undefined);
    if (wanted === undefined) return;
    const other = attributes.get(wanted);
    if (other !== undefined) {
      faults.push({
        pointer: item.attribute === undefined ? `/items/${i}/element` : `/items/${i}/attribute`,
        code: 'duplicate_attribute',
        severity: 'error',
        message: {
          zh: `“${item.name}”与“${entry.items[other]?.name}”都是 ${wanted}`,
          en: `"${item.name}" and "${entry.items[other]?.name}" are both ${wanted}`,
        },
        mend: {
          zh: `给其中一项写 attribute，例如 attribute: ${wanted}_2`,
          en: `give one an attribute of its own, such as attribute: ${wanted}_2`,
        },
      });
    } else attributes.set(wanted, i);
  });
  entry.items.forEach((item, i) => {
    const { attribute } = item;
    if (attribute === undefined || !element(attribute) || attribute === item.element) return;
    if (item.element !== undefined && sameDomain(element(attribute), resolved[i])) return;
    faults.push({
      pointer: `/items/${i}/attribute`,
      code: 'attribute_is_element',
      severity: 'error',
      message: {
        zh: `attribute ${attribute} 是数据元的名字，但这一项不是该数据元`,
        en: `attribute ${attribute} is the name of a data element, which this item is not`,
      },
      mend: { zh: `加上 element: ${attribute}，或换个名字`, en: `add element: ${attribute}, or use another name` },
    });
  });
  return faults;
}

function sameDomain(found: DataElement | undefined, item: ResolvedItem | undefined): boolean {
  return JSON.stringify(found?.domain) === JSON.stringify(item?.domain);
}

function lintReferences(entry: Entry, resolved: readonly ResolvedItem[]): PointedFault[] {
  const faults: PointedFault[] = [];
  const names = resolved.flatMap((item) => [item.name, item.attribute]);
  const lists: readonly (readonly [string, readonly string[] | undefined, string, string])[] = [
    ['/key', entry.key, '主键', 'key'],
    ['/authority', entry.authority, '权威属性', 'authority'],
    ['/majority', entry.majority, '多数属性', 'majority'],
    ['/yields', entry.yields && Object.keys(entry.yields), '让步规则', 'yields'],
    ...(entry.dependencies ?? []).map(
      ({ from, to }, i) => [`/dependencies/${i}/from`, [...from, to], '依赖关系', 'dependencies'] as const,
    ),
  ];
  for (const [pointer, list, zh, en] of lists) {
    const seen = new Set<string>();
    (list ?? []).forEach((name, i) => {
      const item = resolved.find((r) => r.name === name || r.attribute === name);
      const at = pointer === '/yields' ? name.replaceAll('~', '~0').replaceAll('/', '~1') : i;
      if (!item) faults.push(unknownReference(`${pointer}/${at}`, name, names, zh, en));
      else if (seen.has(item.attribute)) {
        faults.push({
          pointer: `${pointer}/${at}`,
          code: 'duplicate_reference',
          severity: 'warning',
          message: { zh: `${zh}里 ${name} 写了两次`, en: `${en} names ${name} twice` },
          mend: { zh: '删去一个', en: 'remove one' },
        });
      }
      if (item) seen.add(item.attribute);
    });
  }
  if (entry.freshness !== undefined) {
    const item = resolved.find((r) => r.name === entry.freshness || r.attribute === entry.freshness);
    if (!item) faults.push(unknownReference('/freshness', entry.freshness, names, '更新时间', 'freshness'));
    else if (!['date', 'datetime', 'year', 'month'].includes(item.domain.kind)) {
      faults.push({
        pointer: '/freshness',
        code: 'freshness_no_date',
        severity: 'error',
        message: {
          zh: `“${item.name}”不是日期，不能表示更新时间`,
          en: `"${item.name}" is not a date and cannot say when a row changed`,
        },
        mend: { zh: '换一项，或给它写 element: updated_at', en: 'name another item, or give it element: updated_at' },
      });
    }
  }
  return faults;
}

function unknownReference(
  pointer: string,
  name: string,
  names: readonly string[],
  zh: string,
  en: string,
): PointedFault {
  const hint = didYouMean(name, names);
  return {
    pointer,
    code: 'unknown_item',
    severity: 'error',
    message: { zh: `${zh}里的 ${name} 不是信息项`, en: `${en} names ${name}, which is no item` },
    mend: hint ?? { zh: '写信息项的 name 或 attribute', en: "write an item's name or attribute" },
  };
}
