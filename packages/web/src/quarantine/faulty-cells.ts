/** Which cells of a refused row to show first: the faulty ones, then the row's beginning. */
import type { QuarantinedRow } from '@kuaishu/api';

type Cell = QuarantinedRow['cells'][number];
const CLOSED = 6;

/** A cell is faulty when a reason quotes its value, or names its heading. */
export function isFaulty(cell: Cell, row: Pick<QuarantinedRow, 'reasons'>): boolean {
  return row.reasons.some(
    (reason) =>
      (reason.value !== undefined && reason.value !== null && reason.value !== '' && reason.value === cell.value) ||
      reason.title.zh.includes(`“${cell.heading}”`) ||
      reason.title.zh.startsWith(cell.heading),
  );
}

export function cellsToShow(
  row: Pick<QuarantinedRow, 'cells' | 'reasons'>,
  open: boolean,
): { shown: { cell: Cell; faulty: boolean }[]; hidden: number } {
  const all = row.cells.map((cell) => ({ cell, faulty: isFaulty(cell, row) }));
  if (open || all.length <= CLOSED) return { shown: all, hidden: 0 };
  const chosen = new Set([...all.filter((one) => one.faulty), ...all.filter((one) => !one.faulty)].slice(0, CLOSED));
  return { shown: all.filter((one) => chosen.has(one)), hidden: all.length - CLOSED };
}
