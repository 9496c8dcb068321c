/** Data elements as one types: what a heading means first, then names and initials that begin with it, then those that hold it. Or by their ids. */
import type { ElementView } from '@kuaishu/api';
import { type DataElement, element, elements, elementsByHeading, normaliseHeading } from '@kuaishu/standards';

const MOST = 20;

export function elementsLike(text: string): ElementView[] {
  const asked = normaliseHeading(text);
  const words = (one: DataElement): string[] =>
    [one.id, one.name.zh, one.name.en, one.initials, ...one.aliases].map(normaliseHeading);
  const found = new Set<DataElement>(elementsByHeading(text));
  if (asked !== '') {
    for (const one of elements) if (words(one).some((word) => word.startsWith(asked))) found.add(one);
    for (const one of elements) if (words(one).some((word) => word.includes(asked))) found.add(one);
  }
  return [...found].slice(0, MOST).map(viewOf);
}

/** In the order asked; what is no element is left out. */
export const elementsOf = (ids: readonly string[]): ElementView[] => ids.flatMap((id) => element(id) ?? []).map(viewOf);

const viewOf = ({ id, name, initials, type, length, grade }: DataElement): ElementView => ({
  id,
  name: { zh: name.zh, en: name.en },
  initials,
  type,
  length: length ?? null,
  grade,
});
