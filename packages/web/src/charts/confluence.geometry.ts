/** 条汇成块: strips as ribbons whose widths are their rows, running together into the province, and from it to the blocks. */
import { r, ribbon } from './ribbon.ts';

export interface StripRow {
  readonly key: string;
  readonly rows: number;
}

export interface ConfluenceSize {
  /** Where the level part of a ribbon ends and where all have met. */
  readonly bend: number;
  readonly mouth: number;
  /** Where they end, under the map. */
  readonly end: number;
  /** Middle of the mouth, and the height that all rows together have there. */
  readonly middle: number;
  readonly height: number;
  /** Where the first row begins and the last one ends; a row is its label and, under it, its ribbon. */
  readonly top: number;
  readonly bottom: number;
  readonly label: number;
}

export const WIDE: ConfluenceSize = {
  bend: 232,
  mouth: 336,
  end: 418,
  middle: 240,
  height: 64,
  top: 62,
  bottom: 446,
  label: 24,
};

export interface Strand {
  readonly key: string;
  readonly path: string;
  readonly y: number;
  readonly width: number;
}

/** Widths sum to `height`: a row is as wide at its source as in the mouth. A strip with rows is never thinner than a hair. */
export function strands(rows: readonly StripRow[], size: ConfluenceSize = WIDE): Strand[] {
  const total = rows.reduce((sum, row) => sum + row.rows, 0);
  let at = size.middle - size.height / 2;
  // Rows share what labels and ribbons leave, but do not drift apart when they are few.
  const gap = Math.min(
    16,
    (size.bottom - size.top - size.height - rows.length * size.label) / Math.max(1, rows.length - 1),
  );
  let y = size.top;
  return rows.map((row) => {
    const width = total === 0 ? 0 : (row.rows / total) * size.height;
    const drawn = row.rows > 0 ? Math.max(width, 0.8) : 0;
    y += size.label;
    const place = y;
    const mid = (size.bend + size.mouth) / 2 + 10;
    const back = (size.bend + size.mouth) / 2 - 10;
    const path = `M0 ${r(y)}H${size.bend}C${mid} ${r(y)} ${back} ${r(at)} ${size.mouth} ${r(at)}H${size.end}V${r(at + drawn)}H${size.mouth}C${back} ${r(at + drawn)} ${mid} ${r(y + drawn)} ${size.bend} ${r(y + drawn)}H0Z`;
    at += width;
    y += drawn + Math.max(0, gap);
    return { key: row.key, path, y: place, width: drawn };
  });
}

export interface Outlet {
  readonly key: string;
  readonly rows: number;
  /** Middle of the tile it leads to. */
  readonly y: number;
}

/** Ribbons from the block to its products; their widths at the block sum to `height`. */
export function outlets(
  targets: readonly Outlet[],
  from: { readonly x: number; readonly y: number; readonly height: number },
  to: number,
): { key: string; path: string }[] {
  const total = targets.reduce((sum, target) => sum + target.rows, 0);
  let at = from.y - from.height / 2;
  return targets.map((target) => {
    const width = total === 0 ? 0 : Math.max(0.8, (target.rows / total) * from.height);
    const path = ribbon(from.x, at, width, to, target.y - width / 2, width);
    at += total === 0 ? 0 : (target.rows / total) * from.height;
    return { key: target.key, path };
  });
}
