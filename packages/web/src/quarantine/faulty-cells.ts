/** Which cells of a refused row are those it was refused for. */
import type { QuarantinedRow } from '@kuaishu/api';

type Cell = QuarantinedRow['cells'][number];

/** A cell is faulty when a reason quotes its value, or names its heading. */
export function isFaulty(cell: Cell, row: Pick<QuarantinedRow, 'reasons'>): boolean {
  return row.reasons.some(
    (reason) =>
      (reason.value !== undefined && reason.value !== null && reason.value !== '' && reason.value === cell.value) ||
      reason.title.zh.includes(`“${cell.heading}”`) ||
      reason.title.zh.startsWith(cell.heading),
  );
}
