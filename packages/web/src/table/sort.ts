/** Sorting as it stands in an address: the column's key, with `-` before it for the greatest first. */

export interface SortedBy {
  readonly key: string;
  readonly down: boolean;
}

export function sortedBy(sort: string | undefined): SortedBy | null {
  if (!sort) return null;
  return sort.startsWith('-') ? { key: sort.slice(1), down: true } : { key: sort, down: false };
}

/** What a press on a head asks for next: upwards, downwards, as it was. Figures begin with the greatest. */
export function nextSort(sort: string | undefined, key: string, figures: boolean): string | undefined {
  const [first, second] = figures ? [`-${key}`, key] : [key, `-${key}`];
  return sort === first ? second : sort === second ? undefined : first;
}

export type SortValue = string | number | null | undefined;

/** In order by what `read` says; what has no value comes last either way; equals stay as they were. */
export function inOrder<Row>(
  rows: readonly Row[],
  sort: string | undefined,
  read: (row: Row, key: string) => SortValue,
): readonly Row[] {
  const by = sortedBy(sort);
  if (!by) return rows;
  const sign = by.down ? -1 : 1;
  return rows.toSorted((left, right) => {
    const [a, b] = [read(left, by.key) ?? null, read(right, by.key) ?? null];
    if (a === null || b === null) return Number(a === null) - Number(b === null);
    if (typeof a === 'number' && typeof b === 'number') return sign * (a - b);
    return sign * String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
  });
}
