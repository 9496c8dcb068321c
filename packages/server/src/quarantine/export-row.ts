/**
 * One line of the file that a department mends: its own columns as it wrote them, then why the row was refused, then three columns that say
 * which row of which delivery the line stands for, so that the mended file takes its place (the refinery's `collect/mended.ts`).
 */
import type { DeliveryRecord, QuarantinedRow } from '@kuaishu/refinery';

const REASONS = '_ks_reasons';
const PLACE = ['_ks_delivery', '_ks_row', '_ks_line'] as const;

/** The department's headings in their order, then ours. */
export function exportColumns(rows: readonly QuarantinedRow[]): string[] {
  const own = new Set(rows.flatMap((row) => Object.keys(row.raw)));
  return [...own, REASONS, ...PLACE];
}

export function exportRow(
  row: QuarantinedRow,
  columns: readonly string[],
  deliveries: readonly DeliveryRecord[],
): (string | number | null)[] {
  const delivery = deliveryOf(row, deliveries);
  const marks: Readonly<Record<string, string | number | null>> = {
    [REASONS]: row.reasons.map(reasonText).join('；'),
    _ks_delivery: delivery?.id ?? null,
    // Rows that could not be read as rows have a line only.
    _ks_row: row.step === 'collect' || !delivery ? null : row.row - 1 - delivery.firstRow,
    _ks_line: row.line,
  };
  return columns.map((column) => (column in marks ? (marks[column] ?? null) : (row.raw[column] ?? null)));
}

function deliveryOf(row: QuarantinedRow, deliveries: readonly DeliveryRecord[]): DeliveryRecord | undefined {
  if (row.step === 'collect') return deliveries.find((delivery) => delivery.file === row.file);
  const at = row.row - 1;
  return deliveries.find((delivery) => at >= delivery.firstRow && at < delivery.firstRow + delivery.rows);
}

function reasonText(reason: QuarantinedRow['reasons'][number]): string {
  const { zh } = reason.title;
  return reason.repair ? `${zh}（应为 ${reason.repair}）` : zh;
}
