/**
 * The quarantine of one resource as CSV for its department: the rows as delivered, what is wrong with each, and the three columns by which a
 * mended row finds the one it stands for. Mended, the file goes to `sources/mended/<resource>/`.
 */
import { csvLine } from '@kuaishu/engine';
import { MENDED_COLUMNS, REASONS_COLUMN } from '../collect/mended.ts';
import type { LocatedRow } from './quarantine.ts';

/** UTF-8 with BOM, so that spreadsheets read the Chinese. Cells that a spreadsheet would run as a formula are neutralised. */
export function quarantineCsv(rows: readonly LocatedRow[], lang: 'zh' | 'en'): string {
  const headings = [...new Set(rows.flatMap((r) => [...(r.headings ?? []), ...Object.keys(r.raw)]))].filter(
    (h) => !MENDED_COLUMNS.some((m) => m === h),
  );
  const lines = rows.map((row) =>
    csvLine([
      ...headings.map((h) => row.raw[h] ?? null),
      [...row.reasons.map((r) => r.title[lang]), ...(row.rawLine === null ? [] : [row.rawLine])].join('；'),
      row.delivery,
      row.position === null ? null : String(row.position),
      row.position === null && row.line !== null ? String(row.line) : null,
    ]),
  );
  return `\uFEFF${csvLine([...headings, REASONS_COLUMN, ...MENDED_COLUMNS])}${lines.join('')}`;
}
