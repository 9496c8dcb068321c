/** What only shows between entries of one catalogue: identifiers, codes and names used twice, names counted up by dragging a cell down. */
import { canonicalCode, parseResourceCode } from '../codes/resource-code.ts';
import type { Entry } from '../entry.ts';
import type { PointedFault } from './fault.ts';
import { normaliseName } from './name-rules.ts';
import { numberedStem } from './numbered.ts';

export interface FaultAt {
  /** Index of the entry. */
  readonly at: number;
  readonly fault: PointedFault;
}

/** Linear in the number of entries. `strict`: likely slips are errors, as they are when a catalogue takes entries in. */
export function auditTogether(entries: readonly Entry[], { strict = false } = {}): FaultAt[] {
  const faults: FaultAt[] = [];
  const severity = strict ? 'error' : 'warning';
  const resources = new Map<string, number>();
  const codes = new Map<string, number>();
  const names = new Map<string, number>();
  entries.forEach((entry, at) => {
    const twice = (seen: Map<string, number>, key: string, fault: (other: Entry) => PointedFault) => {
      const other = entries[seen.get(key) ?? -1];
      if (other) faults.push({ at, fault: fault(other) });
      else seen.set(key, at);
    };
    twice(resources, entry.resource, (other) => ({
      pointer: '/resource',
      code: 'duplicate_resource',
      severity: 'error',
      message: {
        zh: `资源标识 ${entry.resource} 已是“${other.name.zh}”的`,
        en: `"${other.name.zh}" already has the identifier ${entry.resource}`,
      },
      mend: { zh: '换一个标识', en: 'use another identifier' },
    }));
    const parsed = entry.code === undefined ? undefined : parseResourceCode(entry.code);
    if (parsed?.ok)
      twice(codes, canonicalCode(parsed.code), (other) => ({
        pointer: '/code',
        code: 'duplicate_code',
        severity: 'error',
        message: {
          zh: `信息资源代码 ${entry.code} 已是“${other.name.zh}”的`,
          en: `"${other.name.zh}" already has the code ${entry.code}`,
        },
        mend: {
          zh: '代码不得重复使用；新资源留空，发布时赋予',
          en: 'a code is never used twice; leave a new one blank, it is given at publication',
        },
      }));
    twice(names, `${normaliseName(entry.name.zh)}\n${normaliseName(entry.provider.name)}`, (other) => ({
      pointer: '/name',
      code: 'duplicate_name',
      severity,
      message: {
        zh: `“${entry.name.zh}”与“${other.name.zh}”去掉空格标点后同名，提供方也相同`,
        en: `"${entry.name.zh}" is "${other.name.zh}" but for blanks and punctuation, of the same provider`,
      },
      mend: { zh: '合并，或在名称里写明区别', en: 'merge them, or say the difference in the name' },
    }));
  });
  return [...faults, ...countedUp(entries, severity)];
}

/** 户籍人口1, 户籍人口2, …, of one provider one after another. */
function countedUp(entries: readonly Entry[], severity: 'error' | 'warning'): FaultAt[] {
  return entries.flatMap((entry, at): FaultAt[] => {
    const above = entries[at - 1];
    if (!above || above.provider.name !== entry.provider.name) return [];
    const [a, b] = [numberedStem(above.name.zh), numberedStem(entry.name.zh)];
    if (!b || b.number < 2n) return [];
    const counted = a ? a.stem === b.stem && b.number === a.number + 1n : above.name.zh === b.stem;
    if (!counted) return [];
    // with items of their own they may well be different resources
    const same = sameItems(above, entry) || Math.min(above.items.length, entry.items.length) === 1;
    return [
      {
        at,
        fault: {
          pointer: '/name',
          code: 'name_counted_up',
          severity: same ? severity : 'warning',
          message: {
            zh: `名称“${entry.name.zh}”像是下拉填充时自动编号，上一个是“${above.name.zh}”`,
            en: `the name "${entry.name.zh}" seems counted up by dragging; the one above is "${above.name.zh}"`,
          },
          mend: {
            zh: '同一资源用同一名称；不同资源写明区别',
            en: 'one resource has one name; say what tells two apart',
          },
        },
      },
    ];
  });
}

function sameItems(a: Entry, b: Entry): boolean {
  return a.items.length === b.items.length && a.items.every((item, i) => item.name === b.items[i]?.name);
}
