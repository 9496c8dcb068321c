/** Which rows of a long table stand in sight. Pure: heights in CSS pixels, rows counted from 0. */

export interface Sight {
  readonly total: number;
  /** Height of every row. */
  readonly row: number;
  readonly scrollTop: number;
  /** Height of the place the rows scroll in. */
  readonly viewport: number;
}

export interface RowWindow {
  /** First row drawn, and the one after the last. */
  readonly first: number;
  readonly last: number;
  /** Empty height above the first and below the last. */
  readonly before: number;
  readonly after: number;
}

/** Browsers stop counting at some height (Firefox at 17.8 million pixels): a longer table is drawn this high and scrolls in larger steps. */
const TALLEST = 12_000_000;
/** Rows drawn beyond either edge, so that a fast wheel does not show the ground. */
const BEYOND = 8;

export const tableHeight = ({ total, row }: Pick<Sight, 'total' | 'row'>): number => Math.min(total * row, TALLEST);

export function rowWindow({ total, row, scrollTop, viewport }: Sight): RowWindow {
  const height = tableHeight({ total, row });
  const top = Math.max(0, Math.min(scrollTop, height - viewport));
  const inSight = Math.ceil(viewport / row);
  if (total * row <= TALLEST) {
    const first = Math.max(0, Math.floor(top / row) - BEYOND);
    const last = Math.min(total, Math.floor(top / row) + inSight + 1 + BEYOND);
    return { first, last, before: first * row, after: height - last * row };
  }
  const at = Math.round((top / Math.max(1, height - viewport)) * Math.max(0, total - inSight));
  const first = Math.max(0, at - BEYOND);
  const last = Math.min(total, at + inSight + 1 + BEYOND);
  const before = Math.max(0, Math.min(top - (at - first) * row, height - (last - first) * row));
  return { first, last, before, after: height - before - (last - first) * row };
}

/** Where to scroll so that a row stands in sight: as little as possible. `head` = height that a sticky head covers. */
export function scrollToRow({ total, row, scrollTop, viewport }: Sight, index: number, head: number): number {
  const height = tableHeight({ total, row });
  const room = Math.max(row, viewport - head);
  if (total * row > TALLEST) {
    const { first, last } = rowWindow({ total, row, scrollTop, viewport: room });
    if (index >= first + BEYOND && index < last - BEYOND - 1) return scrollTop;
    const inSight = Math.ceil(room / row);
    return (Math.min(index, total - inSight) / Math.max(1, total - inSight)) * (height - room);
  }
  if (index * row < scrollTop) return index * row;
  if ((index + 1) * row > scrollTop + room) return (index + 1) * row - room;
  return scrollTop;
}
