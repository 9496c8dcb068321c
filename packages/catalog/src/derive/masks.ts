import type { Grade, Mask } from '@kuaishu/standards';
import type { ResolvedItem } from './plan.ts';

const HEIGHT: Readonly<Record<Grade, number>> = { green: 0, yellow: 1, red: 2 };

/** From most shown to least. */
const STRICTNESS: Readonly<Record<Mask['method'], number>> = {
  keep: 0,
  truncate: 1,
  generalise: 2,
  cover: 3,
  shift_date: 4,
  pseudonym: 5,
  drop: 6,
};

/** 就高: an attribute that several resources give takes the highest of their grades. */
export function highestGrade(grades: readonly Grade[]): Grade {
  return grades.reduce<Grade>((high, grade) => (HEIGHT[grade] > HEIGHT[high] ? grade : high), 'green');
}

/** 就严: and the strictest of their masks, so that no department's protection is undone by another's. */
export function deriveMask(items: readonly ResolvedItem[]): Mask {
  return items
    .map((item) => item.mask)
    .reduce(
      (strict, mask) => (STRICTNESS[mask.method] > STRICTNESS[strict.method] ? mask : strict),
      items[0]?.mask ?? { method: 'keep' },
    );
}

/** Grade and mask of each attribute of one subject, over all items that give it. */
export function deriveMasks(
  items: readonly ResolvedItem[],
): ReadonlyMap<string, { readonly grade: Grade; readonly mask: Mask }> {
  const groups = Map.groupBy(items, (item) => item.attribute);
  return new Map(
    [...groups].map(([attribute, group]) => [
      attribute,
      { grade: highestGrade(group.map((item) => item.grade)), mask: deriveMask(group) },
    ]),
  );
}
