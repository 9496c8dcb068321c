/** Data elements as one types: what a heading means first, then names and initials that begin with it, then those that hold it. */
import { type DataElement, elements, elementsByHeading, normaliseHeading } from '@kuaishu/standards';

const MOST = 20;

export function elementsLike(text: string): { id: string; name: { zh: string; en: string }; initials: string }[] {
  const asked = normaliseHeading(text);
  const words = (one: DataElement): string[] =>
    [one.id, one.name.zh, one.name.en, one.initials, ...one.aliases].map(normaliseHeading);
  const found = new Set<DataElement>(elementsByHeading(text));
  if (asked !== '') {
    for (const one of elements) if (words(one).some((word) => word.startsWith(asked))) found.add(one);
    for (const one of elements) if (words(one).some((word) => word.includes(asked))) found.add(one);
  }
  return [...found]
    .slice(0, MOST)
    .map(({ id, name, initials }) => ({ id, name: { zh: name.zh, en: name.en }, initials }));
}
