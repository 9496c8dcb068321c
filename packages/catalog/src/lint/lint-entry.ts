import { element, elements } from '@kuaishu/standards';
import type { Entry } from '../entry.ts';
import type { PointedFault } from './fault.ts';
import { didYouMean } from './suggest.ts';

/** What is wrong with an entry of right shape, by itself. */
export function lintEntry(entry: Entry): PointedFault[] {
  return entry.items.flatMap((item, i): PointedFault[] => {
    if (item.element === undefined || element(item.element)) return [];
    const hint = didYouMean(
      item.element,
      elements.map((e) => e.id),
    );
    return [
      {
        pointer: `/items/${i}/element`,
        code: 'unknown_element',
        severity: 'error',
        message: { zh: `没有数据元 ${item.element}`, en: `no data element ${item.element}` },
        mend: hint ?? { zh: '删去 element,该列按文本处理', en: 'remove element; the column is then kept as text' },
      },
    ];
  });
}
