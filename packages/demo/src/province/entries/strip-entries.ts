/** The refinery's strips as the province's catalogue has them: the same resources and items, with what publication asks for beside. */
import type { Entry } from '@kuaishu/catalog';
import { element } from '@kuaishu/standards';
import { entryOf } from '../../entries.ts';
import { STRIPS } from '../../strips/all.ts';
import { DEPARTMENTS } from '../../strips/departments.ts';
import { functionOf } from '../organisations/functions.ts';

const PERSONAL = '《中华人民共和国个人信息保护法》第二十五条';
const BUSINESS = '《中华人民共和国政府信息公开条例》第十五条';

/** Key of the organisation whose strip it is. */
export function stripOwner(entry: Pick<Entry, 'provider'>): string {
  const owners: Readonly<Record<keyof typeof DEPARTMENTS, string>> = {
    police: 'gz.ga',
    traffic: 'gz.jj',
    socialSecurity: 'gz.rs',
    health: 'gz.wj',
    education: 'gz.jy',
    civilAffairs: 'gz.mz',
    disabled: 'gz.cl',
    medicalInsurance: 'gz.yb',
    market: 'gz.sc',
    tax: 'gz.sw',
    naturalResources: 'gz.zr',
    housing: 'gz.zj',
    statistics: 'gz.tj',
    agriculture: 'gz.ny',
  };
  const found = (Object.keys(owners) as (keyof typeof DEPARTMENTS)[]).find(
    (name) => DEPARTMENTS[name].name === entry.provider.name,
  );
  if (!found) throw new Error(`no department provides ${entry.provider.name}`);
  return owners[found];
}

export function stripEntries(): readonly Entry[] {
  return STRIPS.map((strip) => {
    const { source: _source, ...entry } = entryOf(
      strip,
      strip.file.kind === 'csv' ? strip.file.extension : strip.file.kind,
    );
    const owner = functionOf(stripOwner(entry).slice(3));
    return {
      ...entry,
      // the guide's classes for departments are provinces; the field itself stands as the theme
      class: entry.class?.kind === 'department' ? { kind: 'department', category: '贵州省' } : entry.class,
      classification: { theme: owner.theme },
      ...publishable(entry),
    } as Entry;
  });
}

/** Grade, and for what is not open its legal basis; for what is open though internal, how. */
function publishable(entry: Entry): Pick<Entry, 'grade' | 'opening'> {
  const internal = entry.items.some(({ element: id }) => id === undefined || element(id)?.grade === 'yellow');
  const { open, ...rest } = entry.opening ?? { open: false };
  const basis = entry.subject === 'person' ? PERSONAL : BUSINESS;
  const opening = open
    ? { ...rest, open, ...(internal ? { condition: rest.condition ?? '内部信息项脱敏后开放' } : {}) }
    : { ...rest, open, basis };
  return { grade: internal || !open ? 'yellow' : 'green', opening };
}
