/** Outline of a band whose ends are upright edges: from (x0, y0…y0+h0) to (x1, y1…y1+h1), with level tangents at both ends. */
export function ribbon(x0: number, y0: number, h0: number, x1: number, y1: number, h1: number): string {
  const mid = (x0 + x1) / 2;
  return `M${r(x0)} ${r(y0)}C${r(mid)} ${r(y0)} ${r(mid)} ${r(y1)} ${r(x1)} ${r(y1)}V${r(y1 + h1)}C${r(mid)} ${r(y1 + h1)} ${r(mid)} ${r(y0 + h0)} ${r(x0)} ${r(y0 + h0)}Z`;
}

/** Coordinates of pictures need no more than a tenth of a pixel. */
export const r = (value: number): number => Math.round(value * 10) / 10;

/** The longest rows first; those beyond `most` put together into one that says how many it holds. */
export function withRest<Row extends { readonly rows: number }>(
  rows: readonly Row[],
  most: number,
): { shown: Row[]; rest: { readonly count: number; readonly rows: number } | null } {
  const sorted = rows.toSorted((a, b) => b.rows - a.rows);
  if (sorted.length <= most) return { shown: sorted, rest: null };
  const others = sorted.slice(most - 1);
  return {
    shown: sorted.slice(0, most - 1),
    rest: { count: others.length, rows: others.reduce((sum, row) => sum + row.rows, 0) },
  };
}
