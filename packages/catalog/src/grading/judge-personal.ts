/** Which items of an entry are 个人信息, which of them sensitive, and why. */
import type { Name2, ResolvedItem } from '../derive/plan.ts';
import type { Entry } from '../entry.ts';
import {
  IDENTIFYING,
  OF_MINORS,
  PERSONAL_CATEGORIES,
  type PersonalCategory,
  personalKindOf,
  personalKindOfHeading,
} from './personal-information.ts';

export interface PersonalItem {
  readonly category: PersonalCategory;
  readonly sensitive: boolean;
  /** The kind, and each reason for which it is sensitive. */
  readonly reasons: readonly Name2[];
}

const MINORS = /儿童|幼儿|婴儿|新生儿|未成年|小学|中小学|学前|义务教育|少年|孤儿|预防接种/u;
const MINOR_REASON: Name2 = {
  zh: '涉及不满十四周岁未成年人的个人信息（个人信息保护法第二十八条、第三十一条）',
  en: 'may concern children under fourteen (Personal Information Protection Law arts. 28, 31)',
};

/** By item; null where an item says nothing of a natural person. */
export function personalItems(entry: Entry, resolved: readonly ResolvedItem[]): (PersonalItem | null)[] {
  if (!aboutPersons(entry, resolved)) return resolved.map(() => null);
  const minors = aboutMinors(entry, resolved);
  return resolved.map((item) => {
    const kind = item.element ? personalKindOf(item.element.id) : personalKindOfHeading(item.name);
    if (!kind) return null;
    const name = PERSONAL_CATEGORIES[kind.category];
    return {
      category: kind.category,
      sensitive: kind.sensitive !== undefined || minors,
      reasons: [
        { zh: `${name.zh}（GB/T 35273-2020 附录A）`, en: `${name.en} (GB/T 35273-2020 annex A)` },
        ...(kind.sensitive ? [kind.sensitive] : []),
        ...(minors ? [MINOR_REASON] : []),
      ],
    };
  });
}

/** Rows are about natural persons, or name one: an address is personal beside a name, not beside a company alone; sums over people are not. */
function aboutPersons(entry: Entry, resolved: readonly ResolvedItem[]): boolean {
  if (entry.subject === 'indicator') return false;
  return (
    entry.subject === 'person' ||
    resolved.some(({ element, name }) =>
      element ? IDENTIFYING.has(element.id) : personalKindOfHeading(name) !== undefined,
    )
  );
}

function aboutMinors(entry: Entry, resolved: readonly ResolvedItem[]): boolean {
  return MINORS.test(entry.name.zh) || resolved.some(({ element }) => element && OF_MINORS.has(element.id));
}
